import {findWithin} from '../keeper/places-within.ts';
import {SaysoError} from '../model/error.ts';
import type {ClaimFilter} from '../store/filters.ts';
import type {Store} from '../store/port.ts';
import {cursorOf, type IndexedClaim, letsThrough, placeAfter} from './claim-index.ts';
import {keepLatest} from './latest.ts';
import {cardsOf, type Parts} from './parts.ts';
import {PAGE_ROWS, type Part, type ReviewQuery, USUAL_LENS} from './queries.ts';
import type {Search} from './search.ts';
import type {State} from './state.ts';
import type {ClaimCard, Listed, ReviewView, Role} from './views.ts';

/** Incidents to which a claim can be moved from the page; others by their name. */
const MOST_INCIDENTS = 30;

/** One claim of a queue. `desk/no-claim` where the one asked for is not in the ledger. */
export async function reviewView(
  {claim: asked, ...filter}: ReviewQuery,
  parts: Parts,
  role: Role,
): Promise<ReviewView> {
  const {state} = parts;
  const queue = await parts.queues.passing({review: 'open', ...filter}, role);
  let at = 0;
  let shown: IndexedClaim | undefined = queue[0];
  if (asked !== undefined) {
    shown = state.claims.find(({claim}) => claim.id === asked);
    if (shown === undefined)
      throw new SaysoError(
        'desk/no-claim',
        'That claim is not in the ledger any more. The queue goes on with the next one.',
      );
    at = queue.indexOf(shown);
    // Decided meanwhile, or not of this queue: it is shown where it would stand.
    if (at < 0) at = placeAfter(queue, cursorOf(shown));
  }
  const isIn = shown !== undefined && queue[at] === shown;
  const cards = await cardsOf(shown === undefined ? [] : [shown], parts, role);
  const card = shown === undefined ? null : (cards.get(shown.claim.id) ?? null);
  const last = shown === undefined ? undefined : state.decisions.about(shown.claim.id)[0];
  const incidents = (await parts.listing.list(USUAL_LENS)).slice(0, MOST_INCIDENTS);
  return {
    position: shown === undefined ? 0 : at + 1,
    total: queue.length,
    card,
    before:
      shown === undefined || last === undefined
        ? null
        : parts.showDecision(last, parts.hideOf(shown.report, role), role),
    previous: queue[at - 1]?.claim.id ?? null,
    next: queue[isIn ? at + 1 : at]?.claim.id ?? null,
    incidents: incidents.map(({id, title, told}) => parts.hideIn(told, role)({id, title})),
  };
}

/** A page of the claims that a filter lets through, the latest event first. */
export async function claimsList(
  filter: ClaimFilter,
  {limit = PAGE_ROWS, after}: Part,
  parts: Parts,
  role: Role,
): Promise<Listed<ClaimCard>> {
  const all = await parts.queues.passing(filter, role);
  const start = after === undefined ? 0 : placeAfter(all, after);
  const shown = all.slice(start, start + limit);
  const cards = await cardsOf(shown, parts, role);
  const last = shown.at(-1);
  return {
    rows: [...cards.values()],
    total: all.length,
    next: start + limit < all.length && last !== undefined ? cursorOf(last) : null,
  };
}

/** Queues and lists of claims, as filters let them through; kept for those asked lately, until something comes in or is decided. */
export interface Queues {
  passing(filter: ClaimFilter, role: Role): Promise<readonly IndexedClaim[]>;
}

/** Lists kept. */
const QUEUES = 24;

/** Makes the queues of a state. */
export function createQueues(state: State, store: Store, search: Search, hideOf: Parts['hideOf']): Queues {
  const kept = keepLatest<string, {readonly of: number; readonly list: Promise<readonly IndexedClaim[]>}>(QUEUES);
  const make = async (asked: ClaimFilter, role: Role): Promise<readonly IndexedClaim[]> => {
    const {place, words} = asked;
    const where = place === undefined ? {} : await findWithin(place, () => store.places());
    const document = asked.document === undefined ? undefined : (state.idOf(asked.document, role) ?? '');
    const within = words === undefined ? null : await search.reportsWith(words, role);
    const lets = letsThrough({...asked, ...where, document}, state.decidedOf);
    // A place may be called as a person is: a reader finds it where they may read it.
    const mayFind = ({report, claim: {place: at}}: IndexedClaim): boolean => {
      if (role === 'reviewer' || where.place === undefined) return true;
      const name = at?.name ?? at?.text ?? '';
      return hideOf(report, role)(name) === name;
    };
    return state.claims.filter(
      (claim) => lets(claim) && (within === null || within.has(claim.report)) && mayFind(claim),
    );
  };
  return {
    passing(filter, role) {
      const key = JSON.stringify([role, filter]);
      const fresh = () => ({of: state.size, list: make(filter, role)});
      if (kept.get(key, fresh).of !== state.size) kept.forget(key);
      return kept.get(key, fresh).list;
    },
  };
}
