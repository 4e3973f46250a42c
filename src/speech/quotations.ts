import {findParagraphs} from '../language/paragraphs.ts';
import type {AnalysedText} from '../language/text.ts';
import type {Span} from '../model/span.ts';

/** A stretch in quotation marks, marks included. One that runs over several paragraphs is one quotation. */
export interface Quotation extends Span {
  /** False where the paragraph ends before the mark that should close it. */
  readonly closed: boolean;
}

/** A mark as it stands in the text: how long it is and what it can do there. */
interface Mark {
  readonly length: number;
  readonly opens: boolean;
  readonly closes: boolean;
  /** Marks that can pair share a family: curly and straight double marks do, single ones are apart. */
  readonly single: boolean;
}

const DOUBLE = 34;
const APOSTROPHE = 39;
const BACKTICK = 96;
const LEFT_GUILLEMET = 0xab;
const RIGHT_GUILLEMET = 0xbb;
const LEFT_SINGLE = 0x2018;
const RIGHT_SINGLE = 0x2019;
const LEFT_DOUBLE = 0x201c;
const RIGHT_DOUBLE = 0x201d;
const LOW_DOUBLE = 0x201e;

/** The quotations of each text, found once: more than one stage asks for them. */
const quotations = new WeakMap<AnalysedText, readonly Quotation[]>();

/** What stands in quotation marks in a text, as `findQuotations` finds it. */
export function quotationsOf(text: AnalysedText): readonly Quotation[] {
  const known = quotations.get(text) ?? findQuotations(text.text, text.paragraphs);
  quotations.set(text, known);
  return known;
}

/**
 * Finds what stands in quotation marks: “ ”, " ", '' '', `` '', « », and single marks where they cannot be apostrophes.
 *
 * A quotation left open at the end of its paragraph goes on in the next one if that begins with a mark, as newspapers
 * print long quotations. Marks inside an open quotation do not nest.
 */
export function findQuotations(text: string, paragraphs: readonly Span[] = findParagraphs(text)): Quotation[] {
  const found: Quotation[] = [];
  let start = -1;
  let single = false;
  let fresh = true;
  let paragraph = 0;
  for (let i = 0; i < text.length; ) {
    const code = text.charCodeAt(i);
    if (i === paragraphs[paragraph]?.start) {
      fresh = true;
      paragraph++;
    }
    const mark = markAt(text, i, code);
    if (mark === null) {
      if (fresh && start >= 0 && code > 32) {
        found.push(cut(text, start, i));
        start = -1;
      }
      if (code > 32) fresh = false;
      i++;
      continue;
    }
    if (start < 0) {
      if (mark.opens) {
        start = i;
        single = mark.single;
      }
    } else if (mark.single === single && mark.closes && !(fresh && mark.opens)) {
      found.push({start, end: i + mark.length, closed: true});
      start = -1;
    } else if (fresh && mark.opens && !mark.single && single) {
      found.push(cut(text, start, i));
      start = i;
      single = false;
    }
    fresh = false;
    i += mark.length;
  }
  if (start >= 0) found.push(cut(text, start, text.length));
  return found;
}

/** An open quotation ends with its first paragraph where nothing carries it on. */
function cut(text: string, start: number, end: number): Quotation {
  let last = end;
  while (last > start && text.charCodeAt(last - 1) <= 32) last--;
  return {start, end: last, closed: false};
}

function markAt(text: string, i: number, code: number): Mark | null {
  switch (code) {
    case LEFT_DOUBLE:
    case LOW_DOUBLE:
    case LEFT_GUILLEMET:
      return {length: 1, opens: true, closes: false, single: false};
    case RIGHT_DOUBLE:
    case RIGHT_GUILLEMET:
      return {length: 1, opens: false, closes: true, single: false};
    case DOUBLE:
      return straight(text, i, 1, false);
    case BACKTICK:
      return text.charCodeAt(i + 1) === BACKTICK ? {length: 2, opens: true, closes: false, single: false} : null;
    case APOSTROPHE:
      return text.charCodeAt(i + 1) === APOSTROPHE ? straight(text, i, 2, false) : apostrophe(text, i);
    case LEFT_SINGLE:
      return {length: 1, opens: isWordStart(text, i), closes: false, single: true};
    case RIGHT_SINGLE:
      return text.charCodeAt(i + 1) === RIGHT_SINGLE ? straight(text, i, 2, false) : apostrophe(text, i);
    default:
      return null;
  }
}

/** A mark without a direction opens after a gap and closes after a word; between gaps it does what is needed. */
function straight(text: string, i: number, length: number, single: boolean): Mark {
  const before = isGap(text.charCodeAt(i - 1));
  const after = isGap(text.charCodeAt(i + length));
  return {length, opens: before || !after, closes: !before || after, single};
}

function apostrophe(text: string, i: number): Mark | null {
  const opens = isWordStart(text, i) && text.charCodeAt(i) === APOSTROPHE && !isElision(text, i);
  const after = text.charCodeAt(i + 1);
  const closes = !isLetter(after) && !isGap(text.charCodeAt(i - 1)) && isEndOfSpeech(text, i);
  return opens || closes ? {length: 1, opens, closes, single: true} : null;
}

/** After "s" and before a small letter it is a plural's apostrophe: "the rebels' base". */
function isEndOfSpeech(text: string, i: number): boolean {
  if (text[i - 1] !== 's') return true;
  return !/^\s*\p{Ll}/u.test(text.slice(i + 1, i + 4));
}

/** "'90s", "'s": no quotation begins with a digit or one letter. */
function isElision(text: string, i: number): boolean {
  return !isLetter(text.charCodeAt(i + 1)) || !isLetter(text.charCodeAt(i + 2));
}

function isWordStart(text: string, i: number): boolean {
  return isGap(text.charCodeAt(i - 1)) && !isGap(text.charCodeAt(i + 1));
}

/** White space, an edge of the text, an opening bracket or a dash. */
function isGap(code: number): boolean {
  return (
    !(code > 32) || code === 0xa0 || code === 40 || code === 91 || code === 45 || code === 0x2013 || code === 0x2014
  );
}

function isLetter(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code >= 0xc0;
}

/** A quotation that says something, against words set off: it begins with a capital or is longer than a phrase. */
export function isSpeech(text: string, {start, end}: Span): boolean {
  const words = text.slice(start, end);
  return /^[^\p{L}\p{N}]*(?:\p{Lu}|\p{N}|…)/u.test(words) || words.trim().split(/\s+/).length > 5;
}

/** Index of the last quotation that starts at `offset` or before it, −1 where there is none. */
export function lastStartingBy(quotations: readonly Span[], offset: number): number {
  let low = 0;
  let high = quotations.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (quotations[middle]!.start <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
