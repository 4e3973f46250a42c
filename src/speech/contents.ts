import type {Span} from '../model/span.ts';
import type {Construct} from './attribution.ts';
import {between, type Clauses, child, isPunctuation, isVerb, relationOf} from './clauses.ts';
import type {Cue, Cues} from './cues.ts';
import {beforeOccasion, beforeOthers} from './occasions.ts';
import {agentOf, isPassive} from './sources.ts';

const DASH = /^(?:[–—-]|--)$/;

/** The tokens of a verb that attributes and of its source: "the mayor said on Friday". */
export interface Group {
  readonly from: number;
  readonly to: number;
}

/** What a verb's clause gives as its content, by the tree, and how; `null` where it governs nothing of the kind. */
export function contentOf(clauses: Clauses, verb: number, cue: Cue, group: Group, cues: Cues): Content | null {
  return (
    as('passive', passiveSubject(clauses, verb, cue, cues)) ??
    governed(clauses, verb, cue, group, cues) ??
    as('prepositional', numberAfter(clauses, verb, cue)) ??
    as('parenthesis', aroundParenthesis(clauses, verb, cue, group, cues)) ??
    as('beside', beside(clauses, verb, cue, group, cues))
  );
}

/** A content and the construct that gave it. */
export interface Content {
  readonly span: Span;
  readonly construct: Construct;
}

function as(construct: Construct, span: Span | null): Content | null {
  return span && {construct, span};
}

function governed(clauses: Clauses, verb: number, cue: Cue, group: Group, cues: Cues): Content | null {
  for (const k of clauses.children[verb] ?? []) {
    const construct = constructOf(clauses, verb, k, cue);
    if (construct === null) continue;
    const first = construct === 'prepositional' ? withObject(clauses, verb, k) : k;
    const span = beforeOccasion(clauses, governedSpan(clauses, verb, first, group, cues), cues);
    return as(construct, construct === 'object' ? beforeOthers(clauses, verb, k, span, cues) : span);
  }
  return null;
}

/** "put the toll at 40", "accused the guards of murder": the object is part of what is said. */
function withObject(clauses: Clauses, verb: number, k: number): number {
  const object = child(clauses, verb, 'obj');
  return object > verb && object < k ? object : k;
}

function governedSpan(clauses: Clauses, verb: number, k: number, group: Group, cues: Cues): Span | null {
  if (k > verb) return between(clauses, Math.max(clauses.first[k]!, verb + 1), contentEnd(clauses, verb, k, cues));
  if (relationOf(clauses, k) === 'obj')
    return between(clauses, clauses.first[k]!, Math.min(clauses.last[k]!, verb - 1));
  const end = clauses.last[k]! > group.to ? clauses.last[k]! : group.from - 1;
  return between(clauses, clauses.first[k]!, end);
}

function constructOf(clauses: Clauses, verb: number, k: number, cue: Cue): Construct | null {
  const {sentence} = clauses;
  switch (relationOf(clauses, k)) {
    case 'ccomp':
      // "351 were held; he said nobody was hurt": a semicolon ends what can be said.
      if (k < verb && sentence.forms.slice(k, verb).includes(';')) return null;
      if (isInfinitive(clauses, k)) return cue.infinitive ? 'infinitive' : null;
      if (cue.clause) return 'clause';
      return cue.gerund && sentence.xpos[k] === 'VBG' ? 'gerund' : null;
    case 'xcomp':
      if (isInfinitive(clauses, k)) return cue.infinitive ? 'infinitive' : cue.object ? 'object' : null;
      if (sentence.xpos[k] === 'VBG') return cue.gerund ? 'gerund' : null;
      return cue.object || (cue.clause && !isVerb(clauses, k)) ? 'complement' : null;
    case 'obj':
      if (cue.object || (cue.count && isNumber(clauses, k))) return 'object';
      // "found two men guilty of murder": an adjective behind the object is what is said of it.
      return cue.clause && (clauses.children[k] ?? []).some((i) => i > k && sentence.xpos[i] === 'JJ')
        ? 'complement'
        : null;
    case 'conj':
      // The parser reads a clause without "that" as joined to the verb now and then.
      return cue.clause && child(clauses, k, 'nsubj', 'expl') >= 0 && !isSetApart(clauses, k) ? 'clause' : null;
    case 'csubj':
      return cue.clause ? 'clause' : null;
    case 'obl':
      if (cue.object && k > verb && isBareObject(clauses, k)) return 'object';
      return prepositional(clauses, k, cue);
    case 'advcl':
      return prepositional(clauses, k, cue);
    default:
      return null;
  }
}

/** "55", "a total of 55" */
function isNumber({sentence: {xpos}}: Clauses, k: number): boolean {
  return xpos[k] === 'CD' || (xpos[k] === 'NN' && xpos[k + 1] === 'IN' && xpos[k + 2] === 'CD');
}

