import type {Sentence, TokenizedSentence} from '../../model/sentence.ts';
import type {Span} from '../../model/span.ts';
import {type Extent, readHedges, widen} from './hedges.ts';
import {kindOf} from './kinds.ts';
import {findCounted} from './nouns.ts';
import {readNumeral} from './numerals.ts';
import {phraseAt, phraseEndingAt} from './phrases.ts';
import {type NumberRange, readRange} from './ranges.ts';
import type {Bound, FigureKind, FigureWords} from './words.ts';

/** A number found in a sentence, with its hedges, and what it tells. */
export interface FoundFigure extends Span, Extent {
  readonly kind: FigureKind;
  /** First and last token, hedges included. */
  readonly first: number;
  readonly last: number;
  /** The number's own head token: the last of its words, without hedges. */
  readonly head: number;
  /** The counted noun, or −1 for a bare "13 were killed". */
  readonly noun: number;
  /** It stands right behind the word for where a change ends: "rose from 20 to 40". */
  readonly reached: boolean;
  /** The whole of a count right before it ("two of the five officers"): those told of are the others. */
  readonly whole: boolean;
  /** Head of the whole that the number is a part of ("three of them", "dozens of attackers"), or −1. */
  readonly of: number;
}

/**
 * Finds every number of a sentence, in the order of the text, and tells counts from ages, dates, money and the like.
 *
 * The span holds the number with its hedges ("at least 13", "20 or more"), not "another", "all" or "the". A number that
 * is part of a date, an age or a name is given too, with its `kind`, so that nobody need ask again.
 */
export function findFigures(sentence: Sentence, words: FigureWords): FoundFigure[] {
  const found: FoundFigure[] = [];
  let listed = false;
  for (let i = 0; i < sentence.size; i++) {
    const number = readRange(sentence, i, words);
    // "no fewer than 13" is a hedge, not a zero.
    if (number === null || (number.form === 'none' && isHedge(sentence, number, words))) continue;
    const before = found.at(-1);
    const figure = toFigure(sentence, number, words, before?.last ?? -1);
    listed = before !== undefined && figure.kind === 'count' && isListedAfter(sentence, before, figure, listed, words);
    // The part stands right before its whole: "two of the five officers".
    const whole = found
      .slice(-2)
      .some((one) => one.last < figure.first && one.of >= figure.last && one.kind === 'count');
    const like = listed && before !== undefined ? before.kind : figure.kind;
    // "Toro (402), Dass (98)": what stands in brackets like a count is no age.
    const counts =
      like === 'age' && before?.kind === 'count' && isInBrackets(sentence, before) && isInBrackets(sentence, figure);
    found.push({...figure, whole, kind: counts ? 'count' : like});
    i = Math.max(i, number.last);
  }
  return found;
}

/** Whether the sentence may hold a number at all: no tags, no trees. */
export function mayHoldFigure(tokens: TokenizedSentence, words: FigureWords): boolean {
  for (let i = 0; i < tokens.size; i++) if (readNumeral(tokens, i, words) !== null) return true;
  return false;
}

function isHedge(sentence: Sentence, number: NumberRange, words: FigureWords): boolean {
  const hedge = phraseAt(words.hedgesBefore, sentence.lower, number.first);
  return hedge !== null && hedge.last > number.last;
}

function toFigure(
  sentence: Sentence,
  number: NumberRange,
  words: FigureWords,
  taken: number,
): Omit<FoundFigure, 'whole'> {
  const hedged = readHedges(sentence, number.first, number.last, words);
  const {last} = hedged;
  const head = headOf(sentence, number);
  const from = Math.max(hedged.first, taken + 1);
  const counted = findCounted(sentence, from, last, head, words);
  const kind = kindOf({sentence, number, counted, words, first: from, last});
  const bounds = settle(sentence, from, counted.noun, hedged.bounds, words);
  const first = bounds.length === 0 ? number.first : from;
  const extent = bounds.reduce<Extent>(widen, {low: number.low, high: number.high, approx: false});
  return {
    start: sentence.starts[first]!,
    end: sentence.ends[last]!,
    ...extent,
    kind,
    first,
    last,
    head,
    reached: words.numbers.get(sentence.lower[from - 1] ?? '')?.kind === 'to',
    ...counted,
  };
}

/**
 * "aged 25, 29 and 40", "Routes 54, 56 and 83": a bare number of a list is what the one before it is.
 *
 * The list must go on or end the clause, unless it is already one: "on March 17, 18 and 19 for pupils".
 */
function isListedAfter(
  sentence: Sentence,
  before: FoundFigure,
  figure: Omit<FoundFigure, 'whole'>,
  going: boolean,
  words: FigureWords,
): boolean {
  const bare = figure.noun < 0 && figure.of < 0 && before.noun < 0 && figure.first - before.last <= 3;
  if (!bare || !/^\d+$/.test(sentence.forms[figure.first] ?? '')) return false;
  for (let k = before.last + 1; k < figure.first; k++) if (!isListMark(sentence, k, words)) return false;
  return going || figure.last + 1 >= sentence.size || isListMark(sentence, figure.last + 1, words);
}

function isInBrackets({forms}: Sentence, {first, last}: Pick<FoundFigure, 'first' | 'last'>): boolean {
  return forms[first - 1] === '(' && forms[last + 1] === ')';
}

function isListMark(sentence: Sentence, i: number, words: FigureWords): boolean {
  const kind = words.numbers.get(sentence.lower[i] ?? '')?.kind;
  return kind === 'and' || kind === 'or' || /^[,;.)]$/.test(sentence.forms[i] ?? '');
}

/** The token of the number that governs its others: the one whose own governor lies outside. */
function headOf(sentence: Sentence, number: NumberRange): number {
  for (let k = number.last; k >= number.first; k--) {
    const governor = sentence.heads[k] ?? -1;
    if (governor < number.first || governor > number.last) return k;
  }
  return number.last;
}

/** "cases are up to 27", "risen up to 27": what is reached is a count, not a limit. */
function settle(
  sentence: Sentence,
  first: number,
  noun: number,
  bounds: readonly Bound[],
  words: FigureWords,
): readonly Bound[] {
  if (!bounds.includes('at-most')) return bounds;
  const before = phraseEndingAt(words.cuesBefore, sentence.lower, first - 1);
  const stands = before?.value === 'stands' && noun < 0 && !isExistential(sentence, before.first, words);
  return before?.value === 'change' || stands ? bounds.filter((bound) => bound !== 'at-most') : bounds;
}

function isExistential(sentence: Sentence, verb: number, words: FigureWords): boolean {
  return phraseEndingAt(words.cuesBefore, sentence.lower, verb - 1)?.value === 'there';
}
