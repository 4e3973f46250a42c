import {describedName} from './described.ts';
import {hashName, type NameHash} from './fold.ts';
import {type Gazetteer, NONE} from './gazetteer.ts';
import {type Pattern, type Phrase, type PlaceLexicon, ROLE} from './lexicon.ts';
import {goesOn, isCapital, isNeverAlone, lengthOf, type Spot, spotOf} from './spot.ts';
import {CASE, GAP, SHAPE, type Words} from './words.ts';

/** Longest name looked up, in words. */
const LONGEST = 6;
/** Longest name that a word for a kind of place ends, in words: "Holy Cross Catholic Cemetery". */
const LONGEST_SITE = 5;

const hash: NameHash = {high: 0, low: 0};

/** All stretches of words that may name a place, in the order of the text, none inside another. */
export function findSpots(words: Words, gazetteer: Gazetteer, lexicon: PlaceLexicon): Spot[] {
  const spots: Spot[] = [];
  const described = new Map<string, Pattern>();
  let i = 0;
  while (i < words.size) {
    if (!canStart(words, i)) {
      i++;
      continue;
    }
    const known = longestName(words, gazetteer, lexicon, i);
    const spot =
      siteFrom(words, lexicon, i, known) ??
      listedName(words, gazetteer, lexicon, i, known) ??
      known ??
      describedName(words, lexicon, i);
    if (spot !== null && spot.phrase?.type !== 'none') {
      spots.push(spot);
      if (spot.own === 0 && spot.pattern !== null && spot.first === spot.last) {
        described.set(words.lower(spot.first), spot.pattern);
      }
    }
    i = spot === null ? i + 1 : spot.last + 1;
  }
  return described.size === 0 ? spots : withNamesakes(words, spots, described);
}

/** Adds the bare mentions of names that the text describes as places elsewhere: "Ushba" beside "the mountain of Ushba". */
function withNamesakes(words: Words, spots: readonly Spot[], described: ReadonlyMap<string, Pattern>): Spot[] {
  const all: Spot[] = [];
  let next = 0;
  for (let i = 0; i < words.size; i++) {
    const spot = spots[next];
    if (spot?.first === i) {
      all.push(spot);
      next++;
      i = spot.last;
      continue;
    }
    const pattern = isCapital(words, i) ? described.get(words.lower(i)) : undefined;
    if (pattern !== undefined) all.push(spotOf(words, i, i, NONE, null, pattern, null));
  }
  return all;
}

/** A name starts with a capital: "Basra", or with a small article and a hyphen: "al-Minya". */
function canStart(words: Words, i: number): boolean {
  if (words.shapes[i] === SHAPE.digits) return false;
  const length = lengthOf(words, i);
  if (isCapital(words, i)) return length > 1 || words.gaps[i + 1] === GAP.dot;
  return length <= 3 && words.gaps[i + 1] === GAP.hyphen && isCapital(words, i + 1);
}

function longestName(words: Words, gazetteer: Gazetteer, lexicon: PlaceLexicon, first: number): Spot | null {
  let found: Spot | null = null;
  for (let last = first; last < first + LONGEST; last++) {
    if (last > first) {
      // "People's Republic of China" goes on over its 's.
      if (!goesOn(words, last) && !(words.isPossessive(last - 1) && words.gaps[last] === GAP.other)) break;
      if (!isCapital(words, last)) {
        // "Port-au-Prince", "Sharm el Sheikh", "Stoke on Trent": small words stand inside names, never at their end.
        if (words.shapes[last] === SHAPE.digits) break;
        if (lengthOf(words, last) > 3 && words.gaps[last] !== GAP.hyphen) {
          // "Greek islands", "Washington state": only the language's own tables know such names.
          return endingSmall(words, lexicon, first, last) ?? found;
        }
        if (words.gaps[last] !== GAP.hyphen) continue;
      }
    }
    const name = knownName(words, gazetteer, lexicon, first, last);
    if (name !== null) found = name;
  }
  return found;
}

/** Words `first` to `last` as a name, where the gazetteer or the language's tables know it; "St. John's" with its 's. */
function knownName(
  words: Words,
  gazetteer: Gazetteer,
  lexicon: PlaceLexicon,
  first: number,
  last: number,
): Spot | null {
  if (first === last && isNeverAlone(words, lexicon, first)) return null;
  const start = words.starts[first] as number;
  const end = words.ends[last] as number;
  if (first !== last && words.isPossessive(last)) {
    hashName(words.text, start, end + 2, hash);
    const places = gazetteer.find(hash);
    if (places !== NONE) return {...spotOf(words, first, last, places, null, null, null), end: end + 2};
  }
  hashName(words.text, start, end, hash);
  const places = gazetteer.find(hash);
  const phrase = fitting(words, lexicon, lexicon.phrases(hash), first, last);
  if (places === NONE && phrase === null) return null;
  const spot = spotOf(words, first, last, places, phrase, null, null);
  return phrase?.form?.endsWith('.') === true && words.text.charCodeAt(end) === 0x2e ? {...spot, end: end + 1} : spot;
}

