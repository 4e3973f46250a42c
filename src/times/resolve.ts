import {
  addMonths,
  civilOf,
  dayOf,
  easterOf,
  isDay,
  monthOf,
  oneDay,
  partOfYear,
  type Stretch,
  seasonOf,
  weekdayUpTo,
  weekOf,
  yearsOf,
} from './calendar.ts';
import {literalKind, type Sense} from './senses.ts';

/** Days that words stand for, and how closely they say it. */
export interface Moment extends Stretch {
  readonly precision: 'day' | 'range' | 'week' | 'month' | 'year';
}

/** What words of a date say: the first word of each kind, and numbers in their order. */
export interface Fields {
  readonly byKind: ReadonlyMap<string, Sense>;
  readonly numbers: readonly number[];
  /** The pattern row's own number or name. */
  readonly value: string;
}

/** What the days of a text are told from. */
export interface Anchors {
  /** The document's own day; `null` where nobody knows it. */
  readonly today: number | null;
  /** The time last named in the text. */
  readonly reference: Moment | null;
  /** The text tells a history: its "October" is that of the time last named, not the latest one past. */
  readonly narrative: boolean;
  /** The words speak of what is to come: "they plan to march on Friday". */
  readonly ahead: boolean;
}

/** A moment, `null` where the anchors do not settle it, `undefined` where the words are no date after all. */
export type Reading = (fields: Fields, anchors: Anchors) => Moment | null | undefined;

/** How far ahead of a report a month or a day without a year may lie: "on May 3" in April is the one to come. */
const NEAR_AHEAD = 90;
const FAR_AHEAD = 300;
/** How far behind the time last named a month of a history may lie. */
const BACK = 6;

/** The kinds a month's name may be taken in. */
export const MONTH_KINDS: readonly string[] = ['month', 'full-month', 'short-month', 'name'];

/** The kinds a year's number may be taken in. */
export const YEAR_KINDS: readonly string[] = ['year', 'modern', 'short-year'];

/** The readings that `time-patterns` names. */
export const READINGS: Readonly<Record<string, Reading>> = {
  none: () => undefined,
  date: (fields, anchors) => readDate(fields, anchors),
  iso: ({byKind, numbers}) => exactDay(numberOf(byKind, 'year') ?? 0, numbers[0] ?? 0, numbers[1] ?? 0),
  numeric: readNumeric,
  'day-of-month': readDayOfMonth,
  'half-month': readHalfMonth,
  'year-range': ({byKind}, anchors) => {
    const year = yearIn(byKind, {...anchors, narrative: true});
    return year === null ? null : wholeYear(year);
  },
  decade: ({byKind}, anchors) => {
    const first = numberOf(byKind, 'decade') ?? fullYear(numberOf(byKind, 'short-decade') ?? 0, anchors);
    return range(yearsOf(first, first + 9));
  },
  season: readSeason,
  'part-of-year': readPartOfYear,
  holiday: readHoliday,
  weekday: ({byKind}, anchors) => weekdayFrom(anchors, numberOf(byKind, 'weekday') ?? 1),
  'shift-weekday': readShiftedWeekday,
  'step-weekday': readSteppedWeekday,
  'week-before': ({byKind}, {today}) =>
    today === null ? null : day(weekdayUpTo(today, numberOf(byKind, 'weekday') ?? 1) - 7),
  deictic: ({byKind, value}, {today}) =>
    today === null ? null : day(today + (value === '' ? (numberOf(byKind, 'deictic') ?? 0) : Number(value))),
  weekend: (_, {today}) => {
    if (today === null) return null;
    const saturday = weekdayUpTo(today, 6);
    return range({from: saturday, to: saturday + 1});
  },
  shift: readShift,
  step: readStep,
  ago: readAgo,
  later: readLater,
  apart: readApart,
  past: readPast,
  'to-date': readToDate,
};

function readDate(fields: Fields, anchors: Anchors): Moment | null | undefined {
  const {byKind} = fields;
  const month = monthIn(byKind);
  const year = yearIn(byKind, anchors);
  const inMonth = numberOf(byKind, 'day') ?? numberOf(byKind, 'nth') ?? (month === null ? null : ordinalDay(byKind));
  if (month === null) return year === null ? undefined : wholeYear(year);
  if (inMonth !== null && !isDay(2000, month, inMonth)) return undefined;
  const settled = year ?? yearFor(month, inMonth ?? 1, anchors);
  if (settled === null) return null;
  return inMonth === null ? wholeMonth(settled, month) : exactDay(settled, month, inMonth);
}

