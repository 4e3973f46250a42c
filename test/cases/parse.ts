import {AFFECTED_CLASSES, EFFECTS, SCOPES, SPEAKER_CLASSES, STANCES} from '../../src/model/claim.ts';
import type {Span} from '../../src/model/span.ts';
import type {Case, Column, Expected} from './case.ts';
import {COLUMNS} from './case.ts';
import {isTime, isValue} from './value.ts';

/** A case file that cannot be understood: the message begins with the file and the line. */
export class BadCase extends Error {
  constructor(file: string, line: number, message: string) {
    super(`${file}:${line}: ${message}`);
    this.name = 'BadCase';
  }
}

interface Line {
  readonly number: number;
  readonly text: string;
}

/** Reads one file of cases; `cases/README.md` describes the format. */
export function parseCases(file: string, source: string): Case[] {
  const lines = source.split(/\r?\n/).map((text, i): Line => ({number: i + 1, text: text.trim()}));
  const topic = lines[0]?.text.match(/^# (.+)$/)?.[1];
  if (topic === undefined) throw new BadCase(file, 1, 'the first line must be the topic: "# Figures".');

  const starts = lines.flatMap((line, i) => (line.text.startsWith('## ') ? [i] : []));
  const cases = starts.map((from, k) => parseCase(file, topic, lines.slice(from, starts[k + 1])));
  const seen = new Map<string, number>();
  for (const one of cases) {
    const before = seen.get(one.title);
    if (before !== undefined) throw new BadCase(file, one.line, `line ${before} has a case of the same title.`);
    seen.set(one.title, one.line);
  }
  return cases;
}

function parseCase(file: string, topic: string, lines: readonly Line[]): Case {
  const [heading, ...body] = lines as readonly [Line, ...Line[]];
  const blocks = blocksOf(body);
  const paragraphs: string[] = [];
  let headline: Span | null = null;
  let published: string | null = null;
  let others = false;
  let expected: Expected[] | null = null;

  for (const block of blocks) {
    const first = block[0] as Line;
    const text = block.map((line) => line.text).join(' ');
    const date = text.match(/^Published (.+)\.$/);
    if (first.text.startsWith('|')) {
      if (expected !== null) throw new BadCase(file, first.number, 'a case has one table, or "No claims.".');
      expected = parseTable(file, block);
    } else if (date !== null && paragraphs.length === 0) {
      published = date[1] ?? '';
      if (!/^\d{4}-\d\d-\d\d$/.test(published))
        throw new BadCase(file, first.number, `"${published}" is no day: write "Published 2022-01-06.".`);
    } else if (text === 'And more.') {
      others = true;
    } else if (text === 'No claims.') {
      if (expected !== null) throw new BadCase(file, first.number, 'a case has one table, or "No claims.".');
      expected = [];
    } else {
      const bold = text.match(/^\*\*(.+)\*\*$/);
      if (bold !== null && paragraphs.length === 0) headline = {start: 0, end: (bold[1] ?? '').length};
      paragraphs.push(bold?.[1] ?? text);
    }
  }

  if (paragraphs.length === 0) throw new BadCase(file, heading.number, 'the case has no text.');
  if (expected === null)
    throw new BadCase(file, heading.number, 'the case expects nothing: add a table or "No claims.".');
  const text = paragraphs.join('\n\n');
  for (const row of expected) checkWords(file, row, text);
  const title = heading.text.slice(3).trim();
  return {file, line: heading.number, topic, title, text, headline, published, others, expected};
}

/** Lines between blank lines belong together. */
function blocksOf(lines: readonly Line[]): Line[][] {
  const blocks: Line[][] = [[]];
  for (const line of lines) {
    if (line.text === '') blocks.push([]);
    else blocks.at(-1)?.push(line);
  }
  return blocks.filter((block) => block.length > 0);
}

function parseTable(file: string, [heading, rule, ...rows]: readonly Line[]): Expected[] {
  if (heading === undefined) return [];
  const columns = cellsOf(heading).map((name) => {
    const column = COLUMNS.find((known) => known === name);
    if (column === undefined)
      throw new BadCase(file, heading.number, `no column is called "${name}" (known: ${COLUMNS.join(', ')}).`);
    return column;
  });
  for (const needed of ['figure', 'effect'] as const) {
    if (!columns.includes(needed)) throw new BadCase(file, heading.number, `the table needs a column "${needed}".`);
  }
  if (rule === undefined || cellsOf(rule).some((cell) => !/^:?-+:?$/.test(cell)))
    throw new BadCase(file, heading.number, 'a line of dashes must follow the table’s heading.');
  if (rows.length === 0) throw new BadCase(file, heading.number, 'the table is empty: write "No claims." instead.');
  return rows.map((row) => parseRow(file, columns, row));
}

function parseRow(file: string, columns: readonly Column[], row: Line): Expected {
  const values = cellsOf(row);
  if (values.length !== columns.length)
    throw new BadCase(file, row.number, `${columns.length} cells expected, ${values.length} found.`);
  const cells: Partial<Record<Column, string | null>> = {};
  columns.forEach((column, i) => {
    const value = values[i] ?? '';
    if (value === '') return;
    cells[column] = isDash(value) ? null : value;
    checkCell(file, row.number, column, cells[column]);
  });
  if (!cells.figure || !cells.effect) throw new BadCase(file, row.number, 'a row needs a figure and an effect.');
  return {line: row.number, cells};
}

const LISTS: Partial<Record<Column, readonly string[]>> = {
  effect: EFFECTS,
  class: AFFECTED_CLASSES,
  'speaker class': SPEAKER_CLASSES,
  stance: STANCES,
  scope: SCOPES,
  implied: ['yes', 'no'],
};

function checkCell(file: string, line: number, column: Column, value: string | null): void {
  const list = LISTS[column];
  if (list !== undefined && (value === null ? column !== 'speaker class' : !list.includes(value)))
    throw new BadCase(file, line, `"${value ?? '–'}" is no ${column} (known: ${list.join(', ')}).`);
  if (column === 'value' && (value === null || !isValue(value)))
    throw new BadCase(file, line, `"${value ?? '–'}" is no value: write 13, 13+, ≤20, 24–99 or ~353.`);
  if (column === 'time' && value !== null && !isTime(value))
    throw new BadCase(file, line, `"${value}" is no time: write 2022-01-06 or 2022-01-02..2022-01-06.`);
}

/** What is quoted must stand in the text, or the case can never pass. */
function checkWords(file: string, row: Expected, text: string): void {
  for (const column of ['figure', 'affected', 'speaker', 'place'] as const) {
    const words = row.cells[column];
    if (words && !text.includes(words))
      throw new BadCase(file, row.line, `the ${column} "${words}" does not stand in the text.`);
  }
}

function cellsOf(row: Line): string[] {
  return row.text
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim());
}

function isDash(cell: string): boolean {
  return cell === '–' || cell === '-' || cell === '—';
}
