import type {TokenizedSentence} from '../model/sentence.ts';
import type {Span} from '../model/span.ts';
import type {Abbreviations} from './abbreviations.ts';
import {DIGIT, isApostrophe, isWordUnit, kinds, LETTER, PICTURE, PUNCTUATION, SPACE, UPPER} from './characters.ts';
import {createForms, type Forms} from './forms.ts';

/** Where a language cuts its words, as the treebanks it was trained on do. */
export interface TokenRules {
  /** Endings that are tokens of their own, with a plain apostrophe: "n't", "'s". */
  readonly clitics: readonly string[];
  /** Words that are two tokens, lower-cased, and the length of the first: "cannot" → 3. */
  readonly splits: Readonly<Record<string, number>>;
  /** What stays with the word after its hyphen: "non", "pre". */
  readonly prefixes: readonly string[];
  /** What is a token of its own after digits: "pm", "km". */
  readonly units: readonly string[];
}

/** Cuts a stretch of text into tokens. */
export type Tokenizer = (text: string, span: Span) => TokenizedSentence;

const HYPHEN = 0x2d;
const FULL_STOP = 0x2e;
const COMMA = 0x2c;
const COLON = 0x3a;
const SLASH = 0x2f;
const AMPERSAND = 0x26;
const AT = 0x40;
const UNDERSCORE = 0x5f;
const HASH = 0x23;

/**
 * Makes the tokenizer of a language.
 *
 * Tokens are those of the English UD treebanks: "do n't", "police 's", "10 - year - old", "$ 5", "1,000". Every token
 * is a stretch of the text; nothing but white space lies between tokens.
 */
export function createTokenizer(rules: TokenRules, abbreviations: Abbreviations): Tokenizer {
  const clitics = new Set(rules.clitics);
  const prefixes = new Set(rules.prefixes);
  const units = new Set(rules.units);
  const splits = new Map(Object.entries(rules.splits));
  // Hardly any word is two tokens: its length and first letter spare the others a string of their own.
  const splitLengths = new Set<number>();
  const splitLetters = new Uint8Array(128);
  for (const word of splits.keys()) {
    splitLengths.add(word.length);
    splitLetters[word.charCodeAt(0) & 127] = splitLetters[word.toUpperCase().charCodeAt(0) & 127] = 1;
  }
  const formAt = createForms();
  // No address starts before this offset: a stretch without white space is looked through once, not once a word.
  let plainUntil = 0;

  return (text, span) => {
    const starts: number[] = [];
    const ends: number[] = [];
    const push = (from: number, to: number): void => {
      starts.push(from);
      ends.push(to);
    };

    let i = span.start;
    plainUntil = span.start;
    while (i < span.end) {
      const kind = kinds[text.charCodeAt(i)]!;
      if (kind === SPACE) {
        i++;
      } else if (kind === PICTURE) {
        const to = pictureEnd(text, i, span.end);
        push(i, to);
        i = to;
      } else if (kind !== PUNCTUATION || startsWord(text, i, span)) {
        i = pushWord(text, i, span, push);
      } else {
        const to = punctuationEnd(text, i, span.end);
        push(i, to);
        i = to;
      }
    }
    return columns(text, span, starts, ends, formAt);
  };

  /** Reads the word that starts at `from`, pushes its tokens and gives the offset after them. */
  function pushWord(text: string, from: number, span: Span, push: (from: number, to: number) => void): number {
    if (from >= plainUntil) {
      const address = addressEnd(text, from, span.end);
      if (address > from) {
        push(from, address);
        return address;
      }
      plainUntil = -address;
    }
    const to = wordEnd(text, from, span.end, prefixes, abbreviations);
    const cut = cutInside(text, from, to);
    if (cut > from && cut < to) push(from, cut);
    push(cut > from && cut < to ? cut : from, to);
    return to;
  }

  /** Where a word is two tokens, or −1. */
  function cutInside(text: string, from: number, to: number): number {
    let apostrophe = -1;
    for (let i = from; i < to; i++) if (isApostrophe(text.charCodeAt(i))) apostrophe = i;
    if (apostrophe > from) {
      const plain = `'${text.slice(apostrophe + 1, to).toLowerCase()}`;
      if (clitics.has(plain)) return apostrophe;
      // "n't": the ending starts a letter before its apostrophe.
      if (apostrophe - 1 > from && clitics.has(text.charAt(apostrophe - 1).toLowerCase() + plain))
        return apostrophe - 1;
      return -1;
    }
    const first = kinds[text.charCodeAt(from)];
    if (first === DIGIT) {
      let i = from;
      while (i < to && kinds[text.charCodeAt(i)] !== LETTER && kinds[text.charCodeAt(i)] !== UPPER) i++;
      return i < to && units.has(text.slice(i, to).toLowerCase()) ? i : -1;
    }
    if (splitLetters[text.charCodeAt(from) & 127] === 0 || !splitLengths.has(to - from)) return -1;
    const split = splits.get(text.slice(from, to).toLowerCase());
    return split === undefined ? -1 : from + split;
  }
}

