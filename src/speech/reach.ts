import type {Span} from '../model/span.ts';
import {type Clauses, isPunctuation, isVerb} from './clauses.ts';
import type {Cues} from './cues.ts';

/**
 * How far a statement told in a clause reaches: "S said that C1, where C2, killing C3" is all the word of S.
 *
 * Trees lose what stands behind an apposition or a comma. `content` is what the tree gave; it is taken on to the end of the
 * sentence, or to where somebody else takes the word. `null` where it stays as it is.
 */
export function reachOf(clauses: Clauses, verb: number, content: Span, cues: Cues): Span | null {
  const {sentence} = clauses;
  if (content.start < sentence.ends[verb]! || isSubordinate(clauses, verb)) return null;
  const next = sentence.starts.findIndex((start) => start >= content.end);
  if (next < 0) return null;
  if (cues.occasions.has(sentence.lower[next]!) && !tells(sentence, content, next)) return null;
  let end = sentence.size;
  for (let i = next; i < sentence.size; i++) {
    if (takesOver(clauses, i, cues)) {
      end = openedAt(clauses, i, next);
      break;
    }
  }
  while (end > next && isPunctuation(clauses, end - 1)) end--;
  return end > next ? {start: content.start, end: sentence.ends[end - 1]!} : null;
}

/** "declared an emergency | after nine had died": a content without a verb of its own does not go on with one. */
function tells({starts, xpos}: Clauses['sentence'], content: Span, to: number): boolean {
  for (let i = starts.indexOf(content.start); i >= 0 && i < to; i++) if (/^(?:VB[DPZ]|MD)$/.test(xpos[i]!)) return true;
  return false;
}

/** "After police said that C, D": the sentence goes on without the speaker. */
function isSubordinate({sentence}: Clauses, verb: number): boolean {
  for (let i = verb - 1; i >= 0; i--) {
    if (/^W/.test(sentence.xpos[i]!) || sentence.upos[i] === 'SCONJ') return true;
    if (sentence.forms[i] === ',' && sentence.upos[i + 1] !== 'NOUN') return false;
  }
  return false;
}

/** Whether a verb there says something of somebody else: "…, but the army put". */
function takesOver(clauses: Clauses, i: number, cues: Cues): boolean {
  const {sentence} = clauses;
  if (sentence.forms[i] === ';' || sentence.forms[i] === ':') return true;
  if (!isVerb(clauses, i)) return false;
  const cue = cues.verbs.get(sentence.lemmas[i]!);
  if (cue === undefined || !(cue.clause || cue.quote)) return false;
  if (sentence.xpos[i] === 'VBG') return cue.adds;
  // "…, and 20 injuries were reported": nobody is named for it.
  return !(sentence.xpos[i] === 'VBN' && sentence.upos[i - 1] === 'AUX');
}

/** The comma, dash or conjunction that opens the clause of a verb. */
function openedAt({sentence}: Clauses, verb: number, from: number): number {
  for (let i = verb; i >= from; i--) if (sentence.upos[i] === 'PUNCT' || sentence.xpos[i] === 'CC') return i;
  return from;
}