/** "01/26/2022": only where one of the two cannot be a month, or they are the same. */
function readNumeric({byKind, numbers}: Fields): Moment | null | undefined {
  const year = numberOf(byKind, 'year') ?? 0;
  const [a = 0, b = 0] = numbers;
  if (a > 12) return exactDay(year, b, a);
  if (b > 12 || a === b) return exactDay(year, a, b);
  return null;
}

/** "the 14th": of the month last named in a history, else the latest one past. */
function readDayOfMonth({byKind}: Fields, anchors: Anchors): Moment | null | undefined {
  const nth = numberOf(byKind, 'nth') ?? 0;
  if (nth < 1 || nth > 31) return undefined;
  const {today, reference} = anchors;
  if (reference !== null && (anchors.narrative || today === null) && reference.precision !== 'year') {
    const {year, month} = civilOf(reference.from);
    return exactDay(year, month, nth) ?? null;
  }
  if (today === null) return null;
  const now = civilOf(today);
  const back = nth <= now.day ? 0 : 1;
  const {year, month} = civilOf(dayOf(now.year, now.month - back, 1));
  return exactDay(year, month, nth) ?? null;
}

function readHalfMonth({byKind}: Fields, anchors: Anchors): Moment | null | undefined {
  const month = monthIn(byKind) ?? 1;
  const year = yearIn(byKind, anchors) ?? yearFor(month, 1, anchors);
  if (year === null) return null;
  const whole = monthOf(year, month);
  const second = numberOf(byKind, 'ordinal') !== 1;
  return range(second ? {from: whole.from + 15, to: whole.to} : {from: whole.from, to: whole.from + 14});
}

function readSeason({byKind}: Fields, anchors: Anchors): Moment | null | undefined {
  const month = numberOf(byKind, 'season') ?? 3;
  const named = yearIn(byKind, anchors);
  if (named !== null) return range(seasonOf(named, month));
  const shift = numberOf(byKind, 'shift') ?? 0;
  const {today, reference, narrative} = anchors;
  const base = (narrative || today === null) && reference !== null ? reference.from : today;
  if (base === null) return null;
  const {year} = civilOf(base);
  if (narrative) return range(seasonOf(year + Math.max(0, shift), month));
  const started = dayOf(year, month, 1) <= base;
  const latest = started ? year : year - 1;
  if (shift > 0) return range(seasonOf(latest + 1, month));
  const running = seasonOf(latest, month).to >= base;
  return range(seasonOf(shift < 0 && running ? latest - 1 : latest, month));
}

/** "the first quarter of 2008", "the second half of this year". */
function readPartOfYear({byKind}: Fields, anchors: Anchors): Moment | null {
  const parts = numberOf(byKind, 'part-of-year') ?? 2;
  const nth = numberOf(byKind, 'ordinal') ?? 1;
  const base = anchors.narrative ? (anchors.reference?.from ?? anchors.today) : anchors.today;
  const year = yearIn(byKind, anchors) ?? (base === null ? null : civilOf(base).year);
  if (year === null) return null;
  return range(partOfYear(year, nth < 1 || nth > parts ? parts : nth, parts));
}

/** A feast: "12-25", the fourth Thursday of a month as "11-4-4", or "easter". */
function readHoliday({byKind, value}: Fields, anchors: Anchors): Moment | null {
  const rule = value === '' ? (byKind.get('holiday')?.value ?? '') : value;
  const inYear = (year: number): number => {
    if (rule === 'easter') return easterOf(year);
    const [month = 1, second = 1, nth] = rule.split('-').map(Number);
    if (nth === undefined) return dayOf(year, month, second);
    return weekdayUpTo(dayOf(year, month, 7), second) + 7 * (nth - 1);
  };
  const about = civilOf(inYear(2000));
  const year = yearIn(byKind, anchors) ?? yearFor(about.month, about.day, anchors);
  return year === null ? null : day(inYear(year));
}

/** The latest such weekday; in a history, the next one after the day last named. */
function weekdayFrom({today, reference, narrative, ahead}: Anchors, weekday: number): Moment | null {
  if (narrative && reference !== null && reference.precision === 'day') {
    return day(weekdayUpTo(reference.from + 6, weekday));
  }
  return today === null || narrative ? null : day(weekdayUpTo(ahead ? today + 6 : today, weekday));
}

