import {hashName, type NameHash} from './fold.ts';
import {type Gazetteer, NONE} from './gazetteer.ts';
import {type Pattern, type Phrase, type PlaceLexicon, ROLE} from './lexicon.ts';
import {CASE, GAP, SHAPE, type Words} from './words.ts';

/** A stretch of words that may name a place, before anything is decided. */
export interface Spot {
  /** Index of the first and of the last word. */
  readonly first: number;
  readonly last: number;
  readonly start: number;
  readonly end: number;
  /** Rows of the gazetteer that it may be, the most populous first. */
  readonly places: Uint32Array;
  /** What the language's own tables say that it is; `null` where only the gazetteer knows it. */
  readonly phrase: Phrase | null;
  /** The word for a kind of place in or beside it: "Hospital", "the village of"; `null` where there is none. */
  readonly pattern: Pattern | null;
  /** The place that a longer name begins with: "Douglas County" in "Douglas County Hospital". */
  readonly inner: Spot | null;
}

/** Longest name looked up, in words. */
const LONGEST = 6;
/** Longest name that a word for a kind of place ends, in words: "Holy Cross Catholic Cemetery". */
const LONGEST_SITE = 5;

const hash: NameHash = {high: 0, low: 0};

/** All stretches of words that may name a place, in the order of the text, none inside another. */
export function findSpots(words: Words, gazetteer: Gazetteer, lexicon: PlaceLexicon): Spot[] {
  const spots: Spot[] = [];
  let i = 0;
  while (i < words.size) {
    if (!canStart(words, lexicon, i)) {
      i++;
      continue;
    }
    const known = longestName(words, gazetteer, lexicon, i);
    const site = siteFrom(words, lexicon, i, known);
    const spot = site ?? known ?? describedName(words, lexicon, i);
    if (spot !== null) spots.push(spot);
    i = spot === null ? i + 1 : spot.last + 1;
  }
  return spots;
}

/** A name starts with a capital: "Basra", or with a small article and a hyphen: "al-Minya". */
function canStart(words: Words, lexicon: PlaceLexicon, i: number): boolean {
  const length = (words.ends[i] as number) - (words.starts[i] as number);
  if (words.shapes[i] === SHAPE.digits || length < 2) return false;
  if (!isCapital(words, i) && !(length <= 3 && words.gaps[i + 1] === GAP.hyphen && isCapital(words, i + 1)))
    return false;
  if (((lexicon.roles.get(words.lower(i)) ?? 0) & ROLE.never) !== 0) return false;
  return words.cases[i] !== CASE.upper || !lexicon.ordinary.has(words.lower(i)) || i + 1 < words.size;
}

function isCapital(words: Words, i: number): boolean {
  const shape = words.shapes[i];
  return i < words.size && (shape === SHAPE.capital || shape === SHAPE.upper);
}

/** Whether word `i` goes on with the name that word `i - 1` is part of. */
function goesOn(words: Words, i: number): boolean {
  const gap = words.gaps[i];
  if (i >= words.size || gap === GAP.start || gap === GAP.comma || gap === GAP.other) return false;
  if (words.isPossessive(i - 1)) return false;
  // "St. Paul", "W. Va.": a dot after more letters ends a sentence that was not cut.
  return gap !== GAP.dot || (words.ends[i - 1] as number) - (words.starts[i - 1] as number) <= 3;
}

function longestName(words: Words, gazetteer: Gazetteer, lexicon: PlaceLexicon, first: number): Spot | null {
  let found: Spot | null = null;
  const start = words.starts[first] as number;
  for (let last = first; last < first + LONGEST; last++) {
    if (last > first) {
      if (!goesOn(words, last)) break;
      if (!isCapital(words, last)) {
        // "Port-au-Prince", "Sharm el Sheikh", "Stoke on Trent": small words stand inside names, never at their end.
        if (words.shapes[last] === SHAPE.digits) break;
        if ((words.ends[last] as number) - (words.starts[last] as number) > 3 && words.gaps[last] !== GAP.hyphen) break;
        if (words.gaps[last] !== GAP.hyphen) continue;
      }
    }
    hashName(words.text, start, words.ends[last] as number, hash);
    const places = gazetteer.find(hash);
    const phrase = fitting(words, lexicon.phrases(hash), first, last);
    if (places === NONE && phrase === null) continue;
    const dotted = phrase?.form?.endsWith('.') === true && words.text.charCodeAt(words.ends[last] as number) === 0x2e;
    found = spotOf(words, first, last, places, phrase, null, null, dotted ? 1 : 0);
  }
  return found;
}

