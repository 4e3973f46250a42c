import {findWithin} from '../keeper/places-within.ts';
import {SaysoError} from '../model/error.ts';
import {CHANGES, type What} from '../tolls/changes.ts';
import {changesIn, ofCase} from './case-view.ts';
import type {Summary} from './listing.ts';
import {type Parts, rowOf} from './parts.ts';
import {PAGE_ROWS, type Part} from './queries.ts';
import {endOf, lastBy} from './spans.ts';
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
  const {passing, facets} = await parts.choose(query);
  const start = after === undefined ? 0 : placeAfter(passing, after);
  const shown = passing.slice(start, start + limit);
  return {
    query,
    list: {
      rows: shown.map(({told}) => ({...rowOf(told, lens, parts, role), changed: changeOf(told, query, parts)})),
      total: passing.length,
      next: start + limit < passing.length ? cursorOf(shown.at(-1)!) : null,
    },
    facets,
    map: passing.slice(0, MOST_POINTS).flatMap(({point}) => point ?? []),
  };
}

/** Names an incident's place in the list, whatever joins or leaves it. */
function cursorOf({origins, reports, id}: Summary): string {
  return `${origins}~${reports}~${id}`;
}

/** Where a list goes on after a cursor. `desk/bad-cursor` where it is none. */
function placeAfter(passing: readonly Summary[], cursor: string): number {
  const match = /^(\d{1,9})~(\d{1,9})~(i-[0-9a-f]{1,64})$/.exec(cursor);
  if (match === null) throw new SaysoError('desk/bad-cursor', 'The address names no row to go on after.');
  const [origins, reports, id] = [Number(match[1]), Number(match[2]), match[3]!];
  const at = passing.findIndex(
    (each) =>
      each.origins < origins ||
      (each.origins === origins && (each.reports < reports || (each.reports === reports && each.id > id))),
  );
  return at < 0 ? passing.length : at;
}

/** The incidents that a query lets through, and the choices beside it. */
export interface Chosen {
  readonly passing: readonly Summary[];
  readonly facets: Facets;
}

/** Goes through the list for a query. */
export async function choose(all: readonly Summary[], query: IncidentQuery, parts: Parts): Promise<Chosen> {
  const of = ofCase(all, query.case ?? null);
  const ids = async () => [...new Set(of.flatMap(({told: {place}}) => place?.gazetteer ?? []))];
  const where = query.place === undefined ? {} : await findWithin(query.place, ids);
  const within = where.within === undefined ? null : new Set(where.within);
  const anywhere = of.filter((each) => passes(each, query, parts));
  const passing = anywhere.filter((each) => isAt(each.told, where.place, within));
  return {passing, facets: facetsOf(passing, anywhere)};
}

function passes({told, effects, grade, isContested}: Summary, query: IncidentQuery, parts: Parts): boolean {
  const {from, to, changedSince} = query;
  return (
    (query.effect === undefined || effects.includes(query.effect)) &&
    (query.grade === undefined || grade === query.grade) &&
    (query.contested === undefined || isContested === query.contested) &&
    (from === undefined || (told.time !== null && told.time.to >= from)) &&
    (to === undefined || (told.time !== null && told.time.from <= to)) &&
    (changedSince === undefined || changeOf(told, query, parts) !== null)
  );
}

/** Whether an incident is at a place, asked for by country code, gazetteer id or name, or within one that holds others. */
function isAt({place}: Summary['told'], asked: string | undefined, within: ReadonlySet<string> | null): boolean {
  if (asked === undefined && within === null) return true;
  if (place === null) return false;
  if (within !== null) return within.has(place.gazetteer ?? '');
  return place.country === asked || place.gazetteer === asked || place.name.toLowerCase() === asked?.toLowerCase();
}

/** The weightiest change of an incident since the moment of a query; `null` where nothing changed, or no moment is asked for. */
function changeOf(told: Summary['told'], {policy, asOf, changedSince}: IncidentQuery, parts: Parts): What | null {
  if (changedSince === undefined) return null;
  if (lastBy(told, asOf) <= endOf(changedSince)) return null;
  const before = parts.book.count(told, {policy, asOf: changedSince});
  const changes = changesIn(told, before, {policy, asOf}, parts, 'reviewer').map(({what}) => what);
  return CHANGES.find((what) => changes.includes(what)) ?? null;
}

function facetsOf(passing: readonly Summary[], anywhere: readonly Summary[]): Facets {
  const tally = (valuesOf: (summary: Summary) => readonly string[], of = passing) => {
    const counts = new Map<string, number>();
    for (const each of of) for (const value of valuesOf(each)) counts.set(value, (counts.get(value) ?? 0) + 1);
    return [...counts]
      .map(([value, count]) => ({value, count}))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  };
  return {
    effect: tally(({effects}) => effects),
    grade: tally(({grade}) => [grade]),
    contested: tally(({isContested}) => [isContested ? 'yes' : 'no']),
    country: tally(({told: {place}}) => (place === null || place.country === null ? [] : [place.country]), anywhere),
    year: tally(({told: {time}}) => (time === null ? [] : [time.from.slice(0, 4)])),
  };
}
