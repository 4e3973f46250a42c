import {childrenBy, isRelation} from '../language/tree.ts';
import type {Stance} from '../model/claim.ts';
import type {Sentence} from '../model/sentence.ts';
import type {Pack, Row} from '../packs/pack.ts';
import type {FoundFigure} from './figures/figures.ts';
import {compilePhrases, phraseAt, phraseEndingAt, type Phrases} from './figures/phrases.ts';

/** A claim as far as its stance goes by it. */
export interface StanceContext {
  readonly sentence: Sentence;
  /** `null` for an implied single. */
  readonly figure: FoundFigure | null;
  /** Token of the effect word. */
  readonly trigger: number;
  /** Token of the counted noun, or −1. */
  readonly counted: number;
  /** What the attribution's cue does ("say", "deny", "allege", "believe"); `null` without an attribution. */
  readonly cue: string | null;
  /** A speaker is given for it. */
  readonly spoken: boolean;
}

type Unsure = Exclude<Stance, 'asserted'>;

/** The words that tell how sure a claim is, from `stance.txt`. */
export interface StanceWords {
  readonly clause: Phrases<Unsure>;
  readonly governors: ReadonlyMap<string, Unsure>;
  /** Governors that need no passive: "officials fear that". */
  readonly actives: ReadonlyMap<string, Unsure>;
  readonly modals: ReadonlySet<string>;
  readonly second: Phrases<Unsure>;
  readonly adjectives: ReadonlyMap<string, Unsure>;
}

/** Compiles `stance.txt`. */
export function compileStance(pack: Pack): StanceWords {
  const rows = pack.table('stance');
  const at = (place: string): Row[] => rows.filter((row) => row.cells['where'] === place);
  const pairs = (place: string): (readonly [string, Unsure])[] =>
    at(place).map((row) => [row.cells['phrase'] ?? '', row.cells['kind'] as Unsure] as const);
  return {
    clause: compilePhrases(pairs('clause')),
    governors: new Map(pairs('governor').map(([word, kind]) => [word, kind])),
    actives: new Map(pairs('active')),
    modals: new Set(pairs('modal').map(([word]) => word)),
    second: compilePhrases(pairs('second')),
    adjectives: new Map(pairs('adjective')),
  };
}
