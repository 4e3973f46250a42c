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
  const lines = source.split('\n');
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
    const cells: Record<string, string> = {};
    heading.forEach((column, k) => {
      cells[column] = values[k] === '-' ? '' : (values[k] ?? '');
    });
    rows.push({cells, example: cells['example'] ?? '', line: i + 1});
  }
  return rows;
}

/**
 * Cells are set apart by two or more spaces or a tab. Every table is cut whenever Sayso starts, by code that is not compiled
 * yet: what can be left to the engine's own search is.
 */
function splitCells(line: string): string[] {
  if (line.includes('\t')) return line.split(/\t\s*| {2,}\s*/);
  const cells: string[] = [];
  let start = 0;
  for (let gap = line.indexOf('  '); gap >= 0; gap = line.indexOf('  ', start)) {
    cells.push(line.slice(start, gap));
    start = gap + 2;
    while (line.charCodeAt(start) === SPACE) start++;
  }
  cells.push(line.slice(start));
  return cells;
}

const SPACE = 0x20;
