import type {AnalysedText} from '../../language/text.ts';
import type {Scope} from '../../model/claim.ts';
import type {TimeMention} from '../../model/mention.ts';
import {dayOfIso} from '../../times/calendar.ts';
import type {FoundFigure} from '../figures/figures.ts';
import type {Dated} from './dated.ts';

/** The text the counts stand in. */
export interface TimedText {
  readonly text: AnalysedText;
  /** Every time the document names, in the order of the text. */
  readonly mentions: readonly TimeMention[];
  /** The document's date or date-time (RFC 3339). */
  readonly published: string | null;
}

/** What the votes for the time of the main event weigh. */
const WEIGHT = {
  /** A count's own time. */
  own: 2,
  /** "The riots, which began on Sunday …": how long all that is told has gone on. */
  begin: 8,
  /** "The attack took place on Sunday." */
  happen: 3,
  /** Any other day that is named, in the first sentence; later ones weigh less. */
  told: 1,
  /** How much a sentence further down takes away. */
  descent: 0.2,
  /** The part of its weight that a week, month or year keeps. */
  coarse: 0.25,
} as const;

/** The time of the event the text is about, and the sentence that tells it first. */
export interface MainTime extends Dated {
  readonly told: number;
}

/** The time of the event the text is about: most counts' own, or the day most is told of. */
export function mainTime(
  items: readonly {readonly index: number; readonly figure: FoundFigure | null; readonly scope: Scope}[],
  own: readonly (Dated | null)[],
  bySentence: ReadonlyMap<number, readonly Dated[]>,
  context: TimedText,
): MainTime | null {
  const votes = new Map<string, {readonly dated: Dated; sum: number; told: number}>();
  const vote = (dated: Dated, told: number, weight: number): void => {
    const {from, to, precision} = dated.mention;
    const key = `${from}/${to}`;
    const known = votes.get(key) ?? {dated, sum: 0, told};
    known.told = Math.min(known.told, told);
    // "Since April" is a stretch up to now, however coarsely its beginning is told.
    const isFine = precision === 'day' || precision === 'range' || dated.link === 'since';
    known.sum += isFine ? weight : weight * WEIGHT.coarse;
    votes.set(key, known);
  };
  own.forEach((dated, i) => {
    if (isBackground(dated, items[i]?.index ?? 0, context)) return;
    if (dated?.link === 'since' && items[i]?.figure === null) return;
    // "32 have been killed so far this year": the stretch of a running total is not when the event was.
    if (
      items[i]?.scope === 'total' &&
      dated?.mention.precision === 'range' &&
      items.some(({scope}) => scope !== 'total')
    )
      return;
    // "The fourth murder of 2016": the count takes in the very event that is told.
    const isRanked = items[i]?.figure?.kind === 'rank' && isSettled(dated);
    if (dated !== null && (isRanked || isOfEvent(dated, context))) vote(dated, items[i]!.index, WEIGHT.own);
  });
  for (const [index, all] of context.published === null ? [] : bySentence) {
    for (const dated of all) {
      if (!isToldOf(dated, context)) continue;
      const weight = dated.link === 'begin' || dated.link === 'happen' ? WEIGHT[dated.link] : WEIGHT.told;
      vote(dated, index, weight / (1 + index * WEIGHT.descent));
    }
  }
  let best: {readonly dated: Dated; sum: number; told: number} | null = null;
  for (const one of votes.values()) if (one.sum > (best?.sum ?? 0)) best = one;
  return best && {...best.dated, told: best.told};
}

/** What lies so many days before the report, and is first told behind so many sentences, is not what the report is about. */
const LONG_AGO = 31;
const OPENING = 1;

/** "It was the worst attack since 49 were killed in June 2016." */
function isBackground(dated: Dated | null, index: number, {published}: TimedText): boolean {
  if (index < OPENING || published === null || dated?.mention.to == null || dated.mention.precision === 'day')
    return false;
  const age = (dayOfIso(published.slice(0, 10)) ?? 0) - (dayOfIso(dated.mention.to) ?? 0);
  return age > LONG_AGO;
}

/** How many sentences back a day may be told that what follows is of. */
const BACK = 2;

/** The day told last in the sentences before, or of the event in the next one: "It happened on Sunday." */
export function toldNearby(
  index: number,
  bySentence: ReadonlyMap<number, readonly Dated[]>,
  context: TimedText,
): Dated | null {
  const told = (at: number): Dated[] => (bySentence.get(at) ?? []).filter((dated) => isToldOf(dated, context));
  for (let back = 1; back <= BACK; back++) {
    const last = told(index - back).at(-1);
    if (last !== undefined) return last;
  }
  return told(index + 1).find(({link}) => link === 'happen') ?? null;
}

/** A day on which something happened, not one on which it was said or followed up, nor one that bounds it. */
function isToldOf({mention, link}: Dated, context: TimedText): boolean {
  if (!mayBeTold(mention, context)) return false;
  return link === null || link === 'since' || link === 'begin' || link === 'happen';
}

/** Whether a time can be a day on which something happened, whatever binds it. */
export function mayBeTold(mention: TimeMention, {published}: TimedText): boolean {
  return mention.from !== null && mention.precision === 'day' && !isAhead(mention, published);
}

/** Whether a calendar settles a time. */
export function isSettled(dated: Dated | null): dated is Dated {
  return dated !== null && dated.mention.from !== null;
}

/** Where the document has no date, a month or year said once is background; only a day fixes when the event was. */
export function isOfEvent(dated: Dated | null, {published}: TimedText): boolean {
  return isSettled(dated) && (published !== null || dated.mention.precision === 'day');
}

/** Whether a time lies behind the document's date. */
export function isAhead({from}: TimeMention, published: string | null): boolean {
  return from !== null && published !== null && from > published.slice(0, 10);
}
