import {children, isRelation} from '../language/tree.ts';
import type {Sentence} from '../model/sentence.ts';

/** The tokens of a noun phrase without what follows the head in clauses of its own. */
export interface NounPhrase {
  readonly first: number;
  readonly head: number;
  /** Last token: the head, or the name that goes on after it ("policeman D. Cortez"). */
  readonly last: number;
}

const BEFORE = ['det', 'amod', 'nummod', 'compound', 'nmod:poss', 'flat', 'case', 'punct', 'advmod', 'appos', 'dep'];
const AFTER = ['flat', 'fixed', 'goeswith'];

/** The noun phrase of a head: contiguous modifiers to its left and the rest of its name to its right. */
export function nounPhrase(sentence: Sentence, head: number): NounPhrase {
  let first = head;
  while (first > 0 && belongsBefore(sentence, first - 1, head)) first--;
  // Hyphens, commas and prepositions may stand inside the phrase, but not begin it.
  while (first < head && startsBadly(sentence, first)) first++;
  let last = head;
  for (const child of children(sentence, head)) {
    if (child === last + 1 && (AFTER.some((r) => isRelation(sentence, child, r)) || isName(sentence, child, head)))
      last = child;
  }
  return {first, head, last};
}

function belongsBefore(sentence: Sentence, i: number, head: number): boolean {
  for (let k = i, steps = 0; k >= 0 && steps < 8; k = sentence.heads[k]!, steps++) {
    if (sentence.heads[k] === head)
      return k < head && BEFORE.some((r) => isRelation(sentence, k, r)) && !isClauseMark(sentence, i);
    if (k > head || !BEFORE.some((r) => isRelation(sentence, k, r))) return false;
  }
  return false;
}

function isClauseMark(sentence: Sentence, i: number): boolean {
  return sentence.xpos[i] === ':' || sentence.xpos[i] === '.' || sentence.xpos[i] === 'IN' || sentence.xpos[i] === ',';
}

function startsBadly(sentence: Sentence, i: number): boolean {
  const tag = sentence.xpos[i] ?? '';
  return sentence.upos[i] === 'PUNCT' || tag === 'IN' || tag === 'TO' || tag === 'RB' || tag === 'CC';
}

/** "policeman David": a proper noun right behind a title that the parser hung on as apposition or compound. */
function isName(sentence: Sentence, child: number, head: number): boolean {
  const proper = sentence.xpos[child] === 'NNP' || sentence.xpos[child] === 'NNPS';
  return proper && child === head + 1 && isRelation(sentence, child, 'appos');
}
