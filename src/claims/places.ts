import type {AnalysedText} from '../language/text.ts';
import {isRelation} from '../language/tree.ts';
import type {ClaimPlace, Effect, Scope} from '../model/claim.ts';
import type {PlaceMention} from '../model/mention.ts';
import type {Sentence} from '../model/sentence.ts';
import type {Span} from '../model/span.ts';
import type {Pack} from '../packs/pack.ts';

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

/** How the words before a place bind it: where something is, whence it came, whither it went, whose it is. */
export type PlaceLink = 'at' | 'from' | 'to' | 'of';

/** The words that tell which place is whose: the table `place-links`. */
export interface PlaceLinkWords {
  readonly links: ReadonlyMap<string, PlaceLink>;
  /** Words for a whole country, which name no place in it: "nationwide", "country". */
  readonly wide: ReadonlySet<string>;
}

/** Compiles `place-links`. */
export function compileClaimPlaces(pack: Pack): PlaceLinkWords {
  const rows = pack.table('place-links').map(({cells}) => [cells['word'] ?? '', cells['kind'] ?? ''] as const);
  return {
    links: new Map(rows.filter(([, kind]) => kind !== 'wide') as [string, PlaceLink][]),
    wide: new Set(rows.filter(([, kind]) => kind === 'wide').map(([word]) => word)),
  };
}

/** A mention in its sentence. */
interface Placed {
  readonly mention: PlaceMention;
  readonly index: number;
  /** Token that stands for the mention in the tree. */
  readonly head: number;
  readonly last: number;
  readonly link: PlaceLink | null;
  /** A larger place behind a smaller one ("Arauca" in "Tame, Arauca"), or before it ("India's state of Assam"). */
  readonly whole: boolean;
  /** It only says where the report was sent from. */
  readonly dateline: boolean;
  /** How often the text names it. */
  readonly times: number;
}

/** Where each count's effect happened, in the order of the items. */
export function placesOf(
  items: readonly PlacedItem[],
  context: PlacedText,
  words: PlaceLinkWords,
): (ClaimPlace | null)[] {
  const placed = findPlaced(context, words);
  const chosen: (Placed | null)[] = [];
  for (const item of items) {
    const before = items[chosen.length - 1];
    const near = before !== undefined && item.index - before.index <= CARRIED ? (chosen.at(-1) ?? null) : null;
    chosen.push(isWide(item, context, words) ? null : bestPlace(item, placed, near, context));
  }
  return chosen.map((one, i) => (one === null ? null : toClaimPlace(narrowed(one, items[i]!, placed).mention)));
}

function toClaimPlace({start, end, text, name, country, point, precision, gazetteer}: PlaceMention): ClaimPlace {
  return {start, end, text, name, country, point, precision, gazetteer};
}

/** For how many sentences an event's place is carried on. */
const CARRIED = 3;

function findPlaced({text, mentions}: PlacedText, words: PlaceLinkWords): Placed[] {
  const named = mentions.filter(({type}) => type !== 'demonym');
  return named.map((mention, i) => {
    const index = text.sentenceAt(mention.start);
    const sentence = text.sentence(index);
    const [first, last] = tokensOf(sentence, mention);
    return {
      mention,
      index,
      head: headOf(sentence, first, last),
      last,
      link: linkOf(sentence, first, words),
      whole: isWhole(text.text, named, i),
      dateline: index < text.size - 1 && !sentence.upos.some((tag) => tag === 'VERB' || tag === 'AUX'),
      times: named.filter((other) => isSame(mention, other)).length,
    };
  });
}

function isSame(a: PlaceMention, b: PlaceMention): boolean {
  return a.text.toLowerCase() === b.text.toLowerCase() || (a.gazetteer !== null && a.gazetteer === b.gazetteer);
}

