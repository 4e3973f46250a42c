import type {Effect, SpeakerClass} from '../../model/claim.ts';
import type {Statement} from '../../model/toll.ts';
import {byTime, type Policy, spanOf} from '../policy.ts';

/** How far a class of speaker is relied on: who counts bodies before who hears of them, and parties to a conflict last. */
const RELIANCE: Readonly<Record<SpeakerClass, number>> = {
  un_igo: 4,
  medical: 4,
  emergency: 4,
  ngo: 3,
  court: 3,
  expert: 3,
  police: 3,
  government: 2,
  media: 2,
  military: 2,
  company: 2,
  witness: 1,
  opposition: 1,
  armed_group: 1,
  unnamed: 1,
};

/** From here on a speaker is reliable. */
const RELIABLE = 2;

/** Speakers who are party to a conflict, by the side whose losses they have reason to overstate. */
const ENEMY: Readonly<Partial<Record<SpeakerClass, string>>> = {
  police: 'opponents',
  military: 'opponents',
  government: 'opponents',
  armed_group: 'security',
  opposition: 'security',
};

/** Whom police hold is no loss that they may overstate. */
const LOSSES: ReadonlySet<Effect> = new Set<Effect>(['killed', 'injured', 'casualties', 'missing']);

/** The most reliable origin's figure, the lower where they cannot be ranked; what a party says of its enemy's losses counts for neither end. */
export const ucdp: Policy = (standing, {effect}) => {
  const isOfEnemy = ({speaker, side}: Statement) => LOSSES.has(effect) && side !== null && ENEMY[speaker] === side;
  const fair = standing.filter((each) => !isOfEnemy(each));
  const reliable = fair.filter(({speaker}) => RELIANCE[speaker] >= RELIABLE);
  const counted = reliable.length > 0 ? reliable : fair;
  if (counted.length === 0) return {low: null, best: null, high: null, rule: 'party'};
  const rank = ({speaker}: Statement) => RELIANCE[speaker];
  const top = Math.max(...counted.map(rank));
  const [best, ...others] = counted
    .filter((each) => rank(each) === top)
    .sort((a, b) => a.best - b.best || byTime(a, b));
  const rule = others.some((each) => each.best !== best!.best)
    ? 'lower'
    : counted.length === 1
      ? 'only'
      : 'most-reliable';
  const {low, high} = spanOf(counted);
  return {low: Math.min(low, best!.best), best: best!.best, high, rule};
};
