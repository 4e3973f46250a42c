import {isSameClause} from '../language/tree.ts';
import type {Span} from '../model/span.ts';
import {nounBeforeAside} from './asides.ts';
import {type Clauses, child, isNamePart, isPunctuation, isVerb, relationOf} from './clauses.ts';

/** What belongs to the noun phrase that names a source; clauses about it do not. */
const INSIDE: ReadonlySet<string> = new Set([
  'det',
  'amod',
  'compound',
  'flat',
  'nmod',
  'nummod',
  'appos',
  'case',
  'conj',
  'cc',
  'fixed',
  'goeswith',
  'punct',
  'advmod',
  'list',
  'dep',
]);

/** The noun phrase around `head`, its titles and appositions with it: "Ana Ruiz, a doctor at the clinic". */
export function nounPhrase(clauses: Clauses, head: number, limit: {from: number; to: number}): Span {
  const {sentence} = clauses;
  const inside = new Uint8Array(sentence.size);
  const visit = (i: number): void => {
    inside[i] = 1;
    for (const k of clauses.children[i] ?? []) {
      if (k >= limit.from && k <= limit.to && INSIDE.has(relationOf(clauses, k)) && !isVerb(clauses, k)) visit(k);
    }
  };
  visit(head);
  let from = head;
  let to = head;
  while (from > 0 && inside[from - 1] === 1) from--;
  while (to + 1 < sentence.size && inside[to + 1] === 1) to++;
  // Names are torn apart by the parser more often than by writers.
  while (from > limit.from && isNameBefore(clauses, from)) from--;
  while (to < limit.to && sentence.upos[to] === 'PROPN' && sentence.upos[to + 1] === 'PROPN') to++;
  while (from < head && (isPunctuation(clauses, from) || relationOf(clauses, from) === 'cc')) from++;
  while (from < head && relationOf(clauses, from) === 'case') from++;
  while (to > head && isPunctuation(clauses, to) && sentence.forms[to] !== ')') to--;
  return {start: sentence.starts[from]!, end: sentence.ends[to]!};
}

/** Whether the word before a token goes with it: "police" reports, "the National" Weather Service. */
function isNameBefore({sentence}: Clauses, from: number): boolean {
  const here = sentence.xpos[from]!;
  if (here.startsWith('N') && isAcronym(sentence.forms[from - 1]!, sentence.forms[from]!)) return true;
  return /^(?:N|JJ|CD)/.test(here) && /^(?:NN|JJ|DT|PRP\$|POS)/.test(sentence.xpos[from - 1]!);
}

/** "WHO officials": an acronym, where the word after it shows that the copy is not all in capitals. */
function isAcronym(form: string, next: string): boolean {
  return /^\p{Lu}{2,}$/u.test(form) && /^\p{Ll}/u.test(next);
}

/** Whose act a verb is: its own subject, or the one it shares with the verb that governs it; −1 where there is none. */
export function subjectOf(clauses: Clauses, verb: number): number {
  const {sentence} = clauses;
  const own = plainSubject(clauses, verb);
  if (own >= 0) return own;
  const before = nounBefore(clauses, verb);
  if (before >= 0) return before;
  const aside = headBeforeAside(clauses, verb);
  if (aside >= 0) return aside;
  for (let v = verb, steps = 0; v >= 0 && steps < 6; v = sentence.heads[v]!, steps++) {
    if (steps > 0 && !isVerb(clauses, v) && child(clauses, v, 'cop') < 0) {
      return isNoun(clauses, v) && steps > 0 ? v : -1;
    }
    const subject = steps > 0 ? subjectOfVerb(clauses, v) : -1;
    if (subject >= 0) return subject;
    const relation = relationOf(clauses, v);
    if (relation === 'acl') {
      const noun = sentence.heads[v]!;
      return noun >= 0 && isNoun(clauses, noun) ? noun : -1;
    }
    // "gave a total of 54 killed and counted 550": a past tense is joined to no participle.
    const astray = steps > 0 && isParticiple(clauses, v) && sentence.xpos[verb] === 'VBD';
    if (!astray && relation !== 'conj' && relation !== 'xcomp' && relation !== 'advcl') return -1;
    if (relation === 'xcomp') {
      // "told him to say", "quoted a doctor as saying": the object of the first verb is the subject of the second.
      const object = child(clauses, sentence.heads[v]!, 'obj', 'iobj');
      if (object >= 0 && object < v) return object;
    }
  }
  return -1;
}

function isParticiple(clauses: Clauses, v: number): boolean {
  return clauses.sentence.xpos[v] === 'VBN' && child(clauses, v, 'aux', 'cop') < 0;
}

function subjectOfVerb(clauses: Clauses, verb: number): number {
  const own = plainSubject(clauses, verb);
  return own >= 0 ? own : headBeforeAside(clauses, verb);
}

/** "The president, who toured the coast, said": the head of the noun phrase before the aside, or −1. */
function headBeforeAside(clauses: Clauses, verb: number): number {
  const {heads} = clauses.sentence;
  let head = nounBeforeAside(clauses, verb);
  for (let up = heads[head] ?? -1; up >= 0 && up < head && isNoun(clauses, up); up = heads[head] ?? -1) head = up;
  return head;
}

