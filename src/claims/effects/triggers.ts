import {isRelation} from '../../language/tree.ts';
import type {Effect} from '../../model/claim.ts';
import {EFFECTS} from '../../model/claim.ts';
import {SaysoError} from '../../model/error.ts';
import type {Sentence, TokenizedSentence} from '../../model/sentence.ts';
import type {Pack} from '../../packs/pack.ts';
import {isTitled} from '../links/phrases.ts';

/** How the counted stand to a trigger; `packs/en/effects.txt` explains each. */
export const FRAMES = ['object', 'subject', 'either', 'state', 'counted', 'people', 'of', 'toll'] as const;
export type Frame = (typeof FRAMES)[number];

/** What the counted of an effect must be. */
export type Need = 'people' | 'forces' | 'fighters' | 'things' | 'disease' | 'captors' | 'keepers';

/** One line of `effects.txt`, compiled. */
export interface EffectReading {
  readonly effect: Effect;
  readonly frame: Frame;
  readonly needs: readonly Need[];
  /** Only with a written count: "burned", "gathered" say too little by themselves. */
  readonly countOnly: boolean;
}

/** An effect word found in a sentence, with every way it can be read; the lines of the pack come in its order. */
export interface Trigger {
  /** First and last token, both included. */
  readonly first: number;
  readonly last: number;
  /** The token whose place in the tree leads to the counted. */
  readonly anchor: number;
  /** Its own tokens, without those in a gap. */
  readonly tokens: readonly number[];
  /** The tokens that say the effect, quoted in the claim. */
  readonly said: readonly [number, number];
  readonly readings: readonly EffectReading[];
}

interface Pattern {
  /** Words of the pattern; a gap stands before `words[i]` where `gaps[i]`. */
  readonly words: readonly string[];
  readonly gaps: readonly boolean[];
  readonly readings: EffectReading[];
}

/** Patterns by their first word. */
export type EffectWords = ReadonlyMap<string, readonly Pattern[]>;

/** How many words may stand in a gap ("took nine bank clerks hostage"). */
const LONGEST_GAP = 8;

/** Compiles `effects.txt`; a line that names an unknown effect or frame is `pack/bad-row`. */
export function compileEffects(pack: Pack): EffectWords {
  const byText = new Map<string, Pattern>();
  for (const row of pack.table('effects')) {
    const reading = compileReading(row.cells, row.line);
    for (const form of (row.cells['forms'] ?? '').split(' ')) {
      for (const pattern of cutPattern(form)) {
        const key = pattern.words.join(' ') + pattern.gaps.join(' ');
        const known = byText.get(key) ?? {...pattern, readings: []};
        if (reading !== null) known.readings.push(reading);
        byText.set(key, known);
      }
    }
  }
  const byFirst = new Map<string, Pattern[]>();
  for (const pattern of byText.values()) {
    const first = pattern.words[0] ?? '';
    byFirst.set(first, [...(byFirst.get(first) ?? []), pattern]);
  }
  for (const patterns of byFirst.values()) patterns.sort((a, b) => b.words.length - a.words.length);
  return byFirst;
}

/** `null` for words that take the effect out of one they hold: "held off", "no shot at". */
function compileReading(cells: Readonly<Record<string, string>>, line: number): EffectReading | null {
  if (cells['effect'] === '') return null;
  const effect = EFFECTS.find((known) => known === cells['effect']);
  const frame = FRAMES.find((known) => known === cells['frame']);
  if (effect === undefined || frame === undefined) {
    throw new SaysoError('pack/bad-row', `effects.txt, line ${line}: unknown effect or frame.`);
  }
  const needs = cells['needs'] ?? '';
  return {
    effect,
    frame,
    needs: needs.replace('?', '').split('&').filter(Boolean) as Need[],
    countOnly: needs.endsWith('?'),
  };
}

/** The tokenizer sets hyphens apart, "asylum-seekers" is three tokens, but not those behind a prefix: "pre-trial" is one. */
function cutPattern(form: string): Pick<Pattern, 'words' | 'gaps'>[] {
  return (form.includes('-') ? [/_|(?=-)|(?<=-)/, /_/] : [/_/]).map((joint) => {
    const words: string[] = [];
    const gaps: boolean[] = [];
    for (const part of form.split('~')) {
      part.split(joint).forEach((word, i) => {
        words.push(word);
        gaps.push(i === 0 && words.length > 1);
      });
    }
    return {words, gaps};
  });
}

/** An effect word met by its letters alone, before anything is known of the sentence. */
export interface TriggerMatch {
  readonly tokens: readonly number[];
  readonly gaps: readonly boolean[];
  readonly readings: readonly EffectReading[];
}

