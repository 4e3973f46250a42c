import {civilOf, dayOf} from './calendar.ts';
import {type Fields, numberOf} from './fields.ts';
import type {Moment} from './moments.ts';

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

/**
 * The year of a month or day named without one: in a history near the time last named and rather after it, in a report
 * the latest one past, or one shortly ahead.
 */
export function yearFor(month: number, inMonth: number, {today, reference, narrative, ahead}: Anchors): number | null {
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

/** The year that is said, in full, by two digits or as "that year". */
export function yearIn(byKind: Fields['byKind'], anchors: Anchors): number | null {
  const plain = numberOf(byKind, 'year') ?? numberOf(byKind, 'modern') ?? numberOf(byKind, 'far-year');
  if (plain !== null) return plain;
  const short = numberOf(byKind, 'short-year');
  if (short !== null) return fullYear(short, anchors);
  if (byKind.get('unit')?.value !== 'year' || anchors.reference === null) return null;
  return civilOf(anchors.reference.from).year + (numberOf(byKind, 'step') ?? 0);
}

/** Two digits are the year nearest to the time last named in a history, else the latest one that is not ahead. */
export function fullYear(short: number, {today, reference, narrative}: Anchors): number {
  if (reference !== null && (narrative || today === null)) {
    const base = civilOf(reference.from).year;
    return base + mod(short - base + 50, 100) - 50;
  }
  if (today === null) return short >= 50 ? 1900 + short : 2000 + short;
  const next = civilOf(today).year + 1;
  return next - mod(next - short, 100);
}

function mod(n: number, divisor: number): number {
  return ((n % divisor) + divisor) % divisor;
}
