import type {AnalysedText} from '../language/text.ts';
import type {PlaceMention} from '../model/mention.ts';
import type {Pack} from '../packs/pack.ts';
import {patternBeside} from './described.ts';
import {CLUE, CLUES, gatherClues, type Setting, textClues} from './evidence.ts';
import type {Gazetteer} from './gazetteer.ts';
import {compilePlaces, type PlaceLexicon, ROLE} from './lexicon.ts';
import {placeMention} from './mention.ts';
import {groupNames, likeliest, type NameGroup, sceneOf, settle, TRAITS, townOf, weigh} from './resolve.ts';
import {findSpots} from './spots.ts';
import {findSpeakers, findSurnames} from './surnames.ts';
import {CLUE_WEIGHTS, TRAIT_WEIGHTS} from './weights.ts';
import {GAP, SHAPE, scanWords, type Words} from './words.ts';

/** Finds the names of places in a text and says which places they are. */
export interface PlaceFinder {
  /** All mentions, in the order of the text; `hint` names the country that the report is likely about. */
  find(text: AnalysedText, hint?: PlaceHint): PlaceMention[];
}

/** What is known about a report beside its text. */
export interface PlaceHint {
  /** ISO 3166-1 alpha-2. */
  readonly country?: string;
}

/** Weights as they are used: by the number of the clue or trait. */
export interface Weights {
  readonly clues: Float64Array;
  readonly traits: Float64Array;
}

const FITTED: Weights = {
  clues: Float64Array.from(CLUES, (clue) => CLUE_WEIGHTS[clue] ?? 0),
  traits: Float64Array.from(TRAITS, (trait) => TRAIT_WEIGHTS[trait]),
};

/** Makes the finder of a language. */
export function createPlaceFinder(gazetteer: Gazetteer, pack: Pack): PlaceFinder {
  const lexicon = compilePlaces(pack, gazetteer);
  return {
    find(text, hint) {
      const reading = readPlaces(text, gazetteer, lexicon, FITTED, gazetteer.byCode(hint?.country ?? ''));
      const mentions = reading.setting.spots.flatMap((spot, s) =>
        isPlace(reading, s) ? [placeMention(text.text, spot, placeOf(reading, s), gazetteer)] : [],
      );
      const kept = mentions.map((mention, i) => (isStray(reading.setting, mentions, i) ? unlocated(mention) : mention));
      return kept.map((mention, i) => (mention.point === null ? enclosed(kept, i) : mention));
    },
  };
}

/** How many mentions around one are looked at for the place that it lies in. */
const AROUND = 6;

/**
 * A place that nothing is known of, with the country and point of the town or division named next to it: "the Shaab district"
 * lies in Baghdad, if Baghdad was named last.
 */
function enclosed(mentions: readonly PlaceMention[], i: number): PlaceMention {
  const mention = mentions[i] as PlaceMention;
  const locates = (other: PlaceMention | undefined): boolean =>
    other !== undefined && other.gazetteer !== null && (other.type === 'town' || other.type === 'division');
  const after = mentions[i + 1];
  const near =
    after !== undefined && after.start - mention.end <= 12 && locates(after)
      ? after
      : mentions.slice(Math.max(0, i - AROUND), i).findLast(locates);
  if (near === undefined) return mention;
  return {...mention, country: near.country, point: near.point, precision: Math.max(2, near.precision ?? 2)};
}

/**
 * Whether a mention described as part of a town ("the Shaab district") bears the name of a town abroad: no place named
 * around it lies in the same country.
 */
function isStray({words, spots, lexicon}: Setting, mentions: readonly PlaceMention[], i: number): boolean {
  const mention = mentions[i] as PlaceMention;
  if (mention.type !== 'town' || mention.gazetteer === null) return false;
  const spot = spots.find(({start}) => start === mention.start);
  if (spot === undefined || patternBeside(words, lexicon, spot.first, spot.last)?.type !== 'site') return false;
  const around = mentions.slice(Math.max(0, i - AROUND), i + AROUND).filter((other) => other !== mention);
  return around.some(({type}) => type === 'town') && around.every(({country}) => country !== mention.country);
}

function unlocated(mention: PlaceMention): PlaceMention {
  return {...mention, name: null, country: null, point: null, precision: 2, gazetteer: null, type: 'site'};
}

/** Row of the gazetteer that spot `s` is, or −1. "Almaty" is the town, "Almaty province" the division. */
export function placeOf({setting, groupOf}: Reading, s: number): number {
  const group = groupOf[s] ?? null;
  const spot = setting.spots[s];
  if (group === null || spot === undefined) return -1;
  const place = group.places[likeliest(group)] ?? -1;
  const beside = spot.pattern ?? patternBeside(setting.words, setting.lexicon, spot.first, spot.last);
  return beside?.type === 'division' || spot.phrase !== null ? place : townOf(group, place, setting.gazetteer);
}

