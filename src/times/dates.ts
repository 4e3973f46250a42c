import {type Anchors, fullYear, type Reading, yearFor, yearIn} from './anchors.ts';
import {civilOf, dayOf, easterOf, isDay, monthOf, partOfYear, seasonOf, weekdayUpTo, yearsOf} from './calendar.ts';
import {type Fields, monthIn, numberOf} from './fields.ts';
import {day, exactDay, type Moment, range, wholeMonth, wholeYear} from './moments.ts';

/** Readings of dates that are said: days, months, years and their parts, feasts. */
export const DATE_READINGS: Readonly<Record<string, Reading>> = {
  date: (fields, anchors) => readDate(fields, anchors, dayIn(fields)),
  month: (fields, anchors) => readDate(fields, anchors, null),
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
  'months-of-year': readMonthsOfYear,
  holiday: readHoliday,
};

/** "6", "6th" or, where a month is named, "sixth". */
function dayIn({byKind}: Fields): number | null {
  const plain = numberOf(byKind, 'day') ?? numberOf(byKind, 'nth');
  return plain ?? (monthIn(byKind) === null ? null : numberOf(byKind, 'ordinal'));
}

function readDate({byKind}: Fields, anchors: Anchors, inMonth: number | null): Moment | null | undefined {
  const month = monthIn(byKind);
  const year = yearIn(byKind, anchors);
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

/** "the first three months of 2009", "the last two months of the year". */
function readMonthsOfYear({byKind}: Fields, anchors: Anchors): Moment | null | undefined {
  const count = numberOf(byKind, 'count');
  const nth = numberOf(byKind, 'ordinal') ?? 1;
  const year = yearIn(byKind, anchors) ?? (anchors.today === null ? null : civilOf(anchors.today).year);
  if (year === null) return null;
  if (count === null || count < 1 || count > 12 || (nth !== 1 && nth !== -1)) return undefined;
  const [first, last] = nth === 1 ? [1, count] : [13 - count, 12];
  return range({from: wholeMonth(year, first).from, to: wholeMonth(year, last).to});
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
