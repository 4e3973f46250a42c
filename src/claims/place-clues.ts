import type {AnalysedText} from '../language/text.ts';
import type {Effect, Scope} from '../model/claim.ts';
import type {Span} from '../model/span.ts';
import {clauseOf, isInside, type Placed} from './place-scene.ts';

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
  'behind the count, in a list',
  'behind another count, in a list',
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

/** The counts and places of one text. */
export interface PlaceScene {
  readonly text: AnalysedText;
  /** In the order of the text. */
  readonly placed: readonly Placed[];
  readonly items: readonly PlacedItem[];
  /** Sentences that hold a count. */
  readonly counting: ReadonlySet<number>;
  /** The first place that something is said to be in. */
  readonly lead: Placed | null;
}

/** The places around one count. */
export interface PlaceView {
  readonly item: PlacedItem;
  readonly scene: PlaceScene;
  /** Token of the count. */
  readonly count: number;
  /** Those that are weighed: the nearest on both sides. */
  readonly candidates: readonly Placed[];
  /** Those in its sentence. */
  readonly here: readonly Placed[];
  /** The first in its sentence that something is said to be in. */
  readonly at: Placed | null;
  /** The only narrower place that the text names within that one. */
  readonly alone: boolean;
  /** The last place before its sentence, and the first behind it, that something is said to be in. */
  readonly lastAt: Placed | null;
  readonly nextAt: Placed | null;
  /** Tokens of the sentence's counts, where each has a place behind it ("45 died in A, 12 in B"); else none. */
  readonly list: readonly number[];
}

/** How many places before and behind a count are weighed; a bound for long texts. */
const BEFORE = 24;
const BEHIND = 12;

/** Looks at the places around item `i`. */
export function viewOf(scene: PlaceScene, i: number): PlaceView {
  const item = scene.items[i]!;
  const {index, figure, trigger} = item;
  const count = figure?.head ?? trigger;
  const candidates = around(scene.placed, index, count, scene.text);
  const here = candidates.filter((one) => one.index === index);
  const at = here.find(isAt) ?? null;
  const narrower = at === null ? [] : candidates.filter((one) => one.link === 'at' && isNarrower(one, at));
  return {
    item,
    scene,
    count,
    candidates,
    here,
    at,
    alone: narrower.every((one) => one.key === narrower[0]?.key),
    lastAt: candidates.findLast((one) => one.index < index && isAt(one) && !one.whole) ?? null,
    nextAt: candidates.find((one) => one.index > index && isAt(one) && !one.whole) ?? null,
    list: listOf(scene, i, here),
  };
}

/** The places that are weighed for a count: those nearest to it. `places` are in the order of the text. */
export function around<T extends {readonly mention: Span}>(
  places: readonly T[],
  index: number,
  count: number,
  text: AnalysedText,
): readonly T[] {
  const offset = text.tokens(index).starts[count] ?? text.span(index).start;
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle]!.mention.start < offset) low = middle + 1;
    else high = middle;
  }
  return places.slice(Math.max(0, low - BEFORE), low + BEHIND);
}

function listOf({items}: PlaceScene, i: number, here: readonly Placed[]): number[] {
  const index = items[i]!.index;
  let first = i;
  while (items[first - 1]?.index === index) first--;
  const heads: number[] = [];
  for (let k = first; items[k]?.index === index; k++) heads.push(items[k]!.figure?.head ?? items[k]!.trigger);
  const counts = [...new Set(heads)].sort((a, b) => a - b);
  const isListed = (count: number, k: number): boolean =>
    here.some(({head}) => head > count && head < (counts[k + 1] ?? Number.POSITIVE_INFINITY));
  return counts.length > 1 && counts.length <= here.length && counts.every(isListed) ? counts : [];
}

/** Something is said to be there. */
export function isAt({link, dateline}: Placed): boolean {
  return link === 'at' && !dateline;
}

