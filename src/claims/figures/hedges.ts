import type {TokenizedSentence} from '../../model/sentence.ts';
import {phraseAt, phraseEndingAt} from './phrases.ts';
import type {Bound, FigureWords} from './words.ts';

/** All counts a figure allows: `null` is open. */
export interface Extent {
  readonly low: number | null;
  readonly high: number | null;
  readonly approx: boolean;
}

/** A number with the hedges around it. */
export interface Hedged {
  readonly first: number;
  readonly last: number;
  /** From the innermost to the outermost. */
  readonly bounds: readonly Bound[];
}

/**
 * Widens a count to all that its hedge allows.
 *
 * "at least 12" allows 12 and anything above, so `high` is open. "fewer than 12" stops at 11, and is open below.
 */
export function widen(extent: Extent, bound: Bound): Extent {
  const {low, high} = extent;
  switch (bound) {
    case 'exact':
      return extent;
    case 'about':
      return {...extent, approx: true};
    case 'at-least':
      return {...extent, high: null};
    case 'more-than':
      return {...extent, low: low === null ? null : low + 1, high: null};
    case 'at-most':
      return {...extent, low: null};
    case 'fewer-than':
      return {...extent, low: null, high: high === null ? null : high - 1};
  }
}

/**
 * The hedges around the number that stands from token `first` to `last`.
 *
 * They may follow on one another ("up to about 20") and enclose a word that is no hedge ("at least another 20").
 */
export function readHedges(tokens: TokenizedSentence, first: number, last: number, words: FigureWords): Hedged {
  const bounds: Bound[] = [];
  const after = phraseAt(words.hedgesAfter, tokens.lower, last + 1);
  if (after !== null && after.value !== 'through') bounds.push(after.value);
  const end = after === null ? last : after.last;
  let start = first;
  for (let k = first - 1; k >= 0; ) {
    const before = phraseEndingAt(words.hedgesBefore, tokens.lower, k);
    if (before === null) break;
    if (before.value !== 'through') {
      start = before.first;
      bounds.push(before.value);
    }
    k = before.first - 1;
  }
  return {first: start, last: end, bounds};
}
