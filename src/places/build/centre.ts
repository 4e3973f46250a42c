import type {Town} from './sources.ts';

/** A place on the map, in degrees. */
export interface Point {
  readonly longitude: number;
  readonly latitude: number;
}

/** Side of the squares that count alike, in degrees. */
const SQUARE = 0.5;

/**
 * Where a division's middle is, from its towns: the mean of the half-degree squares that hold one.
 *
 * A mean of the towns themselves would lie in the largest city; squares follow the settled area, as maps' labels do.
 */
export function centre(towns: readonly Town[]): Point {
  const squares = new Map<string, Town>();
  for (const town of towns) {
    const square = `${Math.floor(town.longitude / SQUARE)} ${Math.floor(town.latitude / SQUARE)}`;
    const largest = squares.get(square);
    if (largest === undefined || town.population > largest.population) squares.set(square, town);
  }
  const chosen = [...squares.values()];
  // Longitudes are taken relative to the first one, so that a division may lie across the 180th meridian.
  const origin = chosen[0]?.longitude ?? 0;
  const offsets = chosen.map((town) => ((town.longitude - origin + 540) % 360) - 180);
  return {longitude: wrap(origin + mean(offsets)), latitude: mean(chosen.map((town) => town.latitude))};
}

function wrap(longitude: number): number {
  return ((longitude + 540) % 360) - 180;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
