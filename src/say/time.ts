import type {TimeRange} from '../model/claim.ts';

/** A stretch of days as briefly as it can be said: "6 Jan 2022", "5–6 Jan 2022", "Jan 2022", "2022". */
export function sayTime(time: TimeRange | null): string {
  if (time === null) return '–';
  const [from, to] = [parts(time.from), parts(time.to)];
  if (time.from === time.to) return `${from.day} ${from.month} ${from.year}`;
  if (from.year !== to.year) return `${from.day} ${from.month} ${from.year} – ${to.day} ${to.month} ${to.year}`;
  if (time.from.endsWith('-01-01') && time.to.endsWith('-12-31')) return from.year;
  if (time.precision === 'month' && from.month === to.month) return `${from.month} ${from.year}`;
  if (from.month === to.month) return `${from.day}–${to.day} ${to.month} ${to.year}`;
  return `${from.day} ${from.month} – ${to.day} ${to.month} ${to.year}`;
}

/** A day as a heading says it: "6 Jan 2022". */
export function sayDay(iso: string): string {
  const {year, month, day} = parts(iso);
  return `${day} ${month} ${year}`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function parts(iso: string): {readonly year: string; readonly month: string; readonly day: string} {
  return {
    year: iso.slice(0, 4),
    month: MONTHS[Number(iso.slice(5, 7)) - 1] ?? '?',
    day: String(Number(iso.slice(8, 10))),
  };
}
