import type {Statement} from '../../model/toll.ts';
import {byTime, type Policy, spanOf} from '../policy.ts';

/**
 * From the lowest to the highest of the standing claims; best is what the most independent origins hold, then the latest,
 * then the lower. What one report alone tells of may not be so: low is none then.
 */
export const range: Policy = (standing, {isAlone}) => {
  const holders = ({best}: Statement) => standing.filter((each) => each.best === best).length;
  const ranked = [...standing].sort((a, b) => holders(b) - holders(a) || byTime(a, b) || a.best - b.best);
  const [first, second] = ranked.filter((each, i) => i === 0 || each.best !== ranked[0]!.best);
  const {low, high} = spanOf(standing);
  const rule =
    second === undefined
      ? standing.length === 1
        ? 'only'
        : 'agreed'
      : holders(first!) > holders(second)
        ? 'most'
        : byTime(first!, second) !== 0
          ? 'latest'
          : 'lower';
  return {
    low: isAlone ? 0 : Math.min(low, first!.best),
    best: first!.best,
    high: high === null ? null : Math.max(high, first!.best),
    rule,
  };
};
