import {between, type Clauses, isVerb} from './clauses.ts';
import {isNamed, sourceStart, type WordReading} from './closing.ts';
import type {Cue} from './cues.ts';

/** "that" stands no further behind its verb: "told reporters in the capital on Monday that". */
const REACH = 9;

/**
 * Reads "S said that C" where the tree has something else: "Troops reported on Monday that nine had died" with a participle.
 */
export function readOpening(clauses: Clauses, verb: number, cue: Cue): WordReading | null {
  const {sentence} = clauses;
  if (!cue.clause || !/^VB[DNPZ]$/.test(sentence.xpos[verb]!) || verb === 0 || sentence.upos[verb - 1] === 'AUX')
    return null;
  const that = contentStart(clauses, verb);
  if (that < 0 || !hasVerb(clauses, that)) return null;
  const from = sourceStart(clauses, verb);
  if (from === verb || !isNamed(clauses, from, verb) || sentence.upos[verb - 1] === 'ADP') return null;
  const source = between(clauses, from, verb - 1);
  const content = between(clauses, that, sentence.size - 1);
  return source && content && {source, content, from, to: verb};
}

/** "that", or the subject of the clause where it is left out: "said nine people died". */
function contentStart(clauses: Clauses, verb: number): number {
  const that = complementizer(clauses, verb);
  if (that >= 0 || clauses.sentence.xpos[verb] === 'VBN') return that;
  const next = clauses.sentence.xpos[verb + 1] ?? '';
  return /^(?:DT|CD|N|PRP|JJ|EX)/.test(next) ? verb + 1 : -1;
}

function complementizer(clauses: Clauses, verb: number): number {
  const {sentence} = clauses;
  for (let i = verb + 1; i < sentence.size && i - verb < REACH && !isVerb(clauses, i); i++) {
    if (sentence.upos[i] === 'SCONJ' || (sentence.xpos[i] === 'WDT' && sentence.relations[i] === 'mark')) return i;
  }
  return -1;
}

function hasVerb({sentence}: Clauses, from: number): boolean {
  for (let i = from; i < sentence.size; i++) if (/^(?:MD|VB[DPZ])$/.test(sentence.xpos[i]!)) return true;
  return false;
}
