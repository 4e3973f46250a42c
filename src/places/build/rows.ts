import {foldName} from '../fold.ts';
import {KIND, type Kind} from '../layout.ts';
import {centre, type Point} from './centre.ts';
import {countryNames, type Designators, type Spellings, townNames, withoutDesignator, withSpellings} from './names.ts';
import type {Country, Division, Town} from './sources.ts';

/** One place, ready to be written. */
export interface PlaceRow {
  readonly kind: Kind;
  readonly name: string;
  /** All names it is looked up by, folded, each once. */
  readonly keys: readonly string[];
  /** "KZ", "US.CA", "US.CA.037"; `null` for towns. */
  readonly code: string | null;
  readonly id: number;
  readonly country: string;
  readonly division: string | null;
  readonly county: string | null;
  readonly longitude: number;
  readonly latitude: number;
  readonly population: number;
}

/** Everything the gazetteer is made of. */
export interface Sources {
  readonly towns: readonly Town[];
  readonly countries: readonly Country[];
  readonly divisions: readonly Division[];
  readonly counties: readonly Division[];
  readonly designators: Designators;
  readonly spellings: Spellings;
  /** Middles of countries and divisions that their towns do not tell, by code. */
  readonly points: ReadonlyMap<string, Point>;
}

/**
 * All places in the order of the file: countries, divisions, counties, towns.
 *
 * Divisions and counties have no points of their own in the sources: theirs is the centre of their towns, and one without
 * towns is left out.
 */
export function placeRows({
  towns,
  countries,
  divisions,
  counties,
  designators,
  spellings,
  points,
}: Sources): PlaceRow[] {
  const byCountry = groupBy(towns, (town) => town.country);
  const byDivision = groupBy(towns, (town) => town.division);
  const byCounty = groupBy(towns, (town) => town.county);
  return [
    ...countries.map((country) => countryRow(country, byCountry.get(country.cca2) ?? [])),
    ...divisions.flatMap((division) => divisionRow(KIND.division, division, byDivision, designators)),
    ...counties.flatMap((county) => divisionRow(KIND.county, county, byCounty, designators)),
    ...towns.map(townRow),
  ].map((row) => ({
    ...row,
    ...(row.code === null ? null : points.get(row.code)),
    keys: folded(withSpellings(row.names, spellings)),
  }));
}

/** A row before its names are folded. */
type NamedRow = Omit<PlaceRow, 'keys'> & {readonly names: readonly string[]};

function countryRow(country: Country, towns: readonly Town[]): NamedRow {
  return {
    kind: KIND.country,
    name: country.name.common,
    names: countryNames(country),
    code: country.cca2,
    id: 0,
    country: country.cca2,
    division: null,
    county: null,
    longitude: country.latlng[1],
    latitude: country.latlng[0],
    population: people(towns),
  };
}

function divisionRow(
  kind: Kind,
  {code, name}: Division,
  townsByCode: ReadonlyMap<string, readonly Town[]>,
  designators: Designators,
): NamedRow[] {
  const towns = townsByCode.get(code);
  if (towns === undefined) return [];
  const [country, division] = code.split('.');
  return [
    {
      kind,
      name,
      names: [name, ...(hasBareName(kind, code) ? [withoutDesignator(name, designators)] : [])],
      code,
      id: 0,
      country: country ?? '',
      division: `${country}.${division}`,
      county: kind === KIND.county ? code : null,
      ...centre(towns),
      population: people(towns),
    },
  ];
}

/** "Henry County" is never just "Henry", where counties are many and named after people. */
function hasBareName(kind: Kind, code: string): boolean {
  return kind === KIND.division || !code.startsWith('US.');
}

/** GeoNames features that are more or less than a town. */
const KIND_BY_FEATURE: Readonly<Record<string, Kind>> = {PPLC: KIND.capital, PPLX: KIND.quarter};

function townRow(town: Town): NamedRow {
  return {
    kind: KIND_BY_FEATURE[town.feature] ?? KIND.town,
    name: town.name,
    names: townNames(town),
    code: null,
    id: town.id,
    country: town.country,
    division: town.division,
    county: town.county,
    longitude: town.longitude,
    latitude: town.latitude,
    population: town.population,
  };
}

function folded(names: readonly string[]): string[] {
  return [...new Set(names.map(foldName))].filter((key) => key.length > 1);
}

function people(towns: readonly Town[]): number {
  return Math.min(
    0xffffffff,
    towns.reduce((sum, town) => sum + town.population, 0),
  );
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group === undefined) groups.set(key(item), [item]);
    else group.push(item);
  }
  return groups;
}
