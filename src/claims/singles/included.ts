import type {Sentence} from '../../model/sentence.ts';
import type {Draft} from '../draft.ts';
import {isProper, nounPhrase} from '../links/phrases.ts';
import type {PartWords} from '../scope/part-words.ts';

/** One person told beside a count, without an effect word of his own. */
export interface Included {
  readonly token: number;
  /** The count it goes with. */
  readonly whole: Draft;
  /** Inside the count ("including a judge") or beside it ("six priests and a cook"). */
  readonly part: boolean;
}

/**
 * The persons who share the effect of a count: those it includes ("20 people, including a judge"), and those its list
 * goes on with ("killing six priests, a cook and her daughter").
 */
export function includedIn(sentence: Sentence, counted: readonly Draft[], parts: PartWords): Included[] {
  const found: Included[] = [];
  for (let i = 1; i < sentence.size; i++) {
    const phrase = parts.before.find((words) => words.every((word, k) => sentence.lower[i + k] === word));
    const whole = phrase === undefined ? null : wholeBefore(counted, i);
    if (phrase === undefined || whole === null) continue;
    const {tokens} = enumerated(sentence, skipAuxiliary(sentence, i + phrase.length));
    for (const token of tokens) found.push({token, whole, part: true});
  }
  for (const whole of counted) {
    if (whole.figure === null || whole.counted < 0 || whole.trigger.last > whole.counted) continue;
    for (const token of listedBehind(sentence, nounPhrase(sentence, whole.counted).last))
      found.push({token, whole, part: false});
  }
  return found;
}

/** The nearest whole count before a token. */
function wholeBefore(counted: readonly Draft[], token: number): Draft | null {
  const before = counted.filter(({figure, part}) => figure !== null && figure.last < token && !part);
  return before.reduce<Draft | null>(
    (best, next) => (best === null || next.figure!.last > best.figure!.last ? next : best),
    null,
  );
}

/** "among them was a judge": the verb between. */
function skipAuxiliary(sentence: Sentence, i: number): number {
  return sentence.upos[i] === 'AUX' ? i + 1 : i;
}

/** ", a cook and her daughter" behind a counted noun, if a conjunction closes the list and no clause begins with it. */
function listedBehind(sentence: Sentence, last: number): readonly number[] {
  const from = last + 1;
  if (!/^(,|CC)$/.test(sentence.xpos[from] ?? '')) return [];
  const {tokens, end, closed} = enumerated(sentence, from);
  const goesOn = /^(VB[DPZ]|MD|WP)$/.test(sentence.xpos[end] ?? '');
  return closed && !goesOn ? tokens : [];
}

export interface Enumeration {
  readonly tokens: readonly number[];
  /** The token behind the list. */
  readonly end: number;
  /** Whether a conjunction stands in it. */
  readonly closed: boolean;
}

/** The singular nouns and names of an enumeration that begins at a token, up to another. */
export function enumerated(sentence: Sentence, from: number, to = sentence.size): Enumeration {
  const tokens: number[] = [];
  let closed = false;
  let i = from;
  while (i < to) {
    while (/^(,|CC)$/.test(sentence.xpos[i] ?? '')) {
      closed ||= sentence.xpos[i] === 'CC';
      i++;
    }
    const end = endOfPhrase(sentence, i);
    if (end < i) break;
    // ", the mayor said": a verb behind it makes it the subject of a clause of its own.
    if (end + 1 < to && /^(VB[DPZ]|MD)$/.test(sentence.xpos[end + 1] ?? '')) break;
    const head = headBetween(sentence, i, end);
    // A noun without a determiner or name is no person's ("and food").
    if (/^(DT|PRP\$)$/.test(sentence.xpos[i] ?? '') || isProper(sentence, end)) tokens.push(head);
    i = overComplement(sentence, end + 1);
    if (!/^(,|CC)$/.test(sentence.xpos[i] ?? '')) break;
  }
  return {tokens, end: i, closed};
}

function endOfPhrase(sentence: Sentence, from: number): number {
  let i = from;
  while (/^(DT|PRP\$|JJ\w?|CD|HYPH|POS|NN\w*|VBN)$/.test(sentence.xpos[i] ?? '')) i++;
  return i - 1;
}

/** "the mayor of the town": what belongs to an item of the list. */
function overComplement(sentence: Sentence, from: number): number {
  let i = from;
  while (sentence.xpos[i] === 'IN' && endOfPhrase(sentence, i + 1) > i) i = endOfPhrase(sentence, i + 1) + 1;
  return i;
}

/** The token that governs a phrase, by the tree or else its last. */
function headBetween(sentence: Sentence, first: number, last: number): number {
  for (let i = last; i >= first; i--) {
    const head = sentence.heads[i] ?? -1;
    if (/^NNP?$/.test(sentence.xpos[i] ?? '') && (head < first || head > last)) return i;
  }
  return last;
}
