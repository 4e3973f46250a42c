import {SaysoError} from '../model/error.ts';
import type {Row} from './pack.ts';

/**
 * Reads one table of a pack.
 *
 * The first line is the heading: `# phrase  bound  example`. Every other line has as many cells, set apart by two or more
 * spaces or a tab; a cell that is not used is `-`. Lines that start with `#` further down are remarks.
 * A line with too few or too many cells is a mistake of the pack's author: `pack/bad-row`.
 */
export function parseTable(name: string, source: string): Row[] {
  const lines = source.split(/\r?\n/);
  const heading = splitCells((lines[0]?.replace(/^#\s*/, '') ?? '').trim());
  if (!lines[0]?.startsWith('#') || heading.at(-1) !== 'example') {
    throw new SaysoError('pack/bad-heading', `${name}: the first line must be "# column  column  example".`);
  }
  const rows: Row[] = [];
  for (let i = 1; i < lines.length; i++) {
    const line = lines[i] ?? '';
    if (line.trim() === '' || line.startsWith('#')) continue;
    const values = splitCells(line.trim());
    if (values.length !== heading.length) {
      throw new SaysoError(
        'pack/bad-row',
        `${name}, line ${i + 1}: ${heading.length} cells expected, ${values.length} found.`,
      );
    }
    const cells = Object.create(null) as Record<string, string>;
    heading.forEach((column, k) => {
      cells[column] = values[k] === '-' ? '' : (values[k] ?? '');
    });
    rows.push({cells, example: cells['example'] ?? '', line: i + 1});
  }
  return rows;
}

/** Cells are set apart by two or more spaces or a tab; cut by hand, because every table is cut whenever Sayso starts. */
function splitCells(line: string): string[] {
  const cells: string[] = [];
  let start = 0;
  for (let i = 0; i < line.length; i++) {
    const unit = line.charCodeAt(i);
    if (unit !== TAB && !(unit === SPACE && line.charCodeAt(i + 1) === SPACE)) continue;
    cells.push(line.slice(start, i));
    while (line.charCodeAt(i + 1) === SPACE || line.charCodeAt(i + 1) === TAB) i++;
    start = i + 1;
  }
  cells.push(line.slice(start));
  return cells;
}

const TAB = 0x09;
const SPACE = 0x20;
