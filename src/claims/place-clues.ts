import type {AnalysedText} from '../language/text.ts';
import type {Effect, Scope} from '../model/claim.ts';
import {clauseOf, isInside, isSamePlace, type Placed, rankOf} from './place-scene.ts';

/** A count joined to an effect, as far as its place goes by it. */
export interface PlacedItem {
  /** Index of the sentence in its text. */
  readonly index: number;
  /** Token of the effect word. */
  readonly trigger: number;
  /** Head token and least value of the count; `null` for an implied single. */
  readonly figure: {readonly head: number; readonly low: number | null} | null;
  readonly effect: Effect;
  readonly scope: Scope;
}

/** What speaks for or against a place's being a claim's, each thing a yes or no; weighed in `place-weights.ts`. */
export const PLACE_CLUES = [
  'none at all',
  'none: said of a whole country',
  'none: total',
  'site',
  'town',
  'division',
  'country',
  'wider',
  'at',
  'of',
  'from',
  'to',
  'unbound',
  'modifier',
  'from, displaced',
  'to, sent or gathered',
  'whole of a place named beside it',
  'dateline',
  'dateline, total',
  'lies in the first place said to be in',
  'possessive',
  'something happens there',
  'something else is told of it',
  'title or first sentence',
  'first place said to be in',
  'named more than once',
  'named more than three times',
  'in the sentence',
  'in the clause',
  'within 4 tokens',
  'within 9 tokens',
  'next place after the count',
  'next place before the count',
  'between the count and the next',
  'between another count and its next',
  'at, in the sentence',
  'at, in the clause',
  'one sentence before',
  'two sentences before',
  'three to five sentences before',
  'more sentences before',
  'last place said to be in before',
  'one sentence after',
  'two or three sentences after',
  'more sentences after',
  'first place said to be in after',
  'place of the count before',
  'place of the count before, in another sentence',
  'in the place of the count before',
  'holds the place of the count before',
  'beside another count',
  'holds another place',
  'holds another place, total',
  'lies in the place of the sentence, alone',
  'lies in the place of the sentence, one of several',
  'country, count of hundreds',
  'place in a sentence that has another for itself',
] as const;
export type PlaceClue = (typeof PLACE_CLUES)[number];

const CLUE = Object.fromEntries(PLACE_CLUES.map((clue, i) => [clue, i])) as Readonly<Record<PlaceClue, number>>;

/** What is known when a count's place is looked for. */
export interface PlaceScene {
  readonly text: AnalysedText;
  readonly placed: readonly Placed[];
  readonly items: readonly PlacedItem[];
  /** Sentences that hold a count. */
  readonly counting: ReadonlySet<number>;
}

/** A count from which it is no longer one town's. */
const MANY = 300;
const RANK_CLUES: readonly PlaceClue[] = ['site', 'town', 'division', 'country', 'wider'];

/** What speaks for there being no place. */
export function noPlaceClues(isWide: boolean, {scope}: PlacedItem): number[] {
  const into = [CLUE['none at all']];
  if (isWide) into.push(CLUE['none: said of a whole country']);
  if (scope === 'total') into.push(CLUE['none: total']);
  return into;
}

/** What speaks for place `p` as that of item `i`, taken by itself. */
export function placeClues(i: number, p: number, scene: PlaceScene): number[] {
  const into: number[] = [];
  const item = scene.items[i]!;
  const one = scene.placed[p]!;
  ownClues(item, one, scene, into);
  if (one.index === item.index) sentenceClues(item, one, scene, into);
  else distanceClues(item, one, scene, into);
  return into;
}

