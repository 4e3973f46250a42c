/**
 * Day arithmetic of the proleptic Gregorian calendar, on whole numbers: days since 1970-01-01.
 *
 * No `Date`: that parses text differently from engine to engine and knows about time zones, which a day in a report has not.
 */

/** A stretch of days since 1970-01-01, both ends included. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** A day by its parts; `month` and `day` count from 1. */
export interface Civil {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Days since 1970-01-01 of a day by its parts; months outside 1–12 carry into the years. */
export function dayOf(year: number, month: number, day: number): number {
  const carried = year + Math.floor((month - 1) / 12);
  const inYear = mod(month - 1, 12);
  // The year starts in March here, so that the leap day is its last one (Hinnant's days_from_civil).
  const y = inYear < 2 ? carried - 1 : carried;
  const shifted = mod(inYear - 2, 12);
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * shifted + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The parts of a day given in days since 1970-01-01. */
export function civilOf(day: number): Civil {
  const z = day + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
  };
}

/** The ISO day, `YYYY-MM-DD`. */
export function isoOf(day: number): string {
  const {year, month, day: inMonth} = civilOf(day);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(inMonth).padStart(2, '0')}`;
}

/**
 * The day an RFC 3339 date or date-time names, as it stands there: the zone does not move it. `null` where it is none.
 *
 * A reporter's "today" is the day on the paper's own calendar, and that is the one written.
 */
export function dayOfIso(iso: string): number | null {
  const match = /^(\d{4})-(\d\d)-(\d\d)(?!\d)/.exec(iso);
  if (match === null) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return isDay(year, month, day) ? dayOf(year, month, day) : null;
}

/** Whether the calendar has this day. */
export function isDay(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

/** Number of days of a month; months outside 1–12 carry into the years. */
export function daysIn(year: number, month: number): number {
  return dayOf(year, month + 1, 1) - dayOf(year, month, 1);
}

/** Day of the week, Monday 1 to Sunday 7. */
export function weekdayOf(day: number): number {
  return mod(day + 3, 7) + 1;
}

/** The latest such weekday that is not after `day`. */
export function weekdayUpTo(day: number, weekday: number): number {
  return day - mod(weekdayOf(day) - weekday, 7);
}

/** The Monday-to-Sunday week that holds `day`. */
export function weekOf(day: number): Stretch {
  const monday = weekdayUpTo(day, 1);
  return {from: monday, to: monday + 6};
}

/** One day as a stretch. */
export function oneDay(day: number): Stretch {
  return {from: day, to: day};
}

/** The whole month; months outside 1–12 carry into the years. */
export function monthOf(year: number, month: number): Stretch {
  return {from: dayOf(year, month, 1), to: dayOf(year, month + 1, 1) - 1};
}

/** Whole years, both included. */
export function yearsOf(first: number, last: number = first): Stretch {
  return {from: dayOf(first, 1, 1), to: dayOf(last, 12, 31)};
}

/** A part of the year cut into `parts` equal ones: `partOfYear(2008, 2, 2)` is its second half. */
export function partOfYear(year: number, nth: number, parts: number): Stretch {
  const months = 12 / parts;
  const first = (nth - 1) * months + 1;
  return {from: dayOf(year, first, 1), to: dayOf(year, first + months, 1) - 1};
}

/** Three months from `month` on, as a season of the year it starts in: the winter of 1943 ends in February 1944. */
export function seasonOf(year: number, month: number): Stretch {
  return {from: dayOf(year, month, 1), to: dayOf(year, month + 3, 1) - 1};
}

/** The same day `months` later, or the last day of a month too short for it. */
export function addMonths(day: number, months: number): number {
  const civil = civilOf(day);
  const first = civilOf(dayOf(civil.year, civil.month + months, 1));
  return dayOf(first.year, first.month, Math.min(civil.day, daysIn(first.year, first.month)));
}

/** The western Easter Sunday of a year (the anonymous Gregorian computus). */
export function easterOf(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return dayOf(year, Math.floor(f / 31), (f % 31) + 1);
}

function mod(n: number, divisor: number): number {
  return ((n % divisor) + divisor) % divisor;
}
