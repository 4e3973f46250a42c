import type {Told} from '../incidents/incidents.ts';
import {byWeight, type Counted} from '../tally.ts';
import {isBy} from '../tolls/instant.ts';
import type {Parts} from './parts.ts';
import type {Lens} from './views.ts';

/** An incident of a list, as of its lens. */
export interface ListedIncident {
  readonly told: Told;
  readonly counted: Counted;
}

/** The incidents of a case, or of all, that have a toll as of the lens: those with the most independent origins first. */
export async function listed(lens: Lens, name: string | null, {state, book}: Parts): Promise<ListedIncident[]> {
  const {asOf} = lens;
  return state.incidents
    .filter(({tellings}) => asOf === null || tellings.some(({report}) => isBy(report.published, asOf)))
    .filter(({tellings}) => name === null || tellings.some(({report}) => report.case === name))
    .map((told) => ({told, counted: book.count(told, lens)}))
    .filter(({counted}) => counted.tolls.length > 0)
    .sort((a, b) => byWeight(a.counted, b.counted));
}
