import type {Span} from '../model/span.ts';
import type {Abbreviations} from './abbreviations.ts';
import {
  DIGIT,
  isApostrophe,
  isCloser,
  isDash,
  isOpener,
  isSpace,
  isWordUnit,
  kinds,
  LETTER,
  SPACE,
  UPPER,
} from './characters.ts';
import {findParagraphs} from './paragraphs.ts';

/** Cuts a text into sentences: spans without white space at their ends, in order, none empty. */
export type Splitter = (text: string, paragraphs?: readonly Span[]) => Span[];

/**
 * Longer sentences are cut at white space: what comes later may look at every pair of a sentence's words.
 *
 * Of 81,000 sentences of news and history none is longer.
 */
const LONGEST = 1_500;

const FULL_STOP = 0x2e;

/**
 * Makes the sentence splitter of a language.
 *
 * `starters` are words, lower-cased, that start a sentence when they follow an abbreviation with a capital: "the", "he".
 * A closing quotation mark after a full stop belongs to the sentence; a dateline is a sentence of its own.
 */
export function createSplitter(abbreviations: Abbreviations, starters: ReadonlySet<string>): Splitter {
  return (text, paragraphs = findParagraphs(text)) => {
    const sentences: Span[] = [];
    for (const paragraph of paragraphs) splitParagraph(text, paragraph, sentences);
    return sentences;
  };

  function splitParagraph(text: string, paragraph: Span, sentences: Span[]): void {
    let start = datelineEnd(text, paragraph.start, paragraph.end, sentences);
    let i = start;
    while (i < paragraph.end) {
      const stop = endsAt(text, i, start, paragraph.end);
      if (stop > 0) {
        pushSentence(text, start, stop, sentences);
        start = skipSpace(text, stop, paragraph.end);
        // A headline before the copy: "… restored. ISLAMABAD, Pakistan — …".
        start = datelineEnd(text, start, paragraph.end, sentences);
        i = start;
      } else i++;
    }
    if (start < paragraph.end) pushSentence(text, start, paragraph.end, sentences);
  }

  /** Where the sentence ends whose closing mark stands at `i`, or −1 where none does. */
  function endsAt(text: string, i: number, start: number, limit: number): number {
    const unit = text.charCodeAt(i);
    if (unit !== FULL_STOP && unit !== 0x21 && unit !== 0x3f && unit !== 0x2026) return -1;
    let to = i + 1;
    while (to < limit && isTerminal(text.charCodeAt(to))) to++;
    const dots = to - i;
    while (to < limit && isCloser(text.charCodeAt(to)) && closesHere(text, to, limit)) to++;
    to = afterReferences(text, to, limit);
    if (to >= limit) return limit;
    const closed = to > i + dots;
    if (!isSpace(text.charCodeAt(to))) {
      return unit === FULL_STOP && dots === 1 && missesSpace(text, i, to, closed) ? to : -1;
    }
    const next = skipSpace(text, to, limit);
    if (next >= limit) return limit;
    const word = wordStart(text, next, limit);
    const kind = kinds[text.charCodeAt(word)]!;
    if (kind === LETTER && text.charCodeAt(word) < 0x250) return -1;
    if (unit === FULL_STOP && dots === 1 && !closed) return stopEnds(text, i, start, word, limit) ? to : -1;
    // Dots that trail off in the middle of a sentence: "20 ... 30".
    if (dots > 1 && unit === FULL_STOP && kind !== UPPER && word === next) return -1;
    return to;
  }

  /** Whether a single full stop before white space ends the sentence. */
  function stopEnds(text: string, dot: number, start: number, next: number, limit: number): boolean {
    const from = wordBefore(text, dot, start);
    const number = kinds[text.charCodeAt(next)] === DIGIT;
    if (from === dot) return true;
    if (isListNumber(text, from, dot, start)) return false;
    const word = text.slice(from, dot + 1);
    const abbreviation = abbreviations.kind(word);
    if (abbreviation === 'title') return false;
    if (abbreviation === 'number') return !number && startsSentence(text, next, limit);
    if (abbreviation === 'either') return startsSentence(text, next, limit);
    if (dot - from === 1 && kinds[text.charCodeAt(from)] === UPPER) return startsSentence(text, next, limit);
    if (isAcronym(text, from, dot)) return startsSentence(text, next, limit);
    return true;
  }

  /** Whether the word after an abbreviation shows that a new sentence has begun. */
  function startsSentence(text: string, next: number, limit: number): boolean {
    let to = next;
    while (to < limit && isWordUnit(text.charCodeAt(to))) to++;
    return starters.has(text.slice(next, Math.min(to, next + 20)).toLowerCase());
  }
}