/** Kinds of names that say themselves that they are places, once a word like "in" stands before. */
const PLAIN: ReadonlySet<number> = new Set([
  CLUE['site after in'],
  CLUE.site,
  CLUE['site with a place in it'],
  CLUE['only described as a place'],
  CLUE['described elsewhere'],
  CLUE['after in'],
  CLUE['after in the'],
]);

/**
 * Whether spot `s` is taken for a place.
 *
 * The weights are fitted on names that have a point on the map. A site that no gazetteer knows ("Holy Cross Cemetery") is
 * judged by the word for its kind and by the word before it. The people of a place are always given, as such.
 */
export function isPlace({setting, scores, clues}: Reading, s: number): boolean {
  const spot = setting.spots[s];
  if ((scores[s] as number) > 0 || spot?.phrase?.type === 'demonym') return true;
  const pattern = spot?.pattern;
  if (pattern == null || pattern.type === 'street') return false;
  // "Assistant District Attorney": the kind is a word of an office.
  if (pattern.type === 'division') return !isOffice(setting, spot!.last + 1);
  return clues[s]?.some((clue) => PLAIN.has(clue)) === true;
}

function isOffice({words, lexicon}: Setting, i: number): boolean {
  const capital = words.shapes[i] === SHAPE.capital && words.gaps[i] === GAP.space;
  return capital && ((lexicon.roles.get(words.lower(i)) ?? 0) & ROLE.title) !== 0;
}

/** Everything worked out about the places of one text. */
export interface Reading {
  readonly setting: Setting;
  readonly groups: readonly NameGroup[];
  readonly groupOf: readonly (NameGroup | null)[];
  /** Log-odds that each spot is a place. */
  readonly scores: Float64Array;
  /** Clues of each spot. */
  readonly clues: readonly number[][];
}

/**
 * Reads the places of a text: finds the spots, weighs each on its own, settles which place each name is from the company it
 * keeps, then weighs the spots again with what the whole text says.
 */
export function readPlaces(
  text: AnalysedText,
  gazetteer: Gazetteer,
  lexicon: PlaceLexicon,
  weights: Weights,
  hint: number,
): Reading {
  const words = scanWords(text);
  const spots = findSpots(words, gazetteer, lexicon);
  const setting: Setting = {
    words,
    spots,
    gazetteer,
    lexicon,
    surnames: findSurnames(words, lexicon),
    speakers: findSpeakers(words, lexicon),
    small: smallWords(words, spots),
  };
  const clues = spots.map((_, s) => gatherClues(setting, s));
  const scores = Float64Array.from(clues, (gathered) => weighClues(gathered, weights));
  const groups = groupNames(words, spots, gazetteer);
  const groupOf: (NameGroup | null)[] = spots.map(() => null);
  for (const group of groups) for (const s of group.spots) groupOf[s] = group;
  resolve(groups, scores, weights, gazetteer, hint);
  clues.forEach((gathered, s) => {
    textClues(setting, s, groupOf[s] ?? null, scores, groups, gathered);
  });
  const final = Float64Array.from(clues, (gathered) => weighClues(gathered, weights));
  resolve(groups, final, weights, gazetteer, hint);
  return {setting, groups, groupOf, scores: final, clues};
}

function resolve(
  groups: readonly NameGroup[],
  scores: Float64Array,
  weights: Weights,
  gazetteer: Gazetteer,
  hint: number,
): void {
  for (const group of groups) {
    group.highest = Number.NEGATIVE_INFINITY;
    group.second = Number.NEGATIVE_INFINITY;
    for (const s of group.spots) noteScore(group, scores[s] as number);
    group.weight = 1 / (1 + Math.exp(-group.highest));
    weigh(group, weights.traits);
  }
  const scene = sceneOf(groups, gazetteer);
  settle(groups, scene, weights.traits, gazetteer, hint);
}

function noteScore(group: NameGroup, score: number): void {
  group.second = Math.max(group.second, Math.min(score, group.highest));
  group.highest = Math.max(group.highest, score);
}

function weighClues(clues: readonly number[], weights: Weights): number {
  let sum = 0;
  for (const clue of clues) sum += weights.clues[clue] as number;
  return sum;
}

/** Of the one-word spots, those whose word the text also writes small. */
function smallWords(words: Words, spots: Setting['spots']): Set<string> {
  const small = new Set<string>();
  const wanted = new Set<string>();
  // Most words are passed over by their first letter and length, without making a string of them.
  const sketches = new Uint8Array(1024);
  for (const spot of spots) {
    if (spot.first !== spot.last) continue;
    wanted.add(words.lower(spot.first));
    sketches[sketch(words, spot.first)] = 1;
  }
  for (let i = 0; i < words.size; i++) {
    if (words.shapes[i] !== SHAPE.lower || sketches[sketch(words, i)] === 0) continue;
    if (wanted.has(words.lower(i))) small.add(words.lower(i));
  }
  return small;
}

function sketch(words: Words, i: number): number {
  const start = words.starts[i] as number;
  return (words.text.charCodeAt(start) & 31) + 32 * (((words.ends[i] as number) - start) & 31);
}
