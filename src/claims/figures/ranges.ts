import type {TokenizedSentence} from '../../model/sentence.ts';
import {gap, type Numeral, readNumeral} from './numerals.ts';
import {phraseEndingAt} from './phrases.ts';
import type {FigureWords, NumberWord} from './words.ts';

/** A number, or two that bound a count from both sides ("20 to 30", "between 20 and 30", "two or three", "13–15"). */
export interface NumberRange extends Numeral {
  /** How the two were joined; `null` for one number alone. A `score` does not rise: "won 3-1". */
  readonly joint: 'between' | 'from' | 'to' | 'or' | 'hyphen' | 'score' | null;
}

/** The number or range that begins with the number at token `i`. */
export function readRange(tokens: TokenizedSentence, i: number, words: FigureWords): NumberRange | null {
  const low = readNumeral(tokens, i, words);
  if (low === null) return null;
  const alone: NumberRange = {...low, joint: null};
  if (low.form === 'none' || low.form === 'both' || low.form === 'ordinal') return alone;
  const joint = jointAfter(tokens, low, words);
  if (joint === null) return alone;
  const high = readNumeral(tokens, joint.next, words);
  if (high === null || high.form === 'none' || high.form === 'both' || high.form === 'ordinal') return alone;
  return join(tokens, low, high, joint.by, words) ?? alone;
}

/** The word or dash after a number that may open the second half of a range. */
function jointAfter(
  tokens: TokenizedSentence,
  low: Numeral,
  words: FigureWords,
): {by: 'and' | 'to' | 'or' | 'hyphen'; next: number} | null {
  const k = low.last + 1;
  if (/^[-–—]$/.test(tokens.forms[k] ?? '') && gap(tokens, k) === gap(tokens, k + 1) && gap(tokens, k) <= 1) {
    // A spaced dash breaks a sentence in two.
    return gap(tokens, k) === 0 ? {by: 'hyphen', next: k + 1} : null;
  }
  const kind = words.numbers.get(tokens.lower[k] ?? '')?.kind;
  return kind === 'and' || kind === 'to' || kind === 'or' ? {by: kind, next: k + 1} : null;
}

function join(
  tokens: TokenizedSentence,
  first: Numeral,
  second: Numeral,
  by: 'and' | 'to' | 'or' | 'hyphen',
  words: FigureWords,
): NumberRange | null {
  const before = kindAt(tokens, first.first - 1, words);
  const shared = second.scale > 1 && first.scale === 1 && first.low < second.low / second.scale;
  const low = shared ? first.low * second.scale : first.low;
  const both = {last: second.last, low, high: second.high, form: second.form, scale: second.scale};
  const rises = low < second.high;
  if (by === 'and') {
    return before?.kind === 'between' && rises ? {...both, first: first.first - 1, joint: 'between'} : null;
  }
  // "7-Eleven"
  if (by === 'hyphen' && first.form !== second.form) return null;
  if (by === 'hyphen' && !rises) return {...both, first: first.first, joint: 'score'};
  if (!rises) return null;
  // "rose by 12 to 340" tells a step and a count.
  if (by === 'to' && phraseEndingAt(words.cuesBefore, tokens.lower, first.first - 1)?.value === 'change') return null;
  if (by === 'to' && before?.kind === 'from') {
    // "rose from 20 to 30" tells two counts, not a range.
    return isChanged(tokens, first.first - 2, words) ? null : {...both, first: first.first - 1, joint: 'from'};
  }
  return {...both, first: first.first, joint: by};
}

/** How far a verb of change stands before "from": "raising the number of wounded from 25 to 34". */
const CHANGE_REACH = 8;

function isChanged({lower}: TokenizedSentence, from: number, words: FigureWords): boolean {
  for (let k = from; k >= 0 && from - k < CHANGE_REACH && !/^[,;:.]$/.test(lower[k]!); k--)
    if (phraseEndingAt(words.cuesBefore, lower, k)?.value === 'change') return true;
  return false;
}

function kindAt(tokens: TokenizedSentence, i: number, words: FigureWords): NumberWord | undefined {
  return words.numbers.get(tokens.lower[i] ?? '');
}
