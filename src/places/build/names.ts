import type {Row} from '../../packs/pack.ts';
import type {Country, Town} from './sources.ts';

/** Towns from this size on are looked up by all their Latin-script names, smaller ones only by their own. */
const KNOWN_ABROAD = 5000;
/** Seats of government, looked up by all their names whatever their size. */
const SEATS = new Set(['PPLC', 'PPLA', 'PPLA2']);

/** An alternative name worth keeping: a capital, then Latin letters; no codes ("BGW"), numbers or brackets. */
const NAME = /^(?!\p{Lu}{2,4}$)\p{Lu}[\p{Script=Latin}\p{M}\s.'’‘ʻʼ`-]{3,}$/u;

/** The names a town is looked up by. */
export function townNames(town: Town): string[] {
  const known = town.population >= KNOWN_ABROAD || SEATS.has(town.feature);
  return [town.name, town.ascii, ...(known ? town.others.filter((name) => NAME.test(name)) : [])];
}

/** The names a country is looked up by. */
export function countryNames(country: Country): string[] {
  return [country.name.common, country.name.official, ...country.altSpellings.filter((name) => NAME.test(name))];
}

/** Words for the kind of a division that stand before or after its name: "Kabupaten X", "X Governorate". */
export interface Designators {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Compiles the table `place-designators`. */
export function compileDesignators(rows: readonly Row[]): Designators {
  const words = (where: string): string[] =>
    rows.filter((row) => row.cells['where'] === where).map((row) => row.cells['word'] ?? '');
  return {before: words('before'), after: words('after')};
}

/** Words that names start with, and how else they are written: "Saint" → "St". */
export type Spellings = readonly (readonly [word: string, also: string])[];

/** Compiles the table `place-spellings`. */
export function compileSpellings(rows: readonly Row[]): Spellings {
  return rows.map(({cells}) => [cells['word'] ?? '', cells['also'] ?? '']);
}

/** The names, and each that starts with a word of the spellings once more in the other spelling. */
export function withSpellings(names: readonly string[], spellings: Spellings): string[] {
  const more = names.flatMap((name) =>
    spellings
      .filter(([word]) => name.startsWith(`${word} `) || name.startsWith(`${word}-`))
      .map(([word, also]) => also + name.slice(word.length)),
  );
  return [...names, ...more];
}

/** The name without the word for its kind: "Province of Tarlac" → "Tarlac"; as it is where it has none. */
export function withoutDesignator(name: string, {before, after}: Designators): string {
  for (const word of before) if (name.startsWith(`${word} `)) return name.slice(word.length + 1);
  for (const word of after) if (name.endsWith(` ${word}`)) return name.slice(0, -word.length - 1);
  return name;
}
