import type {AnalysedText} from '../../language/text.ts';
import {headOf, isRelation, isUnder, tokensOf} from '../../language/tree.ts';
import type {TimeMention} from '../../model/mention.ts';
import type {Sentence} from '../../model/sentence.ts';
import {quote} from '../../model/span.ts';
import type {Pack} from '../../packs/pack.ts';
import {dayOfIso} from '../../times/calendar.ts';
import {isDateline} from '../../times/dateline.ts';
import {isCompared} from '../compared.ts';
import {verbsOfSaying} from '../saying.ts';

/**
 * How a time is bound to what is told: only a bound of it ("before"), its beginning ("since", "which began on"), the
 * time of what was said or done about it afterwards, or plainly its time (`null`).
 */
export type TimeLink = 'bound' | 'since' | 'begin' | 'happen' | 'saying' | 'aftermath';

/** The words that tell which time is whose. */
export interface TimeLinkWords {
  /** Words right before a time. */
  readonly before: ReadonlyMap<string, TimeLink>;
  /** Lemmas of the verb a time belongs to. */
  readonly verbs: ReadonlyMap<string, TimeLink>;
  /** Words between a time and its verb. */
  readonly between: ReadonlyMap<string, TimeLink>;
  /** Words that open a stretch of days ("from"), that stand between its ends ("to"), and that do both ("–"). */
  readonly opens: ReadonlySet<string>;
  /** What compares with everything back to a time: "the first since 2015". */
  readonly ranks: ReadonlySet<string>;
  readonly joins: ReadonlySet<string>;
  readonly spans: ReadonlySet<string>;
}

/** A time in the tree of its sentence. */
export interface Dated {
  readonly mention: TimeMention;
  /** Its first token. */
  readonly first: number;
  /** The token that stands for it in the tree. */
  readonly head: number;
  /** The predicate it belongs to. */
  readonly predicate: number;
  readonly link: TimeLink | null;
}

/** Compiles `time-links`, and the plain verbs of saying of `reporting-verbs`. */
export function compileClaimTimes(pack: Pack): TimeLinkWords {
  const rows = pack.table('time-links');
  const at = (place: string): [string, TimeLink][] =>
    rows
      .filter(({cells}) => cells['where'] === place)
      .map(({cells}) => [cells['phrase'] ?? '', cells['kind'] as TimeLink]);
  const named = (kind: string): Set<string> =>
    new Set(rows.filter(({cells}) => cells['kind'] === kind).map(({cells}) => cells['phrase'] ?? ''));
  return {
    before: new Map(at('before')),
    verbs: new Map([...verbsOfSaying(pack).map((verb) => [verb, 'aftermath'] as const), ...at('verb')]),
    between: new Map(at('between')),
    opens: named('opens'),
    ranks: named('rank'),
    joins: named('joins'),
    // A lone hyphen would be an empty cell of the table.
    spans: new Set([...named('spans'), '-']),
  };
}

/**
 * The times of a text by sentence; those of datelines and of sentences without a verb are left out.
 *
 * Trees are grown for the sentences of times that are asked for, and for no others.
 */
export function findDated(
  text: AnalysedText,
  mentions: readonly TimeMention[],
  words: TimeLinkWords,
  isAsked: (mention: TimeMention, index: number) => boolean,
): Map<number, Dated[]> {
  const found = new Map<number, Dated[]>();
  for (const mention of joinStretches(text.text, mentions, words)) {
    const index = text.sentenceAt(mention.start);
    if (!isAsked(mention, index) || isDateline(text.text, mention.start, mention.end)) continue;
    const sentence = text.sentence(index);
    if (!sentence.upos.some((tag) => tag === 'VERB' || tag === 'AUX')) continue;
    const [first, last] = tokensOf(sentence, mention);
    const head = headOf(sentence, first, last);
    const predicate = attributeOf(sentence, head) ?? predicateOf(sentence, head);
    const dated = {mention, first, head, predicate, link: linkOf(sentence, [first, last], head, predicate, words)};
    found.set(index, [...(found.get(index) ?? []), dated]);
  }
  return found;
}

