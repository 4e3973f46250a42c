import type {Span} from '../model/span.ts';
import {between, type Clauses, isPunctuation} from './clauses.ts';
import type {Cues} from './cues.ts';
import type {Found} from './found.ts';

/** A citation in a sentence: its verb, the one cited, and the last token of the one cited. */
interface Citation {
  readonly verb: number;
  readonly source: Span;
  readonly last: number;
}

/**
 * "The paper said, citing a doctor, that C": C is the doctor's word too.
 *
 * `found` are the sentence's attributions so far; the one whose cue stands nearest is passed on. Gives them back with what was
 * passed on, and without the citation where it had been taken for a part of what is said.
 */
export function withRelayed(clauses: Clauses, found: readonly Found[], cues: Cues): Found[] {
  let all = [...found];
  for (const citation of citationsIn(clauses, cues)) {
    const cue = spanOf(clauses, citation.verb);
    all = all.filter((one) => one.cue?.start !== cue.start).map((one) => withoutCitation(clauses, one, citation));
    const host = nearest(cue.start, all);
    if (host === null) continue;
    all.push({...host, kind: 'relay', construct: 'relay', negated: false, source: citation.source, cue});
  }
  return all;
}

/** "citing" and who is cited, up to the next comma or clause. */
function citationsIn(clauses: Clauses, cues: Cues): Citation[] {
  const {sentence} = clauses;
  const citations: Citation[] = [];
  for (let verb = 0; verb + 1 < sentence.size; verb++) {
    if (!isAside(clauses, verb) || cues.verbs.get(sentence.lemmas[verb]!)?.kind !== 'relay') continue;
    let last = verb;
    while (last + 1 < sentence.size && !endsName(clauses, last + 1)) last++;
    const source = between(clauses, verb + 1, last);
    if (source !== null) citations.push({verb, source, last});
  }
  return citations;
}

/** "citing a doctor", ", which cited a doctor": said beside the one who passes it on. */
function isAside({sentence: {xpos}}: Clauses, verb: number): boolean {
  return xpos[verb] === 'VBG' || (/^VB[DZ]$/.test(xpos[verb]!) && xpos[verb - 1] === 'WDT');
}

function endsName(clauses: Clauses, i: number): boolean {
  const {sentence} = clauses;
  return isPunctuation(clauses, i) || /^(?:VB[DPZ]|MD|W)/.test(sentence.xpos[i]!) || sentence.upos[i] === 'SCONJ';
}

/** A content that begins with the citation begins behind it. */
function withoutCitation(clauses: Clauses, one: Found, {verb, last}: Citation): Found {
  const {starts, ends, size} = clauses.sentence;
  if (one.quotation !== null || one.content.start !== starts[verb]! || one.content.end <= ends[last]!) return one;
  let next = last + 1;
  while (next < size && isPunctuation(clauses, next)) next++;
  return next < size && starts[next]! < one.content.end
    ? {...one, content: {...one.content, start: starts[next]!}}
    : one;
}

function spanOf({sentence}: Clauses, i: number): Span {
  return {start: sentence.starts[i]!, end: sentence.ends[i]!};
}

function nearest(at: number, found: readonly Found[]): Found | null {
  let best: Found | null = null;
  for (const one of found) {
    if (one.kind === 'relay' || one.source === null || one.cue === null) continue;
    if (best?.cue == null || Math.abs(one.cue.start - at) < Math.abs(best.cue.start - at)) best = one;
  }
  return best;
}