/** An object that the parser took for something beside the verb; "on Monday" bears its preposition, "Monday" is no number. */
function isBareObject(clauses: Clauses, k: number): boolean {
  const {relations, xpos} = clauses.sentence;
  return child(clauses, k, 'case') < 0 && (relations[k] === 'obl' || xpos[k] === 'CD');
}

function prepositional(clauses: Clauses, k: number, cue: Cue): Construct | null {
  const marked = (clauses.children[k] ?? []).some(
    (j) => isMarker(clauses, j) && cue.prepositions.has(clauses.sentence.lower[j]!),
  );
  return marked ? 'prepositional' : null;
}

function isMarker(clauses: Clauses, i: number): boolean {
  const relation = relationOf(clauses, i);
  return relation === 'case' || relation === 'mark';
}

function isInfinitive(clauses: Clauses, k: number): boolean {
  return (clauses.children[k] ?? []).some((j) => clauses.sentence.xpos[j] === 'TO');
}

/** The content runs to the end of the verb's clause; what is joined to the verb itself is no part of it. */
function contentEnd(clauses: Clauses, verb: number, content: number, cues: Cues): number {
  let end = clauses.last[verb]!;
  for (const k of clauses.children[verb] ?? []) {
    if (k > content && isSetApart(clauses, k) && leaves(clauses, k, cues)) end = Math.min(end, clauses.first[k]! - 1);
  }
  return end;
}

/**
 * Whether a clause joined to a verb is no more of its content: "adding that C", "while the army said C".
 *
 * Other clauses are what the parser hung too high: "said nine died, and three were hurt".
 */
function leaves(clauses: Clauses, k: number, cues: Cues): boolean {
  const {sentence} = clauses;
  const relation = relationOf(clauses, k);
  if (relation !== 'conj' && relation !== 'parataxis' && relation !== 'advcl') return false;
  if (sentence.xpos[k] === 'VBG') return true;
  // "with 300 cases recorded": a participle alone has no source of its own.
  const cue = cues.verbs.get(sentence.lemmas[k]!);
  return (cue?.clause || cue?.count) === true && (sentence.xpos[k] !== 'VBN' || child(clauses, k, 'aux') >= 0);
}

/** A comma or a conjunction stands before it. */
function isSetApart(clauses: Clauses, k: number): boolean {
  const {upos} = clauses.sentence;
  const first = clauses.first[k]!;
  const joint = isPunctuation(clauses, first) ? first + 1 : first;
  // "… that nine had died, but that nobody was missing": the second clause is said as well.
  if (upos[joint] === 'CCONJ' && upos[joint + 1] === 'SCONJ') return false;
  if (closesDashes(clauses, first)) return false;
  const afterMark = isPunctuation(clauses, first) || (first > 0 && isPunctuation(clauses, first - 1));
  return afterMark || child(clauses, k, 'cc') >= 0;
}

/** Whether a token stands after the second of two dashes: "the women — aged 50 and 60 — died". */
function closesDashes({sentence}: Clauses, i: number): boolean {
  const dash = DASH.test(sentence.forms[i]!) ? i : i - 1;
  if (dash < 1 || !DASH.test(sentence.forms[dash]!)) return false;
  for (let k = dash - 1; k >= 0; k--) if (DASH.test(sentence.forms[k]!)) return true;
  return false;
}

/** "The raid was condemned by the bishop", "the men are believed to have drowned". */
function passiveSubject(clauses: Clauses, verb: number, cue: Cue, cues: Cues): Span | null {
  if (!isPassive(clauses, verb, cues.agents)) return null;
  const subject = child(clauses, verb, 'nsubj', 'csubj');
  if (subject < 0) return participleOf(clauses, verb, cue, cues);
  // "…, it was reported by the police": "it" is what stands before.
  const before = clauses.first[subject]! - 1;
  const it = clauses.sentence.upos[subject] === 'PRON' && before > 0 && clauses.sentence.forms[before] === ',';
  if (it && cue.clause && agentOf(clauses, verb, cues.agents) >= 0) return between(clauses, 0, before);
  const complement = complementOf(clauses, verb);
  if (cue.kind === 'relay' && subject < verb)
    return between(clauses, clauses.first[subject]!, contentEnd(clauses, verb, verb, cues));
  const agent = agentOf(clauses, verb, cues.agents);
  if (cue.object && agent >= 0) return between(clauses, clauses.first[subject]!, contentEnd(clauses, verb, verb, cues));
  if (complement < 0) return null;
  return between(clauses, clauses.first[subject]!, complement < 0 ? clauses.last[subject]! : clauses.last[complement]!);
}

/** "are believed to have drowned", "were reported missing"; a clause of its own is read as in the active. */
function complementOf(clauses: Clauses, verb: number): number {
  const {sentence} = clauses;
  const found = (clauses.children[verb] ?? []).find((k) => {
    if (k < verb) return false;
    const relation = relationOf(clauses, k);
    if (isInfinitive(clauses, k)) return relation === 'xcomp' || relation === 'advcl' || relation === 'ccomp';
    return relation === 'xcomp' || (relation === 'conj' && !isSetApart(clauses, k) && sentence.xpos[k] === 'VBN');
  });
  return found ?? -1;
}

