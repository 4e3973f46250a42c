import type {Told} from '../incidents/incidents.ts';
import {instantOf, isBy} from '../tolls/instant.ts';

/** When an incident's reports were published, in seconds since 1970; a day by itself stands at its end. */
export interface PublishedSpan {
  readonly first: number;
  readonly last: number;
  /** Whether some have no date. */
  readonly isUndated: boolean;
}

/** Zones and days by themselves may shift a moment by so many seconds: nearer ones are looked at one by one. */
const DOUBTFUL = 2 * 86_400;

const known = new WeakMap<Told, PublishedSpan>();

/** When an incident's reports were published. It is worked out once for each, because lists ask it of every incident. */
export function publishedSpan(told: Told): PublishedSpan {
  let span = known.get(told);
  if (span === undefined) {
    const moments = told.tellings.flatMap(({report}) => (report.published === null ? [] : endOf(report.published)));
    span = {
      first: moments.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY),
      last: moments.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY),
      isUndated: moments.length < told.tellings.length,
    };
    known.set(told, span);
  }
  return span;
}

/** What of an incident had been published by a moment. What has no date is known at none. */
export function knownBy(told: Told, moment: string): 'all' | 'some' | 'none' {
  const {first, last, isUndated} = publishedSpan(told);
  const at = endOf(moment);
  if (first > at + DOUBTFUL) return 'none';
  if (!isUndated && last < at - DOUBTFUL) return 'all';
  let count = 0;
  for (const {report} of told.tellings) if (isBy(report.published, moment)) count++;
  return count === 0 ? 'none' : count === told.tellings.length ? 'all' : 'some';
}

/** When the last of an incident's reports known at a moment was published; `null` asks for the last of all. */
export function lastBy(told: Told, moment: string | null): number {
  const {last} = publishedSpan(told);
  const at = moment === null ? Number.POSITIVE_INFINITY : endOf(moment);
  if (last <= at) return last;
  let latest = Number.NEGATIVE_INFINITY;
  for (const {report} of told.tellings) {
    const published = report.published === null ? Number.NEGATIVE_INFINITY : endOf(report.published);
    if (published <= at && published > latest) latest = published;
  }
  return latest;
}

/** The instant of an RFC 3339 moment; a day by itself stands at its end. */
export function endOf(moment: string): number {
  return instantOf(moment) + (moment.length === 10 ? 86_399 : 0);
}
