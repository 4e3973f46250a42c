import type {AnalysedText} from '../../language/text.ts';
import {childrenBy} from '../../language/tree.ts';
import type {AffectedClass} from '../../model/claim.ts';
import type {Sentence} from '../../model/sentence.ts';
import type {Draft} from '../draft.ts';
import {FIGHTING} from '../effects/losses.ts';
import {nounPhrase} from '../links/phrases.ts';
import type {Described, Memory} from './memory.ts';
import {describe} from './people.ts';
import type {AffectedWords} from './people-words.ts';

/** What stands before a draft in its text. */
export interface Before {
  readonly text: AnalysedText;
  /** The claims read before this one. */
  readonly memory: Memory;
}

/** How far back "others" and "the four" reach, in sentences. */
const REACH = 3;

/** A smaller count may be the same by chance. */
const MANY = 3;

/**
 * Who those are whom a draft does not name, by what stands before it: "4 of whom", "the other three", "56 more wounded",
 * "the two were arrested". `null` where nothing before says more than that they are people.
 */
export function classBefore(
  sentence: Sentence,
  draft: Draft,
  {text, memory}: Before,
  words: AffectedWords,
): AffectedClass | null {
  const near = memory.since(draft.sentence - REACH).filter((one) => !isSame(one.draft, draft) && isAlike(one, draft));
  const here = near.filter((one) => one.draft.sentence === draft.sentence);
  const start = draft.figure?.first ?? draft.trigger.first;
  const again = isGivenAgain(sentence, draft) ? near.findLast((one) => isSameNumber(one.draft, draft)) : undefined;
  if (draft.reading.frame === 'counted' || draft.reading.frame === 'toll') {
    return again?.class ?? toldAgain(draft, memory) ?? lossesBefore(draft, memory);
  }
  if (isPartOfPronoun(sentence, draft)) {
    return whole(here, draft) ?? pluralBefore(sentence, start, words) ?? wholeBefore(near, draft, text, words);
  }
  if (here.length > 0) return lastOf(here, isOthers(sentence, draft, words));
  const numbered = numberedBefore(sentence, start, words);
  if (numbered !== null) return numbered;
  if (again !== undefined) return again.class;
  const shared = sharedBehind(sentence, draft, words) ?? toldAgain(draft, memory);
  if (shared !== null) return shared;
  if (isOthers(sentence, draft, words) && near.length > 0) return near.at(-1)!.class;
  if (draft.sentence === 0) return null;
  const counted = onlyCounted(text.sentence(draft.sentence - 1), draft, words);
  const told = near.filter((one) => one.draft.sentence === draft.sentence - 1);
  if (!opens(draft))
    return (
      (isLoss(draft) ? agreed(told.filter((one) => isLoss(one.draft) && holds(one.draft, draft))) : null) ?? counted
    );
  return told.length > 0 ? agreed(told) : (counted ?? onlyPlural(text.sentence(draft.sentence - 1), words));
}

/** "Four hikers were swept away. Two are missing": the only people counted in a sentence, if they are no fewer. */
function onlyCounted(sentence: Sentence, {figure}: Draft, words: AffectedWords): AffectedClass | null {
  const found = new Set<AffectedClass>();
  for (let i = 1; i < sentence.size; i++) {
    if (!/^NNP?S$/.test(sentence.xpos[i] ?? '')) continue;
    const [number] = childrenBy(sentence, i, 'nummod');
    if (number === undefined) continue;
    // Written out, a number of people is small, and as good as any.
    if (Number(sentence.forms[number]?.replaceAll(',', '')) < (figure?.low ?? 0)) return null;
    const who = describe(sentence, nounPhrase(sentence, i).first, i, words);
    if (who.sort === 'person') found.add(who.class);
  }
  return found.size === 1 ? specific([...found][0]!) : null;
}

/** Things are no people, and those held are suspects only where they are held. */
function isAlike(one: Described, {reading}: Draft): boolean {
  return one.class !== 'thing' && (one.class !== 'suspect' || reading.effect === 'detained');
}

/** The class of the last; where one effect met two kinds ("two soldiers and a clerk died and four were hurt"), of none. */
function lastOf(claims: readonly Described[], others: boolean): AffectedClass | null {
  const last = claims.at(-1)!;
  const beside = claims.filter(
    (one) => one === last || (one.draft.figure !== null && one.draft.trigger === last.draft.trigger),
  );
  return others ? last.class : agreed(beside);
}

/** A claim for which the same words count is no antecedent. */
function isSame(one: Draft, other: Draft): boolean {
  return one.sentence === other.sentence && one.figure !== null && one.figure.first === other.figure?.first;
}

/** "killed 3 and wounded 12 civilians": the noun behind the second count is the first one's, too. */
function sharedBehind(sentence: Sentence, {figure}: Draft, words: AffectedWords): AffectedClass | null {
  if (figure === null || sentence.xpos[figure.last + 1] !== 'CC') return null;
  let i = figure.last + 2;
  if (!/^VB[DNG]$/.test(sentence.xpos[i] ?? '')) return null;
  while (/^(VB[DNG]|RB|JJR|IN|CD)$/.test(sentence.xpos[i] ?? '')) i++;
  if (sentence.xpos[i - 1] !== 'CD') return null;
  while (/^(JJ|NNP?S?)$/.test(sentence.xpos[i + 1] ?? '')) i++;
  if (!/^NNP?S$/.test(sentence.xpos[i] ?? '')) return null;
  const who = describe(sentence, nounPhrase(sentence, i).first, i, words);
  return who.sort === 'person' ? specific(who.class) : null;
}

