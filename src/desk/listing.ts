import type {Told} from '../incidents/incidents.ts';
import type {Effect} from '../model/claim.ts';
import type {Grade, PolicyName} from '../model/toll.ts';
import {titleOf} from '../say/toll.ts';
import type {Counted} from '../tally.ts';
import {keepLatest} from './latest.ts';
import {gradeOf, gravestOf, isContested} from './rows.ts';
import {knownBy} from './spans.ts';
import type {TollBook} from './tolls.ts';
import {type Rest, startTurn} from './turns.ts';
import type {Lens, MapPoint} from './views.ts';

/** What lists of incidents are made, filtered and ordered by: of every incident, so it is small. */
export interface Summary {
  readonly told: Told;
  readonly id: string;
  readonly title: string;
  readonly origins: number;
  readonly reports: number;
  readonly grade: Grade;
  readonly isContested: boolean;
  readonly effects: readonly Effect[];
  readonly point: MapPoint | null;
}

/** The incidents of a ledger as of a lens. */
export interface Listing {
  /** Those that have a toll, with the most independent origins first. `far` is told how many of all incidents are gone through. */
  list(lens: Lens, far?: (done: number, total: number) => void): Promise<readonly Summary[]>;
}

/** Lenses whose lists are kept: who goes over many moments, or from page to page, comes back to them. */
const LENSES = 32;

/**
 * Makes the listing of incidents that `incidentsNow` gives.
 *
 * An incident is counted once a policy for as long as it stays what it is. As of a moment, those whose reports had all been published
 * by then are as they are without one, so only those under way at the moment are counted for it.
 */
export function createListing(incidentsNow: () => readonly Told[], book: TollBook, signal?: AbortSignal): Listing {
  const whole = new Map<PolicyName, WeakMap<Told, Summary | null>>();
  const lists = keepLatest<string, {readonly of: readonly Told[]; readonly list: Promise<readonly Summary[]>}>(LENSES);

  const wholeOf = (told: Told, policy: PolicyName): Summary | null => {
    const known = whole.get(policy) ?? new WeakMap<Told, Summary | null>();
    whole.set(policy, known);
    let summary = known.get(told);
    if (summary === undefined) {
      summary = summaryOf(told, book.once(told, {policy, asOf: null}));
      known.set(told, summary);
    }
    return summary;
  };
  const make = async (
    incidents: readonly Told[],
    {policy, asOf}: Lens,
    rest: Rest,
    far?: (done: number, total: number) => void,
  ): Promise<readonly Summary[]> => {
    const list: Summary[] = [];
    for (const [done, told] of incidents.entries()) {
      await rest();
      far?.(done, incidents.length);
      const known = asOf === null ? 'all' : knownBy(told, asOf);
      if (known === 'none') continue;
      const summary = known === 'all' ? wholeOf(told, policy) : summaryOf(told, book.once(told, {policy, asOf}));
      if (summary !== null) list.push(summary);
    }
    return list.sort(byWeight);
  };

  return {
    list(lens, far) {
      const incidents = incidentsNow();
      const key = `${lens.policy} ${lens.asOf ?? ''}`;
      const fresh = () => ({of: incidents, list: make(incidents, lens, startTurn(signal), far)});
      const kept = lists.get(key, fresh);
      if (kept.of === incidents) return kept.list;
      lists.forget(key);
      return lists.get(key, fresh).list;
    },
  };
}

function summaryOf(told: Told, counted: Counted): Summary | null {
  const {id, origins, documents, tolls, place} = counted;
  if (tolls.length === 0) return null;
  const title = titleOf(counted);
  const gravest = gravestOf(tolls);
  return {
    told,
    id,
    title,
    origins,
    reports: documents.length,
    grade: gradeOf(counted),
    isContested: isContested(counted),
    effects: [...new Set(tolls.map(({effect}) => effect))],
    point:
      place === null || place.point === null
        ? null
        : {
            incident: id,
            title,
            point: place.point,
            precision: place.precision,
            effect: gravest?.effect ?? null,
            best: gravest?.best ?? gravest?.low ?? null,
          },
  };
}

function byWeight(a: Summary, b: Summary): number {
  return b.origins - a.origins || b.reports - a.reports || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
