import {isUnder} from '../../language/tree.ts';
import type {Effect} from '../../model/claim.ts';
import type {Sentence} from '../../model/sentence.ts';
import {nameOfGapped} from '../links/gapped.ts';
import {clauseOf} from './place-bonds.ts';
import {isInside, type Placed} from './place-scene.ts';
import {isAt, isNarrower, type PlaceScene, type PlaceView} from './place-view.ts';

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
  'country, count of hundreds',
  'place in a sentence that has another for itself',
  'subject, in the clause',
  'most often named',
  'last named of the kind spoken of',
  'none: the whole world',
  'what follows happened there',
  'house of care',
  'country whose people are named',
  'country before a noun',
  'site of the sentence, in its place',
  'dateline, no other place',
  'right before the bracket of the count',
  'below the effect word',
  'right before the bare count',
  'right before another bare count',
  'town elsewhere, dead or ill by the thousand',
  'later, beside another count',
  'from, where people are of',
  'smaller place told later',
  'country before a body of it',
  'heads the item of the count',
  'heads another item',
] as const;
export type PlaceClue = (typeof PLACE_CLUES)[number];

const CLUE = Object.fromEntries(PLACE_CLUES.map((clue, i) => [clue, i])) as Readonly<Record<PlaceClue, number>>;

/** A count from which it is no longer one town's. */
const MANY = 300;
/** What meets thousands in a country or an outbreak rather than in a town that another sentence names. */
const THOUSAND = 1000;
const HARMS: ReadonlySet<Effect> = new Set(['killed', 'injured', 'casualties', 'infected']);
/** Rank from which a place is wide: a division, a country. */
const WIDE = 2;
const RANK_CLUES: readonly PlaceClue[] = ['site', 'town', 'division', 'country', 'wider'];

