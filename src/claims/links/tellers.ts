import {isRelation} from '../../language/tree.ts';
import type {Sentence} from '../../model/sentence.ts';
import type {Pack} from '../../packs/pack.ts';
import {verbsOfSaying} from '../saying.ts';

/** What may stand between a noun and the verb it is the subject of: its name, and a phrase of its office. */
const OFFICE = /^(IN|DT|NN\w*|POS|HYPH|JJ|CD)$/;
const LONGEST_OFFICE = 9;

/** The verbs of saying that say no effect ("17 admitted" are patients), by dictionary form; `packs/<lang>/reporting-verbs.txt`. */
export function compileSaying(pack: Pack): ReadonlySet<string> {
  const effects = new Set(pack.table('effects').flatMap(({cells}) => (cells['forms'] ?? '').split(/[ _~]/)));
  return new Set(verbsOfSaying(pack).filter((verb) => !effects.has(verb)));
}

/**
 * Whether a noun names those who tell of the effect, not those it met: "killed 49 miners, the governor of the province
 * said", "killed 49 miners, two officials said". The parser takes them for more of a list.
 */
export function isTeller(sentence: Sentence, noun: number, saying: ReadonlySet<string>): boolean {
  let verb = noun + 1;
  while (verb < noun + LONGEST_OFFICE && OFFICE.test(sentence.xpos[verb] ?? '')) verb++;
  if (!/^VB[DZP]$/.test(sentence.xpos[verb] ?? '') || !saying.has(sentence.lemmas[verb] ?? '')) return false;
  return isRelation(sentence, noun, 'nsubj') ? sentence.heads[noun] === verb : opensAside(sentence, noun);
}

/** Nothing but its own words between the noun and the comma before it. */
function opensAside({xpos}: Sentence, noun: number): boolean {
  let i = noun - 1;
  while (/^(DT|NN\w*|JJ|CD|HYPH|POS)$/.test(xpos[i] ?? '')) i--;
  return xpos[i] === ',';
}
