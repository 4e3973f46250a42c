import type {Figure, TimeRange} from '../../src/model/claim.ts';

const VALUE = /^(?:~?\d+|\d+\+|≤\d+|\d+–\d+)$/;
const TIME = /^\d{4}-\d\d-\d\d(?:\.\.\d{4}-\d\d-\d\d)?$/;

/** Whether a cell is written the way {@link figureToValue} writes. */
export function isValue(cell: string): boolean {
  return VALUE.test(cell);
}

/** Whether a cell is written the way {@link timeToCell} writes. */
export function isTime(cell: string): boolean {
  return TIME.test(cell);
}

/** A figure's counts as a case writes them: 13, 13+, ≤20, 24–99, ~353. */
export function figureToValue({low, high, approx}: Pick<Figure, 'low' | 'high' | 'approx'>): string {
  if (low === null) return high === null ? '?' : `≤${high}`;
  if (high === null) return `${low}+`;
  if (low !== high) return `${low}–${high}`;
  return approx ? `~${low}` : `${low}`;
}

/** A time as a case writes it: one day, or two with dots between. */
export function timeToCell({from, to}: Pick<TimeRange, 'from' | 'to'>): string {
  return from === to ? from : `${from}..${to}`;
}