/** Every effect word of a tokenized sentence; the longest pattern wins where several begin at one word. */
export function matchTriggers(sentence: TokenizedSentence, effects: EffectWords): TriggerMatch[] {
  const found: TriggerMatch[] = [];
  const taken = new Set<number>();
  for (let i = 0; i < sentence.size; i++) {
    if (taken.has(i)) continue;
    for (const {words, gaps, readings} of effects.get(sentence.lower[i] ?? '') ?? []) {
      const tokens = matchPattern(sentence, words, gaps, i);
      if (tokens === null || tokens.some((k) => taken.has(k))) continue;
      found.push({tokens, gaps, readings});
      for (const k of tokens) taken.add(k);
      break;
    }
  }
  return found;
}

/** Every effect word of a sentence, in order. */
export function findTriggers(sentence: Sentence, effects: EffectWords): Trigger[] {
  return matchTriggers(sentence, effects)
    .filter((match) => !isInName(sentence, match.tokens) && !isJoined(sentence, match))
    .map((match) => toTrigger(sentence, match));
}

/** "purse-snatching", "toll increase": a word joined to another noun is a part of what that says. */
function isJoined(sentence: Sentence, {tokens: [first, ...rest], readings}: TriggerMatch): boolean {
  if (first === undefined || rest.length > 0) return false;
  const compound =
    isRelation(sentence, first, 'compound') && sentence.heads[first] === first + 1 && sentence.xpos[first + 1] === 'NN';
  if (compound && readings.every(({frame}) => frame === 'toll')) return true;
  const hyphened = sentence.xpos[first - 1] === 'HYPH' && /^NNS?$/.test(sentence.xpos[first - 2] ?? '');
  return hyphened && /^(NN|VBG)$/.test(sentence.xpos[first] ?? '');
}

/** "Youth Detention Center", "Murder Squad": a word within somebody's name says no effect. */
function isInName(sentence: Sentence, places: readonly number[]): boolean {
  const [first = 0] = places;
  const written = places.length > 1 && !isTitled(sentence) && sentence.xpos[first - 1] === 'NNP';
  // "Village Body Count", whatever the tagger says.
  if (written && places.every((i) => /^\p{Lu}/u.test(sentence.forms[i] ?? ''))) return true;
  return places.every((i) => {
    const head = sentence.heads[i] ?? -1;
    const within = isRelation(sentence, i, 'compound') || isRelation(sentence, i, 'flat');
    return (
      within &&
      sentence.xpos[i] === 'NNP' &&
      sentence.xpos[head] === 'NNP' &&
      sentence.forms[i] !== sentence.forms[i]?.toUpperCase()
    );
  });
}

function matchPattern(
  {lower, size}: TokenizedSentence,
  words: readonly string[],
  gaps: readonly boolean[],
  at: number,
): number[] | null {
  const places = [at];
  for (let w = 1; w < words.length; w++) {
    const from = (places.at(-1) ?? at) + 1;
    const to = gaps[w] ? Math.min(from + LONGEST_GAP, size - 1) : from;
    let k = from;
    while (k <= to && lower[k] !== words[w]) k++;
    if (k > to || k >= size) return null;
    places.push(k);
  }
  return places;
}

function toTrigger(sentence: Sentence, {tokens: places, gaps, readings}: TriggerMatch): Trigger {
  const first = places[0] ?? 0;
  const last = places.at(-1) ?? first;
  const adjacent = last - first === places.length - 1;
  const lastGap = gaps.lastIndexOf(true);
  return {
    first,
    last,
    tokens: places,
    anchor: anchorOf(sentence, places),
    said: adjacent ? [first, last] : [places[lastGap] ?? last, last],
    readings,
  };
}

/** The word of a phrase that governs the others: the one whose governor lies outside the phrase. */
function anchorOf(sentence: Sentence, places: readonly number[]): number {
  return places.find((i) => !places.includes(sentence.heads[i] ?? -1)) ?? places[0] ?? 0;
}

/** Whether a token is one of the trigger's own words. */
export function covers(trigger: Trigger, token: number): boolean {
  return trigger.tokens.includes(token);
}

/** "died in hospital", "died in prison" */
export function isWhereOneDied(
  sentence: Sentence,
  {anchor}: Trigger,
  {frame}: EffectReading,
  triggers: readonly Trigger[],
): boolean {
  if (frame !== 'state' || !isRelation(sentence, anchor, 'obl')) return false;
  const above = triggers.find((other) => other.anchor === sentence.heads[anchor]);
  return above?.readings.some(({effect}) => effect === 'killed') ?? false;
}
