import type {Row} from '../../packs/pack.ts';
import type {Point} from './centre.ts';

/** Compiles the table `place-points`: middles of countries and divisions whose towns crowd on one side, by code. */
export function compilePoints(rows: readonly Row[]): Map<string, Point> {
  return new Map(
    rows.map(({cells}) => [
      cells['code'] ?? '',
      {longitude: Number(cells['longitude']), latitude: Number(cells['latitude'])},
    ]),
  );
}