/** Whether a closing mark stands where one can close: before white space, the end, or another mark. */
function closesHere(text: string, i: number, limit: number): boolean {
  const unit = text.charCodeAt(i);
  const straight = unit === 0x22 || isApostrophe(unit) || unit === 0x201c;
  if (!straight || i + 1 >= limit) return true;
  const next = text.charCodeAt(i + 1);
  return !isWordUnit(next) || kinds[next] === UPPER;
}

/** Moves past note numbers that follow the sentence they belong to: "in 1805. [19] His". */
function afterReferences(text: string, from: number, limit: number): number {
  let to = from;
  for (;;) {
    let i = skipSpace(text, to, limit);
    if (text.charCodeAt(i) !== 0x5b) return to;
    const digits = i + 1;
    i = digits;
    while (i < limit && kinds[text.charCodeAt(i)] === DIGIT) i++;
    if (i === digits || i - digits > 3 || text.charCodeAt(i) !== 0x5d) return to;
    to = i + 1;
  }
}

/** Whether two sentences meet here with the space left out: "death.Twenty people". */
function missesSpace(text: string, dot: number, to: number, closed: boolean): boolean {
  const quoted = isOpener(text.charCodeAt(to)) && !closed;
  const next = quoted ? to + 1 : to;
  const before = text.charCodeAt(dot - 1);
  if (kinds[text.charCodeAt(next)] !== UPPER || kinds[before] !== LETTER) return false;
  const word = kinds[text.charCodeAt(dot - 2)] === LETTER;
  const capitalised = kinds[text.charCodeAt(next + 1)] === LETTER || kinds[text.charCodeAt(next + 1)] === SPACE;
  return word && (capitalised || closed || quoted);
}

/** Start of the run of letters, digits, inner full stops and hyphens that ends at the full stop. */
function wordBefore(text: string, dot: number, start: number): number {
  let from = dot;
  while (from > start && dot - from < 16) {
    const unit = text.charCodeAt(from - 1);
    if (!isWordUnit(unit) && unit !== FULL_STOP) break;
    from--;
  }
  return from;
}

/** "U.S.", "e.g.": letters and full stops by turns. */
function isAcronym(text: string, from: number, dot: number): boolean {
  return dot - from >= 3 && text.charCodeAt(dot - 2) === FULL_STOP && kinds[text.charCodeAt(dot - 1)] !== DIGIT;
}

/** "1.", "12.", "b." at the start of what would be a sentence. */
function isListNumber(text: string, from: number, dot: number, start: number): boolean {
  return from === start && dot - from <= 2 && (kinds[text.charCodeAt(from)] === DIGIT || dot - from === 1);
}

function isTerminal(unit: number): boolean {
  return unit === FULL_STOP || unit === 0x21 || unit === 0x3f || unit === 0x2026;
}

/** First letter or digit after opening marks and dashes; a mark that opens nothing stays where it is. */
function wordStart(text: string, from: number, limit: number): number {
  let i = from;
  while (i < limit && i - from < 8 && !isWordUnit(text.charCodeAt(i))) i++;
  return i < limit && isWordUnit(text.charCodeAt(i)) ? i : from;
}

function skipSpace(text: string, from: number, limit: number): number {
  let i = from;
  while (i < limit && isSpace(text.charCodeAt(i))) i++;
  return i;
}

