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

/** How a word before a place binds it: where something is, whence it came, whither it went. */
export type PlaceLink = 'at' | 'from' | 'to' | 'of';

/** The words that tell which place is whose: the table `place-links`. */
export interface PlaceLinkWords {
  readonly links: ReadonlyMap<string, PlaceLink>;
}

/** Compiles `place-links`. */
export function compileClaimPlaces(pack: Pack): PlaceLinkWords {
  return {
    links: new Map(pack.table('place-links').map(({cells}) => [cells['word'] ?? '', cells['kind'] as PlaceLink])),
  };
}

/** A mention in its sentence. */
interface Placed {
  readonly mention: PlaceMention;
  readonly index: number;
  readonly first: number;
  readonly last: number;
  /** Token that stands for the mention in the tree. */
  readonly head: number;
  readonly link: PlaceLink | null;
  /** A larger place behind a smaller one: "Arauca" in "Tame, Arauca". */
  readonly whole: boolean;
  /** It only says where the report was sent from. */
  readonly dateline: boolean;
}

/** Where each count's effect happened, in the order of the items. */
export function placesOf(
  items: readonly PlacedItem[],
  context: PlacedText,
  words: PlaceLinkWords,
): (ClaimPlace | null)[] {
  const placed = findPlaced(context, words);
  const chosen: (Placed | null)[] = [];
  for (const item of items) chosen.push(bestPlace(item, placed, items, chosen, context));
  return chosen.map((one) => (one === null ? null : toClaimPlace(one.mention)));
}

function toClaimPlace({start, end, text, name, country, point, precision, gazetteer}: PlaceMention): ClaimPlace {
  return {start, end, text, name, country, point, precision, gazetteer};
}

function findPlaced({text, mentions}: PlacedText, words: PlaceLinkWords): Placed[] {
  const found: Placed[] = [];
  for (const mention of mentions) {
    if (mention.type === 'demonym') continue;
    const index = text.sentenceAt(mention.start);
    const sentence = text.sentence(index);
    const [first, last] = tokensOf(sentence, mention);
    const before = found.at(-1);
    found.push({
      mention,
      index,
      first,
      last,
      head: headOf(sentence, first, last),
      link: linkOf(sentence, first, words),
      whole: before?.index === index && first - before.last === 2 && sentence.forms[first - 1] === ',',
      dateline: !sentence.upos.some((tag) => tag === 'VERB' || tag === 'AUX') && index < text.size - 1,
    });
  }
  return found;
}

/** How specific a place is, by its type. */
const SPECIFIC: Readonly<Record<PlaceMention['type'], number>> = {
  site: 1.5,
  town: 1.2,
  division: 0.5,
  region: 0.3,
  country: -0.5,
  demonym: -5,
};

function bestPlace(
  item: PlacedItem,
  placed: readonly Placed[],
  items: readonly PlacedItem[],
  chosen: readonly (Placed | null)[],
  context: PlacedText,
): Placed | null {
  let best: Placed | null = null;
  let bestScore = 0;
  for (const one of placed) {
    const score = scoreOf(item, one, items, chosen, context);
    if (score > bestScore) {
      best = one;
      bestScore = score;
    }
  }
  return best;
}

function scoreOf(
  item: PlacedItem,
  one: Placed,
  items: readonly PlacedItem[],
  chosen: readonly (Placed | null)[],
  {text}: PlacedText,
): number {
  let score = 5 + SPECIFIC[one.mention.type];
  const away = item.index - one.index;
  if (one.dateline) score -= 4;
  if (one.whole) score -= 3;
  if (one.link === 'at') score += 1.5;
  if (one.link === 'of') score -= 1;
  if (one.link === 'from') score += item.effect === 'displaced' ? 2 : -2;
  if (one.link === 'to') score += item.effect === 'deployed' || item.effect === 'assembled' ? 1 : -1.5;
  if (away === 0) {
    const sentence = text.sentence(item.index);
    score += 3 + 2 / (1 + 0.1 * Math.abs(one.head - item.trigger));
    if (clauseOf(sentence, one.head) === clauseOf(sentence, item.trigger)) score += 1.5;
  } else if (away > 0) {
    score -= 0.5 * away;
  } else {
    score += 0.9 * away;
  }
  const last = chosen.length - 1;
  if (last >= 0 && chosen[last] === one && item.index - (items[last]?.index ?? 0) <= 3) score += 2.5;
  return score;
}

/** How the word before a place binds it: "in the northern town of X" is "in". */
function linkOf(sentence: Sentence, first: number, {links}: PlaceLinkWords): PlaceLink | null {
  let seen: PlaceLink | null = null;
  for (let i = first - 1; i >= 0 && first - i <= 7; i--) {
    const link = links.get(sentence.lower[i] ?? '');
    if (link !== undefined && link !== 'of') return link;
    if (link === 'of') seen = link;
    else if (!['DET', 'ADJ', 'NOUN', 'PROPN', 'NUM', 'ADV'].includes(sentence.upos[i] ?? '')) return seen;
  }
  return seen;
}

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
