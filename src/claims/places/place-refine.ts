import type {Placed} from './place-scene.ts';
import {isAt, isNarrower, type PlacedItem, type PlaceScene} from './place-view.ts';

/** How many sentences behind a count the place may be told more closely. */
const BEHIND = 3;

/** Rank from which a place is wide: a division, a country. */
const WIDE = 2;

/**
 * The places of all counts, told as closely as the text tells them.
 *
 * "Three die in Turkey", and further down "Three soldiers died in Cukurca": the same count told again says where more closely. So does
 * the first place behind a count that lies in its country or division, where no other count stands between: "A blast in Turkey killed
 * three. It went off in the town of Cukurca."
 */
export function refined(path: readonly (Placed | null)[], scene: PlaceScene): (Placed | null)[] {
  const told = placesByCount(scene.items, path);
  return path.map((one, i) => {
    const again = narrowest(one, told.get(countOf(scene.items[i]!) ?? '') ?? []);
    return again === null ? null : (toldBehind(again, i, scene) ?? again);
  });
}

function narrowest(one: Placed | null, told: Iterable<Placed>): Placed | null {
  let found = one;
  for (const place of told) if (found !== null && isNarrower(place, found)) found = place;
  return found;
}

/** The different places of each count that is told more than once, in the order of the text. */
function placesByCount(items: readonly PlacedItem[], path: readonly (Placed | null)[]): Map<string, Placed[]> {
  const told = new Map<string, Map<string, Placed>>();
  path.forEach((place, i) => {
    const count = countOf(items[i]!);
    if (count === null || place === null) return;
    const known = told.get(count);
    if (known === undefined) told.set(count, new Map([[place.key, place]]));
    else if (!known.has(place.key)) known.set(place.key, place);
  });
  return new Map([...told].map(([count, places]) => [count, [...places.values()]]));
}

/** What is the same for a count that is told again; `null` for one person and none. */
function countOf({effect, scope, figure}: PlacedItem): string | null {
  return figure === null || (figure.low ?? 0) <= 1 ? null : `${effect} ${scope} ${figure.low}`;
}

function toldBehind(one: Placed, i: number, {placed, items}: PlaceScene): Placed | null {
  const item = items[i]!;
  if (item.scope === 'total' || item.scope === 'subset' || one.rank < WIDE || one.index > item.index) return null;
  for (let k = firstBehind(placed, item.index); k < placed.length; k++) {
    const other = placed[k]!;
    if (other.index > item.index + BEHIND) return null;
    if (isAt(other) && isNarrower(other, one)) return isCountBetween(items, i, other.index) ? null : other;
  }
  return null;
}

/** Index of the first place behind a sentence; the places stand in the order of the text. */
function firstBehind(placed: readonly Placed[], index: number): number {
  let low = 0;
  let high = placed.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (placed[middle]!.index <= index) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether another count stands behind the sentence of item `i`, up to that of the place. */
function isCountBetween(items: readonly PlacedItem[], i: number, to: number): boolean {
  const {index} = items[i]!;
  const count = countOf(items[i]!);
  for (let k = i + 1; k < items.length && items[k]!.index <= to; k++)
    if (items[k]!.index > index && (count === null || countOf(items[k]!) !== count)) return true;
  return false;
}
