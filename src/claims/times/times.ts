import type {Effect, Scope, TimeRange} from '../../model/claim.ts';
import type {Sentence} from '../../model/sentence.ts';
import {dayOfIso} from '../../times/calendar.ts';
import {isInAside} from '../asides.ts';
import type {FoundFigure} from '../figures/figures.ts';
import {once} from '../once.ts';
import {closeness, type Dated, findDated, isOwn, type TimeLinkWords} from './dated.ts';
import {
  isAhead,
  isOfEvent,
  isSettled,
  type MainTime,
  mainTime,
  mayBeTold,
  type TimedText,
  toldNearby,
} from './event-time.ts';

export {compileClaimTimes, type TimeLinkWords} from './dated.ts';
export type {TimedText} from './event-time.ts';

/** A count joined to an effect, as far as its time goes by it. */
export interface TimedItem {
  /** Index of the sentence in its text. */
  readonly index: number;
  /** Token of the effect word. */
  readonly trigger: number;
  readonly effect: Effect;
  readonly scope: Scope;
  /** `null` for an implied single. */
  readonly figure: FoundFigure | null;
}

/**
 * When each count's effect happened, in the order of the items; `null` where neither the text nor its date settles it.
 *
 * The time of the count's own clause goes first, then that of a count in the same sentence, then the time told in the
 * sentences around it, then that of the event the text is about. A time that says when something was said, or what
 * followed ("was charged on Friday"), is not the effect's.
 */
export function timesOf(items: readonly TimedItem[], context: TimedText, words: TimeLinkWords): (TimeRange | null)[] {
  const {text, mentions} = context;
  const counting = new Set(items.map(({index}) => index));
  const here = findDated(text, mentions, words, (_, index) => counting.has(index));
  const own = items.map((item) => ownTime(item, here.get(item.index) ?? [], context));
  const around = once(() => {
    // "He has been held since May": since when a person is in a state is not when anything else was.
    const states = new Set(own.flatMap((one, i) => (isState(one, items[i]!) ? one!.mention.start : [])));
    const others = findDated(
      text,
      mentions,
      words,
      (mention, index) => !states.has(mention.start) && (counting.has(index) || mayBeTold(mention, context)),
    );
    return {bySentence: others, main: mainTime(items, own, others, context)};
  });
  return items.map((item, i) => {
    const mine = own[i] ?? null;
    if (isVague(mine, context)) return null;
    if (isSettled(mine)) return rangeOf(mine, context);
    const beside = besides(items, own, i, context);
    if (beside !== null) return rangeOf(beside, context);
    const {main, bySentence} = around();
    const near = main?.link === 'begin' ? null : toldNearby(item.index, bySentence, context);
    const dated = near ?? (main !== null && mayBeOf(main, item.index, context) ? main : null);
    // "Early Sunday", of which week nobody knows: the text may fix its year, but another day is not that one.
    if (mine !== null && dated?.mention.precision === 'day') return null;
    return dated !== null && inherits(item, items, own, dated) ? rangeOf(dated, context) : null;
  });
}

/**
 * A report of a day opens with its event, or says plainly when it was; what a sentence far down tells is of that sentence and those
 * after it. Texts without a date tell when it was wherever they like.
 */
function mayBeOf(main: MainTime, index: number, {published}: TimedText): boolean {
  if (published === null) return true;
  // "They were held on suspicion of six murders last month": a week, a month or a year is not that of what was told before.
  const {told, link, mention} = main;
  const coarse = mention.precision !== 'day' && mention.precision !== 'range' && link === null;
  if (coarse && told > index) return false;
  return told < OPENING || told <= index || link === 'begin' || link === 'happen';
}

/** Sentences in which a report says what it is about, title and dateline among them. */
const OPENING = 4;

/** The time in the sentence that belongs most closely to the effect; it may be one that nothing settles. */
function ownTime(item: TimedItem, dated: readonly Dated[], {text, published}: TimedText): Dated | null {
  let best: Dated | null = null;
  let bestScore = 0;
  if (dated.length === 0) return null;
  const sentence = text.sentence(item.index);
  for (const one of dated) {
    const isOther =
      one.link === 'aftermath' &&
      !isOwn(sentence, one, item.trigger) &&
      !isOutcome(sentence, one, item.trigger) &&
      !isRecorded(sentence, one, item);
    if (one.link === 'bound' || one.link === 'saying' || isOther) continue;
    if (one.link === 'since' && isInAside(sentence, one.head, item.trigger)) continue;
    if (isAhead(one.mention, published) && !isSlip(one, published)) continue;
    const score = closeness(sentence, one, item.trigger);
    if (score <= bestScore) continue;
    best = one;
    bestScore = score;
  }
  return best;
}

/** A day more than a year ahead on which something is told to have happened: the count stays with the day that is written. */
function isSlip({mention: {from, precision, basis}}: Dated, published: string | null): boolean {
  const [day, today] = [dayOfIso(from ?? ''), dayOfIso(published?.slice(0, 10) ?? '')];
  return precision === 'day' && basis === 'said' && day !== null && today !== null && day - today > 366;
}

/** "A landslide buried a village on Monday, killing nine": what a verb brings about happened with it, whatever else the verb may tell. */
function isOutcome({heads, relations, xpos}: Sentence, {predicate}: Dated, trigger: number): boolean {
  return (
    heads[trigger] === predicate && relations[trigger] === 'advcl' && xpos[trigger] === 'VBG' && trigger > predicate
  );
}

function isState(dated: Dated | null, {figure}: TimedItem): boolean {
  return dated?.link === 'since' && figure === null;
}

/** "40 cases were reported in the first half of 2009": a stretch in which cases came to be known is the one they are counted for. */
function isRecorded({heads, relations}: Sentence, {predicate, mention}: Dated, {trigger, effect}: TimedItem): boolean {
  if (mention.precision === 'day' && effect !== 'infected') return false;
  let top = trigger;
  while (relations[top] === 'conj' && (heads[top] ?? -1) >= 0) top = heads[top]!;
  return heads[top] === predicate && relations[top] === 'nsubj:pass';
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

/**
 * Whether a count without a time of its own is of an event told elsewhere.
 *
 * A running total is of more than one day, and troops are sent in answer to an event, not by it.
 */
function inherits(item: TimedItem, items: readonly TimedItem[], own: readonly (Dated | null)[], event: Dated): boolean {
  if (item.scope === 'total' && event.mention.precision === 'day' && event.link !== 'begin') return false;
  return item.effect !== 'deployed' || items.some((one, k) => one.effect === 'deployed' && isSettled(own[k] ?? null));
}

/** The days of a time: what began then goes on to the document's own day, and nothing that is told lies behind it. */
function rangeOf({mention, link}: Dated, {published}: TimedText): TimeRange | null {
  const {from, to, precision, basis} = mention;
  if (from === null || to === null) return null;
  const today = published?.slice(0, 10) ?? null;
  const begins = link === 'since' || link === 'begin';
  if (link === 'since' && today === null) return null;
  const isCut = today !== null && from <= today && (begins || (basis === 'relative' && to > today));
  return isCut
    ? {from, to: today, precision: from === today ? precision : 'range', basis}
    : {from, to, precision, basis};
}