function endingSmall(words: Words, lexicon: PlaceLexicon, first: number, last: number): Spot | null {
  hashName(words.text, words.starts[first] as number, words.ends[last] as number, hash);
  const phrase = fitting(words, lexicon, lexicon.phrases(hash), first, last);
  return phrase === null ? null : spotOf(words, first, last, NONE, phrase, null, null);
}

/** The first of the phrases whose spelling and surroundings fit. */
function fitting(
  words: Words,
  lexicon: PlaceLexicon,
  phrases: readonly Phrase[],
  first: number,
  last: number,
): Phrase | null {
  for (const phrase of phrases) {
    if (phrase.afterTown && !isAfterTown(words, first) && !isCutShort(words, last, phrase)) continue;
    if (phrase.form !== null) {
      const start = words.starts[first] as number;
      const written = words.text.slice(start, start + phrase.form.length);
      const shouted = words.cases[first] === CASE.upper;
      if (written !== phrase.form && !(shouted && written === phrase.form.toUpperCase())) continue;
      // In capitals throughout, "IN" and "US" are mostly the small words.
      if (shouted && !phrase.form.includes('.') && lexicon.ordinary.has(phrase.form.toLowerCase())) continue;
      if (start + phrase.form.length < (words.ends[last] as number)) continue;
    }
    return phrase;
  }
  return null;
}

/** "Gary, Ind.", "D-Calif." */
function isAfterTown(words: Words, first: number): boolean {
  const gap = words.gaps[first];
  return (gap === GAP.comma || gap === GAP.hyphen) && isCapital(words, first - 1);
}

/** "Mass. lawmakers": a dot that the sentence goes on after. */
function isCutShort(words: Words, last: number, phrase: Phrase): boolean {
  return (
    phrase.form?.endsWith('.') === true && words.gaps[last + 1] === GAP.dot && words.shapes[last + 1] === SHAPE.lower
  );
}

/**
 * The name that a word for a kind of place ends or begins: "Holy Cross Cemetery", "Tame Airport", "Salinas Valley",
 * "Lake Titicaca"; `null` where there is none.
 */
function siteFrom(words: Words, lexicon: PlaceLexicon, first: number, known: Spot | null): Spot | null {
  if (words.cases[first] === CASE.upper || !isCapital(words, first) || lengthOf(words, first) < 2) return null;
  if (known === null && lexicon.patterns.before.has(words.lower(first))) return headedName(words, lexicon, first);
  let last = -1;
  let pattern: Pattern | null = null;
  for (let i = first + 1; i < first + LONGEST_SITE && goesOn(words, i) && isCapital(words, i); i++) {
    if (words.isPossessive(i - 1) && i - 1 === first) break;
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
  if (known !== null && pattern.type === 'town') return null;
  // "Nyanza Province", but not "Rapides Parish Fire District" or "Florida Department of Health".
  if (known !== null && pattern.type === 'division' && (known.last !== last - 1 || isOf(words, lexicon, last + 1)))
    return null;
  if (known?.phrase?.type === 'none') return null;
  // "the Canadian Coast Guard"
  if (known?.phrase?.type === 'demonym' && goesOn(words, last + 1) && isCapital(words, last + 1)) return null;
  return spotOf(words, first, last, NONE, null, pattern, known);
}

function isOf(words: Words, lexicon: PlaceLexicon, i: number): boolean {
  return i < words.size && words.gaps[i] === GAP.space && ((lexicon.roles.get(words.lower(i)) ?? 0) & ROLE.of) !== 0;
}

/** "Fort Detrick", "Mount Hood": the kind first. */
function headedName(words: Words, lexicon: PlaceLexicon, first: number): Spot | null {
  if (!goesOn(words, first + 1) || !isCapital(words, first + 1) || lengthOf(words, first + 1) < 2) return null;
  const pattern = lexicon.patterns.before.get(words.lower(first)) ?? null;
  return spotOf(words, first, first + 1, NONE, null, pattern, null);
}

/** "Custer" in "Custer and Dawes counties": the name with the kind that the list ends with. */
function listedName(
  words: Words,
  gazetteer: Gazetteer,
  lexicon: PlaceLexicon,
  first: number,
  known: Spot | null,
): Spot | null {
  const last = known?.last ?? first;
  for (let i = last + 1, steps = 0; i < words.size && steps < 12; i++, steps++) {
    const gap = words.gaps[i];
    if (gap === GAP.start || (gap !== GAP.space && gap !== GAP.comma)) return null;
    if (isCapital(words, i)) continue;
    const kind = lexicon.plurals.get(words.lower(i));
    if (kind !== undefined) {
      const name = `${words.text.slice(words.starts[first], words.ends[last])} ${kind}`;
      const places = gazetteer.lookup(name, 0, name.length);
      return places === NONE ? null : spotOf(words, first, last, places, null, null, null);
    }
    if (lengthOf(words, i) > 3) return null;
  }
  return null;
}
