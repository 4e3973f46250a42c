import {type Given, numberGiven} from './command.ts';
import type {TableStyle} from './table.ts';

/** How tables are drawn: `--width`, else as wide as the terminal; in colour on a terminal, unless `NO_COLOR` is set. */
export function styleGiven(given: Given): TableStyle {
  // Some terminals do not know how wide they are, and say 0.
  const width = numberGiven(given, 'width', 30, Math.max(30, process.stdout.columns || 100));
  const colour = process.stdout.isTTY === true && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb';
  return {width: Math.min(width, 160), colour};
}