function ownClues(item: PlacedItem, one: Placed, {placed, counting}: PlaceScene, into: number[]): void {
  const {mention, link} = one;
  const rank = rankOf(mention);
  into.push(CLUE[RANK_CLUES[rank] ?? 'wider']);
  into.push(CLUE[link ?? 'unbound']);
  if (one.modifier) into.push(CLUE.modifier);
  if (link === 'from' && item.effect === 'displaced') into.push(CLUE['from, displaced']);
  if (link === 'to' && (item.effect === 'deployed' || item.effect === 'assembled'))
    into.push(CLUE['to, sent or gathered']);
  if (one.whole) into.push(CLUE['whole of a place named beside it']);
  if (one.verb === 'event') into.push(CLUE['something happens there']);
  if (one.verb === 'other') into.push(CLUE['something else is told of it']);
  if (one.dateline) into.push(CLUE[item.scope === 'total' ? 'dateline, total' : 'dateline']);
  if (one.possessive) into.push(CLUE.possessive);
  const lead = placed.find((other) => other.link === 'at' && !other.dateline);
  if (lead !== undefined && lead !== one && rank < rankOf(lead.mention) && isInside(mention, lead.mention)) {
    into.push(CLUE['lies in the first place said to be in']);
  }
  if (one.index === 0) into.push(CLUE['title or first sentence']);
  if (placed.find((other) => other.link === 'at' && !other.dateline) === one)
    into.push(CLUE['first place said to be in']);
  if (one.times > 3) into.push(CLUE['named more than three times']);
  else if (one.times > 1) into.push(CLUE['named more than once']);
  if (one.holds) into.push(CLUE[item.scope === 'total' ? 'holds another place, total' : 'holds another place']);
  if (rank >= 3 && (item.figure?.low ?? 0) >= MANY) into.push(CLUE['country, count of hundreds']);
  if (one.index !== item.index && counting.has(one.index)) into.push(CLUE['beside another count']);
  const here = placed.find((other) => other.index === item.index && other.link === 'at' && !other.dateline);
  if (here !== undefined && link === 'at' && isNarrower(one, here)) {
    const isAlone = placed.every(
      (other) => other.link !== 'at' || !isNarrower(other, here) || isSamePlace(other.mention, mention),
    );
    into.push(CLUE[`lies in the place of the sentence, ${isAlone ? 'alone' : 'one of several'}`]);
  }
}

function isNarrower(one: Placed, than: Placed): boolean {
  return rankOf(one.mention) < rankOf(than.mention) && isInside(one.mention, than.mention);
}

function sentenceClues({index, trigger, figure}: PlacedItem, one: Placed, scene: PlaceScene, into: number[]): void {
  const sentence = scene.text.sentence(index);
  const count = figure?.head ?? trigger;
  const inClause = clauseOf(sentence, one.head) === clauseOf(sentence, trigger);
  into.push(CLUE['in the sentence']);
  if (one.link === 'at') into.push(CLUE['at, in the sentence']);
  if (inClause) into.push(CLUE['in the clause']);
  if (inClause && one.link === 'at') into.push(CLUE['at, in the clause']);
  const away = Math.min(Math.abs(one.head - count), Math.abs(one.head - trigger));
  if (away <= 4) into.push(CLUE['within 4 tokens']);
  else if (away <= 9) into.push(CLUE['within 9 tokens']);
  const here = scene.placed.filter((other) => other.index === index);
  if (here.find((other) => other.head > count) === one) into.push(CLUE['next place after the count']);
  if (here.findLast((other) => other.head < count) === one) into.push(CLUE['next place before the count']);
  const counts = countsOf(scene, index);
  if (counts.length < 2) return;
  const nearest = counts.findLast((other) => other < one.head);
  if (nearest === undefined) return;
  into.push(CLUE[nearest === count ? 'between the count and the next' : 'between another count and its next']);
}

/** Where the counts of a sentence stand: "45 died in A, 12 in B and seven in C". */
function countsOf({items}: PlaceScene, index: number): number[] {
  const here = items.filter((item) => item.index === index).map((item) => item.figure?.head ?? item.trigger);
  return [...new Set(here)].sort((a, b) => a - b);
}

function distanceClues({index}: PlacedItem, one: Placed, {placed}: PlaceScene, into: number[]): void {
  const away = index - one.index;
  if (away === 1) into.push(CLUE['one sentence before']);
  else if (away === 2) into.push(CLUE['two sentences before']);
  else if (away > 5) into.push(CLUE['more sentences before']);
  else if (away > 2) into.push(CLUE['three to five sentences before']);
  else if (away === -1) into.push(CLUE['one sentence after']);
  else if (away >= -3) into.push(CLUE['two or three sentences after']);
  else into.push(CLUE['more sentences after']);
  const isAt = (other: Placed): boolean => other.link === 'at' && !other.dateline && !other.whole;
  if (placed.findLast((other) => other.index < index && isAt(other)) === one)
    into.push(CLUE['last place said to be in before']);
  if (placed.find((other) => other.index > index && isAt(other)) === one)
    into.push(CLUE['first place said to be in after']);
  if (placed.some((other) => other.index === index && isAt(other)))
    into.push(CLUE['place in a sentence that has another for itself']);
}

/** What speaks for a place where the item before it has place `before`; `moved` = the two stand in different sentences. */
export function sharedClues({mention}: Placed, before: Placed, moved: boolean): number[] {
  if (isSamePlace(mention, before.mention)) {
    return [CLUE[moved ? 'place of the count before, in another sentence' : 'place of the count before']];
  }
  const [rank, rankBefore] = [rankOf(mention), rankOf(before.mention)];
  if (rank < rankBefore && isInside(mention, before.mention)) return [CLUE['in the place of the count before']];
  if (rank > rankBefore && isInside(before.mention, mention)) return [CLUE['holds the place of the count before']];
  return [];
}
