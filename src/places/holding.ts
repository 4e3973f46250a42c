import type {Gazetteer} from './gazetteer.ts';
import {KIND} from './layout.ts';
import {contains} from './within.ts';

/** What a person means by a place. */
export type Holding =
  /** A country, by its code: everything in it. */
  | {readonly kind: 'country'; readonly code: string}
  /** Wider places than a town, of which each holds others. */
  | {readonly kind: 'wide'; holds(id: string): boolean}
  /** Nothing that holds other places. */
  | {readonly kind: 'narrow'};

/**
 * Finds what a name, a code or an id ("Almaty Region", "KZ", "division:KZ.02") stands for, as far as it holds other places: a
 * country, or all the divisions and counties of that name.
 */
export function findHolding(gazetteer: Gazetteer, typed: string): Holding {
  const {columns, lookup, byCode, id} = gazetteer;
  const code = /^(?:country|division):(.+)$/.exec(typed)?.[1];
  const named = lookup(typed, 0, typed.length);
  const known =
    code === undefined ? [...named.places.subarray(0, named.own)] : [byCode(code)].filter((place) => place >= 0);
  const wide = known.filter((place) => columns.kinds[place]! <= KIND.county);
  const country = wide.find((place) => columns.kinds[place] === KIND.country);
  // Georgia is a country and a state: the country is meant, "division:US.GA" is the state.
  if (country !== undefined) return {kind: 'country', code: gazetteer.country(country)};
  if (wide.length === 0) return {kind: 'narrow'};
  const rows = new Map<string, number>();
  const rowOf = (wanted: string): number => {
    if (rows.size === 0) for (let place = 0; place < gazetteer.size; place++) rows.set(id(place), place);
    return rows.get(wanted) ?? -1;
  };
  return {
    kind: 'wide',
    holds(wanted) {
      const place = rowOf(wanted);
      return place >= 0 && known.some((whole) => whole === place || contains(gazetteer, whole, place));
    },
  };
}
