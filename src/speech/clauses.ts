import {children as treeChildren} from '../language/tree.ts';
import type {Sentence} from '../model/sentence.ts';
import type {Span} from '../model/span.ts';

/** A sentence with what its tree says at a glance: whom each token governs, and how far its subtree reaches. */
export interface Clauses {
  readonly sentence: Sentence;
  readonly children: readonly (readonly number[])[];
  /** First and last token of the subtree of each token. */
  readonly first: Int32Array;
  readonly last: Int32Array;
}

/** Looks at a tree once, so that the constructs need not walk it again. */
export function clausesOf(sentence: Sentence): Clauses {
  const {size, heads} = sentence;
  const children = Array.from({length: size}, (_, i) => treeChildren(sentence, i));
  const first = new Int32Array(size);
  const last = new Int32Array(size);
  for (let i = 0; i < size; i++) first[i] = last[i] = i;
  for (let i = 0; i < size; i++) {
    const head = heads[i]!;
    for (let up = head, steps = 0; up >= 0 && steps < size; up = heads[up]!, steps++) {
      if (i < first[up]!) first[up] = i;
      if (i > last[up]!) last[up] = i;
    }
  }
  return {sentence, children, first, last};
}

/** The bare relation of a token: "nsubj" for "nsubj:pass". */
export function relationOf({sentence}: Clauses, i: number): string {
  const relation = sentence.relations[i] ?? '';
  const colon = relation.indexOf(':');
  return colon < 0 ? relation : relation.slice(0, colon);
}

/** The first child of `head` by one of the relations, or −1. */
export function child(clauses: Clauses, head: number, ...relations: string[]): number {
  for (const i of clauses.children[head] ?? []) if (relations.includes(relationOf(clauses, i))) return i;
  return -1;
}

export function isVerb({sentence}: Clauses, i: number): boolean {
  return sentence.xpos[i]?.startsWith('VB') === true;
}

export function isPunctuation({sentence}: Clauses, i: number): boolean {
  return sentence.upos[i] === 'PUNCT';
}

const CAPITALISED = /^\p{Lu}\p{Ll}/u;

/** "Amnesty Watch", "the Truth and Return Project": a capital within a sentence makes a verb a word of the name beside it. */
export function isNamePart({forms, xpos}: Sentence, i: number): boolean {
  if (!/^(?:VB|MD)/.test(xpos[i]!) || i === 0 || !CAPITALISED.test(forms[i]!)) return false;
  return [i - 1, i + 1].some((k) => k > 0 && /^NN/.test(xpos[k] ?? '') && CAPITALISED.test(forms[k]!));
}

/** From the start of token `from` to the end of token `to`, without the punctuation at its ends. */
export function between(clauses: Clauses, from: number, to: number): Span | null {
  let a = Math.max(0, from);
  let b = Math.min(clauses.sentence.size - 1, to);
  while (a <= b && isPunctuation(clauses, a)) a++;
  while (b >= a && isPunctuation(clauses, b)) b--;
  if (a > b) return null;
  return {start: clauses.sentence.starts[a]!, end: clauses.sentence.ends[b]!};
}

/** The token that an offset of the text stands in, or −1. */
export function tokenAt({size, starts, ends}: Sentence, offset: number): number {
  for (let i = 0; i < size; i++) if (starts[i]! <= offset && offset < ends[i]!) return i;
  return -1;
}
