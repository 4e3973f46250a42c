import type {Span} from '../model/span.ts';
import {between, type Clauses, isPunctuation, isVerb} from './clauses.ts';
import type {Cues, PhraseCue} from './cues.ts';
import type {Found} from './found.ts';
import {isNoun, nounHead, nounPhrase} from './sources.ts';

/** Attributions by a phrase: "according to S, C", "C, in the words of S", "reportedly". */
export function findByPhrase(clauses: Clauses, cues: Cues): Found[] {
  const {sentence} = clauses;
  const found: Found[] = [];
  for (let i = 0; i < sentence.size; i++) {
    const cue = cues.phrases.get(sentence.lower[i]!)?.find((one) => stands(clauses, i, one));
    if (cue === undefined) continue;
    const one = cue.hasSource ? withSource(clauses, i, cue, cues) : withoutSource(clauses, i, cue);
    if (one !== null) found.push(one);
  }
  return found;
}

function stands({sentence}: Clauses, at: number, cue: PhraseCue): boolean {
  return cue.words.every((word, k) => sentence.lower[at + k] === word);
}

function withSource(clauses: Clauses, at: number, cue: PhraseCue, cues: Cues): Found | null {
  const {sentence} = clauses;
  const last = at + cue.words.length - 1;
  if (last + 1 >= sentence.size) return null;
  const head = nounHead(clauses, last + 1);
  const to = closingComma(clauses, last + 1);
  const source = isNoun(clauses, head) ? nounPhrase(clauses, head, {from: last + 1, to}) : untilMark(clauses, last + 1);
  if (source === null) return null;
  const content = aroundPhrase(clauses, at, source, cues);
  if (content === null) return null;
  const found = phrase(clauses, at, last, cue, source, content);
  return isEvidence(clauses, head, cues) ? {...found, kind: 'estimate'} : found;
}

/** "according to updated data", "according to the latest figures": a noun for what has been said or counted, and nobody's. */
function isEvidence(clauses: Clauses, head: number, cues: Cues): boolean {
  const owned = (clauses.children[head] ?? []).some((i) => /^nmod(:poss)?$/.test(clauses.sentence.relations[i]!));
  return !owned && cues.nouns.has(clauses.sentence.lemmas[head]!);
}

/**
 * "According to the data, the number of those hurt has grown": the one comma before the verb ends the source, which the parser
 * takes for the beginning of a name. The last token that can be the source's.
 */
function closingComma({sentence: {forms, xpos, size}}: Clauses, first: number): number {
  const comma = forms.indexOf(',', first);
  if (first > 3 || comma < 0) return size - 1;
  const verb = xpos.findIndex((tag, i) => i > comma && /^(VB[DPZ]|MD)$/.test(tag));
  const second = forms.indexOf(',', comma + 1);
  return verb > 0 && (second < 0 || second > verb) ? comma - 1 : size - 1;
}

/**
 * "According to police sources, C", "C, according to official reports": where the tagger takes a noun of it for a verb, the
 * source is the run of nouns that a mark ends.
 */
function untilMark(clauses: Clauses, first: number): Span | null {
  const {sentence} = clauses;
  let last = first;
  while (/^(?:N|POS|JJ|VBZ)/.test(sentence.xpos[last + 1] ?? '')) last++;
  const opens = /^(?:N|JJ|DT|VBP?$)/.test(sentence.xpos[first]!);
  return opens && last > first && isPunctuation(clauses, last + 1) ? between(clauses, first, last) : null;
}

/** What stands before the phrase, or after it where nothing does; both where it interrupts. */
function aroundPhrase(clauses: Clauses, at: number, source: Span, cues: Cues): Span | null {
  const {sentence} = clauses;
  let after = at;
  while (after < sentence.size && sentence.starts[after]! < source.end) after++;
  const left = between(clauses, 0, at - 1);
  const right = between(clauses, after, sentence.size - 1);
  if (left === null || right === null) return left ?? right;
  // "… and according to the mayor fell": what comes before the conjunction is another statement.
  if (sentence.upos[at - 1] === 'CCONJ') return right;
  const interrupts = isPunctuation(clauses, at - 1) && isPunctuation(clauses, after);
  if (interrupts && !isOthers(clauses, after, cues)) return {start: left.start, end: right.end};
  return left;
}

/** "C, according to S, but the army says D": what is joined behind the phrase has a source of its own. */
function isOthers(clauses: Clauses, comma: number, cues: Cues): boolean {
  const {sentence} = clauses;
  const joined = sentence.forms[comma] === ';' || /^(?:CC|IN)$/.test(sentence.xpos[comma + 1] ?? '');
  if (!joined) return false;
  for (let i = comma + 1; i < sentence.size; i++) {
    if (isVerb(clauses, i) && cues.verbs.get(sentence.lemmas[i]!)?.clause === true) return true;
  }
  return false;
}

function withoutSource(clauses: Clauses, at: number, cue: PhraseCue): Found | null {
  const {sentence} = clauses;
  const head = sentence.heads[at]!;
  if (head < 0) return null;
  const content = between(clauses, clauses.first[head]!, clauses.last[head]!);
  return content && phrase(clauses, at, at + cue.words.length - 1, cue, null, content);
}

function phrase(clauses: Clauses, from: number, to: number, cue: PhraseCue, source: Span | null, content: Span): Found {
  const {sentence} = clauses;
  return {
    kind: cue.kind,
    construct: 'phrase',
    negated: false,
    source,
    cue: {start: sentence.starts[from]!, end: sentence.ends[to]!},
    content,
    manner: 'phrase',
    quotation: null,
  };
}
