import {isRelation, isUnder} from '../../language/tree.ts';
import type {Sentence} from '../../model/sentence.ts';
import {nameOfGapped} from '../links/gapped.ts';
import {countOf, isAbove, type ScopeItem} from './scope-item.ts';

/** How many sentences apart a count and its parts may stand. */
const REACH = 5;

/** Whether a count that is silent about it lies within another one of those around it. */
export function isWithin(items: readonly ScopeItem[], i: number, outbreak: boolean): boolean {
  return (
    addsUp(items, i) ||
    [isOutcome, isRegional, isShare, isOfThem, isOfOpening, isOfCounted, addsUpOver, isOfPlaces, isFronted].some(
      (holds) => holds(items, i, outbreak),
    )
  );
}

/** Whether the count and its neighbours add up to another one of the text. */
export function addsUp(items: readonly ScopeItem[], i: number): boolean {
  return addsUpBeside(items, i) || addsUpAfter(items, i);
}

/** "none of the injured", "two of the wounded": the whole is itself told by an effect word. */
export function isOfThose({sentence, figure}: ScopeItem): boolean {
  return figure !== null && figure.of >= 0 && /^(JJ|VB)/.test(sentence.xpos[figure.of] ?? '');
}

/**
 * Groups of one sentence that add up to another count of the text: "18 dead. Two soldiers and 16 gunmen were killed."
 * Casualties are those killed and those injured.
 */
function addsUpBeside(items: readonly ScopeItem[], i: number): boolean {
  const item = items[i]!;
  const beside = items.filter((one) => one.index === item.index && !one.part);
  const alike = sumOf(beside.filter((one) => one.effect === item.effect));
  const hit = sumOf(beside.filter((one) => one.effect === 'killed' || one.effect === 'injured'));
  const harmed = item.effect === 'killed' || item.effect === 'injured';
  return items.some((one) => {
    const far = one.index === item.index || Math.abs(one.index - item.index) > REACH;
    if (far || countOf(one) <= countOf(item)) return false;
    if (one.effect === item.effect) return countOf(one) === alike;
    return harmed && one.effect === 'casualties' && countOf(one) === hit;
  });
}

/** Groups told behind a count in one sentence: "killed 14 people: nine soldiers and five clerks". */
function addsUpAfter(items: readonly ScopeItem[], i: number): boolean {
  const item = items[i]!;
  const isOfGroup = (one: ScopeItem): boolean => one.index === item.index && one.effect === item.effect;
  if (items.filter(isOfGroup).length < 2) return false;
  for (let w = i - 1; w >= 0; w--) {
    const whole = items[w]!;
    if (item.index - whole.index > REACH) return false;
    if (whole.effect !== item.effect || !(countOf(whole) > countOf(item))) continue;
    if (runsTo(items.slice(w + 1).filter(isOfGroup), item, countOf(whole))) return true;
  }
  return false;
}

/** How many counts of one kind are tried for a sum that runs over sentences. */
const MOST_SUMMED = 4;

/** "12 people died. In the north two were killed. Guards found ten dead in the south." */
function addsUpOver(items: readonly ScopeItem[], i: number): boolean {
  const item = items[i]!;
  if (!(countOf(item) > 1)) return false;
  const alike = items.filter((one) => one.effect === item.effect && countOf(one) > 1);
  for (let w = 0; alike[w] !== item; w++) {
    const sum = countOf(alike[w]!);
    if (!(countOf(item) < sum)) continue;
    const behind: ScopeItem[] = [];
    for (let k = w + 1; k < alike.length && behind.length < MOST_SUMMED; k++) {
      if (countOf(alike[k]!) < sum) behind.push(alike[k]!);
    }
    const apart = behind.some((one) => one.index !== behind[0]!.index);
    if (apart && behind.includes(item) && runsTo(behind, item, sum)) return true;
  }
  return false;
}

/** Whether some neighbours, `member` among them, add up to `sum`. */
function runsTo(items: readonly ScopeItem[], member: ScopeItem, sum: number): boolean {
  const at = items.indexOf(member);
  for (let from = 0; from <= at; from++) {
    let total = 0;
    for (let to = from; to < items.length && total < sum; to++) {
      total += countOf(items[to]!);
      if (to >= at && to > from && total === sum) return true;
    }
  }
  return false;
}

function sumOf(items: readonly ScopeItem[]): number {
  return items.reduce((total, one) => total + countOf(one), 0);
}

/** "1,000 were injured; 400 are in hospital": an outcome of those counted before. */
function isOutcome(items: readonly ScopeItem[], i: number): boolean {
  const item = items[i]!;
  if (item.effect !== 'hospitalized' || item.figure === null) return false;
  return items.some((one, k) => k < i && item.index - one.index <= 1 && one.effect === 'injured' && isAbove(one, item));
}

/** "45 people have died in one province, 12 in another" beside a larger count of an outbreak: a region's part. */
function isRegional(items: readonly ScopeItem[], i: number, outbreak: boolean): boolean {
  const item = items[i]!;
  if (!outbreak || !namesRegion(item)) return false;
  return items.some((one) => one.effect === item.effect && isAbove(one, item));
}

