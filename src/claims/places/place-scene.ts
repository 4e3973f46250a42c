import type {AnalysedText} from '../../language/text.ts';
import {headOf, isRelation, tokensOf} from '../../language/tree.ts';
import type {PlaceMention} from '../../model/mention.ts';
import type {Sentence} from '../../model/sentence.ts';
import {clauseOf, LINKING, linkOf} from './place-bonds.ts';
import type {PlaceLink, PlaceLinkWords} from './place-words.ts';

/** A mention of a place in its sentence. */
export interface Placed {
  readonly mention: PlaceMention;
  /** The same for all mentions of one place. */
  readonly key: string;
  /** How wide it is: 0 a site, 1 a town, 2 a division or region, 3 a country, 4 more than a country. */
  readonly rank: number;
  /** Index of the sentence. */
  readonly index: number;
  /** Token that stands for the mention in the tree. */
  readonly head: number;
  readonly link: PlaceLink | null;
  /** It stands right before another noun: "London police". */
  readonly modifier: boolean;
  /** It does what its clause tells: "Chile has 40 cases". */
  readonly subject: boolean;
  readonly possessive: boolean;
  /** A body of it is named: "the US military". */
  readonly body: boolean;
  /** People are said to be of it: "students from". */
  readonly of: boolean;
  /** What follows happened there: "Basra, where ten died". */
  readonly where: boolean;
  /** People are treated there. */
  readonly care: boolean;
  /** A larger place behind a smaller one ("Arauca" in "Tame, Arauca"), or before it ("India's state of Assam"). */
  readonly whole: boolean;
  /** It only says where the report was sent from. */
  readonly dateline: boolean;
  /** Whether the verb of its clause tells of an event or of something else. */
  readonly verb: 'event' | 'other' | null;
  /** How often the text names it. */
  readonly times: number;
  /** Another place of the text lies in it. */
  readonly holds: boolean;
}

/** The places of a text that are among `near`, in their sentences; the people of a place are left out. */
export function findPlaced(
  text: AnalysedText,
  mentions: readonly PlaceMention[],
  near: ReadonlySet<PlaceMention>,
  words: PlaceLinkWords,
): Placed[] {
  const named = mentions.filter(({type}) => type !== 'demonym');
  const times = new Map<string, number>();
  const different = new Map<string, PlaceMention>();
  for (const mention of named) {
    const key = keyOf(mention);
    times.set(key, (times.get(key) ?? 0) + 1);
    different.set(key, mention);
  }
  const others = [...different.values()].slice(0, MOST);
  return named.flatMap((mention, i) => {
    if (!near.has(mention)) return [];
    const index = text.sentenceAt(mention.start);
    const sentence = text.sentence(index);
    const [first, last] = tokensOf(sentence, mention);
    const head = headOf(sentence, first, last);
    const rank = rankOf(mention);
    const placed: Placed = {
      mention,
      key: keyOf(mention),
      rank,
      index,
      head,
      link: linkOf(sentence, overKind(sentence, first, words), words),
      modifier: sentence.upos[last + 1] === 'NOUN' || sentence.upos[last + 1] === 'PROPN',
      subject: isRelation(sentence, head, 'nsubj'),
      possessive: sentence.xpos[last + 1] === 'POS',
      body: words.bodies.has(sentence.lemmas[last + 1] ?? ''),
      of: isOrigin(sentence, first, words),
      where: isWhere(sentence, last, words) || isWhereBehindWhole(text.text, sentence, named, i, words),
      care: words.care.has(sentence.lower[last] ?? '') || words.care.has(sentence.lower[last + 1] ?? ''),
      whole: isWhole(text.text, named, i) || isWholeBehind(sentence, named[i - 1] ?? null, mention, first, words),
      dateline: isDateline(text, sentence, mention, index),
      verb: words.verbs.get(sentence.lemmas[clauseOf(sentence, head)] ?? '') ?? null,
      times: times.get(keyOf(mention)) ?? 1,
      holds: others.some((other) => rankOf(other) < rank && isInside(other, mention)),
    };
    return [placed];
  });
}

/** "two students from Galala": right behind a noun, which is no word for what left a place. */
function isOrigin({lower, xpos}: Sentence, first: number, {links}: PlaceLinkWords): boolean {
  const at = /^(DT|JJ)$/.test(xpos[first - 1] ?? '') ? first - 2 : first - 1;
  return links.get(lower[at] ?? '') === 'from' && /^NNP?S$/.test(xpos[at - 1] ?? '');
}

/** "in the capital, Accra": the word for its kind before a name is bound as the name is. */
function overKind({lower, forms}: Sentence, first: number, {kinds}: PlaceLinkWords): number {
  return forms[first - 1] === ',' && kinds.has(lower[first - 2] ?? '') ? first - 2 : first;
}

/** How many different places of a text are looked at for one that lies in another. */
const MOST = 200;

/** The same for all mentions of one place. */
function keyOf({gazetteer, type, text}: PlaceMention): string {
  return gazetteer === null || type === 'site' ? text.toLowerCase() : gazetteer;
}

/** A heading without a verb is no dateline if it has more tokens than this, and no dash. */
const SHORTEST_HEADING = 6;
const DASH = /--|[–—]|\s-\s|\)/;

