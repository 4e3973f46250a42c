import type {Claim} from '../model/claim.ts';
import type {Document} from '../model/document.ts';
import type {Span} from '../model/span.ts';
import {sayClaim, sayPlace, saySpeaker} from '../say/claim.ts';
import {sayDay, sayTime} from '../say/time.ts';
import {visible} from '../say/visible.ts';
import {MARK, pad, wrap} from './wrap.ts';

/** How a table is drawn. */
export interface TableStyle {
  /** Columns of the terminal. */
  readonly width: number;
  readonly colour: boolean;
}

/** A sentence and the claims read from it. */
interface Passage {
  readonly sentence: Span;
  readonly claims: Claim[];
}

const HEADINGS = ['Claim', 'Who says so', 'Where', 'When'] as const;
const GAP = 2;
/** Below this there is no room for four columns; each claim is then a few lines. */
const NARROW = 72;
/** A sentence longer than this is shown around its marks only. */
const LONGEST_SENTENCE = 600;

/** The line of headings that stands above all reports; nothing on a narrow terminal. */
export function drawHeadings(style: TableStyle): string {
  return style.width < NARROW ? '' : drawHead(HEADINGS, columnWidths(style.width), style);
}

/**
 * One report's claims for a terminal: what is claimed, who says so, where and when; under each group the sentence itself with
 * the words of figure and effect marked.
 *
 * Words of the report pass through `visible`, so that they can neither command the terminal nor deceive the eye.
 */
export function drawReport(
  document: Document,
  claims: readonly Claim[],
  sentenceOf: (claim: Claim) => Span,
  style: TableStyle,
): string {
  const paint = painter(style);
  const about = [document.source.publisher, document.published && sayDay(document.published)];
  const heading = wrap(visible(titleOf(document)), style.width).map(paint.bold);
  const source = wrap(visible(about.filter((part) => part !== null && part !== '').join(' · ')), style.width).map(
    paint.dim,
  );
  const body =
    claims.length === 0
      ? [[paint.dim('No claims.')]]
      : passages(claims, sentenceOf).map((each) => drawPassage(each, document, style));
  return `${[...heading, ...source, ...body.flatMap((lines) => ['', ...lines])].join('\n')}\n\n`;
}

function titleOf({title, text, source, id}: Document): string {
  if (title !== null) return text.slice(title.start, title.end);
  // A hash is no name: its first letters are enough to tell two reports apart.
  return source.headline ?? (id === source.digest ? `Report ${id.slice(0, 8)}` : id);
}

function passages(claims: readonly Claim[], sentenceOf: (claim: Claim) => Span): Passage[] {
  const found: Passage[] = [];
  for (const claim of claims) {
    const sentence = sentenceOf(claim);
    const last = found.at(-1);
    if (last?.sentence.start === sentence.start) last.claims.push(claim);
    else found.push({sentence, claims: [claim]});
  }
  return found;
}

function drawPassage({sentence, claims}: Passage, document: Document, style: TableStyle): string[] {
  const paint = painter(style);
  const rows = claims.flatMap((claim) => drawClaim(claim, style));
  const words = markWords(document.text, sentence, claims);
  return [...rows, ...wrap(words, style.width - 2).map((line) => `${paint.dim('│')} ${paint.marks(line)}`)];
}

/** A claim by itself: what, who, where and when; its words in their paragraph; and a line about it. */
export function drawOne(
  document: Document,
  claim: Claim,
  about: readonly (string | null)[],
  style: TableStyle,
): string {
  const paint = painter(style);
  const line = about.filter((part) => part !== null && part !== '').join(' · ');
  const words = markWords(document.text, paragraphOf(document.text, claim), [claim]);
  const lines = [
    ...drawClaim(claim, style),
    ...wrap(words, style.width - 2).map((each) => `${paint.dim('│')} ${paint.marks(each)}`),
    ...wrap(visible(line), style.width).map(paint.dim),
  ];
  return `${lines.join('\n')}\n\n`;
}