export function isNoun({sentence}: Clauses, i: number): boolean {
  const upos = sentence.upos[i];
  // "according to the Red Cross": taggers that disagree about a name agree that it is one.
  if (sentence.xpos[i] === 'NNP') return true;
  return upos === 'NOUN' || upos === 'PROPN' || upos === 'PRON' || upos === 'NUM' || upos === 'DET' || upos === 'ADJ';
}

/**
 * The noun right before a verb and its auxiliaries: whatever the tree says, it is no subject shared with another verb.
 */
function nounBefore(clauses: Clauses, verb: number): number {
  const {sentence} = clauses;
  let at = verb - 1;
  while (at >= 0 && (sentence.upos[at] === 'AUX' || sentence.xpos[at]!.startsWith('RB'))) at--;
  if (sentence.xpos[at] === "''" && quotedName(clauses, at) >= 0) at--;
  if (at < 0 || !/^(?:NN|PRP$)/.test(sentence.xpos[at]!)) return -1;
  for (let up = sentence.heads[at]!; up >= 0 && up < verb && isNoun(clauses, up); up = sentence.heads[up]!) {
    if (up < at && sentence.xpos.slice(up, at).includes('-RRB-')) break;
    // "a spokesman later clarified": the parser gives the noun to the adverb.
    if (sentence.xpos[up]!.startsWith('RB')) break;
    at = up;
  }
  return isAfterPreposition(clauses, at) ? -1 : at;
}

/** Longest name in quotation marks, in tokens. */
const LONGEST_NAME = 5;

/** 'The daily "Meridian" reports': where the marks open that set off a name behind a noun phrase's first words, or −1. */
function quotedName({sentence: {xpos}}: Clauses, closing: number): number {
  for (let i = closing - 1; i > 0 && closing - i <= LONGEST_NAME && /^(?:``|N)/.test(xpos[i]!); i--)
    if (xpos[i] === '``') return /^(?:DT|JJ|N)/.test(xpos[i - 1]!) ? i : -1;
  return -1;
}

/**
 * The subject, unless a preposition before it shows that the tree is wrong ("on Tuesday called"). Of two
 * without a clause between them, "the defence" and "ministry", the second heads both.
 */
function plainSubject(clauses: Clauses, verb: number): number {
  const all = (clauses.children[verb] ?? []).filter(
    (k) =>
      relationOf(clauses, k) === 'nsubj' && !isAfterPreposition(clauses, k) && isSameClause(clauses.sentence, k, verb),
  );
  // "The office, which sits in the capital, recorded": the pronoun is the subject of the aside.
  const named = all.filter((k) => !clauses.sentence.xpos[k]!.startsWith('W'));
  const subjects = named.length > 0 ? named : all;
  const [first = -1] = subjects;
  const last = subjects.findLast((k) => k < verb) ?? first;
  // "Two guards died, and the mayor said": what a conjunction opens has its own.
  const joined = last >= 0 && clauses.sentence.xpos[clauses.first[last]! - 1] === 'CC';
  return !joined && clauses.sentence.xpos.slice(first, last).some((tag) => /^(?:VB|MD|W)/.test(tag)) ? first : last;
}

function isAfterPreposition(clauses: Clauses, noun: number): boolean {
  const marker = child(clauses, noun, 'case');
  const before = clauses.first[noun]! - 1;
  return (marker >= 0 && marker < noun) || (before >= 0 && clauses.sentence.upos[before] === 'ADP');
}

/** Whether a verb stands in the passive: its subject is not the one who acts. A participle is, where the actor follows. */
export function isPassive(clauses: Clauses, verb: number, agents: ReadonlySet<string>): boolean {
  const {sentence} = clauses;
  const own = clauses.children[verb] ?? [];
  // "Amnesty Watch said": what the tagger took for an auxiliary is a name's.
  if (own.some((i) => isNamePart(sentence, i))) return agentOf(clauses, verb, agents) >= 0;
  const relations = own.map((i) => sentence.relations[i]!);
  if (relations.includes('aux:pass')) return true;
  if (sentence.xpos[verb] !== 'VBN' || relations.includes('aux')) return false;
  return relations.includes('nsubj:pass') || agentOf(clauses, verb, agents) >= 0;
}

/** Who acts in a passive: "by the police"; −1 where the text leaves it out. */
export function agentOf(clauses: Clauses, verb: number, agents: ReadonlySet<string>): number {
  const {relations, lower} = clauses.sentence;
  for (const i of clauses.children[verb] ?? []) {
    if (relations[i] === 'obl:agent' || (relations[i] === 'obl' && agents.has(lower[child(clauses, i, 'case')] ?? '')))
      return i;
  }
  return -1;
}

const MODIFIERS: ReadonlySet<string> = new Set([
  'det',
  'amod',
  'compound',
  'nummod',
  'flat',
  'case',
  'nmod',
  'advmod',
  'fixed',
]);

/** The head of the noun phrase that begins with token `first`. */
export function nounHead(clauses: Clauses, first: number): number {
  const {sentence} = clauses;
  let head = first;
  for (let up = sentence.heads[head]!; up > head && MODIFIERS.has(relationOf(clauses, head)) && isNoun(clauses, up); ) {
    head = up;
    up = sentence.heads[head]!;
  }
  return head;
}
