import {patternBeside} from './described.ts';
import type {Gazetteer} from './gazetteer.ts';
import {KIND} from './layout.ts';
import {type PlaceLexicon, ROLE} from './lexicon.ts';
import {likeliest, type NameGroup, TRAIT, TRAITS} from './resolve.ts';
import type {Spot} from './spot.ts';
import {contains} from './within.ts';
import {CASE, GAP, SHAPE, type Words} from './words.ts';

/** What speaks for or against a spot's being a place, each thing a yes or no; weighed in `weights.ts`. */
export const CLUES = [
  'any',
  'two words',
  'three words',
  'own name of a country',
  'own name of a division',
  'own name of a county',
  'region',
  'other phrase',
  'under 1,000 people',
  'under 5,000 people',
  'under 20,000 people',
  'under 100,000 people',
  'under 1,000,000 people',
  'a million people',
  'ordinary word',
  'ordinary word, capital expected',
  'given name',
  'starts a sentence',
  'headline',
  'upper case',
  'after in',
  'after from',
  'after a compass word',
  'after a title',
  'after a given name',
  'after a capital',
  'after an initial',
  'after a comma and a spot',
  'after a spot and a small word',
  'hyphen before',
  'hyphen after',
  'before an institution',
  'before a rival',
  'before folk',
  'before said',
  'before a capital',
  'before an initial',
  'before a comma and its country or division',
  'before a comma and a spot',
  'before a number',
  'possessive',
  'site with a place in it',
  'site',
  'site after in',
  'street',
  'region by its kind',
  'other kind of place named',
  'described as a place',
  'only described as a place',
  'described elsewhere',
  'only said to be in',
  'dateline',
  'after a capital and of',
  'speaks elsewhere',
  'upper case, ordinary word',
  'upper case, after in',
  'upper case, under 20,000 people',
  'upper case, one word',
  'before a newspaper',
  'after the',
  'after in the',
  'surname here',
  'surname of a place said to be in',
  'small in this text',
  'same country as others',
  'same division as others',
  'near others',
  'country of no others',
  'named elsewhere, surely',
  'named elsewhere',
  'quarter',
  'capitals among small letters',
  'before a number in brackets, like others',
] as const;
export type Clue = (typeof CLUES)[number];

export const CLUE = Object.fromEntries(CLUES.map((clue, i) => [clue, i])) as Readonly<Record<Clue, number>>;

/** What one text says about the words in it, beside each spot's own surroundings. */
export interface Setting {
  readonly words: Words;
  readonly spots: readonly Spot[];
  readonly gazetteer: Gazetteer;
  readonly lexicon: PlaceLexicon;
  /** Words that stand as surnames in this text. */
  readonly surnames: ReadonlySet<string>;
  /** Words that this text has speak: "Houston said". */
  readonly speakers: ReadonlySet<string>;
  /** Words that this text also writes small. */
  readonly small: ReadonlySet<string>;
}

/** The clues that the name of spot `s` and its surroundings give, as indices into CLUES. */
export function gatherClues(setting: Setting, s: number): number[] {
  const into: number[] = [];
  const spot = setting.spots[s] as Spot;
  into.push(CLUE.any);
  nameClues(setting, spot, into);
  wordClues(setting, spot, into);
  kindClues(setting, spot, into);
  leftClues(setting, spot, s, into);
  rightClues(setting, spot, s, into);
  return into;
}

