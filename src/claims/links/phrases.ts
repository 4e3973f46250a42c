import {childrenBy, isRelation} from '../../language/tree.ts';
import type {Sentence} from '../../model/sentence.ts';

/** The tokens of a noun phrase without what follows the head in clauses of its own. */
export interface NounPhrase {
  readonly first: number;
  readonly head: number;
  /** Last token: the head, or the name that goes on after it ("policeman D. Cortez"). */
  readonly last: number;
}

const BEFORE = [
  'det',
  'amod',
  'nummod',
  'compound',
  'nmod:poss',
  'nmod:desc',
  'flat',
  'case',
  'punct',
  'advmod',
  'appos',
  'dep',
];
const AFTER = ['flat', 'fixed', 'goeswith'];
/** Relations of a proper noun that stands for itself: a day, a place. */
const APART = ['obl', 'nmod', 'root', 'advcl', 'parataxis', 'nsubj:outer'];

/** The noun phrase of a head: contiguous modifiers, titles and ages to its left and the rest of its name to its right. */
export function nounPhrase(sentence: Sentence, head: number): NounPhrase {
  let first = startOfAge(sentence, head);
  while (first > 0) {
    const before = first - 1;
    const age = startOfAge(sentence, before);
    if (age < before) first = age;
    else if (belongsBefore(sentence, before, head) || isTitle(sentence, before, head)) first = before;
    else break;
  }
  // Hyphens, commas and prepositions may stand inside the phrase, but not begin it.
  while (first < head && startsBadly(sentence, first)) first++;
  let last = head;
  while (last + 1 < sentence.size) {
    if (continuesName(sentence, last + 1, head)) last++;
    else if (isHyphenInName(sentence, last + 1) && continuesName(sentence, last + 2, head)) last += 2;
    else break;
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
  if (beginsChain(sentence, i)) return false;
  return sentence.xpos[i] === ':' || sentence.xpos[i] === '.' || sentence.xpos[i] === 'IN' || sentence.xpos[i] === ',';
}

/** "off-duty soldiers": a preposition that begins a chain of hyphened words. */
function beginsChain(sentence: Sentence, i: number): boolean {
  return sentence.xpos[i + 1] === 'HYPH' && sentence.upos[i] !== 'PUNCT';
}

function startsBadly(sentence: Sentence, i: number): boolean {
  const tag = sentence.xpos[i] ?? '';
  if (beginsChain(sentence, i)) return false;
  return (
    sentence.upos[i] === 'PUNCT' ||
    tag === 'IN' ||
    tag === 'TO' ||
    tag === 'RB' ||
    tag === 'CC' ||
    tag === 'WP$' ||
    isRelation(sentence, i, 'case')
  );
}

/** Relations of a noun that has a place of its own in the sentence, and so is no title. */
const HEADS_CLAUSE = ['root', 'nsubj', 'obj', 'obl'];

/** "clerk D. Cortez": a noun right before a name is its title, whatever the parser hung it on, unless a preposition has it. */
function isTitle(sentence: Sentence, i: number, head: number): boolean {
  if (!isProper(sentence, head) || sentence.xpos[i] !== 'NN') return false;
  return childrenBy(sentence, i, 'case').length === 0 && !HEADS_CLAUSE.some((r) => isRelation(sentence, i, r));
}

/**
 * "80-year-old woman": the number that begins a chain of hyphened words, given the chain's last token; the token itself
 * where it ends no such chain.
 */
export function startOfAge(sentence: Sentence, token: number): number {
  let i = token;
  // "an 18-year old": the second hyphen is left out now and then.
  if (i >= 3 && sentence.xpos[i - 2] === 'HYPH' && sentence.relations[i - 1]!.endsWith(':unmarked')) i -= 1;
  while (i >= 2 && sentence.xpos[i - 1] === 'HYPH') i -= 2;
  return i < token && sentence.xpos[i] === 'CD' ? i : token;
}

/** "policeman D. Cortez": proper nouns right behind a title or name go on with it, but "D. Cortez Monday" does not. */
function continuesName(sentence: Sentence, i: number, head: number): boolean {
  if (AFTER.some((r) => isRelation(sentence, i, r)) && sentence.heads[i] === head) return true;
  if (!isProper(sentence, i) || !/^NN/.test(sentence.xpos[head] ?? '')) return false;
  // "arrested two men Friday night"
  if (isRelation(sentence, i, 'compound') && isRelation(sentence, sentence.heads[i]!, 'obl')) return false;
  return !APART.some((r) => isRelation(sentence, i, r)) && childrenBy(sentence, i, 'case').length === 0;
}

/** "D. al-Cortez": the tokenizer sets the hyphen apart. */
function isHyphenInName(sentence: Sentence, i: number): boolean {
  return sentence.xpos[i] === 'HYPH' && isProper(sentence, i - 1) && isProper(sentence, i + 1);
}

/** Whether a token is a word of a name, by its tag. */
export function isProper(sentence: Sentence, i: number): boolean {
  return sentence.xpos[i] === 'NNP' || sentence.xpos[i] === 'NNPS';
}

/** A headline that capitalises its words: "At Least 17 Slain in Battle". */
export function isTitled({forms}: Sentence): boolean {
  return forms.every((form) => form.length < 4 || !/^\p{Ll}/u.test(form));
}
