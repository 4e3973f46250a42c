import type {Anchors, Reading} from './anchors.ts';
import {addMonths, civilOf, weekdayUpTo} from './calendar.ts';
import {type Fields, monthIn, numberOf, unitIn} from './fields.ts';
import {countedFrom, DAYS, day, MONTHS, type Moment, range, unitAround, wholeMonth} from './moments.ts';

/** Readings of days told from another: from the document's own day, or from the time last named. */
export const RELATIVE_READINGS: Readonly<Record<string, Reading>> = {
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
function readShift(fields: Fields, anchors: Anchors): Moment | null | undefined {
  const {byKind} = fields;
  const {today, reference, narrative} = anchors;
  const base = narrative && reference !== null ? reference.from : today;
  const shift = numberOf(byKind, 'shift') ?? 0;
  const month = monthIn(byKind);
  if (month !== null) return base === null ? null : shiftedMonth(base, month, shift);
  const unit = unitIn(fields);
  // "last week" beside a year: nobody knows which.
  if (base !== today && reference !== null && isFiner(unit, reference)) return null;
  return unitAround(base, unit, shift);
}

/** Whether a unit is finer than what a time tells: a week or a month than a year. */
function isFiner(unit: string, {precision}: Moment): boolean {
  if (unit === 'year' || precision === 'day' || precision === 'range') return false;
  return MONTHS[unit] === undefined || precision === 'year';
}

/** "last May" is the latest one that is over, "next May" the first one to come, "this May" that of the year. */
function shiftedMonth(base: number, month: number, shift: number): Moment {
  const now = civilOf(base);
  if (shift < 0) return wholeMonth(month < now.month ? now.year : now.year - 1, month);
  if (shift > 0) return wholeMonth(month > now.month ? now.year : now.year + 1, month);
  return wholeMonth(now.year, month);
}

/** "the following day", "that month": from the time last named. */
function readStep(fields: Fields, {today, reference}: Anchors): Moment | null | undefined {
  const {byKind, value} = fields;
  const step = value === '' ? (numberOf(byKind, 'step') ?? numberOf(byKind, 'later') ?? 0) : Number(value);
  const unit = unitIn(fields);
  if (unit === 'day' && reference !== null && reference.precision !== 'day') return null;
  return unitAround(reference?.from ?? (unit === 'day' ? null : today), unit, step);
}

/** "three days ago" is a day, "a week ago" too; "two months ago" is a month, "three years ago" a year. */
function readAgo(fields: Fields, anchors: Anchors): Moment | null | undefined {
  const {byKind, value} = fields;
  const {today, reference, narrative} = anchors;
  const count = value === '' ? (numberOf(byKind, 'count') ?? 1) : Number(value);
  return countedFrom(narrative ? reference : today === null ? null : day(today), unitIn(fields), -count);
}

function readLater(fields: Fields, {reference}: Anchors): Moment | null | undefined {
  const {byKind, value} = fields;
  const count = value === '' ? (numberOf(byKind, 'count') ?? 1) : Number(value);
  return countedFrom(reference, unitIn(fields), count * (numberOf(byKind, 'later') ?? numberOf(byKind, 'apart') ?? 1));
}

/** "On 3 June, two days after the dam broke": the words are about the day the dam broke, 1 June. */
function readApart(fields: Fields, {reference}: Anchors): Moment | null | undefined {
  const {byKind, value} = fields;
  const count = value === '' ? (numberOf(byKind, 'count') ?? 1) : Number(value);
  return countedFrom(reference, unitIn(fields), -count * (numberOf(byKind, 'apart') ?? 1)) ?? undefined;
}

/** "the last five months", up to the document's day; a few hours are the day itself. */
function readPast(fields: Fields, {today}: Anchors): Moment | null | undefined {
  const {byKind, value} = fields;
  if (today === null) return null;
  const unit = unitIn(fields);
  const count = value === '' ? numberOf(byKind, 'count') : Number(value);
  if (count === null) return unit === 'hour' ? day(today) : null;
  if (unit === 'hour') return count < 24 ? day(today) : range({from: today - Math.round(count / 24), to: today});
  const months = MONTHS[unit];
  const from = months === undefined ? today - count * (DAYS[unit] ?? 0) : addMonths(today, -count * months);
  return range({from, to: today});
}

function readToDate(fields: Fields, {today}: Anchors): Moment | null {
  const running = unitAround(today, unitIn(fields), 0);
  return running === null || running === undefined || today === null ? null : range({from: running.from, to: today});
}
