import type {Span} from '../model/span.ts';
import {between, type Clauses, child, isPunctuation, isVerb, relationOf} from './clauses.ts';
import type {Cue} from './cues.ts';
import {isPassive} from './sources.ts';

/** The tokens of a verb that attributes and of its source: "the mayor said on Friday". */
export interface Group {
  readonly from: number;
  readonly to: number;
}

/** What a verb's clause gives as its content, by the tree; `null` where it governs nothing of the kind. */
export function contentOf(clauses: Clauses, verb: number, cue: Cue, group: Group): Span | null {
  return (
    governed(clauses, verb, cue, group) ??
    passiveSubject(clauses, verb, cue) ??
    aroundParenthesis(clauses, verb, cue, group) ??
    beside(clauses, verb, cue, group)
  );
}

function governed(clauses: Clauses, verb: number, cue: Cue, group: Group): Span | null {
  for (const k of clauses.children[verb] ?? []) {
    if (!isContent(clauses, k, cue)) continue;
    if (k > verb) return between(clauses, Math.max(clauses.first[k]!, verb + 1), contentEnd(clauses, verb, k));
    if (relationOf(clauses, k) === 'obj')
      return between(clauses, clauses.first[k]!, Math.min(clauses.last[k]!, verb - 1));
    const end = clauses.last[k]! > group.to ? clauses.last[k]! : group.from - 1;
    return between(clauses, clauses.first[k]!, end);
  }
  return null;
}

function isContent(clauses: Clauses, k: number, cue: Cue): boolean {
  const {sentence} = clauses;
  switch (relationOf(clauses, k)) {
    case 'ccomp':
      return cue.clause || (cue.gerund && sentence.xpos[k] === 'VBG') || (cue.infinitive && isInfinitive(clauses, k));
    case 'xcomp':
      if (isInfinitive(clauses, k)) return cue.infinitive || cue.object;
      return cue.gerund || cue.object || (cue.clause && !isVerb(clauses, k));
    case 'obj':
      return cue.object;
    case 'csubj':
      return cue.clause;
    case 'obl':
    case 'advcl':
      return (clauses.children[k] ?? []).some((j) => isMarker(clauses, j) && cue.prepositions.has(sentence.lower[j]!));
    default:
      return false;
  }
}

function isMarker(clauses: Clauses, i: number): boolean {
  const relation = relationOf(clauses, i);
  return relation === 'case' || relation === 'mark';
}

function isInfinitive(clauses: Clauses, k: number): boolean {
  return (clauses.children[k] ?? []).some((j) => clauses.sentence.xpos[j] === 'TO');
}

/** The content runs to the end of the verb's clause; what is joined to the verb itself is no part of it. */
function contentEnd(clauses: Clauses, verb: number, content: number): number {
  let end = clauses.last[verb]!;
  for (const k of clauses.children[verb] ?? []) {
    if (k <= content) continue;
    const relation = relationOf(clauses, k);
    const before = clauses.first[k]! - 1;
    const apart = relation === 'advcl' && before >= 0 && isPunctuation(clauses, before);
    if (relation === 'conj' || relation === 'parataxis' || apart) end = Math.min(end, before);
  }
  return end;
}

/** "The raid was condemned by the bishop", "the men are believed to have drowned". */
function passiveSubject(clauses: Clauses, verb: number, cue: Cue): Span | null {
  if (!(cue.object || cue.infinitive || cue.clause) || !isPassive(clauses, verb)) return null;
  const subject = child(clauses, verb, 'nsubj', 'csubj');
  if (subject < 0) return null;
  const complement = child(clauses, verb, 'xcomp', 'ccomp');
  return between(clauses, clauses.first[subject]!, complement < 0 ? clauses.last[subject]! : clauses.last[complement]!);
}

/** "The roof, he said, fell in", "as the mayor said": the clause around the verb is its content. */
function aroundParenthesis(clauses: Clauses, verb: number, cue: Cue, group: Group): Span | null {
  if (!cue.clause) return null;
  const relation = relationOf(clauses, verb);
  const head = clauses.sentence.heads[verb]!;
  if (head < 0) return null;
  const marked =
    relation === 'advcl' &&
    clauses.first[verb] !== verb &&
    child(clauses, verb, 'mark', 'advmod') === clauses.first[verb];
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

/** Where the tree is broken: what stands before ", S said." or after "S said". */
function beside(clauses: Clauses, verb: number, cue: Cue, group: Group): Span | null {
  if (!cue.clause || cue.object) return null;
  const {sentence} = clauses;
  const before = group.from - 1;
  const after = group.to + 1;
  const end = sentence.size - 1;
  const ends = after > end || isPunctuation(clauses, after);
  if (ends && before > 0 && isPunctuation(clauses, before)) return between(clauses, 0, before);
  if (ends || relationOf(clauses, verb) === 'acl') return null;
  for (let i = after + 1; i <= clauses.last[verb]!; i++)
    if (isVerb(clauses, i)) return between(clauses, after, clauses.last[verb]!);
  return null;
}
