import {dayOfIso} from '../times/calendar.ts';
import type {Compared} from './together.ts';

/** Names looked up to find reports that may go together: so many alone within a fortnight, so many in pairs at any time. */
const LOOKED_UP = {alone: 12, paired: 6, days: 16} as const;

/**
 * What a report is looked up by, hashed: its most telling names with the times it tells of, and its most telling pairs of names.
 * Two keys that fall together by chance only mean one more comparison.
 */
export function keysOf({report, bearings}: Compared): Set<number> {
  const {names, weights} = report.print;
  const telling = Array.from(names, (name, i) => ({name, weight: weights[i]!}))
    .sort((a, b) => b.weight - a.weight || a.name - b.name)
    .slice(0, LOOKED_UP.alone)
    .map(({name}) => name);
  const published = report.published === null ? null : dayOfIso(report.published);
  const days = bearings.times.flatMap(({from, to}) => (to - from > LONGEST_DAYS ? [] : [from, to]));
  if (published !== null) days.push(published);
  // Two halves of a fortnight overlap, so that neighbours across its border still meet.
  const stretches = new Set(
    days.flatMap((day) => [2 * Math.floor(day / LOOKED_UP.days), 2 * Math.floor(day / LOOKED_UP.days + 0.5) + 1]),
  );
  const keys = new Set<number>();
  for (const name of telling) for (const stretch of stretches) keys.add(mix(name, stretch));
  const paired = telling.slice(0, LOOKED_UP.paired).sort((a, b) => a - b);
  paired.forEach((a, i) => {
    for (const b of paired.slice(i + 1)) keys.add(mix(a, b));
  });
  return keys;
}

/** Days that a time may span and still be looked up by. */
const LONGEST_DAYS = 62;

function mix(a: number, b: number): number {
  let h = Math.imul(a ^ 0x27d4eb2f, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b);
  h ^= h >>> 15;
  return Math.imul(h, 0x2c1b3c6d);
}
