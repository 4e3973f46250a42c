import {isRelation} from '../../language/tree.ts';
import type {Sentence} from '../../model/sentence.ts';
import type {PlaceLink, PlaceLinkWords} from './place-words.ts';

/** How the words before token `first` bind it: "in the northern town of X" is "in". */
export function linkOf(sentence: Sentence, first: number, {links, bodies}: PlaceLinkWords): PlaceLink | null {
  let whose: PlaceLink | null = null;
  for (let i = first - 1; i >= 0 && first - i <= 8; i--) {
    const link = links.get(sentence.lower[i] ?? '');
    if (link !== undefined && link !== 'of') return link;
    if (link === 'of') {
      // "of" goes on to the word before it ("in the town of"), unless that is a person, a number or a body ("in the embassy of").
      whose = link;
      if (sentence.upos[i - 1] !== 'NOUN' || bodies.has(sentence.lemmas[i - 1] ?? '')) break;
    } else if (!LINKING.has(sentence.upos[i] ?? '') && !(whose !== null && joinsQualities(sentence, i))) {
      break;
    }
  }
  return whose;
}

/** "in Shiite and Sunni areas of" */
function joinsQualities({upos}: Sentence, i: number): boolean {
  return upos[i] === 'CCONJ' && /^(ADJ|PROPN)$/.test(upos[i - 1] ?? '') && /^(ADJ|PROPN)$/.test(upos[i + 1] ?? '');
}

/** Tags of the words that may stand between a place and what binds it. */
export const LINKING: ReadonlySet<string> = new Set(['DET', 'ADJ', 'NOUN', 'PROPN', 'NUM', 'ADV', 'PART']);

/** The nearest verb at or above a token, or the root. */
export function clauseOf(sentence: Sentence, token: number): number {
  let at = token;
  for (let steps = 0; steps <= sentence.size; steps++) {
    if (sentence.upos[at] === 'VERB' && !isRelation(sentence, at, 'amod')) return at;
    const head = sentence.heads[at] ?? -1;
    if (head < 0) return at;
    at = head;
  }
  return at;
}
