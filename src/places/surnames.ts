import {type PlaceLexicon, ROLE} from './lexicon.ts';
import {CASE, GAP, SHAPE, type Words} from './words.ts';

/**
 * Words that a text uses as surnames: the last word after a given name or a title ("Jordan Smith", "Gen. Marion").
 *
 * A report names a person in full once and by the surname afterwards; many surnames are also towns.
 */
export function findSurnames(words: Words, lexicon: PlaceLexicon): Set<string> {
  const surnames = new Set<string>();
  for (let i = 0; i + 1 < words.size; i++) {
    if (!isName(words, i) || words.cases[i] !== CASE.normal) continue;
    const roles = lexicon.roles.get(words.lower(i)) ?? 0;
    if (!lexicon.givenNames.has(words.lower(i)) && (roles & ROLE.title) === 0) continue;
    let last = i;
    while (last < i + 4 && continues(words, last + 1)) last++;
    if (last === i) continue;
    const final = lexicon.roles.get(words.lower(last)) ?? 0;
    if ((final & (ROLE.institution | ROLE.rival | ROLE.title)) === 0) surnames.add(words.lower(last));
  }
  return surnames;
}

function continues(words: Words, i: number): boolean {
  if (i >= words.size || !isName(words, i) || words.isPossessive(i - 1)) return false;
  const gap = words.gaps[i];
  const before = (words.ends[i - 1] as number) - (words.starts[i - 1] as number);
  return gap === GAP.space || gap === GAP.hyphen || (gap === GAP.dot && before <= 4);
}

function isName(words: Words, i: number): boolean {
  return words.shapes[i] === SHAPE.capital;
}

/** Words that a text has speak: "Houston said". Governments do too, so this speaks against a place less than a surname does. */
export function findSpeakers(words: Words, lexicon: PlaceLexicon): Set<string> {
  const speakers = new Set<string>();
  for (let i = 1; i < words.size; i++) {
    if (words.shapes[i] !== SHAPE.lower || words.gaps[i] !== GAP.space || !isName(words, i - 1)) continue;
    if (((lexicon.roles.get(words.lower(i)) ?? 0) & ROLE.said) !== 0) speakers.add(words.lower(i - 1));
  }
  return speakers;
}
