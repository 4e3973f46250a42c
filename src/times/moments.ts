import {civilOf, dayOf, isDay, monthOf, oneDay, type Stretch, weekOf, yearsOf} from './calendar.ts';

/** Days that words stand for, and how closely they say it. */
export interface Moment extends Stretch {
  readonly precision: 'day' | 'range' | 'week' | 'month' | 'year';
}

/** One day by its parts; `undefined` where the calendar has none such. */
export function exactDay(year: number, month: number, inMonth: number): Moment | undefined {
  return isDay(year, month, inMonth) ? day(dayOf(year, month, inMonth)) : undefined;
}

/** One day. */
export function day(n: number): Moment {
  return {...oneDay(n), precision: 'day'};
}

/** A month; months outside 1–12 carry into the years. */
export function wholeMonth(year: number, month: number): Moment {
  return {...monthOf(year, month), precision: 'month'};
}

/** A year. */
export function wholeYear(year: number): Moment {
  return {...yearsOf(year), precision: 'year'};
}

/** Any other stretch of days. */
export function range(stretch: Stretch): Moment {
  return {...stretch, precision: 'range'};
}

/** Units that are a number of days. */
export const DAYS: Readonly<Record<string, number>> = {day: 1, week: 7, fortnight: 14};

/** Units that are a number of months. */
export const MONTHS: Readonly<Record<string, number>> = {month: 1, year: 12, decade: 120};

/** The day, week, month or year that holds `base`, or one `step` units away. */
export function unitAround(base: number | null, unit: string, step: number): Moment | null | undefined {
  if (base === null) return null;
  const {year, month} = civilOf(base);
  switch (unit) {
    case 'day':
      return day(base + step);
    case 'week':
      return {...weekOf(base + 7 * step), precision: 'week'};
    case 'month':
      return {...monthOf(year, month + step), precision: 'month'};
    case 'year':
      return wholeYear(year + step);
    case 'decade': {
      const first = year - (((year % 10) + 10) % 10) + 10 * step;
      return range(yearsOf(first, first + 9));
    }
    default:
      return undefined;
  }
}

/** `count` units from a moment, as closely as the unit says: days and weeks give a day, months a month. */
export function countedFrom(base: Moment | null, unit: string, count: number): Moment | null | undefined {
  if (base === null) return null;
  if (unit === 'hour') return base.precision === 'day' ? base : null;
  const days = DAYS[unit];
  if (days !== undefined) return base.precision === 'day' ? day(base.from + days * count) : null;
  const {year, month} = civilOf(base.from);
  if (unit === 'month') return base.precision === 'year' ? null : wholeMonth(year, month + count);
  return unit === 'year' ? wholeYear(year + count) : null;
}
