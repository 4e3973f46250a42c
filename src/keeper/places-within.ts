import {findHolding} from '../places/holding.ts';
import {loadGazetteer} from '../places/load.ts';
import type {ClaimFilter} from '../store/filters.ts';

/** What a filter asks of a claim's place. */
export type PlaceFilter = Pick<ClaimFilter, 'place' | 'within'>;

/**
 * A place that somebody typed as a filter of what it holds: a country all that is in it, a region its towns; other places stay what they are.
 * `ids` gives the gazetteer ids that there are to be found, and is asked only where the place holds others.
 */
export async function findWithin(typed: string, ids: () => Promise<readonly string[]>): Promise<PlaceFilter> {
  if (/^[A-Z]{2}$/.test(typed) || typed.startsWith('geonames:')) return {place: typed};
  const holding = findHolding(loadGazetteer(), typed);
  if (holding.kind === 'country') return {place: holding.code};
  if (holding.kind === 'narrow') return {place: typed};
  return {place: undefined, within: holding.heldOf(await ids())};
}
