import type {Span} from '../model/span.ts';
import {between, type Clauses, isPunctuation, isVerb} from './clauses.ts';
import type {Cues} from './cues.ts';
import {isSpeech, lastStartingBy, type Quotation} from './quotations.ts';
import {isNoun, nounHead, nounPhrase} from './sources.ts';

/** "“C,” S, the title, said": what a quotation's tail says of its speaker. */
export interface Tail {
  readonly verb: number;
  readonly source: Span;
  readonly quotation: Quotation;
}

/** Names with their titles run no longer. */
const LONGEST = 30;

/**
 * Reads the words after a quotation that breaks off ("…," or "…?"): a noun phrase and the verb that attributes.
 *
 * Long appositions between the two are what trees get wrong.
 */
export function readTail(text: string, clauses: Clauses, cues: Cues, quotations: readonly Quotation[]): Tail | null {
  const {sentence} = clauses;
  const quotation = quotations[lastEndingIn(quotations, sentence)];
  if (!quotation || !isSpeech(text, quotation)) return null;
  const from = sentence.starts.findIndex((start) => start >= quotation.end);
  if (from < 0 || !breaksOff(text, quotation, sentence.starts[from]!)) return null;
  for (let v = from; v < sentence.size && v - from < LONGEST; v++) {
    if (isPunctuation(clauses, v) && /^[;:.?!]$/.test(sentence.forms[v]!)) return null;
    if (!isVerb(clauses, v) || cues.verbs.get(sentence.lemmas[v]!)?.quote !== true) continue;
    if (v === from) return inverted(clauses, v, quotation);
    let to = v - 1;
    while (to > from && /^(?:RB|MD|VB)/.test(sentence.xpos[to]!)) to--;
    const source = between(clauses, from, to);
    return source && isNameStart(clauses, from) ? {verb: v, source, quotation} : null;
  }
  return null;
}

/** A name begins with a noun or what stands before one; "police" and its like are taken for verbs there now and then. */
function isNameStart({sentence}: Clauses, from: number): boolean {
  const tag = sentence.xpos[from]!;
  return /^(?:N|PRP|DT|CD|JJ|W)/.test(tag) || (/^VBP?$/.test(tag) && /^N/.test(sentence.xpos[from + 1] ?? ''));
}

/** Index of the last quotation that ends before the sentence does, and not before it begins. */
function lastEndingIn(quotations: readonly Quotation[], {start, end}: Span): number {
  let at = lastStartingBy(quotations, end - 1);
  while (at >= 0 && quotations[at]!.end >= end) at--;
  return at >= 0 && quotations[at]!.end > start ? firstSpoken(quotations, at, start) : -1;
}

/** Titles and names may hold quotations of their own; the one that counts is the first that ends in the sentence. */
function firstSpoken(quotations: readonly Quotation[], last: number, start: number): number {
  let at = last;
  while (at > 0 && quotations[at - 1]!.end > start) at--;
  return at;
}

function breaksOff(text: string, {end}: Quotation, next: number): boolean {
  if (!/^\s*$/.test(text.slice(end, next))) return false;
  return /[,?!…—–-]\W{0,2}$/u.test(text.slice(end - 4, end));
}

/** "“C,” said S, the title." */
function inverted(clauses: Clauses, verb: number, quotation: Quotation): Tail | null {
  const {sentence} = clauses;
  if (verb + 1 >= sentence.size || !isNoun(clauses, verb + 1)) return null;
  const head = nounHead(clauses, verb + 1);
  const source = nounPhrase(clauses, head, {from: verb + 1, to: sentence.size - 1});
  return {verb, source, quotation};
}
