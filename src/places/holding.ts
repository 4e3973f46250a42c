import type {Gazetteer} from './gazetteer.ts';
import {KIND} from './layout.ts';
import {contains} from './within.ts';

/** What a person means by a place. */
export type Holding =
  /** A country, by its code: everything in it. */
  | {readonly kind: 'country'; readonly code: string}
  /** Wider places than a town, of which each holds others. */
  | {readonly kind: 'wide'; heldOf(ids: readonly string[]): string[]}
  /** Nothing that holds other places. */
  | {readonly kind: 'narrow'};

/**
 * Finds what a name, a code or an id ("Almaty Region", "KZ", "division:KZ.02") stands for, as far as it holds other places: a
 * country, or all the divisions and counties of that name.
 */
export function findHolding(gazetteer: Gazetteer, typed: string): Holding {
  const {columns, lookup, byCode} = gazetteer;
  const code = /^(?:country|division):(.+)$/.exec(typed)?.[1];
  const named = lookup(typed, 0, typed.length);
  const known =
    code === undefined ? [...named.places.subarray(0, named.own)] : [byCode(code)].filter((place) => place >= 0);
  const wide = known.filter((place) => columns.kinds[place]! <= KIND.county);
  const country = wide.find((place) => columns.kinds[place] === KIND.country);
  // Georgia is a country and a state: the country is meant, "division:US.GA" is the state.
  if (country !== undefined) return {kind: 'country', code: gazetteer.country(country)};
  if (wide.length === 0) return {kind: 'narrow'};
  const isHeld = (place: number) => known.some((whole) => whole === place || contains(gazetteer, whole, place));
  return {
    kind: 'wide',
    heldOf(ids) {
      const places = rowsOf(gazetteer, ids);
      return ids.filter((id) => isHeld(places.get(id) ?? -1));
    },
  };
}

/** The places that these are ids of, by id: towns are looked for all at once, because going through them takes a while. */
function rowsOf({columns, byCode, size}: Gazetteer, ids: readonly string[]): Map<string, number> {
  const rows = new Map<string, number>();
  const towns = new Map<number, string>();
  for (const id of ids) {
    const [kind, code = ''] = id.split(':');
    if (kind === 'geonames') towns.set(Number(code), id);
    else rows.set(id, byCode(code));
  }
  for (let place = 0; towns.size > 0 && place < size; place++) {
    const id = columns.kinds[place]! >= KIND.capital ? towns.get(columns.ids[place]!) : undefined;
    if (id !== undefined) rows.set(id, place);
  }
  return rows;
}
