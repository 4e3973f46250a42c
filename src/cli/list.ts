import {type CsvCell, csvLine} from '../say/csv.ts';
import type {Page, Window} from '../store/filters.ts';
import {type Given, numberGiven, type Option, UsageError} from './command.ts';
import {write} from './output.ts';
import {styleGiven} from './style-given.ts';
import type {TableStyle} from './table.ts';

/** The options of every command that prints a list. */
export const LIST_OPTIONS: Readonly<Record<string, Option>> = {
  limit: {type: 'string', value: 'N', help: 'so many rows at most (50 in a table, else all)'},
  after: {type: 'string', value: 'ROW', help: 'go on after this row: what the page before said'},
  json: {type: 'boolean', help: 'one JSON object a line'},
  csv: {type: 'boolean', help: 'CSV with a heading; what a spreadsheet would run as a formula is made harmless'},
  'raw-csv': {type: 'boolean', help: 'CSV with every word as it is, formulas too'},
  width: {type: 'string', value: 'N', help: "columns of the table (the terminal's, else 100)"},
};

/** Rows that can be printed in each of the ways. */
export interface List<T> {
  readonly page: (window: Window) => Promise<Page<T>>;
  /** What stands for a row in JSON. */
  readonly json: (row: T) => unknown;
  /** Headings of CSV, and what stands under them. */
  readonly columns: Readonly<Record<string, (row: T) => CsvCell>>;
  readonly headings: (style: TableStyle) => string;
  readonly draw: (row: T, style: TableStyle) => string;
  /** Said in place of a table without rows. */
  readonly nothing: string;
}

/** Rows of a table, unless told. */
const SHOWN = 50;
/** So many rows are held at once. */
const HELD = 500;

/** Prints a list in the way that was asked for. */
export async function printList<T>(given: Given, list: List<T>): Promise<void> {
  const {head, shape, limit} = wayGiven(given, list);
  await write(head);
  let shown = 0;
  let after = given.values.get('after');
  let next: string | null = null;
  do {
    const page = await list.page({limit: Math.min(HELD, limit - shown), after});
    await write(page.rows.map(shape).join(''));
    shown += page.rows.length;
    next = page.next;
    after = next ?? undefined;
  } while (next !== null && shown < limit);
  if (shown === 0 && after === undefined) process.stderr.write(`sayso: ${list.nothing}\n`);
  if (next !== null)
    process.stderr.write(`sayso: ${shown} shown, and there are more: --after ${quoted(next)} goes on.\n`);
}

interface Way<T> {
  readonly head: string;
  readonly shape: (row: T) => string;
  readonly limit: number;
}

function wayGiven<T>(given: Given, list: List<T>): Way<T> {
  const asked = ['json', 'csv', 'raw-csv'].filter((name) => given.flags.has(name));
  if (asked.length > 1) throw new UsageError(`--${asked[0]} and --${asked[1]} do not go together.`);
  const limit = numberGiven(given, 'limit', 1, asked.length > 0 ? Number.POSITIVE_INFINITY : SHOWN);
  if (asked[0] === 'json') return {head: '', shape: (row) => `${JSON.stringify(list.json(row))}\n`, limit};
  if (asked[0] !== undefined) {
    const raw = asked[0] === 'raw-csv';
    const cells = Object.values(list.columns);
    return {
      head: csvLine(Object.keys(list.columns), raw),
      shape: (row) =>
        csvLine(
          cells.map((cell) => cell(row)),
          raw,
        ),
      limit,
    };
  }
  const style = styleGiven(given);
  return {head: list.headings(style), shape: (row) => list.draw(row, style), limit};
}

/** As a shell takes it for one word. */
function quoted(word: string): string {
  return /^[\w.~-]+$/.test(word) && !word.startsWith('~') ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