/** "KABUL, 3 Jan (AP) --", as a sentence of its own or at the start of one. */
function isDateline(text: AnalysedText, sentence: Sentence, mention: PlaceMention, index: number): boolean {
  const bare = index < text.size - 1 && !sentence.upos.some((tag) => tag === 'VERB' || tag === 'AUX');
  // "Flood update no. 3: Malawi" is a heading that says what the report is about.
  if (bare && (sentence.size <= SHORTEST_HEADING || DASH.test(text.text.slice(sentence.start, sentence.end))))
    return true;
  return (
    mention.start - sentence.start < 4 &&
    /^[^.;:]{0,50}(?: [-–—]{1,2} |\) ?[-–—]{1,2})/.test(text.text.slice(mention.end, mention.end + 60))
  );
}

/** "Nice, France, where …" tells of Nice as well. */
function isWhereBehindWhole(
  text: string,
  sentence: Sentence,
  mentions: readonly PlaceMention[],
  i: number,
  words: PlaceLinkWords,
): boolean {
  const after = mentions[i + 1];
  if (after === undefined || after.start >= sentence.end || !isWhole(text, mentions, i + 1)) return false;
  return isWhere(sentence, tokensOf(sentence, after)[1], words);
}

function isWhere({upos, lower}: Sentence, last: number, {where}: PlaceLinkWords): boolean {
  const next = last + (upos[last + 1] === 'PUNCT' ? 2 : 1);
  return where.has(lower[next] ?? '');
}

/** "Arauca" right behind "Tame, ", "India" right before "'s northern state of Assam". */
function isWhole(text: string, mentions: readonly PlaceMention[], i: number): boolean {
  const one = mentions[i]!;
  const before = mentions[i - 1];
  const after = mentions[i + 1];
  if (before !== undefined && rankOf(before) < rankOf(one) && /^, (?:\w+ )?$/.test(text.slice(before.end, one.start))) {
    return true;
  }
  if (after === undefined || rankOf(after) >= rankOf(one)) return false;
  return after.start - one.end < 44 && /^['’]s [^,.;:]{0,40}$/.test(text.slice(one.end, after.start));
}

/** "The DRC" in "in Kasai province, in the south of the DRC": nothing but words that bind places stands between the two. */
function isWholeBehind(
  sentence: Sentence,
  before: PlaceMention | null,
  one: PlaceMention,
  first: number,
  {links, lying, beside}: PlaceLinkWords,
): boolean {
  if (before === null || before.start < sentence.start) return false;
  const last = tokensOf(sentence, before)[1];
  const isSmaller = rankOf(before) < rankOf(one) || (rankOf(before) === rankOf(one) && before.gazetteer === null);
  // "the Beverly Hills area of Los Angeles": a word for its kind, and what it is a part of.
  const isPart =
    first === last + 3 && sentence.xpos[last + 1] === 'NN' && links.get(sentence.lower[last + 2] ?? '') === 'of';
  // "the Salman air base near Basra": what stands behind only locates what something is said of.
  const isBeside =
    rankOf(before) <= rankOf(one) &&
    beside.has(sentence.lower[first - 1] ?? '') &&
    isPlainRun(sentence, last + 1, first - 1);
  if (isBeside) return true;
  if (!isSmaller && !isPart) return false;
  let isBound = false;
  for (let i = last + 1; i < first; i++) {
    const link = links.get(sentence.lower[i] ?? '');
    if (link === 'at' || link === 'of') isBound = true;
    else if (lying.has(sentence.lower[i] ?? '')) continue;
    else if (link !== undefined || !(LINKING.has(sentence.upos[i] ?? '') || sentence.forms[i] === ',')) return false;
  }
  return isBound && first - last <= FARTHEST_WHOLE;
}

/** Nothing but nouns and commas between: "Salman air base, near". */
function isPlainRun({upos, forms}: Sentence, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (upos[i] !== 'NOUN' && upos[i] !== 'ADJ' && forms[i] !== ',') return false;
  return to - from < FARTHEST_WHOLE;
}

/** In tokens. */
const FARTHEST_WHOLE = 8;

function rankOf({type, precision}: PlaceMention): number {
  return type === 'region' && precision === 7 ? 4 : RANK[type];
}

const RANK: Readonly<Record<PlaceMention['type'], number>> = {
  site: 0,
  town: 1,
  division: 2,
  region: 2,
  country: 3,
  demonym: 4,
};

/** How far from its middle a place may lie and still be in it, in degrees, by rank. */
const REACH = [0.3, 0.5, 4, 40, 60];

/** Whether a place lies in another, as far as points and countries tell. */
export function isInside(inner: PlaceMention, outer: PlaceMention): boolean {
  if (outer.country !== null && inner.country !== outer.country) return false;
  if (outer.type === 'country') return true;
  if (inner.point === null || outer.point === null) return false;
  const reach = REACH[rankOf(outer)] ?? 0;
  // A degree of longitude shrinks towards the poles.
  const east = Math.abs(inner.point[0] - outer.point[0]) * Math.cos((outer.point[1] * Math.PI) / 180);
  return east < reach && Math.abs(inner.point[1] - outer.point[1]) < reach;
}