/** Takes the two ends of a stretch of days as one time: "between 3 and 9 June", "2003–05". */
function joinStretches(text: string, mentions: readonly TimeMention[], words: TimeLinkWords): TimeMention[] {
  const joined: TimeMention[] = [];
  for (const mention of mentions) {
    const before = joined.at(-1);
    const stretch = before === undefined ? null : stretchOf(text, before, mention, words);
    if (stretch === null) joined.push(mention);
    else joined[joined.length - 1] = stretch;
  }
  return joined;
}

function stretchOf(text: string, a: TimeMention, b: TimeMention, words: TimeLinkWords): TimeMention | null {
  if (a.from === null || b.to === null || a.from > b.to || b.start - a.end > LONGEST_JOINT) return null;
  const joint = text.slice(a.end, b.start).trim().toLowerCase();
  const opening = /(\S+)\s+$/.exec(text.slice(Math.max(0, a.start - LONGEST_JOINT), a.start))?.[1]?.toLowerCase() ?? '';
  const isStretch = words.spans.has(joint) || (words.joins.has(joint) && (words.opens.has(opening) || isNext(a, b)));
  if (!isStretch) return null;
  return {
    ...quote(text, {start: a.start, end: b.end}),
    kind: 'time',
    from: a.from,
    to: b.to,
    precision: 'range',
    basis: b.basis,
  };
}

/** Whether one day follows another: "late on 3 January and early on 4 January" is one night. */
function isNext(a: TimeMention, b: TimeMention): boolean {
  if (a.precision !== 'day' || b.precision !== 'day') return false;
  return (dayOfIso(b.from ?? '') ?? Number.NaN) - (dayOfIso(a.from ?? '') ?? Number.NaN) === 1;
}

/** In UTF-16 units. */
const LONGEST_JOINT = 12;

/** Whether a time stands in the clause of a verb, below a noun, or right behind the word: "the killing on 3 January". */
export function isOwn(sentence: Sentence, {head, first, predicate}: Dated, token: number): boolean {
  if (predicate === token || (first > token && first - token <= 2)) return true;
  return sentence.upos[token] !== 'VERB' && isUnder(sentence, head, token);
}

/** How closely a time belongs to an effect, up to 2: below the very word, or a short way through the tree. */
export function closeness(sentence: Sentence, dated: Dated, trigger: number): number {
  const {head, predicate} = dated;
  const near = 0.5 / (2 + Math.abs(head - trigger));
  if (isOwn(sentence, dated, trigger)) return 1 + near;
  return 1 / (1 + steps(sentence, predicate, predicateOf(sentence, trigger))) + near;
}

function linkOf(
  sentence: Sentence,
  [first, last]: readonly [number, number],
  head: number,
  predicate: number,
  words: TimeLinkWords,
): TimeLink | null {
  const before = words.before.get(sentence.lower[first - 1] ?? '');
  if (before === 'since' && opensWhen(sentence, last)) return null;
  if (before === 'since' && isFirstSince(sentence, first, words)) return 'bound';
  if (before !== undefined) return before;
  if (isSaidOn(sentence, first, last, words)) return 'saying';
  const path = upwards(sentence, head);
  for (const token of [...path.slice(0, Math.max(0, path.indexOf(predicate))), ...phraseBefore(sentence, first)]) {
    const between = words.between.get(sentence.lower[token] ?? '');
    if (between !== undefined) return between;
  }
  if (isSince(sentence, first, words)) return 'since';
  const link = words.verbs.get(sentence.lemmas[predicate] ?? '') ?? null;
  return link === 'aftermath' && !isNear(sentence, head, predicate) ? null : link;
}

/** How far "worst" may stand before "since". */
const COMPARED = 8;

/** "the worst since 2007, when 199 died": what a clause of its own dates is of that time. */
function opensWhen({xpos}: Sentence, last: number): boolean {
  return xpos[last + 1] === ',' && xpos[last + 2] === 'WRB';
}

/** "the worst crash since 2007", "the first death since 2015": nothing but a comparison goes back that far. */
function isFirstSince(sentence: Sentence, first: number, {ranks}: TimeLinkWords): boolean {
  const before = sentence.lower.slice(Math.max(0, first - COMPARED), first);
  return isCompared(sentence, first, COMPARED) || before.some((word) => ranks.has(word));
}

