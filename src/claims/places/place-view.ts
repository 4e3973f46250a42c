import type {AnalysedText} from '../../language/text.ts';
import type {Effect, Scope} from '../../model/claim.ts';
import type {PlaceMention} from '../../model/mention.ts';
import type {Span} from '../../model/span.ts';
import {linkOf} from './place-bonds.ts';
import {entriesOf, entryAround, withinEntry} from './place-entries.ts';
import {findPlaced, isInside, type Placed} from './place-scene.ts';
import type {PlaceLinkWords} from './place-words.ts';

/** A count joined to an effect, as far as its place goes by it. */
export interface PlacedItem {
  /** Index of the sentence in its text. */
  readonly index: number;
  /** Token of the effect word. */
  readonly trigger: number;
  /** Head token and least value of the count; `null` for an implied single. */
  readonly figure: {readonly head: number; readonly low: number | null} | null;
  readonly effect: Effect;
  readonly scope: Scope;
}

/** What is known about the text the items stand in. */
export interface PlacedText {
  readonly text: AnalysedText;
  /** Every place the document names, in the order of the text. */
  readonly mentions: readonly PlaceMention[];
  readonly title: Span | null;
}

/** The counts and places of one text. */
export interface PlaceScene {
  readonly text: AnalysedText;
  /** In the order of the text. */
  readonly placed: readonly Placed[];
  readonly items: readonly PlacedItem[];
  /** Sentences that hold a count. */
  readonly counting: ReadonlySet<number>;
  /** The first place that something is said to be in. */
  readonly lead: Placed | null;
  readonly words: PlaceLinkWords;
  /** How often it names the place it names most. */
  readonly most: number;
  /** Where the people of a country are named: "Haitian". */
  readonly peoples: readonly PlaceMention[];
  /** The entries of its lists. */
  readonly entries: readonly Span[];
}

/** The places around one count. */
export interface PlaceView {
  readonly item: PlacedItem;
  readonly scene: PlaceScene;
  /** Token of the count. */
  readonly count: number;
  /** Those that are weighed: the nearest on both sides. */
  readonly candidates: readonly Placed[];
  /** Those in its sentence. */
  readonly here: readonly Placed[];
  /** The first in its sentence that something is said to be in. */
  readonly at: Placed | null;
  /** The last place before its sentence, and the first behind it, that something is said to be in. */
  readonly lastAt: Placed | null;
  readonly nextAt: Placed | null;
  /** Tokens of the sentence's counts. */
  readonly heads: readonly number[];
  /** The same, where each has a place behind it ("45 died in A, 12 in B"); else none. */
  readonly list: readonly number[];
  /** The count before stands in another sentence. */
  readonly moved: boolean;
  /** The count is said of a whole country that the words do not name. */
  readonly wide: boolean;
  /** It is said of the whole world. */
  readonly world: boolean;
  /** The last place named before of the kind that its sentence speaks of: "the capital". */
  readonly spokenOf: Placed | null;
  /** Countries whose people its sentence names. */
  readonly nations: ReadonlySet<string | null>;
  /** The count before. */
  readonly previous: PlacedItem | null;
  /** It stands in another entry of a list. */
  readonly apart: boolean;
}

/** How many places before and behind a count are weighed. Twice as many change two claims of a hundred, none for the better (docs/decisions/reading-speed.md). */
const BEFORE = 10;
const BEHIND = 4;

/** Looks at the places around item `i`. */
export function viewOf(scene: PlaceScene, i: number): PlaceView {
  const item = scene.items[i]!;
  const {index, figure, trigger} = item;
  const count = figure?.head ?? trigger;
  const entry = entryAround(scene.entries, scene.text.span(index).start);
  const candidates = withinEntry(around(scene.placed, index, count, scene.text), entry);
  const here = candidates.filter((one) => one.index === index);
  const at = here.find(isAt) ?? null;
  const spoken = kindSpokenOf(item, scene);
  const heads = headsOf(scene, i);
  return {
    item,
    scene,
    count,
    candidates,
    here,
    at,
    lastAt: candidates.findLast((one) => one.index < index && isAt(one) && !one.whole) ?? null,
    nextAt: candidates.find((one) => one.index > index && isAt(one) && !one.whole) ?? null,
    heads,
    list: listOf(heads, here),
    moved: index !== scene.items[i - 1]?.index,
    wide: isWide(item, scene.text, scene.words),
    world: isWorld(item, scene),
    spokenOf: spoken === null ? null : lastOf(scene, spoken, index),
    nations: nationsOf(scene, index),
    previous: scene.items[i - 1] ?? null,
    apart: entry !== entryAround(scene.entries, scene.text.span(scene.items[i - 1]?.index ?? index).start),
  };
}