/** Whether a punctuation mark opens a word: "'90s", ".5", "#tag", "@name", or a clitic set apart by a space ("n 't"). */
function startsWord(text: string, i: number, span: Span): boolean {
  const unit = text.charCodeAt(i);
  if (i + 1 >= span.end) return false;
  const next = kinds[text.charCodeAt(i + 1)]!;
  if (unit === HASH || unit === AT) return next === LETTER || next === UPPER;
  if (unit === FULL_STOP) return next === DIGIT && (i === span.start || !isWordUnit(text.charCodeAt(i - 1)));
  if (!isApostrophe(unit)) return false;
  if (next === DIGIT) return i + 2 < span.end && kinds[text.charCodeAt(i + 2)] === DIGIT;
  // A lone "s" after the apostrophe is the possessive of a name in brackets or quotes: (UN)'s.
  if (next !== LETTER && next !== UPPER) return false;
  const glued = i > span.start && kinds[text.charCodeAt(i - 1)] !== SPACE;
  return glued && (i + 2 >= span.end || !isWordUnit(text.charCodeAt(i + 2)));
}

/** End of the word that starts at `from`, with what punctuation belongs inside it. */
function wordEnd(
  text: string,
  from: number,
  limit: number,
  prefixes: ReadonlySet<string>,
  abbreviations: Abbreviations,
): number {
  let i = from + 1;
  while (i < limit) {
    const unit = text.charCodeAt(i);
    if (isWordUnit(unit) || unit === UNDERSCORE) {
      i++;
      continue;
    }
    const before = kinds[text.charCodeAt(i - 1)]!;
    const after = i + 1 < limit ? kinds[text.charCodeAt(i + 1)]! : SPACE;
    const wordAfter = after === LETTER || after === UPPER || after === DIGIT;
    const digits = before === DIGIT && after === DIGIT;
    if (unit === FULL_STOP) {
      if (wordAfter ? dotJoins(text, from, i, limit) : dotBelongs(text, from, i, abbreviations)) i++;
      else break;
    } else if (unit === HYPHEN) {
      if (wordAfter && hyphenJoins(text, from, i, limit, prefixes)) i++;
      else break;
    } else if (isApostrophe(unit)) {
      if (wordAfter && before !== PUNCTUATION) i++;
      else break;
    } else if (unit === COMMA || unit === COLON || unit === SLASH) {
      if (digits) i++;
      else break;
    } else if (unit === AMPERSAND) {
      if (after === UPPER && before === UPPER) i++;
      else break;
    } else break;
  }
  return i;
}

/** Whether a full stop between two word characters belongs to the word: "3.5", "U.S", "node.js", but not "death.Twenty". */
function dotJoins(text: string, from: number, dot: number, limit: number): boolean {
  const before = kinds[text.charCodeAt(dot - 1)]!;
  const after = kinds[text.charCodeAt(dot + 1)]!;
  if (before === DIGIT) return after === DIGIT || text.charCodeAt(dot + 1) === 0x70;
  if (after === DIGIT) return true;
  const single = dot - 1 === from || text.charCodeAt(dot - 2) === FULL_STOP;
  if (single) return true;
  // "enron.com" is one word, "death.Twenty" are two.
  return after === LETTER && dot + 2 < limit;
}

/** Whether the full stop that ends a word is part of it: abbreviations, initials, "U.S." */
function dotBelongs(text: string, from: number, dot: number, abbreviations: Abbreviations): boolean {
  if (dot - 1 === from) return kinds[text.charCodeAt(from)] === UPPER || abbreviations.has(text.slice(from, dot + 1));
  if (text.charCodeAt(dot - 2) === FULL_STOP) {
    const kind = kinds[text.charCodeAt(dot - 1)];
    return kind === LETTER || kind === UPPER;
  }
  return dot - from <= 12 && abbreviations.has(text.slice(from, dot + 1));
}