/** Adds the clues that the rest of the text gives about spot `s`, once its names are settled. */
export function textClues(
  {gazetteer, spots}: Setting,
  s: number,
  group: NameGroup | null,
  scores: Float64Array,
  groups: readonly NameGroup[],
  into: number[],
): void {
  if (group === null) return;
  // The surest of the other mentions: the surest of all, unless that is this one.
  const others = (scores[s] as number) === group.highest ? group.second : group.highest;
  if (others > SURE) into.push(CLUE['named elsewhere, surely']);
  else if (group.spots.length > 1) into.push(CLUE['named elsewhere']);
  if ((spots[s] as Spot).phrase !== null || groups.length === 1) return;
  const row = likeliest(group) * TRAITS.length;
  const country = group.traits[row + TRAIT['share of country']] as number;
  if (country > 0.3) into.push(CLUE['same country as others']);
  else if (country < 0.05) into.push(CLUE['country of no others']);
  if ((group.traits[row + TRAIT['share of division']] as number) > 0.15) into.push(CLUE['same division as others']);
  if ((group.traits[row + TRAIT.neighbours] as number) > 0.3) into.push(CLUE['near others']);
  if (gazetteer.columns.kinds[group.places[likeliest(group)] as number] === KIND.quarter) into.push(CLUE.quarter);
}

/** Log-odds from which a spot is taken as a place when others are weighed. */
const SURE = 2;

function nameClues({gazetteer, words}: Setting, spot: Spot, into: number[]): void {
  const length = spot.last - spot.first;
  if (length === 1) into.push(CLUE['two words']);
  if (length > 1) into.push(CLUE['three words']);
  if (spot.phrase !== null) {
    if (spot.phrase.place < 0) into.push(CLUE.region);
    else into.push(CLUE['other phrase']);
    return;
  }
  const {places} = spot.inner ?? spot;
  if (spot.inner !== null) into.push(CLUE['site with a place in it']);
  if (places.length === 0) return;
  const {kinds, populations} = gazetteer.columns;
  let population = 0;
  let kind = 9;
  for (const place of places) {
    population = Math.max(population, populations[place] as number);
    kind = Math.min(kind, kinds[place] as number);
  }
  if (kind === KIND.country) into.push(CLUE['own name of a country']);
  else if (kind === KIND.division) into.push(CLUE['own name of a division']);
  else if (kind === KIND.county) into.push(CLUE['own name of a county']);
  if (population < 20_000 && words.cases[spot.first] === CASE.upper) into.push(CLUE['upper case, under 20,000 people']);
  if (population < 1000) into.push(CLUE['under 1,000 people']);
  else if (population < 5000) into.push(CLUE['under 5,000 people']);
  else if (population < 20_000) into.push(CLUE['under 20,000 people']);
  else if (population < 100_000) into.push(CLUE['under 100,000 people']);
  else if (population < 1_000_000) into.push(CLUE['under 1,000,000 people']);
  else into.push(CLUE['a million people']);
}

function wordClues({words, lexicon, surnames, speakers, small}: Setting, spot: Spot, into: number[]): void {
  const sentenceCase = words.cases[spot.first];
  const starts = words.gaps[spot.first] === GAP.start || isAfterQuote(words, spot.first);
  if (starts) into.push(CLUE['starts a sentence']);
  if (isAcronym(words, spot)) into.push(CLUE['capitals among small letters']);
  if (sentenceCase === CASE.title) into.push(CLUE.headline);
  if (sentenceCase === CASE.upper) into.push(CLUE['upper case']);
  if (words.isPossessive(spot.last)) into.push(CLUE.possessive);
  if (isDateline(words, spot)) into.push(CLUE.dateline);
  if (spot.first !== spot.last || spot.phrase?.form != null) return;
  const word = words.lower(spot.first);
  const upper = sentenceCase === CASE.upper;
  if (upper) into.push(CLUE['upper case, one word']);
  if (lexicon.ordinary.has(word)) {
    into.push(CLUE['ordinary word']);
    if (upper) into.push(CLUE['upper case, ordinary word']);
    if (starts || sentenceCase !== CASE.normal) into.push(CLUE['ordinary word, capital expected']);
  }
  if (lexicon.givenNames.has(word)) into.push(CLUE['given name']);
  if (small.has(word)) into.push(CLUE['small in this text']);
  if (speakers.has(word)) into.push(CLUE['speaks elsewhere']);
  if (surnames.has(word)) {
    into.push(CLUE['surname here']);
    if ((role(words, lexicon, spot.first - 1) & ROLE.in) !== 0) into.push(CLUE['surname of a place said to be in']);
  }
}