/** A name behind "in", or one that the clause of the count is about: "one district, with 750 cases". */
function namesRegion({sentence, figure, trigger}: ScopeItem): boolean {
  if (figure === null) return false;
  const isName = (k: number): boolean => /^NNP/.test(sentence.xpos[k] ?? '');
  const from = Math.min(figure.first, trigger);
  const to = Math.max(figure.last, figure.noun, trigger);
  for (let k = Math.max(0, from - NEAR); k <= Math.min(sentence.size - 2, to + NEAR); k++) {
    if (k > to && sentence.upos[k] === 'PUNCT') return false;
    if (sentence.xpos[k] === 'IN' && isName(k + 1)) return true;
    if (k < from && isName(k) && isUnder(sentence, k, statementOf(sentence, trigger))) return true;
  }
  return false;
}

/** How many words from a count the name of its region may stand. */
const NEAR = 6;

/** What is said, where the sentence says who says it: the names of the speakers stand outside. */
function statementOf(sentence: Sentence, token: number): number {
  let at = token;
  while (
    (sentence.heads[at] ?? -1) >= 0 &&
    !isRelation(sentence, at, 'ccomp') &&
    !isRelation(sentence, at, 'parataxis')
  )
    at = sentence.heads[at]!;
  return at;
}

/** "two of the officers", where more are told to have met the same. */
function isShare(items: readonly ScopeItem[], i: number): boolean {
  const item = items[i]!;
  const {sentence, figure} = item;
  if (figure === null || figure.of < 0 || sentence.xpos[figure.last + 2] !== 'DT') return false;
  return items.some((one, k) => k !== i && one.effect === item.effect && isAbove(one, item) && mayHold(one, item));
}

/** "48 civilians were killed. Ten of the attackers died": a part is of those of its own class, or of everybody. */
function mayHold(whole: ScopeItem, part: ScopeItem): boolean {
  return whole.class === part.class || whole.class === 'unspecified' || part.class === 'unspecified';
}

/** "Three of them are in intensive care": they were counted just before. */
function isOfThem(items: readonly ScopeItem[], i: number): boolean {
  const item = items[i]!;
  if (item.figure === null || !/^(PRP|W)/.test(item.sentence.xpos[item.figure.of] ?? '')) return false;
  return items.some((one, k) => k < i && item.index - one.index <= 2 && isAbove(one, item));
}

/** "Of the 20 dead, 12 were women": the sentence begins with the whole. */
function isOfOpening(items: readonly ScopeItem[], i: number): boolean {
  const item = items[i]!;
  return items.some((one, k) => {
    if (k >= i || one.index !== item.index || one.effect !== item.effect) return false;
    if (one.figure === null || item.figure === null || one.figure.first > 2) return false;
    const apart = item.sentence.forms[item.figure.first - 1] === ',' && one.trigger < item.figure.first;
    return isAbove(one, item) && apart && item.sentence.upos[0] === 'ADP';
  });
}

/** "two of the 20 passengers": the whole is counted beside it. */
function isOfCounted(items: readonly ScopeItem[], i: number): boolean {
  const {sentence, figure} = items[i]!;
  return figure !== null && figure.of > figure.last && sentence.xpos.slice(figure.last + 1, figure.of).includes('CD');
}

/** "54 died. Tarim had 31 deaths, Zofar 13": a list of places, each with its count, parts a larger one told before. */
function isOfPlaces(items: readonly ScopeItem[], i: number): boolean {
  const item = items[i]!;
  const listed = items.some(
    ({index, effect, figure, sentence}) =>
      index === item.index && effect === item.effect && figure !== null && nameOfGapped(sentence, figure) >= 0,
  );
  return listed && wholeBefore(items, i) !== null;
}

/** "A quake killed 54. In Tarim, a wall fell on two": the place that opens the sentence parts a larger count of one event told before. */
function isFronted(items: readonly ScopeItem[], i: number): boolean {
  const {sentence, index} = items[i]!;
  if (sentence.upos[0] !== 'ADP' || sentence.xpos[0] !== 'IN') return false;
  const comma = sentence.forms.indexOf(',');
  const opening = sentence.xpos.slice(1, comma < 0 ? 4 : Math.min(comma, LONGEST_OPENING));
  if (!opening.includes('NNP') || opening.some((tag) => /^(VB|CD)/.test(tag))) return false;
  const whole = wholeBefore(items, i);
  return whole !== null && whole.index === index - 1 && !isPlaced(whole);
}

/** "Nine died in a bombing in Quetta": a count that has a place of its own is not parted by another. */
function isPlaced({sentence: {xpos}}: ScopeItem): boolean {
  return xpos.some((tag, i) => tag === 'IN' && xpos[i + 1] === 'NNP');
}

/** How many words the place that opens a sentence may have. */
const LONGEST_OPENING = 9;

/** The nearest larger count of the same told in a sentence before. */
function wholeBefore(items: readonly ScopeItem[], i: number): ScopeItem | null {
  const item = items[i]!;
  return (
    items.findLast(
      (one, k) =>
        k < i &&
        one.index < item.index &&
        item.index - one.index <= REACH &&
        one.effect === item.effect &&
        isAbove(one, item),
    ) ?? null
  );
}