/** How far a verb of saying stands before the day on which it was said: "told reporters in the capital on Monday that". */
const SAID_REACH = 6;

/** "said on Tuesday that nine had died": between a verb of saying and "that" stands when it was said, whatever the tree says. */
function isSaidOn(
  {xpos, upos, lemmas, relations}: Sentence,
  first: number,
  last: number,
  words: TimeLinkWords,
): boolean {
  const opens = upos[last + 1] === 'SCONJ' || (relations[last + 1] === 'mark' && xpos[last + 1] === 'WDT');
  if (!opens) return false;
  for (let i = first - 1; i >= Math.max(0, first - SAID_REACH); i--) {
    if (/^VB/.test(xpos[i] ?? '')) return words.verbs.get(lemmas[i] ?? '') === 'aftermath';
    if (upos[i] === 'PUNCT') return false;
  }
  return false;
}

/** "since the start of the raids in 1980": the word before a noun phrase that the time ends. */
function isSince({xpos, lower}: Sentence, first: number, words: TimeLinkWords): boolean {
  let i = first - 1;
  while (/^(IN|DT|NN.*|JJ|PRP\$|POS)$/.test(xpos[i] ?? '') && words.before.get(lower[i] ?? '') !== 'since') i--;
  return i < first - 1 && words.before.get(lower[i] ?? '') === 'since';
}

/** The tokens before one, back to the last punctuation: "According to sources in the capital". */
function phraseBefore(sentence: Sentence, token: number): number[] {
  const phrase: number[] = [];
  for (let i = token - 1; i >= 0 && sentence.upos[i] !== 'PUNCT'; i--) phrase.push(i);
  return phrase;
}

/**
 * Whether a verb of saying governs a time that the tree hangs on it: not from afar, nor over another verb, "said that
 * nine were killed on Sunday", nor over the comma behind what is said, "a ferry sank on Sunday, the mayor said".
 */
function isNear(sentence: Sentence, head: number, verb: number): boolean {
  if (head > verb) return head - verb <= 10 && !hasFiniteVerb(sentence, verb + 1, head);
  const isBehindComma = sentence.forms.slice(head + 1, verb).includes(',');
  return verb - head <= 8 && !(isBehindComma && hasFiniteVerb(sentence, 0, head));
}

function hasFiniteVerb({xpos}: Sentence, from: number, to: number): boolean {
  return xpos.slice(from, to).some((tag) => /^(VB[DPZ]|MD)$/.test(tag));
}

const CLAUSES = ['root', 'ccomp', 'xcomp', 'advcl', 'acl', 'parataxis', 'csubj'];

/** The noun a time stands before as its attribute: "Friday's raid", "the 2001 attacks". */
function attributeOf(sentence: Sentence, head: number): number | null {
  const noun = sentence.heads[head] ?? -1;
  if (noun <= head || sentence.upos[noun] !== 'NOUN') return null;
  return ATTRIBUTES.some((relation) => isRelation(sentence, head, relation)) ? noun : null;
}

const ATTRIBUTES = ['compound', 'nmod', 'amod', 'nummod'];

/** The predicate a token belongs to: the nearest verb at or above it, or the head of a clause without one. */
function predicateOf(sentence: Sentence, token: number): number {
  const path = upwards(sentence, token);
  const isClause = (at: number): boolean =>
    sentence.upos[at] === 'VERB' || CLAUSES.some((relation) => isRelation(sentence, at, relation));
  return path.find(isClause) ?? path.at(-1) ?? token;
}

/** Steps from one token to another through the tree. */
function steps(sentence: Sentence, a: number, b: number): number {
  const up = upwards(sentence, a);
  const other = upwards(sentence, b);
  const meet = up.findIndex((token) => other.includes(token));
  return meet < 0 ? sentence.size : meet + other.indexOf(up[meet]!);
}

/** A token and all that govern it, up to the root. */
function upwards(sentence: Sentence, token: number): number[] {
  const path: number[] = [];
  for (let at = token; at >= 0 && path.length <= sentence.size; at = sentence.heads[at] ?? -1) path.push(at);
  return path;
}
