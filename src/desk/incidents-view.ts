import type {Told} from '../incidents/incidents.ts';
import {SaysoError} from '../model/error.ts';
import {titleOf} from '../say/toll.ts';
import type {Counted} from '../tally.ts';
import {changesSince} from './case-view.ts';
import {type ListedIncident, listed} from './listing.ts';
import {type Parts, rowOf} from './parts.ts';
import {PAGE_ROWS, type Part} from './queries.ts';
import {gradeOf, isContested, pointsOf} from './rows.ts';
import type {Facets, IncidentQuery, IncidentsView, Role} from './views.ts';

/** Points of the map, at most. */
const MOST_POINTS = 500;

/** The incidents that a query lets through, with what else could be chosen. */
export async function incidentsView(
  query: IncidentQuery,
  {limit = PAGE_ROWS, after}: Part,
  parts: Parts,
  role: Role,
): Promise<IncidentsView> {
  const lens = {policy: query.policy, asOf: query.asOf};
  const all = await listed(lens, query.case ?? null, parts);
  const passing = all.filter((each) => passes(each, query, parts, role));
  const start = after === undefined ? 0 : placeOf(passing, after);
  const shown = passing.slice(start, start + limit);
  return {
    query,
    list: {
      rows: shown.map(({told, counted}) => rowOf(told, counted, lens, parts, role)),
      total: passing.length,
      next: start + limit < passing.length ? (shown.at(-1)?.counted.id ?? null) : null,
    },
    facets: facetsOf(passing),
    map: passing
      .slice(0, MOST_POINTS)
      .flatMap(({counted}) => pointsOf({...counted, title: titleOf(counted), tolls: counted.tolls as never})),
  };
}

function placeOf(passing: readonly ListedIncident[], after: string): number {
  const at = passing.findIndex(({counted}) => counted.id === after);
  if (at < 0) throw new SaysoError('desk/bad-cursor', 'The address names no row to go on after.');
  return at + 1;
}

function passes({told, counted}: ListedIncident, query: IncidentQuery, parts: Parts, role: Role): boolean {
  const {effect, grade, contested, from, to, place, changedSince} = query;
  const {time} = counted;
  return (
    (effect === undefined || counted.tolls.some((toll) => toll.effect === effect)) &&
    (grade === undefined || gradeOf(counted) === grade) &&
    (contested === undefined || isContested(counted) === contested) &&
    (from === undefined || (time !== null && time.to >= from)) &&
    (to === undefined || (time !== null && time.from <= to)) &&
    (place === undefined || isAt(counted, place)) &&
    (changedSince === undefined || changesSince([told], changedSince, query, parts, role).length > 0)
  );
}

/** Whether an incident is at a place, asked for by country code, gazetteer id or name. */
function isAt({place}: Pick<Told, 'place'>, asked: string): boolean {
  if (place === null) return false;
  return place.country === asked || place.gazetteer === asked || place.name.toLowerCase() === asked.toLowerCase();
}

function facetsOf(passing: readonly {readonly counted: Counted}[]): Facets {
  const tally = (valuesOf: (counted: Counted) => readonly string[]) => {
    const counts = new Map<string, number>();
    for (const {counted} of passing)
      for (const value of new Set(valuesOf(counted))) counts.set(value, (counts.get(value) ?? 0) + 1);
    return [...counts]
      .map(([value, count]) => ({value, count}))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  };
  return {
    effect: tally(({tolls}) => tolls.map(({effect}) => effect)),
    grade: tally((counted) => [gradeOf(counted)]),
    contested: tally((counted) => [isContested(counted) ? 'yes' : 'no']),
    country: tally(({place}) => (place?.country == null ? [] : [place.country])),
    year: tally(({time}) => (time === null ? [] : [time.from.slice(0, 4)])),
  };
}