/** "a count confirmed by the hospital": the noun that the participle stands with. */
function participleOf(clauses: Clauses, verb: number, cue: Cue, cues: Cues): Span | null {
  const noun = clauses.sentence.heads[verb]!;
  if (!cue.object || noun < 0 || relationOf(clauses, verb) !== 'acl' || agentOf(clauses, verb, cues.agents) < 0)
    return null;
  return between(clauses, clauses.first[noun]!, verb - 1);
}

/** "The roof, he said, fell in", "as the mayor said": the clause around the verb is its content. */
function aroundParenthesis(clauses: Clauses, verb: number, cue: Cue, group: Group, cues: Cues): Span | null {
  if (!cue.clause) return null;
  const relation = relationOf(clauses, verb);
  const head = clauses.sentence.heads[verb]!;
  if (head < 0) return null;
  const marked = relation === 'advcl' && cues.joints.has(clauses.sentence.lower[clauses.first[verb]!]!);
  if (relation !== 'parataxis' && !marked) return null;
  const from = Math.min(clauses.first[verb]!, group.from);
  const to = Math.max(clauses.last[verb]!, group.to);
  const first = clauses.first[head]!;
  const last = clauses.last[head]!;
  if (to >= last || isLastWord(clauses, to, last)) return between(clauses, first, from - 1);
  return first >= from ? between(clauses, to + 1, last) : between(clauses, first, last);
}

function isLastWord(clauses: Clauses, to: number, last: number): boolean {
  for (let i = to + 1; i <= last; i++) if (!isPunctuation(clauses, i)) return false;
  return true;
}

/** How far a number may stand from the preposition: "at about 40". */
const NUMBER_REACH = 3;

/** "put its losses at 31 dead": where the tree has lost the preposition, a number right behind it shows what it is. */
function numberAfter(clauses: Clauses, verb: number, cue: Cue): Span | null {
  const {sentence} = clauses;
  if ((cue.kind !== 'estimate' && cue.kind !== 'say') || cue.clause) return null;
  let preposition = verb + 1;
  while (preposition < sentence.size && !cue.prepositions.has(sentence.lower[preposition]!)) {
    if (isPunctuation(clauses, preposition) || /^(?:VB[DZ]|MD)/.test(sentence.xpos[preposition]!)) return null;
    preposition++;
  }
  if (!sentence.xpos.slice(preposition + 1, preposition + 1 + NUMBER_REACH).includes('CD')) return null;
  let end = preposition;
  while (end + 1 < sentence.size && !isPunctuation(clauses, end + 1)) end++;
  return between(clauses, verb + 1, end);
}

/** Where the tree is broken: what stands before ", S said." or after "S said". */
function beside(clauses: Clauses, verb: number, cue: Cue, group: Group, cues: Cues): Span | null {
  if (!cue.clause) return null;
  const {sentence} = clauses;
  // "were charged with assault and held": nothing is said.
  if (cue.kind === 'allege' && isPassive(clauses, verb, cues.agents) && sentence.upos[verb + 1] === 'ADP') return null;
  // "a man charged in the death of C": a participle tells of the noun, it says nothing.
  if (
    cue.object &&
    sentence.xpos[verb] === 'VBN' &&
    child(clauses, verb, 'aux') < 0 &&
    sentence.upos[verb + 1] === 'ADP'
  )
    return null;
  const before = group.from - 1;
  const ends = group.to + 1 >= sentence.size || isPunctuation(clauses, group.to + 1);
  if (ends && before > 0 && isPunctuation(clauses, before)) {
    // "Accra -- Police said Saturday that nine died": whatever the tree hung the clause on, "that" opens what is said.
    const that = complementizer(clauses, verb, group.to);
    const told = sentence.upos[that] === 'SCONJ' && hasFiniteVerb(clauses, that, group.to);
    return told ? between(clauses, that, group.to) : between(clauses, 0, before);
  }
  const head = sentence.heads[verb]!;
  const cut = contentEnd(clauses, verb, verb, cues);
  const whole = clauses.last[head > verb ? head : verb]!;
  const end = hasFiniteVerb(clauses, verb + 1, cut) ? cut : whole;
  const start = complementizer(clauses, verb, end);
  return hasFiniteVerb(clauses, start, end) ? between(clauses, start, end) : null;
}

/** Where "that" stands after the verb, before the next one; else right after the verb. */
function complementizer(clauses: Clauses, verb: number, end: number): number {
  const {sentence} = clauses;
  for (let i = verb + 1; i <= end && !isVerb(clauses, i); i++) {
    if (sentence.upos[i] === 'SCONJ') return i;
  }
  return verb + 1;
}

function hasFiniteVerb({sentence}: Clauses, from: number, to: number): boolean {
  for (let i = from; i <= to; i++) if (/^(MD|VB[DPZ])$/.test(sentence.xpos[i]!)) return true;
  return false;
}
