import type {Span} from '../model/span.ts';
import {between, type Clauses, isNamePart, isPunctuation, isVerb} from './clauses.ts';
import type {Cue, Cues} from './cues.ts';

/** A source and a content read from the words alone, where the tree is not to be trusted. */
export interface WordReading {
  readonly source: Span;
  readonly content: Span;
  /** First and last token of the source and its verb. */
  readonly from: number;
  readonly to: number;
}

/** Tags of the words that a source is made of. */
const NOMINAL = /^(?:N|PRP|DT|CD|JJ|POS|IN|HYPH|WP\$|CC|VBG$)/;

/** Tags of what may follow the verb: "said on Monday", "confirmed today", where the verb could have an object. */
const AFTERWARDS = /^(?:IN|RB|TO|NNP)/;

/** A longer run before the verb is more than a name. */
const LONGEST = 14;

/**
 * Reads "C, S said." from the words alone.
 *
 * The construct is news's most frequent, and treebanks annotate it in two ways, so that trees of it are not to be trusted.
 */
export function readClosing(clauses: Clauses, verb: number, cue: Cue, cues: Cues): WordReading | null {
  if (!cue.clause) return null;
  const {sentence} = clauses;
  const last = lastWord(clauses, verb);
  const end = adverbialEnd(clauses, verb, last);
  if (!closes(clauses, verb, end, cue)) return null;
  const from = sourceStart(clauses, verb);
  const named = isNamed(clauses, from, verb) || isHiddenNoun(sentence, from);
  if (!named || from < 2 || /^(?:CC|IN|VBG)$/.test(sentence.xpos[from]!)) return null;
  const mark = sentence.forms[from - 1]!;
  if (!isPunctuation(clauses, from - 1) || /^[([:;]$/.test(mark)) return null;
  const source = sourceBefore(clauses, from, verb);
  const content = between(clauses, 0, goesOn(clauses, end, last, cues) ? last : from - 2);
  if (content === null || source === null || (end > verb && !hasVerb(clauses, 0, from - 2))) return null;
  return {source, content, from, to: end};
}

/** First token of the source before a verb, one apposition between commas included: "the agency, Norda, reported". */
export function sourceStart(clauses: Clauses, verb: number): number {
  let end = verb;
  while (end > 0 && isAuxiliary(clauses, end - 1, verb)) end--;
  if (!isComma(clauses, end - 1)) return overRelative(clauses, nominalStart(clauses, end));
  const apposed = nominalStart(clauses, end - 1);
  return apposed < end - 1 && isComma(clauses, apposed - 1) ? nominalStart(clauses, apposed - 1) : end;
}

/** "an official who spoke on condition of anonymity said": a relative clause without commas is a part of the name. */
function overRelative(clauses: Clauses, from: number): number {
  const {sentence} = clauses;
  if (!/^VB[DPZN]$/.test(sentence.xpos[from - 1] ?? '')) return from;
  for (let i = from - 2; i > 0 && from - i < LONGEST && !isPunctuation(clauses, i); i--)
    if (/^W[DP]/.test(sentence.xpos[i]!))
      return /^(?:N|JJ)/.test(sentence.xpos[i - 1]!) ? nominalStart(clauses, i) : from;
  return from;
}

/** Where the run of words that can make a name begins, that ends before `end`. */
export function nominalStart({sentence}: Clauses, end: number): number {
  let from = end;
  while (from > 0 && end - from < LONGEST && (NOMINAL.test(sentence.xpos[from - 1]!) || isNamePart(sentence, from - 1)))
    from--;
  return from > 0 && isHiddenNoun(sentence, from - 1) ? from - 1 : from;
}

/** ", police spokesmen said": after a comma, a bare verb before a noun is one. */
function isHiddenNoun({xpos, upos}: Clauses['sentence'], i: number): boolean {
  if (upos[i - 1] !== 'PUNCT') return false;
  // ", reports said": two finite verbs do not stand side by side.
  return (
    (/^VBP?$/.test(xpos[i]!) && /^N/.test(xpos[i + 1] ?? '')) ||
    (xpos[i] === 'VBZ' && /^VB[DNZ]/.test(xpos[i + 1] ?? ''))
  );
}

function isComma({sentence}: Clauses, i: number): boolean {
  return sentence.forms[i] === ',';
}

/** Whether a run of words holds one that can name somebody. */
export function isNamed({sentence}: Clauses, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (/^(?:N|PRP|DT|CD)/.test(sentence.xpos[i]!)) return true;
  return false;
}

/** The verb closes what stands before a comma too: "C, police said on Monday, and C". */
function adverbialEnd(clauses: Clauses, verb: number, last: number): number {
  for (let i = verb + 1; i < last; i++) if (isComma(clauses, i)) return i - 1;
  return last;
}

/** Whether the statement goes on after the words that attribute it, and no other cue takes over. */
function goesOn(clauses: Clauses, end: number, last: number, cues: Cues): boolean {
  const {xpos, lemmas} = clauses.sentence;
  if (end === last || xpos[end + 2] === 'VBG') return false;
  for (let i = end + 2; i <= last; i++)
    if (cues.verbs.get(lemmas[i]!)?.clause === true && isVerb(clauses, i)) return false;
  return true;
}

/** The last word of the sentence, or of what a semicolon ends: "C, residents say; the army denies it". */
function lastWord(clauses: Clauses, verb: number): number {
  const semicolon = clauses.sentence.forms.indexOf(';', verb);
  let end = semicolon < 0 ? clauses.sentence.size - 1 : semicolon;
  while (end > 0 && isPunctuation(clauses, end)) end--;
  return end;
}

/** Whether no more than an adverbial follows the verb. */
function closes(clauses: Clauses, verb: number, end: number, cue: Cue): boolean {
  const {sentence} = clauses;
  if (verb > end || end - verb > 9) return false;
  if (verb < end && cue.object && !mayFollow(clauses, verb + 1)) return false;
  for (let i = verb + 1; i <= end; i++) {
    if (isPunctuation(clauses, i) || /^(?:VB[DPZ]|MD|W)/.test(sentence.xpos[i]!)) return false;
  }
  return true;
}

/** "reported today": a word of time is no object, whatever its tag. */
function mayFollow({sentence}: Clauses, i: number): boolean {
  return AFTERWARDS.test(sentence.xpos[i]!) || sentence.relations[i]!.endsWith(':unmarked');
}

/** "has", "also" between a source and its verb. */
function isAuxiliary({sentence}: Clauses, i: number, verb: number): boolean {
  // ", reports said": what a mark precedes is no auxiliary, whatever the tagger took it for.
  if (sentence.upos[i] === 'AUX' && sentence.upos[i - 1] === 'PUNCT') return false;
  if (isNamePart(sentence, i)) return false;
  return verb - i < 4 && (sentence.upos[i] === 'AUX' || sentence.xpos[i] === 'RB');
}

function sourceBefore(clauses: Clauses, from: number, verb: number): Span | null {
  let to = verb - 1;
  while (to > from && isAuxiliary(clauses, to, verb)) to--;
  return between(clauses, from, to);
}

function hasVerb({sentence}: Clauses, from: number, to: number): boolean {
  for (let i = from; i <= to; i++) if (/^(?:VB[DPZN]|MD)/.test(sentence.xpos[i]!)) return true;
  return false;
}
