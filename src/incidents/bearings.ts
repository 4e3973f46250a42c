import type {Claim, ClaimPlace, Effect} from '../model/claim.ts';
import type {Report} from '../model/report.ts';
import {dayOfIso, type Stretch} from '../times/calendar.ts';

/** When and where what a report tells of took place, claim by claim. */
export interface Bearings {
  readonly times: readonly Stretch[];
  readonly places: readonly ClaimPlace[];
  /** The latest of the times that was news when the report was published; `null` where it tells of nothing new. */
  readonly news: Stretch | null;
  /** The counts that it writes, by effect. */
  readonly counts: ReadonlyMap<Effect, ReadonlySet<number>>;
}

/** Days after which something is no news any more. */
const FRESH_DAYS = 7;

/** Whether a report of a day tells of a time as news. */
export function isFresh(published: number | null, {from, to}: Stretch): boolean {
  return published !== null && published >= from - SLACK_DAYS && published <= to + FRESH_DAYS;
}

/** Effects that say where and when something happened; where someone was arrested or treated is another matter. */
const TELLING: ReadonlySet<Effect> = new Set<Effect>([
  'killed',
  'injured',
  'casualties',
  'missing',
  'abducted',
  'displaced',
  'infected',
  'assembled',
  'destroyed',
  'damaged',
  'looted',
]);

/** Whether a claim says where and when something happened. */
export function isTelling({effect}: Claim): boolean {
  return TELLING.has(effect);
}

/** Days by which two reports of one thing may differ: time zones, nights, slips. */
export const SLACK_DAYS = 1;

/** Kilometres within which two places meet, by their precision (UCDP 1 exact … 4 first-order division). */
export function reachOf(precision: number | null): number {
  if (precision === null || precision <= 2) return 40;
  return precision === 3 ? 80 : precision === 4 ? 300 : 1000;
}

/** Takes the bearings of a report; those of effects that tell most, where there are any. */
export function bearingsOf({claims, published}: Report): Bearings {
  const telling = claims.filter(({effect, scope}) => TELLING.has(effect) && scope !== 'total');
  const from = telling.length > 0 ? telling : claims;
  const times = new Map<string, Stretch>();
  const places = new Map<string, ClaimPlace>();
  for (const {time, place} of from) {
    if (time !== null) times.set(`${time.from} ${time.to}`, stretchOf(time));
    if (place !== null && place.point !== null) places.set(place.gazetteer ?? place.text, place);
  }
  const day = published === null ? null : dayOfIso(published);
  const fresh = [...times.values()].filter((stretch) => isFresh(day, stretch));
  return {
    times: [...times.values()],
    places: [...places.values()],
    news: fresh.reduce<Stretch | null>((last, each) => (last === null || each.to > last.to ? each : last), null),
    counts: countsOf(telling),
  };
}

function countsOf(claims: readonly Claim[]): Map<Effect, Set<number>> {
  const counts = new Map<Effect, Set<number>>();
  for (const {effect, figure, stance} of claims) {
    if (figure.implied || stance === 'denied') continue;
    counts.set(effect, (counts.get(effect) ?? new Set()).add(figure.low ?? figure.high ?? 0));
  }
  return counts;
}

/** A stretch of ISO days in whole days. */
export function stretchOf({from, to}: {readonly from: string; readonly to: string}): Stretch {
  const first = dayOfIso(from) ?? 0;
  return {from: first, to: dayOfIso(to) ?? first};
}

/** Whether two stretches share a day, give or take. */
export function meetInTime(a: Stretch, b: Stretch, slack: number = SLACK_DAYS): boolean {
  return a.from - slack <= b.to && b.from - slack <= a.to;
}

/** Whether two places can be one: near enough for the rougher of the two, or of one country where that is all that is known. */
export function meetInPlace(a: ClaimPlace, b: ClaimPlace): boolean {
  if (a.gazetteer !== null && a.gazetteer === b.gazetteer) return true;
  const rough = Math.max(a.precision ?? 1, b.precision ?? 1);
  if (rough >= 6) return a.country === null || b.country === null || a.country === b.country;
  if (a.point === null || b.point === null) return a.text === b.text;
  return kilometres(a.point, b.point) <= reachOf(rough);
}

/** 1 where any of each agree, −1 where none do, 0 where one side says nothing. */
export function agreement<T>(a: readonly T[], b: readonly T[], meet: (x: T, y: T) => boolean): -1 | 0 | 1 {
  if (a.length === 0 || b.length === 0) return 0;
  return a.some((x) => b.some((y) => meet(x, y))) ? 1 : -1;
}

/** Distance on the ground, near enough for neighbours. */
export function kilometres(a: readonly [number, number], b: readonly [number, number]): number {
  const radians = Math.PI / 180;
  const east = (((((b[0] - a[0]) % 360) + 540) % 360) - 180) * radians * Math.cos(((a[1] + b[1]) / 2) * radians);
  const north = (b[1] - a[1]) * radians;
  return 6371 * Math.hypot(east, north);
}