/** Adds a sentence, cut into pieces where it is longer than any sentence should be. */
function pushSentence(text: string, start: number, end: number, sentences: Span[]): void {
  let from = start;
  while (end - from > LONGEST) {
    let cut = from + LONGEST;
    while (cut > from + LONGEST / 2 && !isSpace(text.charCodeAt(cut))) cut--;
    if (cut === from + LONGEST / 2) cut = pairSafe(text, from + LONGEST);
    let to = cut;
    while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
    if (to > from) sentences.push({start: from, end: to});
    from = skipSpace(text, cut, end);
  }
  if (end > from) sentences.push({start: from, end});
}

/** Moves an offset off the middle of a surrogate pair. */
function pairSafe(text: string, offset: number): number {
  const unit = text.charCodeAt(offset);
  return unit >= 0xdc00 && unit <= 0xdfff ? offset - 1 : offset;
}

/** The longest dateline: "SAN SALVADOR, 3 JAN 90 -- [REPORT] [ARMED FORCES PRESS COMMITTEE] [TEXT]". */
const LONGEST_DATELINE = 160;

/**
 * Adds the dateline that starts at `from` as a sentence and gives the offset after it; gives `from` where there is none.
 *
 * A dateline is one or more words in capitals, perhaps a place, a date and an agency after them, then a dash.
 */
function datelineEnd(text: string, from: number, limit: number, sentences: Span[]): number {
  if (kinds[text.charCodeAt(from)] !== UPPER || !mayHoldDateline(text, from, limit)) return from;
  const window = text.slice(from, Math.min(limit, from + LONGEST_DATELINE));
  const small = kinds[text.charCodeAt(from + 1)] === LETTER;
  const found = small ? DATED.exec(window) : (DATELINE.exec(window) ?? AGENCY.exec(window));
  if (found === null) return from;
  const head = found[1] ?? '(';
  // Running text in capitals is no dateline for having a dash in it: a date, an agency or a comma must show it.
  const plain = !/[a-z]/.test(window.slice(found[0].length));
  if (!small && (plain ? !/[\d(]/.test(head) : !/[\p{Lu}]{3}|^\($/u.test(head))) return from;
  let to = from + found[0].length;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
  const next = skipSpace(text, to, limit);
  if (next >= limit) return from;
  sentences.push({start: from, end: to});
  return next;
}

/** Whether a dash or a bracket stands near: without one, the patterns need not be tried. */
function mayHoldDateline(text: string, from: number, limit: number): boolean {
  const to = Math.min(limit, from + LONGEST_DATELINE);
  for (let i = from; i < to; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0x2d || unit === 0x5f || unit === 0x28 || isDash(unit)) return true;
  }
  return false;
}

/** Capitals, then perhaps a place, a date, an agency. */
const DATELINE =
  /^(\p{Lu}[\p{Lu}.'’-]+(?:[ ]\p{Lu}[\p{Lu}.'’-]*){0,4}(?:,? (?:\p{Lu}[\p{L}.'’]*|\d{1,4}),?){0,6}(?: ?[([][\p{L}\d ,./-]{1,40}[)\]])?)\s?(?:--|[-–—_])(?:\s+\[[^\]]{1,80}\])*\s/u;

/** A place in small letters needs its date: "Lima, 15 Sep 88 (EL COMERCIO) -- [Text]". */
const DATED =
  /^\p{Lu}\p{L}+(?:[ -]\p{L}+){0,4}(?: \([^)\n]{1,30}\))?, \d{1,2} \p{L}{3,9}\.?(?: \d{2,4})?(?: \([^)\n]{1,60}\))? (?:--|[-–—])(?:\s+\[[^\]]{1,80}\])*\s/u;

/** An agency in brackets and a gap: "ORLA CITY (AP)  Police say". */
const AGENCY = /^\p{Lu}[\p{Lu}.'’-]+(?: \p{Lu}[\p{Lu}.'’-]*){0,4}(?:, \p{Lu}[\p{L}.]*)? \([\p{L} /]{2,20}\)\s(?=\s)/u;
