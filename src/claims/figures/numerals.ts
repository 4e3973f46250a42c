import type {TokenizedSentence} from '../../model/sentence.ts';
import {phraseAt} from './phrases.ts';
import type {FigureWords, NumberWord} from './words.ts';

/** A number as it stands in a sentence, before any hedge. */
export interface Numeral {
  /** First and last token. */
  readonly first: number;
  readonly last: number;
  readonly low: number;
  readonly high: number;
  readonly form: 'digits' | 'words' | 'vague' | 'none' | 'both' | 'ordinal';
  /** What the last word multiplies by: 1,000,000 in "1.2 million", else 1. */
  readonly scale: number;
}

/** The number that begins at token `i`: "1,000", "1.2 million", "twenty-one", "half a dozen", "dozens", "no one", "fourth". */
export function readNumeral(tokens: TokenizedSentence, i: number, words: FigureWords): Numeral | null {
  return readVague(tokens, i, words) ?? readCardinal(tokens, i, words) ?? readOrdinal(tokens, i, words);
}

/** "dozens", "several hundred", "a couple of thousand", "both", "no one". */
function readVague(tokens: TokenizedSentence, i: number, words: FigureWords): Numeral | null {
  const found = phraseAt(words.vague, tokens.lower, i);
  if (found === null) return null;
  const {form, low, high} = found.value;
  if (form === 'times') {
    const link = words.numbers.get(tokens.lower[found.last + 1] ?? '')?.kind === 'of' ? 1 : 0;
    const last = found.last + 1 + link;
    const by = words.numbers.get(tokens.lower[last] ?? '');
    if (by !== undefined && (isScale(by) || by.kind === 'plural')) {
      const top = low === high ? high * by.value : (high + 1) * by.value - 1;
      return {first: i, last, low: low * by.value, high: top, form: 'vague', scale: by.value};
    }
  }
  // "No 2" is a rank, not a zero.
  if (form === 'none' && /^\d/.test(tokens.forms[found.last + 1] ?? '')) return null;
  const kind = form === 'none' || form === 'both' ? form : 'vague';
  return {first: i, last: found.last, low, high, form: kind, scale: 1};
}

/** "fourth", "15th". */
function readOrdinal(tokens: TokenizedSentence, i: number, words: FigureWords): Numeral | null {
  const word = words.numbers.get(tokens.lower[i] ?? '');
  const digits = startsLikeDigits(tokens, i) ? ORDINAL.exec(tokens.lower[i] ?? '') : null;
  const value = word?.kind === 'ordinal' ? word.value : digits ? Number(digits[1]?.replaceAll(',', '')) : null;
  return value === null ? null : {first: i, last: i, low: value, high: value, form: 'ordinal', scale: 1};
}

const ORDINAL = /^(\d{1,3}(?:,\d{3})+|\d+)(?:st|nd|rd|th)$/;

/** Most tokens are no numbers: one look at the first character spares them the patterns. */
function startsLikeDigits(tokens: TokenizedSentence, i: number): boolean {
  const unit = tokens.forms[i]?.charCodeAt(0) ?? 0;
  return (unit >= 0x30 && unit <= 0x39) || unit === 0x2e || unit >= 0xbc;
}

/** What has been read of a number so far: `total` is closed by a scale, `group` is what the next scale multiplies. */
interface Reading {
  total: number;
  group: number | null;
  scale: number;
  next: number;
}

/** "13", "2,298", "1.2m", "twenty-one", "one hundred and twenty", "two and a half million", "half a dozen". */
function readCardinal(tokens: TokenizedSentence, i: number, words: FigureWords): Numeral | null {
  const digits = readDigits(tokens, i, words);
  const reading = digits ?? readLead(tokens, i, words);
  if (reading === null) return null;
  let last = reading.next;
  while (extend(tokens, reading, words, digits === null) && reading.next > last) last = reading.next;
  const value = reading.total + (reading.group ?? 0);
  // Longer rows of digits count nothing, and are no exact numbers here.
  if (value > Number.MAX_SAFE_INTEGER) return null;
  const form = digits === null ? 'words' : 'digits';
  return {first: i, last: reading.next - 1, low: value, high: value, form, scale: reading.scale};
}

const FRACTIONS: Readonly<Record<string, number>> = {'½': 0.5, '¼': 0.25, '¾': 0.75, '⅓': 1 / 3, '⅔': 2 / 3};
const DIGITS = /^(?:(\d{1,3}(?:,\d{2,3})*,\d{3}|\d+)(\.\d+)?|(\.\d+))([½¼¾⅓⅔]?)([a-z]*)$/;

/** Digits in one token ("10k", "3½"), or in groups of three set apart by a space ("12 000"). */
function readDigits(tokens: TokenizedSentence, i: number, words: FigureWords): Reading | null {
  if (!startsLikeDigits(tokens, i)) return null;
  const match = DIGITS.exec(tokens.lower[i] ?? '');
  if (match === null) return FRACTIONS[tokens.forms[i] ?? ''] === undefined ? null : fraction(tokens, i);
  const [, whole = '', decimals = '', bare = '', part = '', letters = ''] = match;
  const suffix = letters === '' ? null : words.numbers.get(letters);
  if (suffix === undefined || (suffix !== null && suffix.kind !== 'suffix')) return null;
  let text = `${whole.replaceAll(',', '')}${decimals}${bare}`;
  let next = i + 1;
  if (/^\d{1,3}$/.test(text) && text !== '0' && letters === '' && part === '') {
    while (/^\d{3}$/.test(tokens.forms[next] ?? '') && gap(tokens, next) === 1) text += tokens.forms[next++];
  }
  const by = suffix?.value ?? 1;
  const value = (Number(text) + (FRACTIONS[part] ?? 0)) * by;
  const reading: Reading = {total: 0, group: round(value), scale: by, next};
  const loose = words.numbers.get(tokens.lower[next] ?? '');
  if (letters === '' && loose?.kind === 'suffix' && gap(tokens, next) === 0) {
    reading.group = round(value * loose.value);
    reading.scale = loose.value;
    reading.next++;
  }
  return reading;
}

