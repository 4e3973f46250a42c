import {nounBeforeAside} from './asides.ts';
import {between, type Clauses, isVerb} from './clauses.ts';
import {isNamed, nominalStart, sourceStart, type WordReading} from './closing.ts';
import type {Cue} from './cues.ts';

/** "that" stands no further behind its verb: "told reporters in the capital on Monday that". */
const REACH = 9;

/**
 * Reads "S said that C" where the tree has something else: "Troops reported on Monday that nine had died" with a participle.
 */
export function readOpening(clauses: Clauses, verb: number, cue: Cue): WordReading | null {
  const {sentence} = clauses;
  if (!cue.clause || verb === 0 || isMade(clauses, verb)) return null;
  if (!/^VB[DNPZ]$/.test(sentence.xpos[verb]!) && !isHiddenVerb(clauses, verb)) return null;
  const that = contentStart(clauses, verb);
  if (that < 0 || !hasVerb(clauses, that)) return null;
  // "…, who told reporters that C"
  const aside = nounBeforeAside(clauses, verb);
  if (aside >= 0) return beforeAside(clauses, verb, aside, that);
  const from = sentence.xpos[verb - 1] === 'WP' ? verb - 1 : sourceStart(clauses, verb);
  const named = sentence.xpos[from] === 'WP' || isNamed(clauses, from, verb);
  if (from === verb || !named || sentence.upos[verb - 1] === 'ADP' || sentence.upos[from] === 'SCONJ') return null;
  // "forced entry and found": a verb behind a conjunction has its subject elsewhere.
  if (sentence.xpos[verb - 1] === 'CC' || sentence.xpos[from] === 'VBG') return null;
  const source = between(clauses, from, verb - 1);
  const content = between(clauses, that, sentence.size - 1);
  return source && content && {source, content, from, to: verb};
}

/** "The president, who toured the coast, said that C": the source is what the aside is about. */
function beforeAside(clauses: Clauses, verb: number, noun: number, that: number): WordReading | null {
  const from = nominalStart(clauses, noun + 1);
  const source = between(clauses, from, noun);
  const content = between(clauses, that, clauses.sentence.size - 1);
  return source && content && isNamed(clauses, from, noun + 1) ? {source, content, from, to: verb} : null;
}

/** "was also reported", "is suspected": what was made known by nobody named. */
function isMade({sentence}: Clauses, verb: number): boolean {
  let auxiliary = verb - 1;
  while (sentence.upos[auxiliary] === 'ADV') auxiliary--;
  return sentence.upos[auxiliary] === 'AUX' && sentence.relations[auxiliary] !== 'aux';
}

/** A source between a relative pronoun and its verb is short. */
const LONGEST = 5;

/** "The driver, who police say had been drinking, died": no verb can follow "say" there but that of what is said. */
export function readRelative(clauses: Clauses, verb: number, cue: Cue): WordReading | null {
  const {sentence} = clauses;
  if (!cue.clause || !/^(?:MD|VB[DPZ])$/.test(sentence.xpos[verb + 1] ?? '')) return null;
  let relative = verb - 1;
  while (relative > 0 && verb - relative <= LONGEST && !/^(?:W|,)/.test(sentence.xpos[relative]!)) relative--;
  if (!/^W[DP]/.test(sentence.xpos[relative]!) || relative > verb - 2) return null;
  const source = between(clauses, relative + 1, verb - 1);
  let last = verb + 1;
  while (last + 1 < sentence.size && !/^[,;:]$/.test(sentence.forms[last + 1]!)) last++;
  const content = between(clauses, verb + 1, last);
  return source && content && {source, content, from: relative, to: verb};
}

/**
 * A verb that the tagger took for a noun: "The UN reports it has left 30 dead", because no noun stands before a pronoun that is
 * a subject; "The bulletin reports that C", because one bulletin has no reports of its own.
 */
function isHiddenVerb(clauses: Clauses, i: number): boolean {
  const {sentence} = clauses;
  if (sentence.xpos[i] !== 'NNS' || !/^NNP?$/.test(sentence.xpos[i - 1]!)) return false;
  if (sentence.upos[i + 1] === 'SCONJ' || isMistakenThat(clauses, i + 1))
    return sentence.xpos[sourceStart(clauses, i)] === 'DT';
  return sentence.xpos[i + 1] === 'PRP' && /^(?:VB[DPZ]|MD)$/.test(sentence.xpos[i + 2] ?? '');
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
    // "suspected of killing" has no clause.
    if (sentence.upos[i] === 'SCONJ' && sentence.xpos[i + 1] !== 'VBG') return i;
    if (isMistakenThat(clauses, i)) return i;
    if (sentence.xpos[i] === 'WDT' && sentence.relations[i] === 'mark') return i;
  }
  return -1;
}

/** "said today that nine died": taken for a relative pronoun, but a subject follows it. */
function isMistakenThat({sentence}: Clauses, i: number): boolean {
  return sentence.xpos[i] === 'WDT' && /^(?:DT|CD|N|PRP|JJ|EX)/.test(sentence.xpos[i + 1] ?? '');
}

function hasVerb({sentence}: Clauses, from: number): boolean {
  for (let i = from; i < sentence.size; i++) if (/^(?:MD|VB[DNPZ])$/.test(sentence.xpos[i]!)) return true;
  return false;
}
