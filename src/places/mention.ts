import type {PlaceMention} from '../model/mention.ts';
import type {Gazetteer} from './gazetteer.ts';
import {KIND, type Kind} from './layout.ts';
import type {PlaceType} from './lexicon.ts';
import type {Spot} from './spot.ts';

/** UCDP's `where_prec` for each kind of place in the gazetteer. */
const PRECISION: Readonly<Record<Kind, number>> = {
  [KIND.country]: 6,
  [KIND.division]: 4,
  [KIND.county]: 3,
  [KIND.capital]: 1,
  [KIND.town]: 1,
  [KIND.quarter]: 1,
};

const TYPE: Readonly<Record<Kind, PlaceMention['type']>> = {
  [KIND.country]: 'country',
  [KIND.division]: 'division',
  [KIND.county]: 'division',
  [KIND.capital]: 'town',
  [KIND.town]: 'town',
  [KIND.quarter]: 'site',
};

/** The mention that a spot is, resolved to row `place` of the gazetteer (−1 = it knows none). */
export function placeMention(text: string, spot: Spot, place: number, gazetteer: Gazetteer): PlaceMention {
  const {phrase, pattern} = spot;
  const where = {kind: 'place' as const, start: spot.start, end: spot.end, text: text.slice(spot.start, spot.end)};
  if (pattern !== null) {
    // A named site lies in the place that its name begins with, as far as one can tell.
    const known = place < 0 ? null : resolved(gazetteer, place);
    return {
      ...where,
      name: null,
      country: known?.country ?? null,
      point: known?.point ?? null,
      precision: known === null ? pattern.precision : Math.max(pattern.precision, known.precision),
      gazetteer: known?.gazetteer ?? null,
      type: mentionType(pattern.type),
    };
  }
  if (place >= 0) {
    const {name, country, point, precision, gazetteer: id, type} = resolved(gazetteer, place);
    const {kind, start, end, text: words} = where;
    const as = phrase?.type === 'demonym' ? 'demonym' : type;
    return {kind, start, end, text: words, name, country, point, precision, gazetteer: id, type: as};
  }
  return {
    ...where,
    name: phrase?.name ?? null,
    country: phrase?.country ?? null,
    point: phrase?.point ?? null,
    precision: phrase?.precision ?? null,
    gazetteer: null,
    type: mentionType(phrase?.type ?? 'region'),
  };
}

/** Streets are sites to a reader; `none` never becomes a mention. */
function mentionType(type: PlaceType): PlaceMention['type'] {
  return type === 'street' || type === 'none' ? 'site' : type;
}

function resolved(gazetteer: Gazetteer, place: number) {
  const {columns} = gazetteer;
  const kind = columns.kinds[place] as Kind;
  const point: readonly [number, number] = [degrees(columns.longitudes[place]), degrees(columns.latitudes[place])];
  return {
    name: gazetteer.name(place),
    country: gazetteer.country(place),
    point,
    precision: PRECISION[kind],
    gazetteer: gazetteer.id(place),
    type: TYPE[kind],
  };
}

/** Stored with seven digits; five decimals are a metre. */
function degrees(value: number | undefined): number {
  return Math.round((value ?? 0) * 1e5) / 1e5;
}
