import type {Clue} from './evidence.ts';
import type {Trait} from './resolve.ts';

/** Log-odds that each clue adds to a spot's being a place. Fitted on GeoVirus and LGL, even-numbered documents (bench/places-fit.ts). */
export const CLUE_WEIGHTS: Readonly<Partial<Record<Clue, number>>> = {
  any: 0,
};

/** What each trait adds to a place's score among the places of its name. Fitted like the clues. */
export const TRAIT_WEIGHTS: Readonly<Record<Trait, number>> = {
  population: 8,
  country: 3,
  division: 1,
  county: -1,
  quarter: -1,
  'own name': 2,
  'most populous': 0.5,
  'share of country': 3,
  'share of division': 3,
  neighbours: 2,
  'country or division follows': 6,
  hint: 2,
};
