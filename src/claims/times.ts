import type {AnalysedText} from '../language/text.ts';
import {isRelation, isUnder} from '../language/tree.ts';
import type {Effect, Scope, TimeRange} from '../model/claim.ts';
import type {TimeMention} from '../model/mention.ts';
import type {Sentence} from '../model/sentence.ts';
import type {Pack} from '../packs/pack.ts';
import {isDateline} from '../times/dateline.ts';

/** A count joined to an effect, as far as its time goes by it. */
export interface TimedItem {
  /** Index of the sentence in its text. */
  readonly index: number;
  /** Token of the effect word. */
  readonly trigger: number;
  readonly effect: Effect;
  readonly scope: Scope;
}

/** What is known about the text the items stand in. */
export interface TimedText {
  readonly text: AnalysedText;
  /** Every time the document names, in the order of the text. */
  readonly mentions: readonly TimeMention[];
  /** The document's date or date-time. */
  readonly published: string | null;
}

/** The words that tell which time is whose: `time-links` and the verbs of saying. */
export interface TimeLinkWords {
  readonly links: ReadonlyMap<string, string>;
  readonly saying: ReadonlySet<string>;
}

/** Compiles `time-links`, and the plain verbs of saying of `reporting-verbs`. */
export function compileClaimTimes(pack: Pack): TimeLinkWords {
  const say = pack.table('reporting-verbs').filter(({cells}) => cells['kind'] === 'say');
  return {
    links: new Map(pack.table('time-links').map(({cells}) => [cells['phrase'] ?? '', cells['kind'] ?? ''])),
    saying: new Set(say.map(({cells}) => cells['lemma'] ?? '')),
  };
}

/** A mention in its sentence. */
interface Dated {
  readonly mention: TimeMention;
  /** Token that stands for the mention in the tree. */
  readonly head: number;
  readonly first: number;
  /** The clause it belongs to: its nearest verb upwards, or the root. */
  readonly verb: number;
  /** It says when something was said, not when it happened. */
  readonly ofSaying: boolean;
  /** How it is bound: "since", "before", "began on". */
  readonly link: string | null;
}

/** When each count's effect happened, in the order of the items. */
export function timesOf(items: readonly TimedItem[], context: TimedText, words: TimeLinkWords): (TimeRange | null)[] {
  const bySentence = findDated(context, words);
  const own = items.map((item) => ownTime(item, bySentence.get(item.index) ?? [], context));
  const main = mainTime(own, bySentence, context);
  return own.map((found, i) => {
    const dated =
      (found?.mention.from === null ? null : found) ??
      carried(items, own, i, context) ??
      (items[i]?.effect === 'deployed' ? null : main);
    return dated === null ? null : rangeOf(dated, context);
  });
}

/** The time most of the text is about: that of the counts, and of what else is told. */
function mainTime(
  own: readonly (Dated | null)[],
  bySentence: ReadonlyMap<number, readonly Dated[]>,
  context: TimedText,
): Dated | null {
  const votes = new Map<string, {dated: Dated; sum: number}>();
  const vote = (dated: Dated, weight: number): void => {
    const {from, to, precision} = dated.mention;
    if (from === null) return;
    const key = `${from}/${to}`;
    const known = votes.get(key) ?? {dated, sum: 0};
    known.sum += precision === 'day' || precision === 'range' ? weight : weight / W_COARSE;
    votes.set(key, known);
  };
  for (const dated of own) if (dated !== null && isSettled(dated, context)) vote(dated, W_OWN);
  if (context.published === null) return strongest(votes);
  for (const [index, all] of bySentence) {
    for (const dated of all) {
      if (dated.link === 'bound' || isAhead(dated.mention, context.published)) continue;
      if (dated.mention.precision !== 'day') continue;
      vote(dated, (dated.link === 'begin' ? W_BEGIN : dated.ofSaying ? W_SAY : 1) / (1 + index * W_POS));
    }
  }
  return strongest(votes);
}

function strongest(votes: ReadonlyMap<string, {dated: Dated; sum: number}>): Dated | null {
  let best: {dated: Dated; sum: number} | null = null;
  for (const one of votes.values()) if (best === null || one.sum > best.sum) best = one;
  return best?.dated ?? null;
}

/** Where the document has no date, a year said once is background, and only a day fixes when the event was. */
function isSettled({mention}: Dated, {published}: TimedText): boolean {
  return mention.from !== null && (published !== null || mention.precision === 'day');
}
const W_BEGIN = Number(process.env['W_BEGIN'] ?? 8);
const W_OWN = Number(process.env['W_OWN'] ?? 2);
const W_SAY = Number(process.env['W_SAY'] ?? 0.2);
const W_POS = Number(process.env['W_POS'] ?? 0.2);
const W_COARSE = Number(process.env['W_COARSE'] ?? 4);
const NEAR = Number(process.env['NEAR'] ?? 2);

function carried(
  items: readonly TimedItem[],
  own: readonly (Dated | null)[],
  i: number,
  context: TimedText,
): Dated | null {
  const usable = (k: number): Dated | null => {
    const dated = own[k] ?? null;
    return dated !== null && isSettled(dated, context) ? dated : null;
  };
  const here = items[i]?.index ?? 0;
  for (let k = i - 1; k >= 0 && here - (items[k]?.index ?? 0) <= NEAR; k--) if (usable(k) !== null) return usable(k);
  for (let k = i + 1; k < items.length && items[k]?.index === here; k++) if (usable(k) !== null) return usable(k);
  return null;
}

