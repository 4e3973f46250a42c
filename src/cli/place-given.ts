import {findHolding} from '../places/holding.ts';
import {loadGazetteer} from '../places/load.ts';
import type {ClaimFilter} from '../store/filters.ts';
import type {Store} from '../store/port.ts';

/** The filter with what its place holds: a country all that is in it, a region its towns. Other places stay what they are. */
export async function withPlacesWithin(filter: ClaimFilter, store: Store): Promise<ClaimFilter> {
  const {place} = filter;
  if (place === undefined || /^[A-Z]{2}$/.test(place) || place.startsWith('geonames:')) return filter;
  const holding = findHolding(loadGazetteer(), place);
  if (holding.kind === 'country') return {...filter, place: holding.code};
  if (holding.kind === 'narrow') return filter;
  return {...filter, place: undefined, within: (await store.places()).filter((id) => holding.holds(id))};
}
