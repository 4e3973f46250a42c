import type {Statement} from '../../model/toll.ts';
import type {Policy} from '../policy.ts';

/** What vague counts stand for, by the lowest they allow: several, tens, dozens, scores, hundreds. */
const VAGUE: ReadonlyMap<string, number> = new Map([
  ['3..9', 3],
  ['10..99', 10],
  ['20..99', 10],
  ['24..99', 12],
  ['40..99', 40],
  ['200..999', 100],
]);

/** The most conservative figure; vague counts stand for set numbers ("dozens" 12, "hundreds" 100). */
export const acled: Policy = (standing) => {
  const figures = standing.map(figureOf);
  const best = Math.min(...figures);
  const chosen = standing[figures.indexOf(best)]!;
  return {
    low: null,
    best,
    high: null,
    rule: best !== chosen.best ? 'vague' : figures.every((each) => each === best) ? 'agreed' : 'lowest',
  };
};

function figureOf({low, best, high}: Statement): number {
  return VAGUE.get(`${low}..${high}`) ?? best;
}