function fraction(tokens: TokenizedSentence, i: number): Reading {
  return {total: 0, group: FRACTIONS[tokens.forms[i] ?? ''] ?? 0, scale: 1, next: i + 1};
}

/** The first word of a number in words: "three", "hundred", "a hundred", "half a dozen". */
function readLead(tokens: TokenizedSentence, i: number, words: FigureWords): Reading | null {
  const kind = (k: number): NumberWord | undefined => words.numbers.get(tokens.lower[k] ?? '');
  const first = kind(i);
  if (first === undefined) return null;
  if (first.kind === 'unit' || first.kind === 'ten') {
    return {total: 0, group: first.value, scale: 1, next: i + 1};
  }
  // The digits of "KSh17 million" are no token of their own.
  if (isScale(first)) return /\d$/.test(tokens.forms[i - 1] ?? '') ? null : {total: 0, group: 1, scale: 1, next: i};
  if (first.kind !== 'article' && first.kind !== 'half') return null;
  let k = i + 1;
  let lead = first.kind === 'half' ? 0.5 : 1;
  while (kind(k)?.kind === 'half' || kind(k)?.kind === 'article' || (lead === 0.5 && tokens.forms[k] === '-')) {
    if (kind(k)?.kind === 'half') lead = 0.5;
    k++;
  }
  return isScale(kind(k)) && k - i <= 4 ? {total: 0, group: lead, scale: 1, next: k} : null;
}

function isScale(word: NumberWord | undefined): boolean {
  return word?.kind === 'hundred' || word?.kind === 'scale';
}

/** Takes the next word into the number where it can belong to it; tells whether it did. */
function extend(tokens: TokenizedSentence, reading: Reading, words: FigureWords, spelled: boolean): boolean {
  const {next, group} = reading;
  const word = words.numbers.get(tokens.lower[next] ?? '');
  const joined = tokens.forms[next] === '-' && gap(tokens, next) === 0 && gap(tokens, next + 1) === 0;
  if (joined) {
    const after = words.numbers.get(tokens.lower[next + 1] ?? '');
    if (spelled && after?.kind === 'unit' && fits(group, after)) return take(reading, after, 2);
    return after !== undefined && isScale(after) && group !== null ? take(reading, after, 2) : false;
  }
  if (word === undefined) return false;
  if (word.kind === 'hundred' || word.kind === 'scale') return group === null ? false : take(reading, word, 1);
  if (word.kind === 'unit' || word.kind === 'ten') return spelled && fits(group, word) && take(reading, word, 1);
  return word.kind === 'and' && spelled ? extendByAnd(tokens, reading, words) : false;
}

/** "one hundred and twenty", "two and a half million", "a million and a half". */
function extendByAnd(tokens: TokenizedSentence, reading: Reading, words: FigureWords): boolean {
  const {next, group, total} = reading;
  const kind = (k: number): NumberWord | undefined => words.numbers.get(tokens.lower[k] ?? '');
  const after = kind(next + 1);
  if (after?.kind === 'article' && kind(next + 2)?.kind === 'half') {
    if (group === null) {
      reading.total += reading.scale / 2;
      reading.next += 3;
      return reading.scale > 1;
    }
    reading.group = group + 0.5;
    reading.next += 3;
    return true;
  }
  const open = group === null ? total >= 100 : group >= 100 && group % 100 === 0;
  return open && (after?.kind === 'unit' || after?.kind === 'ten') ? take(reading, after, 2) : false;
}

/** Whether a unit or a ten can follow: "twenty" + "one", "two hundred" + "six", but not "two" + "three". */
function fits(group: number | null, word: NumberWord): boolean {
  if (group === null) return true;
  if (group >= 100 && group % 100 === 0) return true;
  return word.kind === 'unit' && word.value > 0 && word.value < 10 && group % 100 >= 20 && group % 10 === 0;
}

function take(reading: Reading, word: NumberWord, tokens: number): boolean {
  const {group} = reading;
  if (word.kind === 'hundred') reading.group = round((group ?? 1) * word.value);
  else if (word.kind === 'scale') {
    reading.total += round((group ?? 1) * word.value);
    reading.group = null;
  } else reading.group = (group ?? 0) + word.value;
  if (isScale(word))
    reading.scale = word.kind === 'hundred' || reading.scale === 1 ? word.value : reading.scale * word.value;
  reading.next += tokens;
  return true;
}

/** 1.2 × 1,000,000 is 1,199,999.9999999998 in floating point. */
function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** Characters between token `i` and the one before it: 0 where nothing stands between them. */
export function gap(tokens: TokenizedSentence, i: number): number {
  return (tokens.starts[i] ?? 0) - (tokens.ends[i - 1] ?? 0);
}