/** The same count of the same effect, told before of people who were named. */
function toldAgain({reading, figure}: Draft, memory: Memory): AffectedClass | null {
  if (figure === null || (figure.low ?? 0) < MANY) return null;
  return specific(memory.sameCount(reading.effect, figure)?.class ?? null);
}

/** Losses that are given one after another are of one side, unless two sides are named. */
function lossesBefore(draft: Draft, memory: Memory): AffectedClass | null {
  if (draft.reading.effect !== 'casualties') return null;
  return (
    memory.losses ??
    agreed(
      memory.since(draft.sentence - 1).filter((one) => isLoss(one.draft)),
      FIGHTING,
    )
  );
}

function isLoss({reading}: Draft): boolean {
  return reading.effect === 'killed' || reading.effect === 'injured';
}

/** Whether a count may go on about those of another: it is no larger. */
function holds(one: Draft, {figure}: Draft): boolean {
  const low = figure?.low ?? null;
  return low !== null && low <= (one.figure?.low ?? 1);
}

/** "three of them", "4 of whom". */
function isPartOfPronoun(sentence: Sentence, {figure}: Draft): boolean {
  return figure !== null && figure.of >= 0 && /^(PRP|W|DT)/.test(sentence.xpos[figure.of] ?? '');
}

/** The nearest claim that may be the whole of a part: no smaller count. */
function whole(claims: readonly Described[], {figure}: Draft): AffectedClass | null {
  const low = figure?.low ?? 0;
  return claims.findLast(({draft}) => draft.figure !== null && (draft.figure.high ?? low) >= low)?.class ?? null;
}

function wholeBefore(
  near: readonly Described[],
  draft: Draft,
  text: AnalysedText,
  words: AffectedWords,
): AffectedClass | null {
  const told = whole(
    near.filter((one) => one.draft.sentence === draft.sentence - 1),
    draft,
  );
  if (told !== null || draft.sentence === 0) return told;
  return onlyPlural(text.sentence(draft.sentence - 1), words);
}

/** The people named in the plural in a sentence, if they are of one class. */
function onlyPlural(sentence: Sentence, words: AffectedWords): AffectedClass | null {
  const named = new Set(plurals(sentence, sentence.size, words));
  return named.size === 1 ? [...named][0]! : null;
}

/** The people named in the plural before a token: the nearest. */
function pluralBefore(sentence: Sentence, end: number, words: AffectedWords): AffectedClass | null {
  for (const found of plurals(sentence, end, words)) return found;
  return null;
}

/** The classes of people named in the plural before a token, from the nearest. */
function* plurals(sentence: Sentence, end: number, words: AffectedWords): Iterable<AffectedClass> {
  for (let i = end - 1; i >= 0; i--) {
    if (!/^NNP?S$/.test(sentence.xpos[i] ?? '')) continue;
    const who = describe(sentence, nounPhrase(sentence, i).first, i, words);
    if (who.sort === 'person' && who.class !== 'unspecified') yield who.class;
  }
}

/** "9 peasants killed and 3 wounded": the people counted last before a token. */
function numberedBefore(sentence: Sentence, end: number, words: AffectedWords): AffectedClass | null {
  for (let i = end - 1; i > 0; i--) {
    if (!/^NNP?S$/.test(sentence.xpos[i] ?? '') || childrenBy(sentence, i, 'nummod').length === 0) continue;
    const who = describe(sentence, nounPhrase(sentence, i).first, i, words);
    return who.sort === 'person' ? specific(who.class) : null;
  }
  return null;
}

/** "the four", "these 20". */
function isGivenAgain(sentence: Sentence, {figure}: Draft): boolean {
  return figure !== null && sentence.xpos[figure.first - 1] === 'DT' && figure.low !== null;
}

function isSameNumber(one: Draft, other: Draft): boolean {
  return one.figure !== null && one.figure.low === other.figure?.low && one.figure.high === other.figure?.high;
}

/** "five others", "another 12", "20 more". */
function isOthers(sentence: Sentence, {figure, counted}: Draft, words: AffectedWords): boolean {
  if (counted >= 0 && words.others.has(sentence.lower[counted] ?? '')) return true;
  if (figure === null) return false;
  return [figure.first - 1, figure.last + 1].some((i) => words.others.has(sentence.lower[i] ?? ''));
}

/** "Five were wounded": the count is what its sentence begins with. */
function opens({figure}: Draft): boolean {
  return figure !== null && figure.first <= 1;
}

/** The class of all of them, if they are of one. */
function agreed(claims: readonly Described[], only: ReadonlySet<AffectedClass> | null = null): AffectedClass | null {
  const [first] = claims;
  if (first === undefined || (only !== null && !only.has(first.class))) return null;
  return claims.every((one) => one.class === first.class) ? first.class : null;
}

function specific(found: AffectedClass | null): AffectedClass | null {
  return found === 'unspecified' || found === 'thing' ? null : found;
}