/** "last Friday" is never today, "next Friday" neither. */
function readShiftedWeekday({byKind}: Fields, anchors: Anchors): Moment | null {
  const weekday = numberOf(byKind, 'weekday') ?? 1;
  const shift = numberOf(byKind, 'shift') ?? 0;
  const {today} = anchors;
  if (today === null || anchors.narrative) return weekdayFrom(anchors, weekday);
  if (shift > 0) return day(weekdayUpTo(today + 7, weekday));
  return day(weekdayUpTo(shift < 0 ? today - 1 : today, weekday));
}

function readSteppedWeekday({byKind}: Fields, {reference}: Anchors): Moment | null {
  if (reference === null || reference.precision !== 'day') return null;
  const weekday = numberOf(byKind, 'weekday') ?? 1;
  const step = numberOf(byKind, 'step') ?? 0;
  if (step < 0) return day(weekdayUpTo(reference.from - 1, weekday));
  return day(weekdayUpTo(reference.from + (step > 0 ? 7 : 6), weekday));
}

/** "last month", "this year": from the document's day, in a history from the time last named. */
function readShift({byKind}: Fields, anchors: Anchors): Moment | null | undefined {
  const {today, reference, narrative} = anchors;
  const base = narrative && reference !== null ? reference.from : today;
  const shift = numberOf(byKind, 'shift') ?? 0;
  const month = monthIn(byKind);
  if (month !== null) return base === null ? null : shiftedMonth(base, month, shift);
  return unitAround(base, byKind.get('unit')?.value ?? '', shift);
}

/** "last May" is the latest one that is over, "next May" the first one to come, "this May" that of the year. */
function shiftedMonth(base: number, month: number, shift: number): Moment {
  const now = civilOf(base);
  if (shift < 0) return wholeMonth(month < now.month ? now.year : now.year - 1, month);
  if (shift > 0) return wholeMonth(month > now.month ? now.year : now.year + 1, month);
  return wholeMonth(now.year, month);
}

/** "the following day", "that month": from the time last named. */
function readStep({byKind, value}: Fields, {today, reference}: Anchors): Moment | null | undefined {
  const step = value === '' ? (numberOf(byKind, 'step') ?? numberOf(byKind, 'later') ?? 0) : Number(value);
  const unit = byKind.get('unit')?.value ?? literalUnit(byKind);
  if (unit === 'day' && reference !== null && reference.precision !== 'day') return null;
  return unitAround(reference?.from ?? (unit === 'day' ? null : today), unit, step);
}

/** "three days ago" is a day, "a week ago" too; "two months ago" is a month, "three years ago" a year. */
function readAgo({byKind, value}: Fields, anchors: Anchors): Moment | null | undefined {
  const {today, reference, narrative} = anchors;
  const count = value === '' ? (numberOf(byKind, 'count') ?? 1) : Number(value);
  return countedFrom(narrative ? reference : today === null ? null : day(today), byKind, -count);
}

function readLater({byKind, value}: Fields, {reference}: Anchors): Moment | null | undefined {
  const count = value === '' ? (numberOf(byKind, 'count') ?? 1) : Number(value);
  return countedFrom(reference, byKind, count * (numberOf(byKind, 'later') ?? numberOf(byKind, 'apart') ?? 1));
}

/** "On 3 June, two days after the dam broke": the words are about the day the dam broke, 1 June. */
function readApart({byKind, value}: Fields, {reference}: Anchors): Moment | null | undefined {
  const count = value === '' ? (numberOf(byKind, 'count') ?? 1) : Number(value);
  return countedFrom(reference, byKind, -count * (numberOf(byKind, 'apart') ?? 1));
}

/** "the last five months", up to the document's day; a few hours are the day itself. */
function readPast({byKind, value}: Fields, {today}: Anchors): Moment | null | undefined {
  if (today === null) return null;
  const unit = byKind.get('unit')?.value ?? '';
  const count = value === '' ? numberOf(byKind, 'count') : Number(value);
  if (count === null) return unit === 'hour' ? day(today) : null;
  if (unit === 'hour') return count < 24 ? day(today) : range({from: today - Math.round(count / 24), to: today});
  const months = MONTHS[unit];
  const from = months === undefined ? today - count * (DAYS[unit] ?? 0) : addMonths(today, -count * months);
  return range({from, to: today});
}

