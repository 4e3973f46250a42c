import type {Gazetteer} from './gazetteer.ts';
import {KIND} from './layout.ts';
import type {Spot} from './spot.ts';
import {createSums, type Sums} from './sums.ts';
import {contains} from './within.ts';
import {GAP, type Words} from './words.ts';

/** What speaks for one of several places of the same name, each a number of about 0 to 1; weighed in `weights.ts`. */
export const TRAITS = [
  'population',
  'country',
  'division',
  'county',
  'capital',
  'quarter',
  'own name',
  'most populous',
  'share of country',
  'share of division',
  'neighbours',
  'country or division follows',
  'hint',
] as const;
export type Trait = (typeof TRAITS)[number];
export const TRAIT = Object.fromEntries(TRAITS.map((trait, i) => [trait, i])) as Readonly<Record<Trait, number>>;

/** All spots of one text that have the same name, with the places that it may be. */
export interface NameGroup {
  readonly spots: number[];
  readonly places: readonly number[];
  /** One row a place, one column a trait. */
  readonly traits: Float64Array;
  /** Log-odds that the name is a place, where that is surest and where it is so next. */
  highest: number;
  second: number;
  /** How sure it is that the name is a place here, 0 to 1. */
  weight: number;
  /** Chance of each place, adding up to 1. */
  readonly chances: Float64Array;
}

/** What the places of a text have in common: how often it speaks of each country, division and neighbourhood. */
export interface Scene {
  readonly countries: Float64Array;
  readonly divisions: Sums;
  readonly cells: Sums;
  total: number;
}

/** Groups the spots that the gazetteer knows by name. */
export function groupNames(words: Words, spots: readonly Spot[], gazetteer: Gazetteer): NameGroup[] {
  const groups = new Map<string, NameGroup>();
  spots.forEach((spot, s) => {
    const named = spot.inner ?? spot;
    const places = placesOf(named);
    if (places.length === 0) return;
    const own = named.phrase === null ? named.own : 1;
    const key = words.text.slice(named.start, named.end).toLowerCase();
    const group = groups.get(key) ?? newGroup(places, own, gazetteer);
    groups.set(key, group);
    group.spots.push(s);
    followers(words, spots, s, group, gazetteer);
  });
  return [...groups.values()];
}

/** The rows of the gazetteer that a spot may be: that of its phrase, or those of its name. */
export function placesOf(spot: Spot): readonly number[] | Uint32Array {
  if (spot.phrase === null) return spot.places;
  return spot.phrase.place < 0 ? [] : [spot.phrase.place];
}

function newGroup(places: readonly number[] | Uint32Array, own: number, gazetteer: Gazetteer): NameGroup {
  const {columns} = gazetteer;
  const traits = new Float64Array(places.length * TRAITS.length);
  for (let p = 0; p < places.length; p++) {
    const place = places[p] as number;
    const row = p * TRAITS.length;
    const kind = columns.kinds[place];
    traits[row + TRAIT.population] = Math.log10((columns.populations[place] as number) + 10) / 8;
    traits[row + TRAIT.country] = kind === KIND.country ? 1 : 0;
    traits[row + TRAIT.division] = kind === KIND.division ? 1 : 0;
    traits[row + TRAIT.county] = kind === KIND.county ? 1 : 0;
    traits[row + TRAIT.capital] = kind === KIND.capital ? 1 : 0;
    traits[row + TRAIT.quarter] = kind === KIND.quarter ? 1 : 0;
    traits[row + TRAIT['own name']] = p < own ? 1 : 0;
    traits[row + TRAIT['most populous']] = p === 0 ? 1 : 0;
  }
  return {
    spots: [],
    places: Array.from(places),
    traits,
    highest: 0,
    second: 0,
    weight: 0,
    chances: new Float64Array(places.length),
  };
}

/** Notes which of the places lie in the country or division that follows the name: "Alexandria, Louisiana". */
function followers(words: Words, spots: readonly Spot[], s: number, group: NameGroup, gazetteer: Gazetteer): void {
  const spot = spots[s] as Spot;
  const next = spots[s + 1];
  if (next === undefined || next.first !== spot.last + 1) return;
  const gap = words.gaps[next.first];
  if (gap !== GAP.comma && !(gap === GAP.other && words.text.charCodeAt(next.start - 1) === 0x28)) return;
  for (const whole of placesOf(next)) {
    group.places.forEach((place, p) => {
      if (contains(gazetteer, whole, place)) group.traits[p * TRAITS.length + TRAIT['country or division follows']] = 1;
    });
  }
}

/** Side of a cell of the map, in degrees; neighbours are in the same or an adjoining one. */
const CELL = 1;
/** Cells of one row of the map, with room at its ends. */
const ROW = 1000;
/** Chances below this are not worth noting. */
const LEAST = 0.01;