/** What speaks for there being no place. */
export function noPlaceClues({item, wide, world}: PlaceView): number[] {
  const into = [CLUE['none at all']];
  if (wide) into.push(CLUE['none: said of a whole country']);
  if (item.scope === 'total') into.push(CLUE['none: total']);
  if (world) into.push(CLUE['none: the whole world']);
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

function ownClues(one: Placed, {item, nations, scene}: PlaceView, into: number[]): void {
  const {link, rank} = one;
  const {effect, scope} = item;
  into.push(CLUE[RANK_CLUES[rank] ?? 'wider'], CLUE[link ?? 'unbound']);
  if (one.of && effect !== 'displaced') into.push(CLUE['from, where people are of']);
  if (link === 'from' && effect === 'displaced') into.push(CLUE['from, displaced']);
  if (link === 'to' && (effect === 'deployed' || effect === 'assembled')) into.push(CLUE['to, sent or gathered']);
  if (one.modifier) into.push(CLUE.modifier);
  if (one.possessive) into.push(CLUE.possessive);
  if (one.whole) into.push(CLUE['whole of a place named beside it']);
  if (one.verb === 'event') into.push(CLUE['something happens there']);
  if (one.verb === 'other') into.push(CLUE['something else is told of it']);
  if (one.dateline) into.push(CLUE[scope === 'total' ? 'dateline, total' : 'dateline']);
  if (one.dateline && isAlone(one, scene)) into.push(CLUE['dateline, no other place']);
  if (one.holds) into.push(CLUE[scope === 'total' ? 'holds another place, total' : 'holds another place']);
  if (rank >= 3 && (item.figure?.low ?? 0) >= MANY) into.push(CLUE['country, count of hundreds']);
  if (rank >= 3 && one.body) into.push(CLUE['country before a body of it']);
  if (rank >= 3 && one.modifier) into.push(CLUE['country before a noun']);
  const many = HARMS.has(effect) && (item.figure?.low ?? 0) >= THOUSAND;
  if (many && rank <= 1 && one.index !== item.index) into.push(CLUE['town elsewhere, dead or ill by the thousand']);
  if (one.care && effect !== 'hospitalized') into.push(CLUE['house of care']);
  if (rank === 3 && nations.has(one.mention.country)) into.push(CLUE['country whose people are named']);
}

/** How far into a text the brackets of a monitored broadcast are looked for. */
const MASTHEAD = 200;

/**
 * A report that names nothing beside the place it was sent from, and what that lies in, is of that place. Not so a broadcast that
 * was written down elsewhere ("[Text]"): its dateline is the town of the station.
 */
function isAlone(one: Placed, {placed, text}: PlaceScene): boolean {
  if (text.text.slice(0, MASTHEAD).includes('[')) return false;
  // Not a town nearby, nor an island or a lake: "SEOUL - A ship sank off the island" is told of the island.
  const isAround = (other: Placed) =>
    other.rank > one.rank && !(other.mention.type === 'region' && isAt(other)) && isInside(one.mention, other.mention);
  return placed.every((other) => other.dateline || isAround(other));
}

function textClues(one: Placed, {item, scene, spokenOf}: PlaceView, into: number[]): void {
  const {lead, counting} = scene;
  if (one === lead) into.push(CLUE['first place said to be in']);
  else if (lead !== null && isNarrower(one, lead)) into.push(CLUE['lies in the first place said to be in']);
  if (one.index === 0) into.push(CLUE['title or first sentence']);
  if (one.times > 1 && one.times === scene.most) into.push(CLUE['most often named']);
  if (one.key === spokenOf?.key) into.push(CLUE['last named of the kind spoken of']);
  if (one.times > 3) into.push(CLUE['named more than three times']);
  else if (one.times > 1) into.push(CLUE['named more than once']);
  if (one.index !== item.index && counting.has(one.index)) into.push(CLUE['beside another count']);
  if (one.index > item.index && counting.has(one.index)) into.push(CLUE['later, beside another count']);
}

function sentenceClues(one: Placed, {item, scene, count, heads, here, list}: PlaceView, into: number[]): void {
  const sentence = scene.text.sentence(item.index);
  const inClause = clauseOf(sentence, one.head) === clauseOf(sentence, item.trigger);
  into.push(CLUE['in the sentence']);
  if (one.link === 'at') into.push(CLUE['at, in the sentence']);
  if (one.where && one.head < count && one.head < item.trigger) into.push(CLUE['what follows happened there']);
  if (one.rank === 0 && here.some((other) => isNarrower(one, other)))
    into.push(CLUE['site of the sentence, in its place']);
  if (isBeforeBracket(one, item, sentence)) into.push(CLUE['right before the bracket of the count']);
  if (headsItem(one, sentence))
    into.push(
      CLUE[
        itemOf(sentence, one.head) === itemOf(sentence, count) ? 'heads the item of the count' : 'heads another item'
      ],
    );
  const given = heads.find((head) => isBeforeCount(one, head, sentence));
  if (given !== undefined)
    into.push(CLUE[given === count ? 'right before the bare count' : 'right before another bare count']);
  if (one.link === 'at' && isUnder(sentence, one.head, item.trigger)) into.push(CLUE['below the effect word']);
  if (inClause) into.push(CLUE['in the clause']);
  if (inClause && one.link === 'at') into.push(CLUE['at, in the clause']);
  if (inClause && one.subject && one.link === null) into.push(CLUE['subject, in the clause']);
  const away = Math.min(Math.abs(one.head - count), Math.abs(one.head - item.trigger));
  if (away <= 4) into.push(CLUE['within 4 tokens']);
  else if (away <= 9) into.push(CLUE['within 9 tokens']);
  if (here.find((other) => other.head > count) === one) into.push(CLUE['next place after the count']);
  if (here.findLast((other) => other.head < count) === one) into.push(CLUE['next place before the count']);
  const owner = list.findLast((other) => other < one.head);
  // "ten in A, twelve in B and the rest in C": the first place behind a count is its own.
  const first = here.find(({head}) => owner !== undefined && head > owner);
  if (owner !== undefined && (one === first || owner !== count))
    into.push(CLUE[owner === count ? 'behind the count, in a list' : 'behind another count, in a list']);
}

/** "Zaporizhia – one dead; Sumy – a man killed; Odesa: none": the place that a dash or colon sets off begins an item. */
function headsItem({mention}: Placed, {forms, starts}: Sentence): boolean {
  if (!forms.includes(';')) return false;
  const mark = starts.findIndex((start) => start >= mention.end);
  return mark > 0 && /^(?:[–—:-]|--)$/.test(forms[mark] ?? '');
}

/** Which of the items that semicolons part a token stands in. */
function itemOf({forms}: Sentence, token: number): number {
  return forms.slice(0, token).filter((form) => form === ';').length;
}

/** "Neno (877), Blantyre (640)" */
function isBeforeBracket({mention}: Placed, {figure}: PlaceView['item'], {forms, starts}: Sentence): boolean {
  const open = (figure?.head ?? 0) - 1;
  return forms[open] === '(' && starts[open]! - mention.end <= 1 && starts[open]! >= mention.end;
}

/** "Zofar 13 and Hadra seven" */
function isBeforeCount({mention}: Placed, count: number, sentence: Sentence): boolean {
  const name = nameOfGapped(sentence, {first: count, last: count});
  return name >= 0 && sentence.starts[name]! < mention.end && mention.start < sentence.ends[name]!;
}

function distanceClues(one: Placed, view: PlaceView, into: number[]): void {
  const {item, at, lastAt, nextAt} = view;
  const away = item.index - one.index;
  if (away === 1) into.push(CLUE['one sentence before']);
  else if (away === 2) into.push(CLUE['two sentences before']);
  else if (away > 5) into.push(CLUE['more sentences before']);
  else if (away > 2) into.push(CLUE['three to five sentences before']);
  else if (away === -1) into.push(CLUE['one sentence after']);
  else if (away >= -3) into.push(CLUE['two or three sentences after']);
  else into.push(CLUE['more sentences after']);
  if (away < 0 && one.rank < WIDE && view.lastAt !== null) into.push(CLUE['smaller place told later']);
  if (one === lastAt) into.push(CLUE['last place said to be in before']);
  if (one === nextAt) into.push(CLUE['first place said to be in after']);
  if (at !== null) into.push(CLUE['place in a sentence that has another for itself']);
}

/** What speaks for a place where the count before the view's has place `before`, or −1. */
export function sharedClue(one: Placed, before: Placed, {moved, item, here, previous, apart}: PlaceView): number {
  if (apart) return -1;
  if (one.key === before.key) {
    if (previous?.scope !== item.scope) return -1;
    if (!moved) return CLUE['place of the count before'];
    // A sentence that names the place again speaks for itself.
    return here.some(({key}) => key === one.key) ? -1 : CLUE['place of the count before, in another sentence'];
  }
  if (isNarrower(one, before)) return CLUE['in the place of the count before'];
  return isNarrower(before, one) ? CLUE['holds the place of the count before'] : -1;
}
