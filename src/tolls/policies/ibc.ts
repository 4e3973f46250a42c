import {type Policy, spanOf} from '../policy.ts';

/** From the lowest to the highest of at least two independent origins; provisional where there is one. No best figure. */
export const ibc: Policy = (standing) => {
  const ends = standing.map(({best}) => best);
  const {high} = spanOf(standing);
  const rule = standing.length < 2 ? 'provisional' : 'two-origins';
  return {low: Math.min(...ends), best: null, high: high === null ? Math.max(...ends) : high, rule};
};
