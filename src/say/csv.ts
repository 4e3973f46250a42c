/** What stands in a cell. */
export type CsvCell = string | number | null;

/** A spreadsheet takes a cell that begins so for a formula, whatever blanks stand before it; the wide forms count in some of them. */
const FORMULA = /^[\s\uFEFF]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/**
 * One line of CSV (RFC 4180). Unless `raw`, words that a spreadsheet would take for a formula get an apostrophe in front, so
 * that what a report says cannot make the reader's machine do anything; numbers stay as they are.
 */
export function csvLine(cells: readonly CsvCell[], raw = false): string {
  return `${cells.map((cell) => csvCell(cell, raw)).join(',')}\r\n`;
}

function csvCell(cell: CsvCell, raw: boolean): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const words = !raw && FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words;
}
