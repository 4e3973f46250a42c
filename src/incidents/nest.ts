import type {Incident} from '../model/incident.ts';
import {kilometres, reachOf, stretchOf} from './bearings.ts';

/** UCDP precision from which on a place holds others: a first-order division. */
const DIVISION = 4;

/** Finds the wider incident that each is part of: the one of the shortest time that holds its time, at a place that holds its place. */
export function nest<T extends Incident>(incidents: readonly T[]): T[] {
  const wider = new Map<string, T[]>();
  for (const incident of incidents) {
    const {place, time} = incident;
    if (place === null || place.country === null || time === null || (place.precision ?? 0) < DIVISION) continue;
    wider.set(place.country, [...(wider.get(place.country) ?? []), incident]);
  }
  for (const list of wider.values()) list.sort((a, b) => daysOf(a) - daysOf(b) || (a.id < b.id ? -1 : 1));
  return incidents.map((incident) => {
    const candidates = wider.get(incident.place?.country ?? '') ?? [];
    const parent = candidates.find((other) => other.id !== incident.id && holds(other, incident));
    return parent === undefined ? incident : {...incident, parent: parent.id};
  });
}

function holds(wide: Incident, narrow: Incident): boolean {
  if (wide.place === null || narrow.place === null || wide.time === null || narrow.time === null) return false;
  const [outer, inner] = [stretchOf(wide.time), stretchOf(narrow.time)];
  if (outer.from > inner.from || outer.to < inner.to || outer.to - outer.from <= inner.to - inner.from) return false;
  const [wideness, narrowness] = [wide.place.precision ?? 7, narrow.place.precision ?? 7];
  if (wideness < narrowness) return false;
  if (wideness >= 6 || wide.place.gazetteer === narrow.place.gazetteer) return true;
  const {point} = narrow.place;
  return point !== null && wide.place.point !== null && kilometres(point, wide.place.point) <= reachOf(wideness);
}

function daysOf({time}: Incident): number {
  if (time === null) return 0;
  const {from, to} = stretchOf(time);
  return to - from;
}
