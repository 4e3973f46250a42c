import type {AnalysedText} from '../language/text.ts';
import type {Effect, Scope, TimeRange} from '../model/claim.ts';
import type {TimeMention} from '../model/mention.ts';
import {closeness, type Dated, findDated, isOwn, type TimeLinkWords} from './dated.ts';

export {compileClaimTimes, type TimeLinkWords} from './dated.ts';

/** A count joined to an effect, as far as its time goes by it. */
export interface TimedItem {
  /** Index of the sentence in its text. */
  readonly index: number;
  /** Token of the effect word. */
  readonly trigger: number;
  readonly effect: Effect;
  readonly scope: Scope;
}

/** The text the items stand in. */
export interface TimedText {
  readonly text: AnalysedText;
  /** Every time the document names, in the order of the text. */
  readonly mentions: readonly TimeMention[];
  /** The document's date or date-time (RFC 3339). */
  readonly published: string | null;
}

/**
 * When each count's effect happened, in the order of the items; `null` where neither the text nor its date settles it.
 *
 * The time of the count's own clause goes first, then that of a count in the same sentence, then the time of the event
 * the text is about. A time that says when something was said, or what followed ("was charged on Friday"), is not the
 * effect's.
 */
export function timesOf(items: readonly TimedItem[], context: TimedText, words: TimeLinkWords): (TimeRange | null)[] {
  const bySentence = findDated(context.text, context.mentions, words);
  const own = items.map((item) => ownTime(item, bySentence.get(item.index) ?? [], context));
  const main = mainTime(own, bySentence, context);
  return items.map((item, i) => {
    if (isVague(own[i] ?? null, context)) return null;
    const dated =
      settled(own[i]) ?? besides(items, own, i, context) ?? (inherits(item, items, own, main) ? main : null);
    return dated === null ? null : rangeOf(dated, context);
  });
}

/** The time in the sentence that belongs most closely to the effect; it may be one that nothing settles. */
function ownTime(item: TimedItem, dated: readonly Dated[], {text, published}: TimedText): Dated | null {
  let best: Dated | null = null;
  let bestScore = 0;
  if (dated.length === 0) return null;
  const sentence = text.sentence(item.index);
  for (const one of dated) {
    const isOther = one.link === 'aftermath' && !isOwn(sentence, one, item.trigger);
    if (one.link === 'bound' || one.link === 'saying' || isOther || isAhead(one.mention, published)) continue;
    const score = closeness(sentence, one, item.trigger);
    if (score <= bestScore) continue;
    best = one;
    bestScore = score;
  }
  return best;
}

function settled(dated: Dated | null | undefined): Dated | null {
  return dated?.mention.from == null ? null : dated;
}

/** "Several years ago": a time of its own that no calendar settles, and surely not that of the event. */
function isVague(dated: Dated | null, {published}: TimedText): boolean {
  return published !== null && dated !== null && dated.mention.from === null;
}

/** The time of another count of the sentence, the one before it first: "13 were killed and 353 wounded on Sunday". */
function besides(
  items: readonly TimedItem[],
  own: readonly (Dated | null)[],
  i: number,
  context: TimedText,
): Dated | null {
  // Counts stand in the order of the text, so those of the sentence are neighbours.
  const isSameSentence = (k: number): boolean => items[k]?.index === items[i]?.index;
  for (let k = i - 1; isSameSentence(k); k--) if (isOfEvent(own[k] ?? null, context)) return own[k] ?? null;
  for (let k = i + 1; isSameSentence(k); k++) if (isOfEvent(own[k] ?? null, context)) return own[k] ?? null;
  return null;
}

/** What the votes for the time of the main event weigh. */
const WEIGHT = {
  /** A count's own time. */
  own: 2,
  /** "The riots, which began on Sunday …": how long all that is told has gone on. */
  begin: 8,
  /** Any other day that is named, in the first sentence; later ones weigh less. */
  told: 1,
  /** A day on which something was said or done about it. */
  saying: 0.2,
  aftermath: 0.2,
  /** How much a sentence further down takes away. */
  descent: 0.2,
  /** The part of its weight that a week, month or year keeps. */
  coarse: 0.25,
} as const;

/** The time of the event the text is about: most counts' own, or the day most is told of. */
function mainTime(
  own: readonly (Dated | null)[],
  bySentence: ReadonlyMap<number, readonly Dated[]>,
  context: TimedText,
): Dated | null {
  const votes = new Map<string, {readonly dated: Dated; sum: number}>();
  const vote = (dated: Dated, weight: number): void => {
    const {from, to, precision} = dated.mention;
    const key = `${from}/${to}`;
    const known = votes.get(key) ?? {dated, sum: 0};
    known.sum += precision === 'day' || precision === 'range' ? weight : weight * WEIGHT.coarse;
    votes.set(key, known);
  };
  for (const dated of own) if (dated !== null && isOfEvent(dated, context)) vote(dated, WEIGHT.own);
  for (const [index, all] of context.published === null ? [] : bySentence) {
    for (const dated of all) {
      const {mention, link} = dated;
      if (mention.from === null || mention.precision !== 'day') continue;
      if (link === 'bound' || isAhead(mention, context.published)) continue;
      const weight = link === null || link === 'since' ? WEIGHT.told : WEIGHT[link];
      vote(dated, weight / (1 + index * WEIGHT.descent));
    }
  }
  let best: {readonly dated: Dated; sum: number} | null = null;
  for (const one of votes.values()) if (best === null || one.sum > best.sum) best = one;
  return best?.dated ?? null;
}

/** Where the document has no date, a month or year said once is background; only a day fixes when the event was. */
function isOfEvent(dated: Dated | null, {published}: TimedText): boolean {
  return settled(dated) !== null && (published !== null || dated?.mention.precision === 'day');
}

/**
 * Whether a count without a time of its own is of the main event.
 *
 * A running total is of more than one day, and troops are sent in answer to an event, not by it.
 */
function inherits(
  item: TimedItem,
  items: readonly TimedItem[],
  own: readonly (Dated | null)[],
  main: Dated | null,
): boolean {
  if (item.scope === 'total' && main?.mention.precision === 'day' && main.link !== 'begin') return false;
  return item.effect !== 'deployed' || items.some((one, k) => one.effect === 'deployed' && settled(own[k]) !== null);
}

/** The days of a time; what began then goes on to the document's own day. */
function rangeOf({mention, link}: Dated, {published}: TimedText): TimeRange | null {
  const {from, to, precision, basis} = mention;
  if (from === null || to === null) return null;
  const today = published?.slice(0, 10) ?? null;
  const goesOn = (link === 'since' || link === 'begin') && today !== null && from <= today;
  return goesOn ? {from, to: today, precision: 'range', basis} : {from, to, precision, basis};
}

function isAhead({from}: TimeMention, published: string | null): boolean {
  return from !== null && published !== null && from > published.slice(0, 10);
}