/** "SWAT teams": one word in capitals where the rest of the sentence is not. */
function isAcronym({shapes, cases, gaps}: Words, {first, last, phrase}: Spot): boolean {
  return (
    first === last &&
    phrase === null &&
    gaps[first] === GAP.space &&
    shapes[first] === SHAPE.upper &&
    cases[first] === CASE.normal
  );
}

/** "KABUL (AP) --", "GENEVA, Tuesday -": capitals at the start of a sentence that does not go on with them. */
function isDateline(words: Words, spot: Spot): boolean {
  const next = spot.last + 1;
  if (words.gaps[spot.first] !== GAP.start) return false;
  // "Bogota, 30 May 89 (DPA) --"
  if (words.gaps[next] === GAP.comma && words.shapes[next] === SHAPE.digits) return true;
  if (words.shapes[spot.first] !== SHAPE.upper || words.cases[spot.first] === CASE.upper) return false;
  return next >= words.size || words.gaps[next] !== GAP.space;
}

function isAfterQuote(words: Words, i: number): boolean {
  const before = words.text.charCodeAt((words.starts[i] as number) - 1);
  return before === 0x22 || before === 0x201c;
}

function leftClues(setting: Setting, spot: Spot, s: number, into: number[]): void {
  const {words, spots, lexicon} = setting;
  const i = spot.first - 1;
  const gap = words.gaps[spot.first];
  const previous = spots[s - 1];
  if (gap === GAP.start || i < 0) return;
  const roles = role(words, lexicon, i);
  if (gap === GAP.hyphen) into.push(CLUE['hyphen before']);
  if (gap === GAP.comma && previous?.last === i) into.push(CLUE['after a comma and a spot']);
  if (gap === GAP.dot && words.ends[i]! - words.starts[i]! === 1) into.push(CLUE['after an initial']);
  if ((gap === GAP.dot || gap === GAP.space) && (roles & ROLE.title) !== 0) into.push(CLUE['after a title']);
  if (gap !== GAP.space) return;
  const shape = words.shapes[i];
  const upper = words.cases[i] === CASE.upper;
  if (shape === SHAPE.lower || upper || words.gaps[i] === GAP.start) {
    if ((roles & ROLE.in) !== 0) into.push(CLUE[upper ? 'upper case, after in' : 'after in']);
    else if (isAfterIn(setting, spot.first)) into.push(CLUE['after in the']);
    if ((roles & ROLE.the) !== 0) into.push(CLUE['after the']);
    if ((roles & ROLE.compass) !== 0) into.push(CLUE['after a compass word']);
    if ((roles & ROLE.from) !== 0) {
      into.push(CLUE['after from']);
      if (previous?.last === i - 1) into.push(CLUE['after a spot and a small word']);
    }
    if (isAfterNameOf(setting, spot.first)) into.push(CLUE['after a capital and of']);
  }
  if (shape === SHAPE.capital || shape === SHAPE.upper) {
    if (lexicon.givenNames.has(words.lower(i))) into.push(CLUE['after a given name']);
    else if (roles === 0 && words.gaps[i] !== GAP.start && !upper) into.push(CLUE['after a capital']);
  }
}

/** Whether a word like "in" stands before word `i`, an article and words for a direction apart: "in the far north of X". */
function isAfterIn({words, lexicon}: Setting, i: number): boolean {
  for (let k = i - 1; k >= 0 && i - k <= 3 && words.gaps[k + 1] === GAP.space; k--) {
    const roles = role(words, lexicon, k);
    if ((roles & ROLE.in) !== 0) return true;
    if ((roles & (ROLE.the | ROLE.compass)) === 0) return false;
  }
  return false;
}

/** "University of California", "Bank of America": part of a longer name. */
function isAfterNameOf({words, lexicon}: Setting, i: number): boolean {
  if (i < 2 || (role(words, lexicon, i - 1) & ROLE.of) === 0 || words.gaps[i - 1] !== GAP.space) return false;
  return words.shapes[i - 2] === SHAPE.capital && !lexicon.patterns.of.has(words.lower(i - 2));
}