/** The mentions of every sentence that says what happened; a sentence without a verb is a dateline or a heading. */
function findDated(context: TimedText, words: TimeLinkWords): Map<number, Dated[]> {
  const {text, mentions} = context;
  const found = new Map<number, Dated[]>();
  for (const mention of mentions) {
    const index = text.sentenceAt(mention.start);
    const sentence = text.sentence(index);
    if (!sentence.upos.includes('VERB') || isDateline(text.text, mention.start, mention.end)) continue;
    const [first, last] = tokensOf(sentence, mention);
    const head = headOf(sentence, first, last);
    const verb = clauseOf(sentence, head);
    const dated = {
      mention,
      head,
      first,
      verb,
      ofSaying: isOfSaying(sentence, head, verb, words),
      link: linkOf(sentence, first, verb, words),
    };
    found.set(index, [...(found.get(index) ?? []), dated]);
  }
  return found;
}

function ownTime(item: TimedItem, dated: readonly Dated[], context: TimedText): Dated | null {
  const sentence = context.text.sentence(item.index);
  const clause = clauseOf(sentence, item.trigger);
  let best: Dated | null = null;
  let bestScore = 0;
  for (const one of dated) {
    if ((one.ofSaying && one.verb !== item.trigger) || one.link === 'bound') continue;
    if (isAhead(one.mention, context.published)) continue;
    const score = closeness(sentence, one, item.trigger, clause);
    if (score > bestScore) {
      best = one;
      bestScore = score;
    }
  }
  return best;
}

/** How closely a mention belongs to an effect: below the very word, or a short way through the tree. */
function closeness(sentence: Sentence, dated: Dated, trigger: number, clause: number): number {
  const near = W_NEAR / (2 + Math.abs(dated.head - trigger));
  if (isUnder(sentence, dated.head, trigger)) return 1 + near;
  return 1 / (1 + distance(sentence, dated.verb, clause)) + near;
}
const W_NEAR = Number(process.env['W_NEAR'] ?? 0.5);

/** Steps from one token to another through the tree. */
function distance(sentence: Sentence, a: number, b: number): number {
  const path = (token: number): number[] => {
    const found: number[] = [];
    for (let at = token; at >= 0 && found.length <= sentence.size; at = sentence.heads[at] ?? -1) found.push(at);
    return found;
  };
  const up = path(a);
  const other = path(b);
  const meet = up.findIndex((token) => other.includes(token));
  return meet < 0 ? sentence.size : meet + other.indexOf(up[meet]!);
}

function rangeOf({mention, link}: Dated, {published}: TimedText): TimeRange | null {
  const {from, to, precision, basis} = mention;
  if (from === null || to === null) return null;
  const today = published?.slice(0, 10) ?? null;
  if ((link === 'since' || link === 'begin') && today !== null && from <= today)
    return {from, to: today, precision: 'range', basis};
  return {from, to, precision, basis};
}

function isAhead({from}: TimeMention, published: string | null): boolean {
  return from !== null && published !== null && from > published.slice(0, 10);
}

/** First and last token of a span. */
function tokensOf({starts, ends, size}: Sentence, {start, end}: {start: number; end: number}): [number, number] {
  let first = 0;
  while (first < size - 1 && ends[first]! <= start) first++;
  let last = first;
  while (last < size - 1 && starts[last + 1]! < end) last++;
  return [first, last];
}

/** The token of a stretch whose governor stands outside of it. */
function headOf(sentence: Sentence, first: number, last: number): number {
  for (let i = first; i <= last; i++) {
    const head = sentence.heads[i] ?? -1;
    if (head < first || head > last) return i;
  }
  return first;
}

const CLAUSES = ['root', 'ccomp', 'xcomp', 'advcl', 'acl', 'parataxis', 'csubj'];

/** The head of the clause a token belongs to: a verb, or what a clause is made of without one. */
function clauseOf(sentence: Sentence, token: number): number {
  let at = token;
  for (let steps = 0; steps <= sentence.size; steps++) {
    if (sentence.upos[at] === 'VERB' || CLAUSES.some((relation) => isRelation(sentence, at, relation))) return at;
    const head = sentence.heads[at] ?? -1;
    if (head < 0) return at;
    at = head;
  }
  return at;
}

/** Whether a mention tells when something was said, or what was done about it afterwards. */
function isOfSaying(sentence: Sentence, head: number, verb: number, {saying, links}: TimeLinkWords): boolean {
  const lemma = sentence.lemmas[verb] ?? '';
  if (saying.has(lemma) || links.get(lemma) === 'aftermath') return true;
  for (
    let at = head, steps = 0;
    at >= 0 && at !== verb && steps < sentence.size;
    at = sentence.heads[at] ?? -1, steps++
  ) {
    if (links.get(sentence.lower[at] ?? '') === 'saying') return true;
  }
  return false;
}

function linkOf(sentence: Sentence, first: number, verb: number, {links}: TimeLinkWords): string | null {
  const before = links.get(sentence.lower[first - 1] ?? '') ?? null;
  if (before !== null && before !== 'begin') return before;
  return links.get(sentence.lemmas[verb] ?? '') === 'begin' ? 'begin' : null;
}
