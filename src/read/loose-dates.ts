import {MONTHS, readDate} from './dates.ts';

const COMPACT = /^(\d{4})(\d\d)(\d\d)(?:T?\d{2,6}Z?)?$/;
const YEAR_FIRST = /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?:[\sT].*)?$/;
const DAY_FIRST = /^(?:[a-z]{3,9}\.?,?\s+)?(\d{1,2})[\s-]+([a-z]{3,9})\.?,?[\s-]+(\d{4}|\d\d)(?![\d:])/i;
const MONTH_FIRST =
  /^(?:[a-z]{3,9}\.?,?\s+)?([a-z]{3,9})\.?\s+(\d{1,2}),?\s+(?:\d\d:\d\d(?::\d\d)?\s+(?:[A-Z]{2,5}\s+)?)?(\d{4})\b/i;

/**
 * Dates as pages and feeds write them for programs, whatever their standard asks for: "20220106", "2022/1/6 21:40", "6 January 22 21:40 EST",
 * "Thu Jan 06 2022". The day is the one that was written; what may mean two days, as "01/06/2022", is none.
 */
export function readLooseDate(written: string): string | null {
  const said = written.trim();
  const exact = readDate(said);
  if (exact !== null) return exact;
  const [, year = '', month = '', day = ''] = COMPACT.exec(said) ?? YEAR_FIRST.exec(said) ?? [];
  if (year !== '') return dayOf(year, Number(month), day);
  const [, first = '', name = '', last = ''] = DAY_FIRST.exec(said) ?? [];
  if (name !== '') return dayOf(last, monthNamed(name), first);
  const [, named = '', behind = '', of = ''] = MONTH_FIRST.exec(said) ?? [];
  return named === '' ? readDate(said.slice(0, 10)) : dayOf(of, monthNamed(named), behind);
}

/** Two figures of a year are of this century up to 49, as RFC 5322 has it. */
function dayOf(year: string, month: number, day: string): string | null {
  const full = year.length > 2 ? year : `${Number(year) < 50 ? '20' : '19'}${year}`;
  return readDate(`${full}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`);
}

/** Number of a month by its name as RFC 5322 has it, or by a longer one that begins so; 0 where there is none. */
function monthNamed(name: string): number {
  return MONTHS.findIndex((each) => name.toLowerCase().startsWith(each.toLowerCase())) + 1;
}
