import type {Sentence} from '../../model/sentence.ts';

/** Longest name before a bare count, in tokens: "the Northern Cape". */
const LONGEST_NAME = 4;

/** The tokens that a count is given by: first and last. */
interface Count {
  readonly first: number;
  readonly last: number;
}

/**
 * The last token of the name that a bare count is given to where a clause leaves out its verb and what is counted: "Tarim had 31 deaths,
 * Zofar 13 and Hadra seven", "… 38 dead, followed by Zofar with 14"; −1 where no name is.
 */
export function nameOfGapped(sentence: Sentence, {first, last}: Count): number {
  const {xpos} = sentence;
  // What follows closes the item of the list.
  if (!/^(,|CC|:|\.|-RRB-)?$/.test(xpos[last + 1] ?? '')) return -1;
  const end = xpos[first - 1] === 'IN' ? first - 2 : first - 1;
  let start = end;
  while (start >= 0 && end - start < LONGEST_NAME && isName(sentence, start)) start--;
  if (start === end) return -1;
  if (xpos[start] === 'DT') start--;
  // "followed by Zofar with 14"
  if (end < first - 1 && xpos[start] === 'IN' && /^VB[NG]$/.test(xpos[start - 1] ?? '')) start -= 2;
  return /^(,|CC|:)$/.test(xpos[start] ?? '') ? end : -1;
}

/** A word of a name: with a capital, whatever kind of noun the tagger took it for, or a small one inside ("Rio de Janeiro"). */
export function isName({xpos, forms}: Sentence, i: number): boolean {
  const tag = xpos[i] ?? '';
  if (tag === 'NNP' || tag === 'GW') return true;
  return i > 0 && tag === 'NN' && /^\p{Lu}/u.test(forms[i] ?? '');
}
