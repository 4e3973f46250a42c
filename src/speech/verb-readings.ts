import type {Span} from '../model/span.ts';
import type {Tail} from './afterwards.ts';
import {type Clauses, child, isPunctuation, relationOf} from './clauses.ts';
import type {WordReading} from './closing.ts';
import {contentOf, type Group} from './contents.ts';
import type {Cue, Cues} from './cues.ts';
import type {Found} from './found.ts';
import {lastStartingBy, type Quotation} from './quotations.ts';
import {brokenOff, quotedBy} from './quoted.ts';
import {agentOf, isNoun, isPassive, nounHead, nounPhrase, subjectOf} from './sources.ts';

/** "“Go,” he mocked": after a quotation that ends with a comma, whatever verb follows attributes it. */
export const ANY_VERB: Cue = {
  kind: 'say',
  clause: false,
  quote: false,
  object: false,
  count: false,
  infinitive: false,
  gerund: false,
  adds: false,
  tally: false,
  prepositions: new Set(),
};

const NOTHING = {span: null, construct: 'clause'} as const;

export function spoken(clauses: Clauses, verb: number, cue: Cue, cues: Cues, {source, quotation}: Tail): Found {
  return {
    kind: cue.kind,
    construct: 'quotation',
    negated: isNegated(clauses, verb, cues),
    source,
    cue: {start: clauses.sentence.starts[verb]!, end: clauses.sentence.ends[verb]!},
    content: quotation,
    manner: 'direct',
    quotation,
  };
}

export function readWords(
  text: string,
  clauses: Clauses,
  verb: number,
  cue: Cue,
  reading: WordReading,
  cues: Cues,
  quotations: readonly Quotation[],
): Found {
  const {sentence} = clauses;
  const quotation = quotedBy(text, clauses, verb, reading, quotations);
  return {
    kind: cue.kind,
    construct: quotation ? 'quotation' : 'clause',
    negated: isNegated(clauses, verb, cues),
    source: reading.source,
    cue: {start: sentence.starts[verb]!, end: sentence.ends[verb]!},
    content: quotation ?? reading.content,
    manner: quotation ? 'direct' : isMixed(quotations, reading.content) ? 'mixed' : 'indirect',
    quotation,
  };
}

export function readVerb(
  text: string,
  clauses: Clauses,
  verb: number,
  cue: Cue,
  cues: Cues,
  quotations: readonly Quotation[],
): Found | null {
  const {sentence} = clauses;
  const passive = isPassive(clauses, verb, cues.agents);
  const inverted = passive || !(cue.clause || cue.quote) ? -1 : nounAfter(clauses, verb);
  const subject = passive
    ? agentOf(clauses, verb, cues.agents)
    : (quotedPerson(clauses, verb, cues) ?? subjectOf(clauses, verb));
  const head = subject < 0 ? inverted : subject;
  const limit = head > verb ? {from: verb + 1, to: sentence.size - 1} : {from: 0, to: verb - 1};
  const source = head < 0 || cue.kind === 'seem' ? null : nounPhrase(clauses, head, limit);
  const group = groupOf(clauses, verb, head, source);
  const quotation = cue.quote
    ? quotedBy(text, clauses, verb, group, quotations)
    : brokenOff(text, clauses, verb, group, quotations);
  if (cue === ANY_VERB && quotation === null) return null;
  const {span: content, construct} = quotation
    ? {span: quotation, construct: 'quotation' as const}
    : (contentOf(clauses, verb, cue, group, cues) ?? NOTHING);
  if (content === null || (head < 0 && !passive && quotation === null)) return null;
  const told = passive && source === null && construct === 'clause' ? addressee(clauses, verb) : null;
  if (told !== null) {
    const cueSpan = {start: sentence.starts[verb]!, end: sentence.ends[verb]!};
    const manner = isMixed(quotations, content) ? ('mixed' as const) : ('indirect' as const);
    const negated = isNegated(clauses, verb, cues);
    return {kind: 'know', construct, negated, source: told, cue: cueSpan, content, manner, quotation: null};
  }
  if (head >= 0 && head < verb && quotation === null && isBareParticiple(clauses, verb, cue)) return null;
  // "three confirmed and nine suspected cases": a bare number tells nothing.
  if (head >= 0 && quotation === null && sentence.upos[head] === 'NUM' && head === verb - 1) return null;
  return {
    kind: cue.kind,
    construct,
    negated: isNegated(clauses, verb, cues),
    source,
    cue: {start: sentence.starts[verb]!, end: sentence.ends[verb]!},
    content,
    manner: quotation ? 'direct' : isMixed(quotations, content) ? 'mixed' : 'indirect',
    quotation,
  };
}