/** The first of the phrases whose spelling and surroundings fit. */
function fitting(words: Words, phrases: readonly Phrase[], first: number, last: number): Phrase | null {
  for (const phrase of phrases) {
    if (phrase.afterTown && (words.gaps[first] !== GAP.comma || !isCapital(words, first - 1))) continue;
    if (phrase.form !== null) {
      const start = words.starts[first] as number;
      const written = words.text.slice(start, start + phrase.form.length);
      const shouted = words.cases[first] === CASE.upper;
      if (written !== phrase.form && !(shouted && written === phrase.form.toUpperCase())) continue;
      if (shouted && !phrase.form.includes('.') && !phrase.afterTown) continue;
      if (start + phrase.form.length < (words.ends[last] as number)) continue;
    }
    return phrase;
  }
  return null;
}

/** The name that a word for a kind of place ends: "Holy Cross Cemetery", "Tame Airport"; `null` where there is none. */
function siteFrom(words: Words, lexicon: PlaceLexicon, first: number, known: Spot | null): Spot | null {
  if (words.cases[first] !== CASE.normal || !isCapital(words, first)) return null;
  let last = -1;
  let pattern: Pattern | null = null;
  for (let i = first + 1; i < first + LONGEST_SITE && goesOn(words, i) && isCapital(words, i); i++) {
    const found = lexicon.patterns.after.get(words.lower(i));
    if (found === undefined) continue;
    last = i;
    pattern = found;
  }
  if (pattern === null || (known !== null && known.last >= last)) return null;
  const role = lexicon.roles.get(words.lower(first)) ?? 0;
  // A sentence's first word is not yet a name, nor is a bare "City Hospital".
  if (words.gaps[first] === GAP.start && known === null && lexicon.ordinary.has(words.lower(first))) return null;
  if (known === null && last === first + 1 && (role & (ROLE.institution | ROLE.title)) !== 0) return null;
  if (known !== null && pattern.type !== 'site' && pattern.type !== 'street') return null;
  return spotOf(words, first, last, NONE, null, pattern, known, 0);
}

/** A name that the gazetteer lacks, where the words around it say that it is a place: "Shaab district", "the village of Zor". */
function describedName(words: Words, lexicon: PlaceLexicon, first: number): Spot | null {
  if (words.cases[first] !== CASE.normal || !isCapital(words, first) || words.gaps[first] === GAP.start) return null;
  let last = first;
  while (last < first + 3 && goesOn(words, last + 1) && isCapital(words, last + 1)) last++;
  const pattern = patternBeside(words, lexicon, first, last);
  return pattern === null ? null : spotOf(words, first, last, NONE, null, pattern, null, 0);
}

/** The word for a kind of place beside a name, in small letters: "district" after, "village of" or "village" before. */
export function patternBeside(words: Words, lexicon: PlaceLexicon, first: number, last: number): Pattern | null {
  if (last + 1 < words.size && words.gaps[last + 1] === GAP.space && words.shapes[last + 1] === SHAPE.lower) {
    const after = lexicon.patterns.lower.get(words.lower(last + 1));
    if (after !== undefined) return after;
  }
  if (first < 2 || words.gaps[first] !== GAP.space) return null;
  if (words.shapes[first - 1] === SHAPE.lower) {
    const named = lexicon.patterns.named.get(words.lower(first - 1));
    if (named !== undefined) return named;
    const isLink = ((lexicon.roles.get(words.lower(first - 1)) ?? 0) & ROLE.of) !== 0;
    if (isLink && words.gaps[first - 1] === GAP.space) return lexicon.patterns.of.get(words.lower(first - 2)) ?? null;
  }
  return null;
}

function spotOf(
  words: Words,
  first: number,
  last: number,
  places: Uint32Array,
  phrase: Phrase | null,
  pattern: Pattern | null,
  inner: Spot | null,
  dot: number,
): Spot {
  const start = words.starts[first] as number;
  return {first, last, start, end: (words.ends[last] as number) + dot, places, phrase, pattern, inner};
}
