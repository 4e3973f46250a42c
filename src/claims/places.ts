import type {AnalysedText} from '../language/text.ts';
import type {ClaimPlace} from '../model/claim.ts';
import type {PlaceMention} from '../model/mention.ts';
import type {Span} from '../model/span.ts';
import {noPlaceClues, PLACE_CLUES, type PlacedItem, type PlaceScene, placeClues, sharedClues} from './place-clues.ts';
import {clauseOf, findPlaced, linkOf, type PlaceLinkWords} from './place-scene.ts';
import {PLACE_WEIGHTS} from './place-weights.ts';

export type {PlacedItem} from './place-clues.ts';
export {compileClaimPlaces, type PlaceLinkWords} from './place-scene.ts';

/** What is known about the text the items stand in. */
export interface PlacedText {
  readonly text: AnalysedText;
  /** Every place the document names, in the order of the text. */
  readonly mentions: readonly PlaceMention[];
  readonly title: Span | null;
}

const WEIGHTS = Float64Array.from(PLACE_CLUES, (clue) => PLACE_WEIGHTS[clue]);

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
  const own = items.map((item, i) => ownScores(item, i, scene, words));
  return likeliestPath(own, scene).map((p) => {
    const one = scene.placed[p];
    return one === undefined ? null : toClaimPlace(one.mention);
  });
}

/** What each place is worth for an item by itself; the last entry is that of no place. */
function ownScores(item: PlacedItem, i: number, scene: PlaceScene, words: PlaceLinkWords): number[] {
  const places = scene.placed.map((_, p) => weigh(placeClues(i, p, scene)));
  return [...places, weigh(noPlaceClues(isWide(item, scene.text, words), item))];
}

/** The choice for each item that is best for all (Viterbi); `scene.placed.length` stands for no place. */
function likeliestPath(own: readonly (readonly number[])[], scene: PlaceScene): number[] {
  const none = scene.placed.length;
  const back: number[][] = [];
  let scores: readonly number[] = own[0] ?? [];
  for (let i = 1; i < own.length; i++) {
    const moved = scene.items[i]?.index !== scene.items[i - 1]?.index;
    const from: number[] = [];
    scores = (own[i] ?? []).map((worth, p) => {
      let best = 0;
      let bestScore = Number.NEGATIVE_INFINITY;
      scores.forEach((score, q) => {
        const shared = p === none || q === none ? 0 : weigh(sharedClues(scene.placed[p]!, scene.placed[q]!, moved));
        if (score + shared > bestScore) {
          best = q;
          bestScore = score + shared;
        }
      });
      from[p] = best;
      return worth + bestScore;
    });
    back[i] = from;
  }
  let at = scores.indexOf(Math.max(...scores));
  const path: number[] = [];
  for (let i = own.length - 1; i >= 0; i--) {
    path[i] = at;
    at = back[i]?.[at] ?? at;
  }
  return path;
}

/** The places and counts of one text, ready to be weighed against each other. */
export function sceneOf(items: readonly PlacedItem[], {text, mentions}: PlacedText, words: PlaceLinkWords): PlaceScene {
  return {text, items, placed: findPlaced(text, mentions, words), counting: new Set(items.map(({index}) => index))};
}

function weigh(clues: readonly number[]): number {
  let sum = 0;
  for (const clue of clues) sum += WEIGHTS[clue] as number;
  return sum;
}

function toClaimPlace({start, end, text, name, country, point, precision, gazetteer}: PlaceMention): ClaimPlace {
  return {start, end, text, name, country, point, precision, gazetteer};
}

/** Whether the count is said of a whole country that the words do not name: "in clashes around the country". */
export function isWide({index, trigger}: PlacedItem, text: AnalysedText, words: PlaceLinkWords): boolean {
  const sentence = text.sentence(index);
  const clause = clauseOf(sentence, trigger);
  for (let i = 0; i < sentence.size; i++) {
    if (!words.wide.has(sentence.lower[i] ?? '') || linkOf(sentence, i, words) !== 'at') continue;
    if (clauseOf(sentence, i) === clause) return true;
  }
  return false;
}
