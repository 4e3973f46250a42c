import type {AnalysedText} from '../language/text.ts';
import type {ClaimPlace} from '../model/claim.ts';
import type {PlaceMention} from '../model/mention.ts';
import type {Span} from '../model/span.ts';
import {
  around,
  isAt,
  noPlaceClues,
  PLACE_CLUES,
  type PlacedItem,
  type PlaceScene,
  type PlaceView,
  placeClues,
  sharedClue,
  viewOf,
} from './place-clues.ts';
import {findPlaced, linkOf, type Placed, type PlaceLinkWords} from './place-scene.ts';
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
  const views = items.map((_, i) => viewOf(scene, i));
  return likeliestPath(views, words).map((one) => (one === null ? null : toClaimPlace(one.mention)));
}

/** A choice for one count, on the best way to it. */
interface Step {
  /** `null` = no place. */
  readonly one: Placed | null;
  readonly score: number;
  readonly from: Step | null;
}

/** The choice for each count that is best for all of them (Viterbi). */
function likeliestPath(views: readonly PlaceView[], words: PlaceLinkWords): (Placed | null)[] {
  let steps: readonly Step[] = [];
  views.forEach((view, i) => {
    const moved = view.item.index !== views[i - 1]?.item.index;
    const before = steps;
    steps = [...view.candidates, null].map((one) => {
      const from = best(before, (step) => step.score + sharedWorth(one, step.one, moved));
      const score = from === null ? 0 : from.score + sharedWorth(one, from.one, moved);
      return {one, score: score + ownWorth(one, view, words), from};
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

function ownWorth(one: Placed | null, view: PlaceView, words: PlaceLinkWords): number {
  if (one !== null) return weigh(placeClues(one, view));
  return weigh(noPlaceClues(isWide(view.item, view.scene.text, words), view.item));
}

function sharedWorth(one: Placed | null, before: Placed | null, moved: boolean): number {
  if (one === null || before === null) return 0;
  const clue = sharedClue(one, before, moved);
  return clue < 0 ? 0 : (WEIGHTS[clue] as number);
}

/** How many places at the start of a text are looked at for the one that it opens with. */
const LEAD = 4;

/** The places and counts of one text, ready to be weighed against each other. */
export function sceneOf(items: readonly PlacedItem[], {text, mentions}: PlacedText, words: PlaceLinkWords): PlaceScene {
  // Trees are grown only for the sentences of places that some count may take.
  const named = mentions.filter(({type}) => type !== 'demonym').map((mention) => ({mention}));
  const near = new Set<PlaceMention>(named.slice(0, LEAD).map(({mention}) => mention));
  for (const {index, figure, trigger} of items) {
    for (const {mention} of around(named, index, figure?.head ?? trigger, text)) near.add(mention);
  }
  const placed = findPlaced(text, mentions, near, words);
  const counting = new Set(items.map(({index}) => index));
  return {text, items, placed, counting, lead: placed.find(isAt) ?? null};
}

function weigh(clues: readonly number[]): number {
  let sum = 0;
  for (const clue of clues) sum += WEIGHTS[clue] as number;
  return sum;
}

function toClaimPlace({start, end, text, name, country, point, precision, gazetteer}: PlaceMention): ClaimPlace {
  return {start, end, text, name, country, point, precision, gazetteer};
}

/** How near a word for the whole country stands to the effect, in tokens. */
const NEAR = 12;

/** Whether the count is said of a whole country that the words do not name: "in clashes around the country". */
export function isWide({index, trigger}: PlacedItem, text: AnalysedText, words: PlaceLinkWords): boolean {
  const sentence = text.sentence(index);
  for (let i = Math.max(0, trigger - NEAR); i < Math.min(sentence.size, trigger + NEAR); i++) {
    if (words.wide.has(sentence.lower[i] ?? '') && linkOf(sentence, i, words) === 'at') return true;
  }
  return false;
}
