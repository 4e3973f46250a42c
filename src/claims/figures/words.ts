import type {Pack, Row} from '../../packs/pack.ts';
import {compilePhrases, type Phrases} from './phrases.ts';

/** What a number word does: counts ("three"), multiplies ("million"), or holds a number together ("and", "half"). */
export interface NumberWord {
  readonly kind:
    | 'unit'
    | 'ten'
    | 'hundred'
    | 'scale'
    | 'plural'
    | 'suffix'
    | 'ordinal'
    | 'part'
    | 'article'
    | 'half'
    | 'and'
    | 'or'
    | 'to'
    | 'between'
    | 'from'
    | 'of'
    | 'out';
  readonly value: number;
}

/** A count that is said without a number: "dozens", "several", "both", "no one". */
export interface VagueNumber {
  /** `times` may multiply ("several hundred", "a couple of hundred"), `none` is a zero count. */
  readonly form: 'range' | 'times' | 'none' | 'both';
  readonly low: number;
  readonly high: number;
}

/** How a number is hedged: "at least", "more than", "up to", "fewer than", "about". */
export type Bound = 'exact' | 'about' | 'at-least' | 'more-than' | 'at-most' | 'fewer-than';

/** A hedge, or a word that may stand between a hedge and its number ("at least another 20"). */
export type HedgeWord = Bound | 'through';

/** What a number tells. Only `count` can be the figure of a claim, and a `rank` where it counts up to itself. */
export const FIGURE_KINDS = [
  'count',
  'event',
  'age',
  'date',
  'money',
  'percent',
  'measure',
  'duration',
  'rank',
  'score',
  'identifier',
  'rate',
  'fraction',
  'attribute',
  'pronoun',
] as const;
export type FigureKind = (typeof FIGURE_KINDS)[number];

/** Words that say what the number beside them is, and words that change how it is read. */
export type Cue = FigureKind | 'change' | 'stands' | 'there';

/** All tables that figures are read with. */
export interface FigureWords {
  readonly numbers: ReadonlyMap<string, NumberWord>;
  readonly vague: Phrases<VagueNumber>;
  readonly hedgesBefore: Phrases<HedgeWord>;
  readonly hedgesAfter: Phrases<HedgeWord>;
  /** Counted noun, singular → what a number before it is. */
  readonly units: ReadonlyMap<string, FigureKind>;
  readonly cuesBefore: Phrases<Cue>;
  readonly cuesAfter: Phrases<Cue>;
  /** Words after a hyphen: "a 20-member crew". */
  readonly cuesHyphen: ReadonlyMap<string, FigureKind>;
  /** Words on either side, written with a capital: the months. */
  readonly months: ReadonlySet<string>;
  /** Last words of an address: "6016 Mill Road". */
  readonly streets: ReadonlySet<string>;
  /** Prepositions of place. */
  readonly places: ReadonlySet<string>;
  /** Whom a bare number after a hedge tells the age of: "children under 5". */
  readonly persons: ReadonlySet<string>;
  /** What a number may come after, with "of": "a family of five". */
  readonly groups: ReadonlySet<string>;
}

/** Compiles the tables `numbers`, `vague`, `hedges`, `figure-units` and `figure-cues` of a pack. */
export function compileFigureWords(pack: Pack): FigureWords {
  const hedges = pack.table('hedges');
  const cues = pack.table('figure-cues');
  return {
    numbers: mapOf(pack.table('numbers'), 'word', (row) => ({
      kind: row.cells['kind'] as NumberWord['kind'],
      value: Number(row.cells['value'] ?? 0),
    })),
    vague: phrasesOf(pack.table('vague'), (row) => ({
      form: row.cells['form'] as VagueNumber['form'],
      low: Number(row.cells['low']),
      high: Number(row.cells['high']),
    })),
    hedgesBefore: phrasesOf(where(hedges, 'before'), (row) => row.cells['bound'] as HedgeWord),
    hedgesAfter: phrasesOf(where(hedges, 'after'), (row) => row.cells['bound'] as HedgeWord),
    units: mapOf(pack.table('figure-units'), 'noun', (row) => row.cells['kind'] as FigureKind),
    cuesBefore: phrasesOf(where(cues, 'before'), (row) => row.cells['kind'] as Cue),
    cuesAfter: phrasesOf(where(cues, 'after'), (row) => row.cells['kind'] as Cue),
    cuesHyphen: mapOf(where(cues, 'hyphen'), 'phrase', (row) => row.cells['kind'] as FigureKind),
    months: setOf(where(cues, 'beside')),
    streets: setOf(where(cues, 'street')),
    places: setOf(where(cues, 'place')),
    persons: setOf(where(cues, 'person')),
    groups: setOf(where(cues, 'group')),
  };
}

function where(rows: readonly Row[], side: string): Row[] {
  return rows.filter((row) => row.cells['where'] === side);
}

function phrasesOf<T>(rows: readonly Row[], value: (row: Row) => T): Phrases<T> {
  return compilePhrases(rows.map((row) => [row.cells['phrase'] ?? '', value(row)] as const));
}

function mapOf<T>(rows: readonly Row[], column: string, value: (row: Row) => T): Map<string, T> {
  return new Map(rows.map((row) => [row.cells[column] ?? '', value(row)]));
}

function setOf(rows: readonly Row[]): Set<string> {
  return new Set(rows.map((row) => row.cells['phrase'] ?? ''));
}
