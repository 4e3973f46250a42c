import type {Pack} from '../packs/pack.ts';

/**
 * What a cue does with what it introduces.
 *
 * `say` puts it forward · `relay` passes on another's word · `deny` says that it is not so · `allege` accuses · `claim` says
 * it for the speaker's own cause · `estimate` counts or foretells · `show` gives it as found · `believe`, `know`, `doubt` are
 * states of mind · `seem` · `intend` is to be done · `ask` wants it of others · `judge` praises, blames or sides.
 */
export const CUE_KINDS = [
  'say',
  'relay',
  'deny',
  'allege',
  'claim',
  'estimate',
  'show',
  'believe',
  'know',
  'doubt',
  'seem',
  'intend',
  'ask',
  'judge',
] as const;
export type CueKind = (typeof CUE_KINDS)[number];

/** Kinds of cue whose source says that something is so; who wishes, asks or judges does not. */
export const TELLING: ReadonlySet<CueKind> = new Set([
  'say',
  'relay',
  'deny',
  'allege',
  'claim',
  'estimate',
  'show',
  'believe',
]);

/** What a verb or noun that attributes may govern as its content. */
export interface Cue {
  readonly kind: CueKind;
  /** A finite clause, or a quotation. */
  readonly clause: boolean;
  /** A quotation only. */
  readonly quote: boolean;
  readonly object: boolean;
  /** Nothing but a number: "the hospital gave 55", but not "gave them shelter". */
  readonly count: boolean;
  readonly infinitive: boolean;
  readonly gerund: boolean;
  /** As a participle it goes on with what its speaker has said: "adding that". */
  readonly adds: boolean;
  /** What somebody has counted: "the ministry's figure is nine dead". */
  readonly tally: boolean;
  /** Prepositions and particles before the content: "called for", "point out". */
  readonly prepositions: ReadonlySet<string>;
}

/** A phrase that attributes by itself: "according to" before its source, "reportedly" without one. */
export interface PhraseCue {
  readonly words: readonly string[];
  readonly kind: CueKind;
  readonly hasSource: boolean;
}

/** The name of a kind of text that one body issues. */
export interface Genre {
  readonly words: string;
  /** Whoever is named with it issues it; else only a body does, because reporters sign there too: "[Report] [Ana Ruiz]". */
  readonly anyone: boolean;
}

/** Bracketed words of a transcript: a recording begins or ends, somebody asks, or something is noted by the way. */
export interface Bracket {
  readonly words: string;
  readonly part: 'begin' | 'end' | 'asker' | 'aside';
}

/** The words of a language that attribute. */
export interface Cues {
  readonly verbs: ReadonlyMap<string, Cue>;
  readonly nouns: ReadonlyMap<string, Cue>;
  /** By their first word, longer ones first. */
  readonly phrases: ReadonlyMap<string, readonly PhraseCue[]>;
  /** Before the one who says it: "condemned by the army". */
  readonly agents: ReadonlySet<string>;
  /** Before the one whose word it is: "a warning from the army". */
  readonly owners: ReadonlySet<string>;
  /** Before a clause that names the source of the one around it: "as the mayor said". */
  readonly joints: ReadonlySet<string>;
  /** Headings of texts that are one statement, longer ones first: "communique", "interview with". */
  readonly genres: readonly Genre[];
  /** What bracketed words of a transcript do, longer ones first: "begin recording", "applause". */
  readonly brackets: readonly Bracket[];
  /** Before a clause that tells of the occasion on which something was said: "declared an emergency after nine had died". */
  readonly occasions: ReadonlySet<string>;
  /** Words that turn a cue round: "did not confirm", "declined to say". */
  readonly negators: ReadonlySet<string>;
}

/** Compiles the tables `reporting-verbs`, `reporting-nouns` and `reporting-phrases`. */
export function compileCues(pack: Pack): Cues {
  const phrases = new Map<string, PhraseCue[]>();
  const agents = new Set<string>();
  const owners = new Set<string>();
  const joints = new Set<string>();
  const genres: Genre[] = [];
  const brackets: Bracket[] = [];
  const negators = new Set<string>();
  const occasions = new Set<string>();
  for (const {cells} of pack.table('reporting-phrases')) {
    const words = (cells['phrase'] ?? '').split(' ');
    if (cells['source'] === 'agent') agents.add(words[0] ?? '');
    else if (cells['source'] === 'owner') owners.add(words[0] ?? '');
    else if (cells['source'] === 'genre') genres.push({words: words.join(' '), anyone: cells['kind'] === 'say'});
    else if (/^(?:begin|end|asker|aside)$/.test(cells['source'] ?? ''))
      brackets.push({words: words.join(' '), part: cells['source'] as Bracket['part']});
    else if (cells['source'] === 'joint') joints.add(words[0] ?? '');
    else if (cells['source'] === 'occasion') occasions.add(words[0] ?? '');
    else if (cells['source'] === 'negator') negators.add(words[0] ?? '');
    if (cells['source'] !== 'after' && cells['source'] !== 'none') continue;
    const first = words[0] ?? '';
    const cue = {words, kind: toKind(cells['kind']), hasSource: cells['source'] === 'after'};
    phrases.set(
      first,
      [...(phrases.get(first) ?? []), cue].sort((a, b) => b.words.length - a.words.length),
    );
  }
  return {
    verbs: byWord(pack, 'reporting-verbs', 'lemma'),
    nouns: byWord(pack, 'reporting-nouns', 'noun'),
    phrases,
    agents,
    owners,
    joints,
    genres: genres.sort((a, b) => b.words.length - a.words.length),
    brackets: brackets.sort((a, b) => b.words.length - a.words.length),
    negators,
    occasions,
  };
}

function byWord(pack: Pack, table: string, column: string): Map<string, Cue> {
  const cues = new Map<string, Cue>();
  for (const {cells} of pack.table(table)) {
    const frames = (cells['frame'] ?? '').split(',');
    cues.set(cells[column] ?? '', {
      kind: toKind(cells['kind']),
      clause: frames.includes('clause'),
      quote: frames.includes('clause') || frames.includes('quote'),
      object: frames.includes('object'),
      count: frames.includes('count'),
      infinitive: frames.includes('to'),
      gerund: frames.includes('ing'),
      adds: frames.includes('more'),
      tally: frames.includes('number'),
      prepositions: new Set(frames),
    });
  }
  return cues;
}

function toKind(name: string | undefined): CueKind {
  return CUE_KINDS.find((kind) => kind === name) ?? 'say';
}