function readToDate({byKind}: Fields, {today}: Anchors): Moment | null {
  const running = unitAround(today, literalUnit(byKind), 0);
  return running === null || running === undefined || today === null ? null : range({from: running.from, to: today});
}

const DAYS: Readonly<Record<string, number>> = {day: 1, week: 7, fortnight: 14};
const MONTHS: Readonly<Record<string, number>> = {month: 1, year: 12, decade: 120};

/** The day, week, month or year that holds `base`, or one `step` units away. */
function unitAround(base: number | null, unit: string, step: number): Moment | null | undefined {
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
function countedFrom(base: Moment | null, byKind: Fields['byKind'], count: number): Moment | null | undefined {
  const unit = byKind.get('unit')?.value ?? literalUnit(byKind);
  if (base === null) return null;
  if (unit === 'hour') return base.precision === 'day' ? base : null;
  const days = DAYS[unit];
  if (days !== undefined) return base.precision === 'day' ? day(base.from + days * count) : null;
  const {year, month} = civilOf(base.from);
  if (unit === 'month') return base.precision === 'year' ? null : wholeMonth(year, month + count);
  return unit === 'year' ? wholeYear(year + count) : null;
}

/**
 * The year of a month or day named without one: in a history near the time last named and rather after it, in a report
 * the latest one past, or one shortly ahead.
 */
function yearFor(month: number, inMonth: number, {today, reference, narrative, ahead}: Anchors): number | null {
  if (reference !== null && (narrative || today === null)) {
    const base = civilOf(reference.from);
    if (reference.precision === 'year') return base.year;
    const ahead = month - base.month;
    if (ahead < -BACK) return base.year + 1;
    return ahead > 12 - BACK ? base.year - 1 : base.year;
  }
  if (today === null) return null;
  const {year} = civilOf(today);
  const limit = today + (ahead ? FAR_AHEAD : NEAR_AHEAD);
  for (let candidate = year + 1; ; candidate--) if (dayOf(candidate, month, inMonth) <= limit) return candidate;
}

function yearIn(byKind: Fields['byKind'], anchors: Anchors): number | null {
  const plain = numberOf(byKind, 'year') ?? numberOf(byKind, 'modern');
  if (plain !== null) return plain;
  const short = numberOf(byKind, 'short-year');
  if (short !== null) return fullYear(short, anchors);
  if (!byKind.has(literalKind('year')) || anchors.reference === null) return null;
  return civilOf(anchors.reference.from).year + (numberOf(byKind, 'step') ?? 0);
}

/** Two digits are the year nearest to the time last named in a history, else the latest one that is not ahead. */
function fullYear(short: number, {today, reference, narrative}: Anchors): number {
  if (reference !== null && (narrative || today === null)) {
    const base = civilOf(reference.from).year;
    return base + mod(short - base + 50, 100) - 50;
  }
  if (today === null) return short >= 50 ? 1900 + short : 2000 + short;
  const next = civilOf(today).year + 1;
  return next - mod(next - short, 100);
}

function monthIn(byKind: Fields['byKind']): number | null {
  for (const kind of MONTH_KINDS) if (byKind.has(kind)) return numberOf(byKind, kind);
  return null;
}

/** "the sixth of January"; "the last week of January" has an ordinal too, but no day. */
function ordinalDay(byKind: Fields['byKind']): number | null {
  return byKind.has(literalKind('week')) ? null : numberOf(byKind, 'ordinal');
}

function literalUnit(byKind: Fields['byKind']): string {
  return ['day', 'week', 'month', 'year'].find((unit) => byKind.has(literalKind(unit))) ?? '';
}

function numberOf(byKind: Fields['byKind'], kind: string): number | null {
  return byKind.get(kind)?.number ?? null;
}

function exactDay(year: number, month: number, inMonth: number): Moment | undefined {
  return isDay(year, month, inMonth) ? day(dayOf(year, month, inMonth)) : undefined;
}

function day(n: number): Moment {
  return {...oneDay(n), precision: 'day'};
}

function wholeMonth(year: number, month: number): Moment {
  return {...monthOf(year, month), precision: 'month'};
}

function wholeYear(year: number): Moment {
  return {...yearsOf(year), precision: 'year'};
}

function range(stretch: Stretch): Moment {
  return {...stretch, precision: 'range'};
}

function mod(n: number, divisor: number): number {
  return ((n % divisor) + divisor) % divisor;
}