/** The longest telephone number; looking further would take time that grows with the square of the length. */
const LONGEST_NUMBER = 24;

/** Whether a hyphen binds two parts to one token: telephone numbers and prefixes. */
function hyphenJoins(
  text: string,
  from: number,
  hyphen: number,
  limit: number,
  prefixes: ReadonlySet<string>,
): boolean {
  if (kinds[text.charCodeAt(hyphen - 1)] === DIGIT && kinds[text.charCodeAt(hyphen + 1)] === DIGIT) {
    const end = Math.min(limit, from + LONGEST_NUMBER);
    let to = hyphen + 1;
    while (to < end && (kinds[text.charCodeAt(to)] === DIGIT || text.charCodeAt(to) === HYPHEN)) to++;
    if (to >= from + LONGEST_NUMBER) return false;
    const lengths = text
      .slice(from, to)
      .split('-')
      .map((part) => part.length);
    return lengths.length > 2 || (lengths[0] === 3 && lengths[1] === 4);
  }
  return hyphen - from <= 8 && prefixes.has(text.slice(from, hyphen).toLowerCase());
}

/** End of the web or mail address that starts here; where none does, how far that is sure, as a negative number. */
function addressEnd(text: string, from: number, limit: number): number {
  let to = from;
  let at = -1;
  let slashes = -1;
  let unit = 0;
  while (to < limit && to - from < 2048) {
    unit = text.charCodeAt(to);
    if (kinds[unit] === SPACE || unit === 0x22 || unit === 0x3c || unit === 0x3e || unit > 0x2000) break;
    if (unit === AT && at < 0) at = to;
    if (unit === COLON && text.charCodeAt(to + 1) === SLASH && text.charCodeAt(to + 2) === SLASH) slashes = to;
    // Nothing but an address has these signs early on; a plain word is left at its first other sign.
    if (at < 0 && slashes < 0 && !isWordUnit(unit) && !ADDRESS_SIGNS.has(unit)) break;
    to++;
  }
  const web = slashes > from || (text.startsWith('www.', from) && to - from > 6);
  const mail = at > from && at + 3 < to && text.slice(at, to).includes('.') && text.charCodeAt(from) !== AT;
  if (!web && !mail) return -to;
  while (to > from && TRAILING.has(text.charCodeAt(to - 1))) to--;
  return to;
}

const ADDRESS_SIGNS = new Set([...'._-+%:/@'].map((c) => c.charCodeAt(0)));
const TRAILING = new Set([...'.,;:!?)\']}"’”'].map((c) => c.charCodeAt(0)));

/** End of a run of punctuation that is one token: "...", "--", "?!", "''". */
function punctuationEnd(text: string, from: number, limit: number): number {
  const unit = text.charCodeAt(from);
  let to = from + 1;
  if (unit === 0x21 || unit === 0x3f) {
    while (to < limit && (text.charCodeAt(to) === 0x21 || text.charCodeAt(to) === 0x3f)) to++;
  } else if (REPEATED.has(unit)) {
    while (to < limit && text.charCodeAt(to) === unit) to++;
  } else if (DOUBLED.has(unit)) {
    if (to < limit && text.charCodeAt(to) === unit) to++;
  }
  return to;
}

const REPEATED = new Set([...'.-_=*~+#<>—'].map((c) => c.charCodeAt(0)));
const DOUBLED = new Set([..."'`’‘"].map((c) => c.charCodeAt(0)));

/** End of one picture character with its joiners and variants. */
function pictureEnd(text: string, from: number, limit: number): number {
  let to = from;
  while (to < limit) {
    const unit = text.charCodeAt(to);
    if (kinds[unit] === PICTURE && to + 1 < limit && isLowSurrogate(text.charCodeAt(to + 1))) to += 2;
    else if (to > from && (unit === 0x200d || unit === 0xfe0f)) to++;
    else break;
  }
  return Math.max(to, from + 1);
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

function columns(text: string, span: Span, starts: number[], ends: number[], formAt: Forms): TokenizedSentence {
  const size = starts.length;
  const forms = new Array<string>(size);
  const lower = new Array<string>(size);
  for (let i = 0; i < size; i++) {
    const one = formAt(text, starts[i]!, ends[i]!);
    forms[i] = one.form;
    lower[i] = one.lower;
  }
  return {
    start: span.start,
    end: span.end,
    size,
    starts,
    ends,
    forms,
    lower,
  };
}
