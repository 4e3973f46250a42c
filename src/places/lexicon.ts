import type {Pack} from '../packs/pack.ts';
import {hashName, type NameHash} from './fold.ts';
import type {Gazetteer} from './gazetteer.ts';

/** What a word beside a name says about it: a bit each, by the roles of the table `place-words`. */
export const ROLE = {
  in: 1,
  from: 2,
  compass: 4,
  title: 8,
  said: 16,
  institution: 32,
  rival: 64,
  folk: 128,
  never: 256,
  of: 512,
  press: 1024,
  the: 2048,
  quality: 4096,
  one: 8192,
} as const;

/** What a phrase names: the types of `PlaceMention`, streets, and `none` where it is no place ("White House"). */
export type PlaceType = 'none' | 'site' | 'town' | 'division' | 'country' | 'region' | 'demonym' | 'street';

/** A name that a language has for a place, beside the gazetteer's own. */
export interface Phrase {
  /** As written in the table, where its capitals and dots must be met; `null` where any spelling will do. */
  readonly form: string | null;
  /** Row of the gazetteer, or −1 for a place that it lacks. */
  readonly place: number;
  readonly type: PlaceType | null;
  /** Only after the name of a town and a comma: "Ind.", "OR". */
  readonly afterTown: boolean;
  readonly name: string;
  readonly country: string | null;
  readonly point: readonly [number, number] | null;
  readonly precision: number | null;
}

/** A word for a kind of place: "Hospital" after a name, "village" before "of" and a name. */
export interface Pattern {
  readonly type: PlaceType;
  readonly precision: number;
}

/** The side on which a word for a kind of place stands, as in the table `place-patterns`. */
export type Side = 'after' | 'before' | 'lower' | 'of' | 'named' | 'in';

/** A language's words about places, compiled. */
export interface PlaceLexicon {
  /** Bits of `ROLE`. */
  readonly roles: ReadonlyMap<string, number>;
  /** Names of places that are also ordinary words. */
  readonly ordinary: ReadonlySet<string>;
  readonly givenNames: ReadonlySet<string>;
  readonly patterns: Readonly<Record<Side, ReadonlyMap<string, Pattern>>>;
  /** Plurals that stand for the kind of several names before them, with the singular: "counties" → "County". */
  readonly plurals: ReadonlyMap<string, string>;
  /** The phrases that the hashed name may be. */
  phrases(hash: NameHash): readonly Phrase[];
}

const NO_PHRASES: readonly Phrase[] = [];

/** Compiles the tables `place-*` of a pack. */
export function compilePlaces(pack: Pack, gazetteer: Gazetteer): PlaceLexicon {
  const phrases = phraseIndex([
    ...names(pack, gazetteer),
    ...regions(pack),
    ...demonyms(pack, gazetteer),
    ...others(pack),
  ]);
  return {
    roles: roles(pack),
    ordinary: new Set(pack.table('place-ordinary').flatMap((row) => words(row.cells['words']))),
    givenNames: new Set(pack.table('place-given-names').flatMap((row) => words(row.cells['names']))),
    patterns: patterns(pack),
    plurals: plurals(pack),
    phrases: (hash) => {
      const found = phrases.get(hash.high);
      return found !== undefined && found.low === hash.low ? found.phrases : NO_PHRASES;
    },
  };
}

function words(cell: string | undefined): string[] {
  return (cell ?? '').toLowerCase().split(' ');
}

function roles(pack: Pack): Map<string, number> {
  const found = new Map<string, number>();
  for (const row of pack.table('place-words')) {
    const bit = ROLE[row.cells['role'] as keyof typeof ROLE];
    for (const word of words(row.cells['words'])) found.set(word, (found.get(word) ?? 0) | bit);
  }
  return found;
}

function patterns(pack: Pack): Record<Side, Map<string, Pattern>> {
  const found: Record<Side, Map<string, Pattern>> = {
    after: new Map(),
    before: new Map(),
    lower: new Map(),
    of: new Map(),
    named: new Map(),
    in: new Map(),
  };
  for (const row of pack.table('place-patterns')) {
    if (row.cells['side'] === 'plural') continue;
    const pattern = {type: row.cells['type'] as PlaceType, precision: Number(row.cells['precision'])};
    for (const word of words(row.cells['words'])) {
      const side = found[row.cells['side'] as Side];
      if (!side.has(word)) side.set(word, pattern);
    }
  }
  return found;
}

function plurals(pack: Pack): Map<string, string> {
  const rows = pack.table('place-patterns').filter((row) => row.cells['side'] === 'plural');
  return new Map(
    rows.map((row) => {
      const [plural, singular] = (row.cells['words'] ?? '').split('=');
      return [plural ?? '', singular ?? ''];
    }),
  );
}

function names(pack: Pack, gazetteer: Gazetteer): Phrase[] {
  return pack.table('place-names').map((row) => {
    const name = row.cells['name'] ?? '';
    const place = gazetteer.byCode(row.cells['place'] ?? '');
    return {
      form: /\.|^\p{Lu}+$/u.test(name) ? name : null,
      place,
      type: null,
      afterTown: row.cells['after'] === 'town',
      name,
      country: null,
      point: null,
      precision: null,
    };
  });
}

function regions(pack: Pack): Phrase[] {
  return pack.table('place-regions').map(({cells}) => ({
    form: null,
    place: -1,
    type: cells['type'] as PlaceType,
    afterTown: false,
    name: cells['name'] ?? '',
    country: cells['country'] || null,
    point: [Number(cells['longitude']), Number(cells['latitude'])],
    precision: Number(cells['precision']),
  }));
}

function demonyms(pack: Pack, gazetteer: Gazetteer): Phrase[] {
  return pack.table('place-demonyms').flatMap(({cells}) => {
    const place = gazetteer.byCode(cells['place'] ?? '');
    return [cells['word'], cells['plural']]
      .filter((word) => word !== undefined && word !== '')
      .map((word) => ({
        form: null,
        place,
        type: 'demonym' as const,
        afterTown: false,
        name: word ?? '',
        country: null,
        point: null,
        precision: null,
      }));
  });
}

/** Names that hold a place's name and are none: "White House", "West Nile". */
function others(pack: Pack): Phrase[] {
  return pack.table('place-not').map(({cells}) => ({
    form: null,
    place: -1,
    type: 'none',
    afterTown: false,
    name: cells['phrase'] ?? '',
    country: null,
    point: null,
    precision: null,
  }));
}

function phraseIndex(phrases: readonly Phrase[]): Map<number, {low: number; phrases: Phrase[]}> {
  const index = new Map<number, {low: number; phrases: Phrase[]}>();
  for (const phrase of phrases) {
    const hash: NameHash = {high: 0, low: 0};
    hashName(phrase.name, 0, phrase.name.length, hash);
    const known = index.get(hash.high);
    if (known === undefined) index.set(hash.high, {low: hash.low, phrases: [phrase]});
    else known.phrases.push(phrase);
  }
  return index;
}