/** "The court was told that C": who is told it knows it; the source is left out. */
function addressee(clauses: Clauses, verb: number): Span | null {
  const subject = child(clauses, verb, 'nsubj');
  if (subject < 0 || subject > verb || clauses.sentence.upos[subject] !== 'NOUN') return null;
  return nounPhrase(clauses, subject, {from: 0, to: verb - 1});
}

/** "with 160 cases reported, the ward is full", "a man accused of murder": what a participle follows does not speak, unless words follow for it to say. */
function isBareParticiple(clauses: Clauses, verb: number, cue: Cue): boolean {
  const {sentence} = clauses;
  if (!/^VB[DN]$/.test(sentence.xpos[verb]!) || child(clauses, verb, 'aux') >= 0) return false;
  if (sentence.upos[verb - 1] === 'AUX' || sentence.xpos[verb - 1] === 'RB') return false;
  // Who accuses names whom: "a native of Ardesh and accused of murder".
  if (/^(?:allege|believe)$/.test(cue.kind) && sentence.xpos[verb + 1] === 'IN' && cue.object) return true;
  if (sentence.xpos[verb] === 'VBD') return false;
  return verb + 1 >= sentence.size || isPunctuation(clauses, verb + 1);
}

/** Whether some of the words of a content stand in quotation marks. */
function isMixed(quotations: readonly Quotation[], content: Span): boolean {
  const last = quotations[lastStartingBy(quotations, content.end - 1)];
  return last !== undefined && last.end > content.start;
}

/** "quoted a doctor as saying": the one quoted says it. */
function quotedPerson(clauses: Clauses, verb: number, cues: Cues): number | null {
  const head = clauses.sentence.heads[verb]!;
  if (head < 0 || cues.verbs.get(clauses.sentence.lemmas[head]!)?.kind !== 'relay') return null;
  const object = child(clauses, head, 'obj');
  return object >= 0 && object < verb && !isPassive(clauses, head, cues.agents) ? object : null;
}

/** "…, said Ana Ruiz": the noun after a verb that stands after a comma or a quotation, where the tree has no subject. */
function nounAfter(clauses: Clauses, verb: number): number {
  const {sentence} = clauses;
  if (verb === 0 || !isPunctuation(clauses, verb - 1)) return -1;
  if (verb + 1 >= sentence.size || !isNounStart(clauses, verb + 1)) return -1;
  const noun = nounHead(clauses, verb + 1);
  // "Sources, speaking in Accra, said nine men died": the subject of what is said does not say it.
  if (relationOf(clauses, noun) === 'nsubj' && sentence.heads[noun] !== verb) return -1;
  return isNoun(clauses, noun) ? noun : -1;
}

function isNounStart(clauses: Clauses, i: number): boolean {
  const upos = clauses.sentence.upos[i];
  return upos === 'PROPN' || upos === 'DET' || upos === 'NOUN' || upos === 'PRON' || upos === 'ADJ' || upos === 'NUM';
}

/** The verb, its source, and what stands beside them that is neither clause nor object: "told reporters on Friday". */
function groupOf(clauses: Clauses, verb: number, head: number, source: Span | null): Group {
  const {sentence} = clauses;
  let from = verb;
  let to = verb;
  for (const k of clauses.children[verb] ?? []) {
    const relation = relationOf(clauses, k);
    if (relation === 'aux' || relation === 'advmod' || relation === 'compound') {
      if (k < verb) from = Math.min(from, clauses.first[k]!);
      else if (clauses.first[k]! <= to + 1) to = Math.max(to, clauses.last[k]!);
    } else if (k > verb && (relation === 'obl' || relation === 'iobj' || relation === 'obj')) {
      if (clauses.first[k]! <= to + 1) to = Math.max(to, clauses.last[k]!);
    }
  }
  if (head >= 0 && source !== null && sentence.heads[head] === verb) {
    if (head < verb) from = Math.min(from, clauses.first[head]!);
    else to = Math.max(to, clauses.last[head]!);
  } else if (head > verb && source !== null) {
    while (to + 1 < sentence.size && sentence.ends[to + 1]! <= source.end) to++;
  }
  return {from, to};
}

function isNegated(clauses: Clauses, verb: number, cues: Cues): boolean {
  const {sentence} = clauses;
  if ((clauses.children[verb] ?? []).some((k) => cues.negators.has(sentence.lower[k]!))) return true;
  const head = sentence.heads[verb]!;
  return relationOf(clauses, verb) === 'xcomp' && head >= 0 && cues.negators.has(sentence.lemmas[head]!);
}
