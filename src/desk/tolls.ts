import type {Telling, Told} from '../incidents/incidents.ts';
import type {PolicyName, Toll} from '../model/toll.ts';
import type {Counted, Tally} from '../tally.ts';
import {isBy} from '../tolls/instant.ts';
import {keepLatest} from './latest.ts';
import {rangeOf} from './ranges.ts';
import {endOf, knownBy} from './spans.ts';
import type {KnownThen, Lens, Range} from './views.ts';

/** Tolls of incidents, counted when they are asked for and kept while the incident stays what it is. */
export interface TollBook {
  /** The incident as of the lens; kept for a while. */
  count(told: Told, lens: Lens): Counted;
  /** The same, not kept: for who goes through all incidents. */
  once(told: Told, lens: Lens): Counted;
  /** The incident as it was when the ledger had so many entries; `null` where nothing of it was there. */
  before(told: Told, size: number, policy: PolicyName): Counted | null;
  /** How each of its tolls moved up to the lens's moment, by effect and class (`keyOf`). */
  moved(told: Told, lens: Lens): ReadonlyMap<string, readonly KnownThen[]>;
  /** How many moments of an incident that leaves out, because there are so many. */
  passedOver(told: Told): number;
}

/** Lenses for which the tolls of one incident are kept. */
const MOST_LENSES = 12;

/** Moments looked at on one timeline, at most: of more, the ones between are passed over evenly. */
export const MOST_MOMENTS = 120;

/** Incidents whose tolls are kept, over all lenses. */
const MOST_KEPT = 2000;

/** Makes an empty book; `addedAt` tells with which entry a report came, `claimAddedAt` by which a person added a claim (−1 where a reader found it). */
export function createTollBook(
  tally: Tally,
  addedAt: (report: string) => number,
  claimAddedAt: (claim: string) => number = () => -1,
): TollBook {
  const counted = keepLatest<Told, Map<string, Counted>>(MOST_KEPT);
  const timelines = new WeakMap<Told, Map<PolicyName, ReadonlyMap<string, readonly KnownThen[]>>>();

  const count = (told: Told, lens: Lens): Counted => {
    const known = counted.get(told, () => new Map());
    const key = `${lens.policy} ${lens.asOf ?? ''}`;
    const there = known.get(key);
    if (there !== undefined) return there;
    const made = isWhole(told, lens)
      ? asKnown(count(told, {...lens, asOf: null}), lens.asOf)
      : tally.reconcile(told, lens);
    // A slider goes over many moments: the latest few are kept.
    if (known.size >= MOST_LENSES) known.delete(known.keys().next().value!);
    known.set(key, made);
    return made;
  };

  const timelineOf = (told: Told, policy: PolicyName): ReadonlyMap<string, readonly KnownThen[]> => {
    const known = timelines.get(told) ?? new Map<PolicyName, ReadonlyMap<string, readonly KnownThen[]>>();
    timelines.set(told, known);
    const there = known.get(policy);
    if (there !== undefined) return there;
    const moved = new Map<string, KnownThen[]>();
    for (const from of thinned(momentsOf(told.tellings))) {
      const {tolls} = tally.reconcile(told, {policy, asOf: from});
      const now = new Map(tolls.map((toll) => [keyOf(toll), toll]));
      for (const key of new Set([...moved.keys(), ...now.keys()])) {
        const range = rangeOf(now.get(key) ?? NOTHING);
        const steps = moved.get(key) ?? [];
        if (steps.length > 0 && isSame(steps.at(-1)!, range)) continue;
        moved.set(key, [...steps, {from, ...range}]);
      }
    }
    known.set(policy, moved);
    return moved;
  };

  return {
    count,
    once: (told, lens) => tally.reconcile(told, lens),
    before(told, size, policy) {
      const tellings = told.tellings
        .filter(({report}) => addedAt(report.id) < size)
        .map((telling) => ({...telling, claims: telling.claims.filter(({id}) => claimAddedAt(id) < size)}));
      return tellings.length === 0 ? null : tally.reconcile({...told, tellings}, {policy});
    },
    passedOver: ({tellings}) => Math.max(0, momentsOf(tellings).length - MOST_MOMENTS),
    moved(told, {policy, asOf}) {
      const whole = timelineOf(told, policy);
      if (asOf === null) return whole;
      return new Map([...whole].map(([key, steps]) => [key, steps.filter(({from}) => isBy(from, asOf))]));
    },
  };
}

/** Whether a moment is asked for by which all of an incident had been published: it is then what it is without one. */
export function isWhole(told: Told, {asOf}: Lens): boolean {
  return asOf !== null && knownBy(told, asOf) === 'all';
}

function asKnown(counted: Counted, asOf: string | null): Counted {
  return {...counted, tolls: counted.tolls.map((toll) => ({...toll, asOf}))};
}

const NOTHING: Range = {low: null, best: null, high: null};

/** Names a toll of an incident. */
export function keyOf({effect, class: name}: Pick<Toll, 'effect' | 'class'>): string {
  return `${effect} ${name ?? ''}`;
}

function isSame(a: Range, b: Range): boolean {
  return a.low === b.low && a.best === b.best && a.high === b.high;
}

/** The moments at which an incident's reports were published, each once, the earliest first. */
export function momentsOf(tellings: readonly Telling[]): string[] {
  const moments = new Set(tellings.flatMap(({report, claims}) => (claims.length > 0 ? (report.published ?? []) : [])));
  return [...moments].sort(byMoment);
}

/** Orders RFC 3339 moments of any zone; a day by itself stands at its end. */
export function byMoment(a: string, b: string): number {
  return endOf(a) - endOf(b) || (a < b ? -1 : a > b ? 1 : 0);
}

function thinned(moments: readonly string[]): readonly string[] {
  if (moments.length <= MOST_MOMENTS) return moments;
  const step = (moments.length - 1) / (MOST_MOMENTS - 1);
  return Array.from({length: MOST_MOMENTS}, (_, i) => moments[Math.round(i * step)]!);
}
