import type {Pack} from '../../packs/pack.ts';

/** How the words before a place bind it: where something is, whence it came, whither it went, whose it is. */
export type PlaceLink = 'at' | 'from' | 'to' | 'of';

/** The words that tell which place is whose: the table `place-links`. */
export interface PlaceLinkWords {
  readonly links: ReadonlyMap<string, PlaceLink>;
  /** Words for a whole country, which name no place in it: "country". */
  readonly wide: ReadonlySet<string>;
  /** What belongs to a place, and need not be there: "embassy". */
  readonly bodies: ReadonlySet<string>;
  /** Words that say of a place in which it lies: "located". */
  readonly lying: ReadonlySet<string>;
  /** Words that locate a place by a larger one: "near". */
  readonly beside: ReadonlySet<string>;
  /** Words for the whole world: "worldwide". */
  readonly world: ReadonlySet<string>;
  /** The rank of what a word names a place by: "capital". */
  readonly kinds: ReadonlyMap<string, number>;
  /** Words behind a place that tell of what happened there: "where". */
  readonly where: ReadonlySet<string>;
  /** Words for a house where people are treated: "hospital". */
  readonly care: ReadonlySet<string>;
  /** Verbs that tell of an event where it happened ("explode"), and others that name places people are or go to ("visit"). */
  readonly verbs: ReadonlyMap<string, 'event' | 'other'>;
}

/** Compiles `place-links`. */
export function compileClaimPlaces(pack: Pack): PlaceLinkWords {
  const rows = pack.table('place-links').map(({cells}) => [cells['word'] ?? '', cells['kind'] ?? ''] as const);
  const wordsOf = (kind: string) => new Set(rows.filter((row) => row[1] === kind).map(([word]) => word));
  return {
    links: new Map(rows.filter(([, kind]) => LINKS.has(kind)) as [string, PlaceLink][]),
    verbs: new Map(rows.filter(([, kind]) => kind === 'event' || kind === 'other') as [string, 'event' | 'other'][]),
    bodies: wordsOf('body'),
    lying: wordsOf('lying'),
    beside: wordsOf('beside'),
    world: wordsOf('world'),
    where: wordsOf('where'),
    care: wordsOf('care'),
    kinds: new Map(rows.flatMap(([word, kind]) => (KINDS.has(kind) ? [[word, KINDS.get(kind)!] as const] : []))),
    wide: wordsOf('wide'),
  };
}

/** The kinds of `place-links` that name a rank. */
export const KINDS: ReadonlyMap<string, number> = new Map([
  ['site', 0],
  ['town', 1],
  ['division', 2],
  ['nation', 3],
]);

const LINKS: ReadonlySet<string> = new Set(['at', 'from', 'to', 'of']);