function kindClues(setting: Setting, {first, last, pattern, inner, ...spot}: Spot, into: number[]): void {
  const beside = patternBeside(setting.words, setting.lexicon, first, last);
  const isKnown = spot.phrase !== null || spot.places.length > 0 || inner !== null;
  if (beside !== null) into.push(CLUE[isKnown ? 'described as a place' : 'only described as a place']);
  if (pattern === null || beside !== null) return;
  if (pattern.type === 'street') into.push(CLUE.street);
  else if (pattern.type === 'region') into.push(CLUE['region by its kind']);
  else if (inner === null && pattern === setting.lexicon.patterns.in.get(setting.words.lower(first - 1))) {
    into.push(CLUE['only said to be in']);
  } else if (inner === null && first === last) into.push(CLUE['described elsewhere']);
  else if (inner === null && pattern.type !== 'site') into.push(CLUE['other kind of place named']);
  else if (inner === null) into.push(CLUE[isAfterIn(setting, first) ? 'site after in' : 'site']);
}

function rightClues(setting: Setting, spot: Spot, s: number, into: number[]): void {
  const {words, spots, lexicon} = setting;
  const i = spot.last + 1;
  const gap = words.gaps[i];
  if (i >= words.size || gap === GAP.start) return;
  const next = spots[s + 1];
  if (gap === GAP.hyphen) into.push(CLUE['hyphen after']);
  if (gap === GAP.comma && next?.first === i) {
    into.push(
      isWithin(setting, spot, next)
        ? CLUE['before a comma and its country or division']
        : CLUE['before a comma and a spot'],
    );
  }
  if (words.shapes[i] === SHAPE.digits) into.push(CLUE['before a number']);
  const bracketed = [spots[s - 1], spot, next].filter((one) => one !== undefined && isBeforeBracket(words, one));
  if (bracketed.length > 1 && isBeforeBracket(words, spot)) into.push(CLUE['before a number in brackets, like others']);
  const roles = role(words, lexicon, i);
  if ((roles & ROLE.said) !== 0 && gap !== GAP.dot) into.push(CLUE['before said']);
  if (gap !== GAP.space) return;
  const length = (words.ends[i] as number) - (words.starts[i] as number);
  if (words.shapes[i] === SHAPE.lower) {
    if ((roles & ROLE.folk) !== 0) into.push(CLUE['before folk']);
  } else if (words.shapes[i] !== SHAPE.digits) {
    if ((roles & ROLE.press) !== 0) into.push(CLUE['before a newspaper']);
    else if ((roles & ROLE.rival) !== 0) into.push(CLUE['before a rival']);
    else if ((roles & ROLE.institution) !== 0) into.push(CLUE['before an institution']);
    else if (length === 1) into.push(CLUE['before an initial']);
    else if ((roles & (ROLE.title | ROLE.never)) === 0 && words.cases[i] === CASE.normal)
      into.push(CLUE['before a capital']);
  }
}

/** "Bauchi (402), Toro (98)": a list gives each place a number. */
function isBeforeBracket({shapes, text}: Words, {last, end}: Spot): boolean {
  return shapes[last + 1] === SHAPE.digits && text.startsWith(' (', end);
}

/** Whether `outer` is the country or division of a place that `inner` may be: "Alexandria, Louisiana". */
export function isWithin({gazetteer}: Pick<Setting, 'gazetteer'>, inner: Spot, outer: Spot): boolean {
  const outers = outer.phrase !== null && outer.phrase.place >= 0 ? [outer.phrase.place] : outer.places;
  for (const place of inner.places) for (const whole of outers) if (contains(gazetteer, whole, place)) return true;
  return false;
}

function role(words: Words, lexicon: PlaceLexicon, i: number): number {
  return i < 0 ? 0 : (lexicon.roles.get(words.lower(i)) ?? 0);
}
