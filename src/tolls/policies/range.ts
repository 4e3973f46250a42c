import type {Statement} from '../../model/toll.ts';
import type {Figures} from '../policy.ts';

/**
 * From the lowest to the highest of the standing claims; best is what the most independent origins hold, then the latest,
 * then the lower. What one report alone tells of may not be so: low is none then.
 */
export function range(standing: readonly Statement[], isAlone: boolean): Figures {
  const best = [...standing].sort(
    (a, b) => holders(standing, b) - holders(standing, a) || later(a, b) || a.best - b.best,
  )[0]!;
  const closed = standing.filter(({high}) => high !== null).map(({high}) => high!);
  const floor = Math.max(...standing.map(({low}) => low), ...closed);
  // "At least 12" beside "14" says nothing beyond 14.
  const isOpen = standing.some(({low, high}) => high === null && low >= floor);
  const shared = holders(standing, best);
  return {
    low: isAlone ? 0 : Math.min(...standing.map(({low}) => low), best.best),
    best: best.best,
    high: isOpen ? null : floor,
    rule:
      standing.length === 1
        ? 'only'
        : shared > 1
          ? 'most-origins'
          : standing.every(({at}) => at === best.at)
            ? 'lower'
            : 'latest',
  };
}

function holders(standing: readonly Statement[], {best}: Statement): number {
  return standing.filter((each) => each.best === best).length;
}

function later(a: Statement, b: Statement): number {
  const [x, y] = [a.at ?? '', b.at ?? ''];
  return x < y ? 1 : x > y ? -1 : 0;
}