/** "Arauca" right behind "Tame, ", "India" right before "'s northern state of Assam". */
function isWhole(text: string, mentions: readonly PlaceMention[], i: number): boolean {
  const one = mentions[i]!;
  const before = mentions[i - 1];
  const after = mentions[i + 1];
  if (before !== undefined && text.slice(before.end, one.start) === ', ' && rank(before) < rank(one)) return true;
  if (after === undefined || rank(after) >= rank(one)) return false;
  return /^['’]s [^,.;:]{0,40}$/.test(text.slice(one.end, after.start));
}

/** How wide a place is, by its type. */
const RANK: Readonly<Record<PlaceMention['type'], number>> = {
  site: 0,
  town: 1,
  division: 2,
  region: 2,
  country: 3,
  demonym: 4,
};

function rank({type, precision}: PlaceMention): number {
  return type === 'region' && precision === 7 ? 4 : RANK[type];
}

/** Whether the count is said of a whole country that the words do not name: "in clashes around the country". */
function isWide({index, trigger}: PlacedItem, {text}: PlacedText, words: PlaceLinkWords): boolean {
  const sentence = text.sentence(index);
  const clause = clauseOf(sentence, trigger);
  for (let i = 0; i < sentence.size; i++) {
    if (words.wide.has(sentence.lower[i] ?? '') && linkOf(sentence, i, words) === 'at') {
      if (clauseOf(sentence, i) === clause) return true;
    }
  }
  return false;
}

function bestPlace(
  item: PlacedItem,
  placed: readonly Placed[],
  carried: Placed | null,
  {text}: PlacedText,
): Placed | null {
  let best: Placed | null = null;
  let bestScore = 0;
  for (const one of placed) {
    let score = ownWorth(one, item) + nearness(item, one, text);
    if (carried !== null && isSame(carried.mention, one.mention)) score += W.carried;
    if (score > bestScore) {
      best = one;
      bestScore = score;
    }
  }
  return best;
}

const env = (k: string, d: number): number => Number(process.env[k] ?? d);
/** What speaks for a place, in points. */
const W = {
  base: env('W_BASE', 5),
  carried: env('W_CARRIED', 2.5),
  dateline: env('W_DATELINE', -4),
  whole: env('W_WHOLE', -3),
  at: env('W_AT', 1.5),
  of: env('W_OF', -1.5),
  moved: env('W_MOVED', 2),
  moving: env('W_MOVING', -2),
  times: env('W_TIMES', 0.5),
  rank: env('W_RANK', -0.6),
  here: env('W_HERE', 3),
  clause: env('W_CLAUSE', 1.5),
  close: env('W_CLOSE', 3),
  before: env('W_BEFORE', -0.5),
  after: env('W_AFTER', -0.9),
};

function ownWorth({mention, link, dateline, whole, times}: Placed, {effect}: PlacedItem): number {
  let score = W.base + W.rank * rank(mention) + W.times * Math.log2(times);
  if (dateline) score += W.dateline;
  if (whole) score += W.whole;
  if (link === 'at') score += W.at;
  if (link === 'of') score += W.of;
  if (link === 'from') score += effect === 'displaced' ? 0 : W.moving;
  if (link === 'to') score += effect === 'deployed' || effect === 'assembled' ? W.moved : W.moving;
  return score;
}

function nearness(
  {index, trigger, figure, effect}: PlacedItem,
  {index: at, head, link}: Placed,
  text: AnalysedText,
): number {
  if (at !== index) return at < index ? W.before * (index - at) : W.after * (at - index);
  const sentence = text.sentence(index);
  let score = W.here + W.close / (1 + 0.12 * distance(head, figure?.head ?? trigger, trigger));
  if (clauseOf(sentence, head) === clauseOf(sentence, trigger)) score += W.clause;
  if (link === 'from' && effect === 'displaced') score += W.moved;
  return score;
}

/** From a place to the count and its effect; a place is mostly named after both. */
function distance(place: number, figure: number, trigger: number): number {
  const from = (token: number): number => (place > token ? place - token : 1.6 * (token - place));
  return Math.min(from(figure), from(trigger)) * 0.7 + 0.3 * Math.max(from(figure), from(trigger));
}

/**
 * The most specific name that the text gives for the same event: "Manbij" for a death "in Syria", where the text tells of one
 * town in Syria. A running total or a count of hundreds is the whole country's.
 */
function narrowed(one: Placed, {scope, figure, effect}: PlacedItem, placed: readonly Placed[]): Placed {
  if (rank(one.mention) < 2 || scope === 'total' || effect === 'deployed' || (figure?.low ?? 0) >= MANY) return one;
  const inside = placed.filter(
    (other) =>
      other.link === 'at' && !other.dateline && rank(other.mention) < 2 && isInside(other.mention, one.mention),
  );
  const first = inside[0];
  if (first === undefined || inside.some((other) => !isSame(other.mention, first.mention))) return one;
  return first;
}

/** A count from which it is no longer one town's. */
const MANY = 300;
/** How far from its middle a place may lie and still be in it, in degrees, by rank. */
const REACH = [0, 0, 4, 40, 60];

function isInside(inner: PlaceMention, outer: PlaceMention): boolean {
  if (outer.country !== null && inner.country !== outer.country) return false;
  if (outer.type === 'country') return true;
  if (inner.point === null || outer.point === null) return false;
  const reach = REACH[rank(outer)] ?? 0;
  return Math.abs(inner.point[0] - outer.point[0]) < reach && Math.abs(inner.point[1] - outer.point[1]) < reach;
}

/** How the words before token `first` bind it: "in the northern town of X" is "in". */
function linkOf(sentence: Sentence, first: number, {links}: PlaceLinkWords): PlaceLink | null {
  for (let i = first - 1; i >= 0 && first - i <= 8; i--) {
    const link = links.get(sentence.lower[i] ?? '');
    if (link !== undefined && link !== 'of') return link;
    // "of" goes on to the word before it ("the town of"), unless that is a person or a number.
    if (link === 'of' && sentence.upos[i - 1] !== 'NOUN') return 'of';
    if (link === undefined && !LINKING.has(sentence.upos[i] ?? '')) return null;
  }
  return null;
}

const LINKING: ReadonlySet<string> = new Set(['DET', 'ADJ', 'NOUN', 'PROPN', 'NUM', 'ADV', 'PART']);

/** First and last token of a span. */
function tokensOf({starts, ends, size}: Sentence, {start, end}: Span): [number, number] {
  let first = 0;
  while (first < size - 1 && ends[first]! <= start) first++;
  let last = first;
  while (last < size - 1 && starts[last + 1]! < end) last++;
  return [first, last];
}

/** The token of a stretch whose governor stands outside of it. */
function headOf(sentence: Sentence, first: number, last: number): number {
  for (let i = first; i <= last; i++) {
    const head = sentence.heads[i] ?? -1;
    if (head < first || head > last) return i;
  }
  return first;
}

/** The nearest verb at or above a token, or the root. */
function clauseOf(sentence: Sentence, token: number): number {
  let at = token;
  for (let steps = 0; steps <= sentence.size; steps++) {
    if (sentence.upos[at] === 'VERB' && !isRelation(sentence, at, 'amod')) return at;
    const head = sentence.heads[at] ?? -1;
    if (head < 0) return at;
    at = head;
  }
  return at;
}
