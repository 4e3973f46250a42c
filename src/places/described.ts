import {NONE} from './gazetteer.ts';
import {type Pattern, type PlaceLexicon, ROLE} from './lexicon.ts';
import {goesOn, isCapital, isNeverAlone, lengthOf, type Spot, spotOf} from './spot.ts';
import {CASE, GAP, SHAPE, type Words} from './words.ts';

/** A name that the gazetteer lacks, where the words around it say that it is a place: "Shaab district", "the village of Zor". */
export function describedName(words: Words, lexicon: PlaceLexicon, first: number): Spot | null {
  if (words.cases[first] !== CASE.normal || !isCapital(words, first) || words.gaps[first] === GAP.start) return null;
  if (lengthOf(words, first) < 2 || isNeverAlone(words, lexicon, first)) return null;
  let last = first;
  while (last < first + 3 && goesOn(words, last + 1) && isCapital(words, last + 1) && !words.isPossessive(last)) last++;
  // "a CIA base", "the UN camp" are a body's.
  if (first === last && words.shapes[first] === SHAPE.upper) return null;
  // "a Border Police checkpoint" is the police's.
  if (((lexicon.roles.get(words.lower(last)) ?? 0) & (ROLE.institution | ROLE.title)) !== 0) return null;
  const pattern = patternBeside(words, lexicon, first, last) ?? patternOfIn(words, lexicon, first, last);
  return pattern === null ? null : spotOf(words, first, last, NONE, null, pattern, null);
}

/** The word for a kind of place beside a name, in small letters: "district" after, "village of" or "village" before. */
export function patternBeside(words: Words, lexicon: PlaceLexicon, first: number, last: number): Pattern | null {
  if (last + 1 < words.size && words.gaps[last + 1] === GAP.space && words.shapes[last + 1] === SHAPE.lower) {
    const after = lexicon.patterns.lower.get(words.lower(behindQuality(words, lexicon, last + 1)));
    if (after !== undefined && !(after.type === 'town' && isOneOf(words, lexicon, first))) return after;
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

/** "a Kestrel village" is one of several. */
function isOneOf(words: Words, lexicon: PlaceLexicon, first: number): boolean {
  return first > 0 && ((lexicon.roles.get(words.lower(first - 1)) ?? 0) & ROLE.one) !== 0;
}

/** "Kestrel refugee camp", "the Kestrel gold mine": what kind of camp or mine stands before the word. */
function behindQuality(words: Words, lexicon: PlaceLexicon, i: number): number {
  const isQuality = ((lexicon.roles.get(words.lower(i)) ?? 0) & ROLE.quality) !== 0;
  return isQuality && i + 1 < words.size && words.gaps[i + 1] === GAP.space ? i + 1 : i;
}

/** What a name that nothing is known of is likely to be behind "in" or "near": a small town. */
function patternOfIn(words: Words, lexicon: PlaceLexicon, first: number, last: number): Pattern | null {
  if (words.gaps[first] !== GAP.space || words.shapes[first - 1] !== SHAPE.lower || words.isPossessive(last))
    return null;
  for (let i = first; i <= last; i++) {
    const word = words.lower(i);
    if (words.shapes[i] === SHAPE.upper || lexicon.ordinary.has(word) || lexicon.roles.has(word)) return null;
  }
  return lexicon.patterns.in.get(words.lower(first - 1)) ?? null;
}
