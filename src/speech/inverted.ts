import {between, type Clauses, child, isPunctuation} from './clauses.ts';
import {isNamed, type WordReading} from './closing.ts';
import type {Cue} from './cues.ts';

/** Tags of the words that a source and its apposition are made of. */
const NOMINAL = /^(?:N|PRP|DT|CD|JJ|POS|IN|HYPH|CC)/;

/** A longer run behind the verb is more than a name and an office. */
const LONGEST = 14;

/**
 * Reads "C, said S." from the words alone, where the tree gives the verb no subject: "Nine died, said hospital director
 * Ana Ruiz."
 */
export function readInverted(clauses: Clauses, verb: number, cue: Cue): WordReading | null {
  const {xpos, forms, size} = clauses.sentence;
  // "…, said Fire Chief Ana Ruiz, killing two": a verb that has no passive is no participle, whatever its tag.
  const finite = /^VB[DZ]$/.test(xpos[verb]!) || (xpos[verb] === 'VBN' && !cue.object && xpos[verb + 1] !== 'IN');
  if (!cue.clause || !finite || forms[verb - 1] !== ',' || child(clauses, verb, 'nsubj') >= 0) return null;
  if (closesRelative(clauses, verb - 1)) return null;
  let end = verb;
  while (end + 1 < size && NOMINAL.test(xpos[end + 1]!)) end++;
  // Nothing may follow but the end, or an apposition between commas.
  const closes = end + 1 >= size || isPunctuation(clauses, end + 1);
  if (!closes || end === verb || end - verb > LONGEST || xpos[verb + 1] === 'IN') return null;
  if (!isNamed(clauses, verb + 1, end + 1) || !tells(clauses, verb - 2)) return null;
  const source = between(clauses, verb + 1, end);
  const goesOn = forms[end + 1] === ',' && xpos[end + 2] === 'VBG' && end + 3 < size;
  const content = between(clauses, 0, goesOn ? size - 1 : verb - 2);
  return source && content ? {source, content, from: verb, to: end} : null;
}

/** "Hale, who was held in 2015, denied all charges": the comma ends what is told of the one who denies. */
function closesRelative({sentence}: Clauses, comma: number): boolean {
  const opening = sentence.forms.lastIndexOf(',', comma - 1);
  return opening > 0 && /^W[DP]/.test(sentence.xpos[opening + 1]!);
}

/** Whether what stands before is a clause. */
function tells({sentence}: Clauses, to: number): boolean {
  return sentence.xpos.slice(0, to + 1).some((tag) => /^(?:VB[DPZ]|MD)$/.test(tag));
}