/** Where the paragraph that a claim stands in begins and ends. */
function paragraphOf(text: string, {content, figure, trigger}: Claim): Span {
  const [first, last] = [
    Math.min(content.start, figure.start, trigger.start),
    Math.max(content.end, figure.end, trigger.end),
  ];
  const end = text.indexOf('\n', last);
  return {start: text.lastIndexOf('\n', first - 1) + 1, end: end < 0 ? text.length : end};
}

/** One row of any table: cells in columns of these widths, as high as its highest cell; the first stands out. */
export function drawRow(cells: readonly string[], widths: readonly number[], style: TableStyle): string[] {
  const paint = painter(style);
  const columns = cells.map((cell, k) => wrap(visible(cell), widths[k] ?? 1));
  const height = Math.max(1, ...columns.map((lines) => lines.length));
  return Array.from({length: height}, (_, i) =>
    columns
      .map((lines, k) => {
        const cell = pad(lines[i] ?? '', widths[k] ?? 0);
        return k === 0 ? paint.bold(cell) : cell;
      })
      .join(' '.repeat(GAP))
      .trimEnd(),
  );
}

/** The headings of any table. */
export function drawHead(headings: readonly string[], widths: readonly number[], style: TableStyle): string {
  const paint = painter(style);
  const line = headings.map((heading, k) => pad(heading, widths[k] ?? 0)).join(' '.repeat(GAP));
  return `${paint.dim(line.trimEnd())}\n${paint.dim('─'.repeat(style.width))}\n`;
}

/** Words that stand back. */
export function drawDim(words: string, style: TableStyle): string[] {
  return wrap(visible(words), style.width).map(painter(style).dim);
}

function drawClaim(claim: Claim, style: TableStyle): string[] {
  const paint = painter(style);
  const cells = [sayClaim(claim), saySpeaker(claim.speaker, claim.via), sayPlace(claim.place), sayTime(claim.time)];
  if (style.width < NARROW) {
    const [what = '', ...rest] = cells.map(visible);
    return [
      ...wrap(what, style.width).map(paint.bold),
      ...wrap(rest.filter((cell) => cell !== '–').join('; '), style.width),
    ];
  }
  return drawRow(cells, columnWidths(style.width), style);
}

function columnWidths(width: number): number[] {
  const when = 14;
  const rest = width - when - 3 * GAP;
  const who = Math.floor(rest * 0.36);
  const where = Math.floor(rest * 0.22);
  return [rest - who - where, who, where, when];
}

/** The sentence's words with marks around the figures and effects of its claims. */
function markWords(text: string, sentence: Span, claims: readonly Claim[]): string {
  const spans = claims
    .flatMap(({figure, trigger}): Span[] => [figure, trigger])
    .filter((span) => span.start >= sentence.start && span.end <= sentence.end)
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const last = Math.max(...spans.map((span) => span.end), sentence.start);
  const end = Math.min(sentence.end, Math.max(last + LONGEST_SENTENCE / 3, sentence.start + LONGEST_SENTENCE));
  const first = spans[0]?.start ?? sentence.start;
  let at =
    end - sentence.start > LONGEST_SENTENCE ? Math.max(sentence.start, first - LONGEST_SENTENCE / 3) : sentence.start;
  let words = at > sentence.start ? '…' : '';
  for (const span of spans) {
    if (span.start < at) continue;
    words += `${visible(text.slice(at, span.start))}${MARK.from}${visible(text.slice(span.start, span.end))}${MARK.to}`;
    at = span.end;
  }
  return `${words}${visible(text.slice(at, end))}${end < sentence.end ? '…' : ''}`;
}

function painter({colour}: TableStyle) {
  const paint = (code: number, off: number) => (words: string) =>
    colour && words !== '' ? `\x1b[${code}m${words}\x1b[${off}m` : words;
  const [from, to] = colour ? ['\x1b[1;33m', '\x1b[22;39m'] : ['«', '»'];
  return {
    bold: paint(1, 22),
    dim: paint(2, 22),
    marks: (words: string) => words.replaceAll(MARK.from, from).replaceAll(MARK.to, to),
  };
}