/** The places that are weighed for a count: those nearest to it. `places` are in the order of the text. */
export function around<T extends {readonly mention: Span}>(
  places: readonly T[],
  index: number,
  count: number,
  text: AnalysedText,
): readonly T[] {
  const offset = text.tokens(index).starts[count] ?? text.span(index).start;
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle]!.mention.start < offset) low = middle + 1;
    else high = middle;
  }
  return places.slice(Math.max(0, low - BEFORE), low + BEHIND);
}

function headsOf({items}: PlaceScene, i: number): number[] {
  const index = items[i]!.index;
  let first = i;
  while (items[first - 1]?.index === index) first--;
  const heads: number[] = [];
  for (let k = first; items[k]?.index === index; k++) heads.push(items[k]!.figure?.head ?? items[k]!.trigger);
  return [...new Set(heads)].sort((a, b) => a - b);
}

function listOf(counts: readonly number[], here: readonly Placed[]): readonly number[] {
  const isListed = (count: number, k: number): boolean =>
    here.some(({head}) => head > count && head < (counts[k + 1] ?? Number.POSITIVE_INFINITY));
  return counts.length > 1 && counts.length <= here.length && counts.every(isListed) ? counts : [];
}

/** Something is said to be there. */
export function isAt({link, dateline}: Placed): boolean {
  return link === 'at' && !dateline;
}

/** Whether one place is smaller than another and lies in it. */
export function isNarrower(one: Placed, than: Placed): boolean {
  if (one.key === than.key) return false;
  if (one.rank < than.rank) return isInside(one.mention, than.mention);
  // "the Kisima area": a name that only its surroundings locate, by the town named beside it.
  return one.rank === than.rank && isLocatedBy(one, than);
}

function isLocatedBy({mention: {gazetteer, point}}: Placed, {mention: town}: Placed): boolean {
  return gazetteer === null && town.gazetteer !== null && point !== null && point[0] === town.point?.[0];
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
  return {
    text,
    items,
    placed,
    counting,
    lead: placed.find(isAt) ?? null,
    words,
    most: Math.max(0, ...placed.map(({times}) => times)),
    peoples: mentions.filter(({type}) => type === 'demonym'),
    entries: entriesOf(text),
  };
}

/** How near a word for the whole country stands to the effect, in tokens. */
const NEAR = 12;

/** Whether the count is said of a whole country that the words do not name: "in clashes around the country". */
export function isWide({index, trigger}: PlacedItem, text: AnalysedText, words: PlaceLinkWords): boolean {
  const sentence = text.sentence(index);
  for (let i = Math.max(0, trigger - NEAR); i < Math.min(sentence.size, trigger + NEAR); i++) {
    // "In the country of Zimbabwe" names it.
    const isNamed = words.links.get(sentence.lower[i + 1] ?? '') === 'of';
    const wide = !isNamed && words.wide.has(sentence.lower[i] ?? '');
    if (wide && (sentence.upos[i] === 'ADV' || linkOf(sentence, i, words) === 'at')) return true;
  }
  return false;
}

function isWorld({index, trigger}: PlacedItem, {text, words}: PlaceScene): boolean {
  const sentence = text.sentence(index);
  for (let i = Math.max(0, trigger - NEAR); i < Math.min(sentence.size, trigger + NEAR); i++) {
    // A name has the word too: "World Health Organization".
    if (sentence.upos[i] !== 'PROPN' && words.world.has(sentence.lower[i] ?? '')) return true;
  }
  return false;
}

/** The rank of the place that a count's sentence speaks of by its kind alone: "in the capital". */
export function kindSpokenOf({index, trigger}: PlacedItem, {text, words, placed}: PlaceScene): number | null {
  const sentence = text.sentence(index);
  for (let i = Math.max(1, trigger - NEAR); i < Math.min(sentence.size, trigger + NEAR); i++) {
    const rank = words.kinds.get(sentence.lower[i] ?? '');
    if (rank === undefined || sentence.upos[i - 1] !== 'DET' || linkOf(sentence, i, words) !== 'at') continue;
    const start = sentence.starts[i]!;
    if (placed.some(({mention}) => mention.start >= start - 1 && mention.start < start + 30)) continue;
    return rank;
  }
  return null;
}

function nationsOf({text, peoples}: PlaceScene, index: number): Set<string | null> {
  const {start, end} = text.span(index);
  return new Set(peoples.filter((one) => one.start >= start && one.end <= end).map(({country}) => country));
}

function lastOf({placed}: PlaceScene, rank: number, index: number): Placed | null {
  return (
    placed.findLast((one) => one.rank === rank && one.index < index) ?? placed.find((one) => one.rank === rank) ?? null
  );
}
