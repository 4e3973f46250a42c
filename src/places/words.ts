import {DIGIT, isApostrophe, isSpace, isWordUnit, kinds, UPPER} from '../language/characters.ts';
import type {AnalysedText} from '../language/text.ts';

/** How a word is written. */
export const SHAPE = {lower: 0, capital: 1, upper: 2, digits: 3} as const;

/** What stands between a word and the one before it. */
export const GAP = {start: 0, space: 1, hyphen: 2, dot: 3, comma: 4, other: 5} as const;

/** How a sentence uses capitals: for names only, on most words (a headline), or for all letters (old wire copy). */
export const CASE = {normal: 0, title: 1, upper: 2} as const;

/**
 * The words of a text as its surface shows them: one column a property, one entry a word.
 *
 * Coarser than tokens: hyphens always part words, "U.S." and "W.Va" are one, a final 's is left out. Names are looked for on
 * every sentence, and tokens with their strings cost three times as much (bench/places.ts).
 */
export interface Words {
  readonly text: string;
  readonly size: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly shapes: Uint8Array;
  readonly gaps: Uint8Array;
  /** Case of the sentence that the word stands in. */
  readonly cases: Uint8Array;
  /** The word in lower case. */
  lower(i: number): string;
  /** Whether 's follows the word. */
  isPossessive(i: number): boolean;
}

/** Cuts all sentences of a text into words. */
export function scanWords(analysed: AnalysedText): Words {
  const text = analysed.text;
  const room = (text.length >> 1) + 2;
  const starts = new Int32Array(room);
  const ends = new Int32Array(room);
  const shapes = new Uint8Array(room);
  const gaps = new Uint8Array(room);
  const cases = new Uint8Array(room);
  let size = 0;
  for (let s = 0; s < analysed.size; s++) {
    const {start, end} = analysed.span(s);
    const first = size;
    let at = start;
    while (at < end) {
      if (!isWordUnit(text.charCodeAt(at))) {
        at++;
        continue;
      }
      const stop = wordEnd(text, at, end);
      starts[size] = at;
      ends[size] = stop;
      shapes[size] = shapeOf(text, at, stop);
      gaps[size] = size === first ? GAP.start : gapBetween(text, ends[size - 1] as number, at);
      size++;
      at = stop;
    }
    cases.fill(caseOf(shapes, starts, ends, first, size), first, size);
  }
  const lowered: (string | undefined)[] = [];
  return {
    text,
    size,
    starts,
    ends,
    shapes,
    gaps,
    cases,
    lower(i) {
      lowered[i] ??= text.slice(starts[i], ends[i]).toLowerCase();
      return lowered[i];
    },
    isPossessive(i) {
      const end = ends[i] as number;
      return (
        isApostrophe(text.charCodeAt(end)) &&
        (text.charCodeAt(end + 1) | 32) === 0x73 &&
        !isWordUnit(text.charCodeAt(end + 2))
      );
    },
  };
}

/** Where the word that starts at `from` ends: "O'Leary", "U.S." and "W.Va" are one word, "Kenya's" ends before the apostrophe. */
function wordEnd(text: string, from: number, limit: number): number {
  let at = from + 1;
  let dotted = false;
  for (; at < limit; at++) {
    const unit = text.charCodeAt(at);
    if (isWordUnit(unit)) continue;
    const next = at + 1 < limit && isWordUnit(text.charCodeAt(at + 1));
    if (isApostrophe(unit)) {
      if (!next || ((text.charCodeAt(at + 1) | 32) === 0x73 && !isWordUnit(text.charCodeAt(at + 2)))) break;
    } else if (unit === 0x2e) {
      // A dot inside "U.S." or "W.Va" joins; one between whole words is a missing space.
      if (next && (dotted ? at - from <= 8 : at - from <= 2) && kinds[text.charCodeAt(at + 1)] !== DIGIT) dotted = true;
      else return dotted ? at + 1 : at;
    } else {
      break;
    }
  }
  return at;
}

function shapeOf(text: string, start: number, end: number): number {
  const kind = kinds[text.charCodeAt(start)];
  if (kind === DIGIT) return SHAPE.digits;
  if (kind !== UPPER) return SHAPE.lower;
  let letters = 0;
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (!isWordUnit(unit)) continue;
    if (kinds[unit] !== UPPER) return SHAPE.capital;
    letters++;
  }
  return letters > 1 ? SHAPE.upper : SHAPE.capital;
}

function gapBetween(text: string, from: number, to: number): number {
  if (to - from === 1) {
    const unit = text.charCodeAt(from);
    if (isSpace(unit)) return GAP.space;
    if (unit === 0x2d) return GAP.hyphen;
    if (unit === 0x2e) return GAP.dot;
    return unit === 0x2c ? GAP.comma : GAP.other;
  }
  const mark = text.charCodeAt(from);
  const kind = isSpace(mark) ? GAP.space : mark === 0x2e ? GAP.dot : mark === 0x2c ? GAP.comma : GAP.other;
  for (let i = from + 1; i < to; i++) if (!isSpace(text.charCodeAt(i))) return GAP.other;
  return kind;
}

/** Shorter words are often written small in headlines, so only words of four letters and more tell the case. */
function caseOf(shapes: Uint8Array, starts: Int32Array, ends: Int32Array, first: number, last: number): number {
  let words = 0;
  let capital = 0;
  let upper = 0;
  for (let i = first; i < last; i++) {
    if (shapes[i] === SHAPE.digits || (ends[i] as number) - (starts[i] as number) < 4) continue;
    words++;
    if (shapes[i] === SHAPE.capital) capital++;
    else if (shapes[i] === SHAPE.upper) upper++;
  }
  if (words >= 3 && upper > 0.7 * words) return CASE.upper;
  return words >= 4 && capital + upper > 0.7 * words ? CASE.title : CASE.normal;
}
