import {isRelation} from '../../language/tree.ts';
import type {Sentence} from '../../model/sentence.ts';
import type {Trigger} from '../effects/triggers.ts';
import type {FoundFigure} from '../figures/figures.ts';
import {reachedBy} from './given.ts';

/** How far the effect word may stand behind the word for a number, and the number behind the effect word. */
const REACH = 8;
const FAR = 24;

/** A number that is said of a noun for numbers: "the number of missing foreigners … nine". */
export interface Tally {
  readonly figure: FoundFigure;
  /** The noun of those counted, −1 where the effect word is that noun. */
  readonly counted: number;
}

/**
 * The number given to those an effect met, where a noun for numbers stands before them: "The number of people killed in
 * the clashes has risen to 75", "put the number of missing foreigners at nine", "brought to 75 the number of those killed".
 */
export function tallyOf(
  sentence: Sentence,
  trigger: Trigger,
  figures: readonly FoundFigure[],
  tallies: ReadonlySet<string>,
): Tally | null {
  const at = tallyBefore(sentence, trigger, tallies);
  if (at < 0) return null;
  const behind = figures.filter((figure) => figure.first > trigger.last && isSaid(sentence, trigger.last, figure));
  const figure = figures.find((one) => isSaidBefore(sentence, at, one)) ?? reachedBy(behind);
  return figure && {figure, counted: countedIn(sentence, at + 2, trigger)};
}

/** The noun for numbers in whose "of" the effect word stands, or −1. */
function tallyBefore(sentence: Sentence, {first}: Trigger, tallies: ReadonlySet<string>): number {
  for (let i = first - 1; i >= Math.max(0, first - REACH); i--) {
    const tag = sentence.xpos[i] ?? '';
    if (tag === 'IN') return tallies.has(sentence.lower[i - 1] ?? '') ? i - 1 : -1;
    if (!/^(DT|JJ\w?|NN\w*|WP|WDT|VB\w?|RB|CC|HYPH|POS)$/.test(tag)) return -1;
  }
  return -1;
}

/** "brought to 75 the number of those killed": a bare number that leads to the noun for numbers. */
function isSaidBefore({xpos}: Sentence, tally: number, {first, last}: FoundFigure): boolean {
  const article = xpos[tally - 1] === 'DT' ? tally - 1 : tally;
  return (
    last === article - 1 && /^(TO|IN)$/.test(xpos[first - 1] ?? '') && /^(VB\w?|RP|RB)$/.test(xpos[first - 2] ?? '')
  );
}

/** "to 75", "at nine", "is 40": right behind a preposition or a verb, in the same clause. */
function isSaid({xpos, forms}: Sentence, from: number, {first}: FoundFigure): boolean {
  if (first - from > FAR || !/^(TO|IN|VB\w?|RB)$/.test(xpos[first - 1] ?? '')) return false;
  for (let i = from + 1; i < first; i++) if (xpos[i] === ':' || forms[i] === ';') return false;
  return xpos.slice(from + 1, first).some((tag) => /^(VB\w?|TO)$/.test(tag)) || /^(IN|TO)$/.test(xpos[first - 1] ?? '');
}

/** The noun between "of" and the effect word, or the one that the effect word describes. */
function countedIn(sentence: Sentence, from: number, {first, last, readings}: Trigger): number {
  if (readings.every(({frame}) => frame === 'counted' || frame === 'people')) return -1;
  for (let i = first - 1; i >= from; i--) if (/^NNS?$/.test(sentence.xpos[i] ?? '')) return i;
  const described = isRelation(sentence, last, 'amod') ? (sentence.heads[last] ?? -1) : -1;
  return described > last ? described : -1;
}
