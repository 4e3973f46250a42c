import type {Span} from '../model/span.ts';
import {between, type Clauses} from './clauses.ts';
import type {Cues} from './cues.ts';
import type {Found} from './found.ts';
import {reachOf} from './reach.ts';

/** All that is said in a clause, as far as it reaches. */
export function wholeOf(clauses: Clauses, verb: number, read: Found, cues: Cues): Span {
  const behind = goneOnBehind(clauses, verb, read, cues);
  if (behind !== null) return behind;
  const within = withinRelative(clauses, verb, read);
  const goesOn = /^(?:clause|beside)$/.test(read.construct) || isOutcome(clauses, read, cues);
  const told = goesOn && read.source !== null && read.quotation === null;
  return (told && within === read.content && reachOf(clauses, verb, within, cues)) || within;
}

/** "The ministry confirmed 35 deaths, bringing the toll to 210": what the things said brought about is said with them. */
function isOutcome({sentence}: Clauses, {construct, content}: Found, cues: Cues): boolean {
  const comma = construct === 'object' ? sentence.starts.findIndex((start) => start >= content.end) : -1;
  return (
    sentence.forms[comma] === ',' &&
    sentence.xpos[comma + 1] === 'VBG' &&
    cues.verbs.get(sentence.lemmas[comma + 1]!) === undefined
  );
}

/** "A bus was hit, said Chief Ana Ruiz, injuring three": what is said goes on behind its speaker. */
function goneOnBehind(clauses: Clauses, verb: number, {construct, content, source}: Found, cues: Cues): Span | null {
  const {sentence} = clauses;
  if (construct !== 'clause' || source === null || content.end > sentence.starts[verb]!) return null;
  const comma = sentence.starts.findIndex((start) => start >= source.end);
  const goesOn =
    sentence.forms[comma] === ',' &&
    sentence.xpos[comma + 1] === 'VBG' &&
    cues.verbs.get(sentence.lemmas[comma + 1]!) === undefined;
  return goesOn && source.start > sentence.starts[verb]!
    ? {start: content.start, end: between(clauses, comma, sentence.size - 1)?.end ?? content.end}
    : null;
}

/** "The rebels, who claim to hold the north, killed nine": what a relative clause tells ends with its comma. */
function withinRelative(clauses: Clauses, verb: number, {content, quotation}: Found): Span {
  const {sentence} = clauses;
  if (quotation !== null || content.start < sentence.ends[verb]!) return content;
  let relative = verb - 1;
  while (relative > 0 && sentence.forms[relative] !== ',') relative--;
  if (!/^W[DP]/.test(sentence.xpos[relative + 1]!)) return content;
  const comma = sentence.forms.indexOf(',', verb + 1);
  if (comma < 0 || !/^(?:VB[DPZ]|MD)/.test(sentence.xpos[comma + 1] ?? '')) return content;
  return {start: content.start, end: Math.min(content.end, sentence.ends[comma - 1]!)};
}