/** What the groups, as far as they are settled, say together. */
export function sceneOf(groups: readonly NameGroup[], gazetteer: Gazetteer): Scene {
  const scene: Scene = {countries: new Float64Array(256), divisions: createSums(), cells: createSums(), total: 0};
  for (const group of groups) addToScene(scene, group, gazetteer, 1);
  return scene;
}

function addToScene(scene: Scene, group: NameGroup, {columns, counts}: Gazetteer, sign: number): void {
  // A name said ten times is not ten witnesses.
  const weight = sign * group.weight * Math.sqrt(group.spots.length);
  scene.total += weight;
  for (let p = 0; p < group.places.length; p++) {
    if ((group.chances[p] as number) < LEAST) continue;
    const place = group.places[p] as number;
    const share = weight * (group.chances[p] as number);
    const country = columns.countries[place] as number;
    scene.countries[country] = (scene.countries[country] as number) + share;
    if (columns.kinds[place] === KIND.country) continue;
    scene.divisions.add(counts.countries + (columns.divisions[place] as number), share);
    if (columns.kinds[place] === KIND.division) continue;
    // Noted for all nine cells around it, so that looking is one step.
    const cell = cellOf(columns.longitudes[place] as number, columns.latitudes[place] as number);
    for (let dy = -ROW; dy <= ROW; dy += ROW) for (let dx = -1; dx <= 1; dx++) scene.cells.add(cell + dy + dx, share);
  }
}

function cellOf(longitude: number, latitude: number): number {
  return Math.floor((latitude + 90) / CELL) * ROW + Math.floor((longitude + 180) / CELL);
}

/** Settles each group anew from what all the others say: fills the traits that depend on them, then the chances. */
export function settle(
  groups: readonly NameGroup[],
  scene: Scene,
  weights: Float64Array,
  gazetteer: Gazetteer,
  hint: number,
): void {
  for (const group of groups) {
    // A group is no witness for itself.
    addToScene(scene, group, gazetteer, -1);
    sceneTraits(group, scene, gazetteer, hint);
    weigh(group, weights);
    addToScene(scene, group, gazetteer, 1);
  }
}

function sceneTraits(group: NameGroup, scene: Scene, {columns, counts}: Gazetteer, hint: number): void {
  const total = Math.max(scene.total, 1);
  const {traits} = group;
  for (let p = 0; p < group.places.length; p++) {
    const place = group.places[p] as number;
    const row = p * TRAITS.length;
    const country = columns.countries[place] as number;
    traits[row + TRAIT['share of country']] = (scene.countries[country] as number) / total;
    traits[row + TRAIT.hint] = country === hint ? 1 : 0;
    if (columns.kinds[place] === KIND.country) continue;
    const division = counts.countries + (columns.divisions[place] as number);
    traits[row + TRAIT['share of division']] = scene.divisions.get(division) / total;
    if (columns.kinds[place] === KIND.division) continue;
    const near = scene.cells.get(cellOf(columns.longitudes[place] as number, columns.latitudes[place] as number));
    traits[row + TRAIT.neighbours] = near / (near + 1);
  }
}

/** Turns traits into chances: a softmax over the places of the group. */
export function weigh(group: NameGroup, weights: Float64Array): void {
  const {chances, traits} = group;
  let highest = Number.NEGATIVE_INFINITY;
  for (let p = 0; p < chances.length; p++) {
    let score = 0;
    for (let t = 0; t < TRAITS.length; t++) score += (weights[t] as number) * (traits[p * TRAITS.length + t] as number);
    chances[p] = score;
    if (score > highest) highest = score;
  }
  let sum = 0;
  for (let p = 0; p < chances.length; p++) {
    chances[p] = Math.exp((chances[p] as number) - highest);
    sum += chances[p] as number;
  }
  for (let p = 0; p < chances.length; p++) chances[p] = (chances[p] as number) / sum;
}

/** How far a town may lie from the middle of the division that is named after it, in degrees. */
const CLOSE = 0.8;

/** The town of the same name that lies in the middle of a division ("Almaty"), or the place itself where there is none. */
export function townOf(group: NameGroup, place: number, {columns}: Gazetteer): number {
  if (columns.kinds[place] !== KIND.division && columns.kinds[place] !== KIND.county) return place;
  const isClose = (values: Float32Array, other: number): boolean =>
    Math.abs((values[other] as number) - (values[place] as number)) < CLOSE;
  const town = group.places.find(
    (other) =>
      (columns.kinds[other] as number) >= KIND.capital &&
      columns.countries[other] === columns.countries[place] &&
      isClose(columns.latitudes, other) &&
      isClose(columns.longitudes, other),
  );
  return town ?? place;
}

/** Position in the group of its likeliest place. */
export function likeliest(group: NameGroup): number {
  let best = 0;
  for (let p = 1; p < group.chances.length; p++) {
    if ((group.chances[p] as number) > (group.chances[best] as number)) best = p;
  }
  return best;
}