function isNarrower(one: Placed, than: Placed): boolean {
  return one.rank < than.rank && isInside(one.mention, than.mention);
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

/** What speaks for a place as that of the count whose view it is, taken by itself. */
export function placeClues(one: Placed, view: PlaceView): number[] {
  const into: number[] = [];
  ownClues(one, view, into);
  textClues(one, view, into);
  if (one.index === view.item.index) sentenceClues(one, view, into);
  else distanceClues(one, view, into);
  return into;
}

function ownClues(one: Placed, {item}: PlaceView, into: number[]): void {
  const {link, rank} = one;
  const {effect, scope} = item;
  into.push(CLUE[RANK_CLUES[rank] ?? 'wider'], CLUE[link ?? 'unbound']);
  if (link === 'from' && effect === 'displaced') into.push(CLUE['from, displaced']);
  if (link === 'to' && (effect === 'deployed' || effect === 'assembled')) into.push(CLUE['to, sent or gathered']);
  if (one.modifier) into.push(CLUE.modifier);
  if (one.possessive) into.push(CLUE.possessive);
  if (one.whole) into.push(CLUE['whole of a place named beside it']);
  if (one.verb === 'event') into.push(CLUE['something happens there']);
  if (one.verb === 'other') into.push(CLUE['something else is told of it']);
  if (one.dateline) into.push(CLUE[scope === 'total' ? 'dateline, total' : 'dateline']);
  if (one.holds) into.push(CLUE[scope === 'total' ? 'holds another place, total' : 'holds another place']);
  if (rank >= 3 && (item.figure?.low ?? 0) >= MANY) into.push(CLUE['country, count of hundreds']);
}

function textClues(one: Placed, {item, scene, at, alone}: PlaceView, into: number[]): void {
  const {lead, counting} = scene;
  if (one === lead) into.push(CLUE['first place said to be in']);
  else if (lead !== null && isNarrower(one, lead)) into.push(CLUE['lies in the first place said to be in']);
  if (one.index === 0) into.push(CLUE['title or first sentence']);
  if (one.times > 3) into.push(CLUE['named more than three times']);
  else if (one.times > 1) into.push(CLUE['named more than once']);
  if (one.index !== item.index && counting.has(one.index)) into.push(CLUE['beside another count']);
  if (at !== null && one.link === 'at' && isNarrower(one, at)) {
    into.push(CLUE[`lies in the place of the sentence, ${alone ? 'alone' : 'one of several'}`]);
  }
}

function sentenceClues(one: Placed, {item, scene, count, here, list}: PlaceView, into: number[]): void {
  const sentence = scene.text.sentence(item.index);
  const inClause = clauseOf(sentence, one.head) === clauseOf(sentence, item.trigger);
  into.push(CLUE['in the sentence']);
  if (one.link === 'at') into.push(CLUE['at, in the sentence']);
  if (inClause) into.push(CLUE['in the clause']);
  if (inClause && one.link === 'at') into.push(CLUE['at, in the clause']);
  const away = Math.min(Math.abs(one.head - count), Math.abs(one.head - item.trigger));
  if (away <= 4) into.push(CLUE['within 4 tokens']);
  else if (away <= 9) into.push(CLUE['within 9 tokens']);
  if (here.find((other) => other.head > count) === one) into.push(CLUE['next place after the count']);
  if (here.findLast((other) => other.head < count) === one) into.push(CLUE['next place before the count']);
  const owner = list.findLast((other) => other < one.head);
  if (owner !== undefined)
    into.push(CLUE[owner === count ? 'behind the count, in a list' : 'behind another count, in a list']);
}

function distanceClues(one: Placed, {item, at, lastAt, nextAt}: PlaceView, into: number[]): void {
  const away = item.index - one.index;
  if (away === 1) into.push(CLUE['one sentence before']);
  else if (away === 2) into.push(CLUE['two sentences before']);
  else if (away > 5) into.push(CLUE['more sentences before']);
  else if (away > 2) into.push(CLUE['three to five sentences before']);
  else if (away === -1) into.push(CLUE['one sentence after']);
  else if (away >= -3) into.push(CLUE['two or three sentences after']);
  else into.push(CLUE['more sentences after']);
  if (one === lastAt) into.push(CLUE['last place said to be in before']);
  if (one === nextAt) into.push(CLUE['first place said to be in after']);
  if (at !== null) into.push(CLUE['place in a sentence that has another for itself']);
}

/**
 * What speaks for a place where the count before it has place `before`, or −1; `moved` = the two counts stand in different
 * sentences.
 */
export function sharedClue(one: Placed, before: Placed, moved: boolean): number {
  if (one.key === before.key) {
    return CLUE[moved ? 'place of the count before, in another sentence' : 'place of the count before'];
  }
  if (isNarrower(one, before)) return CLUE['in the place of the count before'];
  return isNarrower(before, one) ? CLUE['holds the place of the count before'] : -1;
}
