import type {Added} from '../../ledger/standing.ts';
import {additionIn} from '../../ledger/standing.ts';
import type {EntryBody} from '../../model/entry.ts';
import {hiddenAmong, type Listed} from '../additions.ts';
import type {Row} from '../driver.ts';
import type {AddedBy} from '../filters.ts';
import {documentFrom, parseKept, REPLACED} from '../rows.ts';
import {claimRow, standingAbout, update} from './derive.ts';
import type {Statements} from './statements.ts';

/**
 * Rows of claims that people added are numbered from here on, by their entries: so their place in lists follows from the log, and they never
 * meet the numbers of claims that were read.
 */
export const FIRST_ADDED = 2 ** 40;

/** Takes over what the decisions about a claim say of whether a person added it. */
export function deriveAddition(sql: Statements, target: string): void {
  const before = sql('select n, document from claims where target = ? and added is not null').get(target);
  const added = additionIn(standingAbout(sql, target));
  if (before === undefined && added === null) return;
  sql('delete from claims where target = ? and added is not null').run(target);
  const touched = new Set<number>();
  if (before !== undefined) touched.add(Number(before['document']));
  const document = added === null ? null : insertAdded(sql, added);
  if (document !== null) touched.add(document);
  for (const n of touched) settleClaims(sql, n);
}

/** Puts every claim that people added into a table that has none of them. */
export function deriveAdditions(sql: Statements): void {
  for (const added of additionsIn(sql)) insertAdded(sql, added);
}

/** The additions that stand, in the order of the log. */
export function additionsIn(sql: Statements): Added[] {
  const targets = new Set<string>();
  for (const {body} of sql(`select body from entries where instr(body, '"decision":"add"') > 0 order by idx`).all()) {
    const entry = parseKept<EntryBody>('An entry of the log', body);
    if (entry.kind === 'decision' && entry.decision === 'add') targets.add(entry.target);
  }
  return [...targets]
    .flatMap((target) => additionIn(standingAbout(sql, target)) ?? [])
    .sort((a, b) => a.entry - b.entry);
}

/** Every column of the row of an added claim; `null` where its report is not kept. */
export function addedRow(sql: Statements, {entry, decision: {claim}}: Added) {
  const row = sql('select n, text, members from documents where id = ?').get(claim.document);
  if (row === undefined) return null;
  const document = documentFrom(String(row['text']), String(row['members']));
  return {n: FIRST_ADDED + entry, ...claimRow(sql, Number(row['n']), claim, document), added: entry};
}

function insertAdded(sql: Statements, added: Added): number | null {
  const row = addedRow(sql, added);
  if (row === null) return null;
  const names = Object.keys(row);
  const marks = names.map(() => '?').join(', ');
  sql(`insert into claims (${names.join(', ')}) values (${marks})`).run(...Object.values(row));
  return row.document;
}

/** Says of each claim of a report whether another stands in its place, and of the report how many stand. */
export function settleClaims(sql: Statements, document: number): void {
  const of = sql('select text, members from documents where n = ?').get(document);
  const report = documentFrom(String(of?.['text']), String(of?.['members']));
  const rows = rowsOfReport(sql, document);
  const hidden = hiddenAmong(rows);
  for (const row of rows) {
    const {json: _, ...derived} = claimRow(sql, document, row.claim, report, hidden.has(row));
    update(sql, 'claims', row.n, derived);
  }
  update(sql, 'documents', document, {claims: rows.length - hidden.size});
}

interface ListedRow extends Listed {
  readonly n: number;
  readonly row: Row;
}

/** All claims of a report, whether they stand or not. */
export function rowsOfReport(sql: Statements, document: number): ListedRow[] {
  return sql('select * from claims where document = ? order by n')
    .all(document)
    .map((row) => ({
      n: Number(row['n']),
      claim: parseKept('A claim', row['json']),
      added: row['added'] === null ? null : Number(row['added']),
      row,
    }));
}

/** Whether people added claims to a report. */
export function hasAdditions(sql: Statements, document: number): boolean {
  return sql('select 1 from claims where document = ? and added is not null limit 1').get(document) !== undefined;
}

/** Who added a claim, by the entry that keeps it; `null` where nobody did. */
export function addedByOf(sql: Statements, entry: number | null): AddedBy | null {
  const json = entry === null ? undefined : sql('select body from entries where idx = ?').get(entry)?.['body'];
  const body = json === undefined ? null : parseKept<EntryBody>('An entry of the log', json);
  if (entry === null || body?.kind !== 'decision') return null;
  const added = additionIn(standingAbout(sql, body.target));
  return added === null ? null : {entry, at: body.at, by: added.decision.by, why: added.decision.why};
}

/** Claims with this review are not listed. */
export const IS_LISTED = `review <> '${REPLACED}'`;
