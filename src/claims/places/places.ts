import type {ClaimPlace} from '../../model/claim.ts';
import type {PlaceMention} from '../../model/mention.ts';
import {noPlaceClues, PLACE_CLUES, placeClues, sharedClue} from './place-clues.ts';
import {refined} from './place-refine.ts';
import type {Placed} from './place-scene.ts';
import {type PlacedItem, type PlacedText, type PlaceView, sceneOf, viewOf} from './place-view.ts';
import {PLACE_WEIGHTS} from './place-weights.ts';
import type {PlaceLinkWords} from './place-words.ts';
import {withOwnCountry} from './site-country.ts';

export type {PlacedItem, PlacedText} from './place-view.ts';
export {compileClaimPlaces, type PlaceLinkWords} from './place-words.ts';

const WEIGHTS = Float64Array.from(PLACE_CLUES, (clue) => PLACE_WEIGHTS[clue]);

/** What may be the place of one count. */
export interface PlaceChoice {
  /** `null` = no place. */
  readonly one: Placed | null;
  /** What speaks for and against it by itself, as indices into PLACE_CLUES. */
  readonly clues: readonly number[];
}

/**
 * Where each count's effect happened, in the order of the items.
 *
 * The choices are made together, as the likeliest path through all of them: a count without a place of its own shares that of
 * its neighbours, and a place named later may be the one of an earlier count.
 */
export function placesOf(
  items: readonly PlacedItem[],
  context: PlacedText,
  words: PlaceLinkWords,
): (ClaimPlace | null)[] {
  const scene = sceneOf(items, context, words);
  const path = likeliestPath(items.map((_, i) => viewOf(scene, i)));
  return refined(path, scene).map((one) =>
    one === null ? null : toClaimPlace(withOwnCountry(one.mention, context.mentions)),
  );
}

/** What each count sees of the places around it. */
export function viewsOf(items: readonly PlacedItem[], context: PlacedText, words: PlaceLinkWords): PlaceView[] {
  const scene = sceneOf(items, context, words);
  return items.map((_, i) => viewOf(scene, i));
}

/** The places that are weighed for a count, and that there is none. */
export function choicesOf(view: PlaceView): PlaceChoice[] {
  const choices: PlaceChoice[] = view.candidates.map((one) => ({one, clues: placeClues(one, view)}));
  choices.push({one: null, clues: noPlaceClues(view)});
  return choices;
}

/** A choice for one count, on the best way to it. */
interface Step {
  readonly one: Placed | null;
  readonly score: number;
  readonly from: Step | null;
}

/** The choice for each count that is best for all of them (Viterbi). */
function likeliestPath(views: readonly PlaceView[]): (Placed | null)[] {
  let steps: readonly Step[] = [];
  views.forEach((view) => {
    const before = steps;
    steps = choicesOf(view).map(({one, clues}) => {
      const from = best(before, (step) => step.score + sharedWorth(one, step.one, view));
      const score = from === null ? 0 : from.score + sharedWorth(one, from.one, view);
      return {one, score: score + weigh(clues), from};
    });
  });
  const path: (Placed | null)[] = [];
  for (let step = best(steps, ({score}) => score); step !== null; step = step.from) path.push(step.one);
  return path.reverse();
}

function best(steps: readonly Step[], worth: (step: Step) => number): Step | null {
  let found: Step | null = null;
  let highest = Number.NEGATIVE_INFINITY;
  for (const step of steps) {
    const score = worth(step);
    if (score > highest) {
      found = step;
      highest = score;
    }
  }
  return found;
}

function sharedWorth(one: Placed | null, before: Placed | null, view: PlaceView): number {
  const clue = one === null || before === null ? -1 : sharedClue(one, before, view);
  return clue < 0 ? 0 : (WEIGHTS[clue] as number);
}

function weigh(clues: readonly number[]): number {
  let sum = 0;
  for (const clue of clues) sum += WEIGHTS[clue] as number;
  return sum;
}

function toClaimPlace({start, end, text, name, country, point, precision, gazetteer}: PlaceMention): ClaimPlace {
  return {start, end, text, name, country, point, precision, gazetteer};
}
