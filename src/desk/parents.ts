import type {Told} from '../incidents/incidents.ts';
import {nest} from '../incidents/nest.ts';

/** The wider incident that one is part of, as `nest` finds it among all. */
export type ParentOf = (told: Told) => string | null;

/** UCDP precision from which on a place may hold others. */
const WIDE = 4;

/** Makes ready to find wider incidents one by one, for those that are shown. */
export function createParents(incidents: readonly Told[]): ParentOf {
  const wide = new Map<string, Told[]>();
  for (const told of incidents) {
    const {place, time, claims} = told;
    if (
      place === null ||
      place.country === null ||
      time === null ||
      (place.precision ?? 0) < WIDE ||
      claims.length === 0
    )
      continue;
    const there = wide.get(place.country);
    if (there === undefined) wide.set(place.country, [told]);
    else there.push(told);
  }
  const found = new WeakMap<Told, {readonly parent: string | null}>();
  return (told) => {
    let known = found.get(told);
    if (known === undefined) {
      const around = (wide.get(told.place?.country ?? '') ?? []).filter((each) => each !== told);
      known = {parent: nest([told, ...around])[0]!.parent};
      found.set(told, known);
    }
    return known.parent;
  };
}
