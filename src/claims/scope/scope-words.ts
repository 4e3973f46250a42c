import type {Pack, Row} from '../../packs/pack.ts';
import {compilePhrases, type Phrases} from '../figures/phrases.ts';
import type {FigureWords} from '../figures/words.ts';

/** What a phrase beside a count says of its scope. `others` adds only where the same effect was told before. */
export type ScopeCue = 'total' | 'additional' | 'subset' | 'others' | 'daily';

/** The words that tell a count's scope, from `scope.txt`. */
export interface ScopeWords {
  readonly figures: FigureWords;
  readonly before: Phrases<ScopeCue>;
  readonly after: Phrases<ScopeCue>;
  /** Within a few words before the count: "the total number of dead rose to 40". */
  readonly near: ReadonlySet<string>;
  readonly clause: Phrases<ScopeCue>;
  /** The same, but where a day is named for what happened: "across the country". */
  readonly wide: Phrases<ScopeCue>;
  /** Beside the count or its effect word: "in several towns". */
  readonly spread: Phrases<ScopeCue>;
  /** Opens a period where a year, a month or a clause follows. */
  readonly since: Phrases<ScopeCue>;
  /** Opens a period where a stretch of time follows: "in the last five months". */
  readonly period: Phrases<ScopeCue>;
  /** Opens a period where a long stretch of time follows: "in nine years". */
  readonly stretch: Phrases<ScopeCue>;
  /** Stretches that are too long for one event. */
  readonly long: ReadonlySet<string>;
  /** Opens a period where two years follow: "from 1990 to 1999". */
  readonly years: Phrases<ScopeCue>;
  /** Opens a period where a month or year follows and several events are told. */
  readonly month: Phrases<ScopeCue>;
  /** What runs on wherever it is told of: "the outbreak". */
  readonly running: ReadonlySet<string>;
  /** What runs on where it is the cause: "the war has killed". */
  readonly wars: ReadonlySet<string>;
  /** Events that are counted over where they are several: "three attacks killed 28". */
  readonly several: ReadonlySet<string>;
}

/** Compiles `scope.txt`. */
export function compileScope(pack: Pack, figures: FigureWords): ScopeWords {
  const rows = pack.table('scope');
  const at = (place: string): Row[] => rows.filter((row) => row.cells['where'] === place);
  const set = (place: string): Set<string> => new Set(at(place).map((row) => row.cells['phrase'] ?? ''));
  const phrases = (place: string): Phrases<ScopeCue> =>
    compilePhrases(at(place).map((row) => [row.cells['phrase'] ?? '', row.cells['kind'] as ScopeCue] as const));
  return {
    figures,
    before: phrases('before'),
    after: phrases('after'),
    near: set('near'),
    clause: phrases('clause'),
    wide: phrases('wide'),
    spread: phrases('spread'),
    since: phrases('since'),
    period: phrases('period'),
    stretch: phrases('stretch'),
    long: set('long'),
    years: phrases('years'),
    month: phrases('month'),
    running: set('noun'),
    wars: set('war'),
    several: set('several'),
  };
}
