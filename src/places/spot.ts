import type {Namesakes} from './gazetteer.ts';
import {type Pattern, type Phrase, type PlaceLexicon, ROLE} from './lexicon.ts';
import {GAP, SHAPE, type Words} from './words.ts';

/** A stretch of words that may name a place, before anything is decided. */
export interface Spot {
  /** Index of the first and of the last word. */
  readonly first: number;
  readonly last: number;
  readonly start: number;
  readonly end: number;
  /** Rows of the gazetteer that it may be. */
  readonly places: Uint32Array;
  /** How many of them, at the front, bear the name as their own. */
  readonly own: number;
  /** What the language's own tables say that it is; `null` where only the gazetteer knows it. */
  readonly phrase: Phrase | null;
  /** The word for a kind of place in or beside it: "Hospital", "the village of"; `null` where there is none. */
  readonly pattern: Pattern | null;
  /** The place that a longer name begins with: "Douglas County" in "Douglas County Hospital". */
  readonly inner: Spot | null;
}

/** Its length in UTF-16 units. */
export function lengthOf(words: Words, i: number): number {
  return (words.ends[i] as number) - (words.starts[i] as number);
}

/** Whether a word begins with a capital. */
export function isCapital(words: Words, i: number): boolean {
  const shape = words.shapes[i];
  return i < words.size && (shape === SHAPE.capital || shape === SHAPE.upper);
}

/** Whether word `i` goes on with the name that word `i - 1` is part of. */
export function goesOn(words: Words, i: number): boolean {
  const gap = words.gaps[i];
  if (i >= words.size || gap === GAP.start || gap === GAP.comma || gap === GAP.other) return false;
  // "St. Paul", "W. Va.": a dot after more letters ends a sentence that was not cut.
  return gap !== GAP.dot || lengthOf(words, i - 1) <= 3;
}

/** "March" and "Eastern" are names only with more words: "Eastern Visayas". */
export function isNeverAlone(words: Words, lexicon: PlaceLexicon, i: number): boolean {
  if (lengthOf(words, i) < 2) return true;
  return ((lexicon.roles.get(words.lower(i)) ?? 0) & (ROLE.never | ROLE.compass)) !== 0;
}

/** The words `first` to `last` as a stretch that may name a place. */
export function spotOf(
  words: Words,
  first: number,
  last: number,
  {places, own}: Namesakes,
  phrase: Phrase | null,
  pattern: Pattern | null,
  inner: Spot | null,
): Spot {
  const start = words.starts[first] as number;
  return {first, last, start, end: words.ends[last] as number, places, own, phrase, pattern, inner};
}
