import type {Claim} from '../../src/model/claim.ts';
import {overlaps, type Span} from '../../src/model/span.ts';
import type {Case, Column, Expected} from './case.ts';
import {figureToValue, timeToCell} from './value.ts';

/** How the claims that were read differ from those expected; no lines where they agree. */
export function differences(one: Case, claims: readonly Claim[]): string[] {
  const pairs = pair(one, claims);
  const paired = new Set(pairs.values());
  const lines = one.expected.flatMap((row) => {
    const claim = pairs.get(row);
    if (claim === undefined) return [`- missing: ${rowToLine(row)}`];
    const wrong = wrongCells(row, claim);
    return wrong.length === 0 ? [] : [`~ ${row.cells.effect} "${claim.figure.text}": ${wrong.join('; ')}`];
  });
  if (one.others) return lines;
  const extra = claims.filter((claim) => !paired.has(claim));
  return [...lines, ...extra.map((claim) => `+ not expected: ${claimToLine(claim)}`)];
}

/**
 * Which claim answers to which row: the same effect, and a figure where the row's words stand.
 *
 * Words that stand twice in the text go to the rows in their order; the pair with the fewest wrong cells comes first.
 */
export function pair(one: Case, claims: readonly Claim[]): Map<Expected, Claim> {
  const candidates = one.expected.flatMap((row, r) =>
    claims.flatMap((claim, c) => {
      const near = claim.effect === row.cells.effect && stands(one.text, row.cells.figure ?? '', claim.figure);
      return near ? [{row, claim, cost: wrongCells(row, claim).length * 1000 + Math.abs(r - c)}] : [];
    }),
  );
  candidates.sort((a, b) => a.cost - b.cost);
  const pairs = new Map<Expected, Claim>();
  const taken = new Set<Claim>();
  for (const {row, claim} of candidates) {
    if (pairs.has(row) || taken.has(claim)) continue;
    pairs.set(row, claim);
    taken.add(claim);
  }
  return pairs;
}

/** Whether `span` shares a character with a place where `words` stand in the text. */
function stands(text: string, words: string, span: Span): boolean {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    if (overlaps(span, {start: at, end: at + words.length})) return true;
  }
  return false;
}

function wrongCells(row: Expected, claim: Claim): string[] {
  return wrongColumns(row, claim).map(
    (column) => `${column} should be ${row.cells[column] ?? '–'}, is ${cellOf(claim, column) ?? '–'}`,
  );
}

/** The columns in which the claim is not what the row wants. */
export function wrongColumns(row: Expected, claim: Claim): Column[] {
  return (Object.keys(row.cells) as Column[]).filter(
    (column) => !agrees(column, row.cells[column] ?? null, cellOf(claim, column), claim),
  );
}

function agrees(column: Column, wanted: string | null, found: string | null, claim: Claim): boolean {
  if (wanted === null || found === null) return wanted === found;
  switch (column) {
    case 'figure':
      // Where one person's description begins and ends is a matter of taste; a count word is not.
      return claim.figure.implied || wanted === found;
    case 'affected':
    case 'speaker':
    case 'place':
      return plain(found).includes(plain(wanted));
    case 'via':
      return plain(found) === plain(wanted);
    default:
      return wanted === found;
  }
}

/** The claim's part as a case would write it. */
function cellOf(claim: Claim, column: Column): string | null {
  switch (column) {
    case 'figure':
      return claim.figure.text;
    case 'effect':
      return claim.effect;
    case 'value':
      return figureToValue(claim.figure);
    case 'affected':
      return claim.affected.text;
    case 'class':
      return claim.affected.class;
    case 'speaker':
      return claim.speaker && (claim.speaker.name ?? claim.speaker.text);
    case 'speaker class':
      return claim.speaker?.class ?? null;
    case 'via':
      return claim.via.length === 0 ? null : claim.via.join(' > ');
    case 'stance':
      return claim.stance;
    case 'place':
      return claim.place?.text ?? null;
    case 'time':
      return claim.time && timeToCell(claim.time);
    case 'scope':
      return claim.scope;
    case 'implied':
      return claim.figure.implied ? 'yes' : 'no';
  }
}

function rowToLine({cells}: Expected): string {
  const rest = (Object.keys(cells) as Column[]).filter((column) => column !== 'figure' && column !== 'effect');
  return `${cells.effect} "${cells.figure}" ${rest.map((column) => `${column} ${cells[column] ?? '–'}`).join(', ')}`;
}

/** One claim on one line, its empty parts left out. */
export function claimToLine(claim: Claim): string {
  const parts = [`${claim.effect} "${claim.figure.text}" = ${figureToValue(claim.figure)}`];
  parts.push(`of ${claim.affected.text ? `"${claim.affected.text}" ` : ''}(${claim.affected.class})`);
  if (claim.speaker) parts.push(`by "${claim.speaker.name ?? claim.speaker.text}" (${claim.speaker.class})`);
  if (claim.via.length > 0) parts.push(`via ${claim.via.join(' > ')}`);
  if (claim.stance !== 'asserted') parts.push(claim.stance);
  if (claim.place) parts.push(`at "${claim.place.text}"`);
  if (claim.time) parts.push(timeToCell(claim.time));
  parts.push(claim.scope);
  if (claim.figure.implied) parts.push('implied');
  return parts.join(' ');
}

/** Without case, article and typographic quotation marks. */
function plain(words: string): string {
  return words
    .replace(/[‘’]/g, "'")
    .replace(/^(the|an?)\s+/i, '')
    .toLowerCase();
}
