import {row1, row2, row3} from './hash.ts';
import type {Word} from './words.ts';

/** The weights of a tagger: `tags` columns for each of `2 ** bits` rows. */
export interface TaggerWeights {
  readonly bits: number;
  readonly tags: number;
  readonly weights: Int16Array | Float32Array;
}

/** Number of features that are active at each token. */
export const TAG_FEATURES = 38;

/** What stands before the first and after the last token. */
export const NO_TAG = 255;

const EDGE: Word = {
  lower: '',
  hash: 0x5bd1e995,
  suffix1: 1,
  suffix2: 1,
  suffix3: 1,
  suffix4: 1,
  prefix1: 1,
  prefix3: 1,
  shape: 0,
  parts: 0,
  sense: 63,
  verbSense: 63,
  frames: 0,
  candidates: new Uint8Array(0),
  tagSet: 0,
  lemma: () => '',
};

/**
 * Writes the rows of the features of token `i` into `rows`.
 *
 * `tags` holds the tags of the tokens before it. `caseless` rows are other rows: one table serves both kinds of copy.
 */
export function tagRows(
  words: readonly Word[],
  tags: Uint8Array,
  i: number,
  caseless: boolean,
  shift: number,
  rows: Int32Array,
): void {
  const w = words[i]!;
  const p1 = words[i - 1] ?? EDGE;
  const p2 = words[i - 2] ?? EDGE;
  const n1 = words[i + 1] ?? EDGE;
  const n2 = words[i + 2] ?? EDGE;
  const t1 = i > 0 ? tags[i - 1]! : NO_TAG;
  const t2 = i > 1 ? tags[i - 2]! : NO_TAG;
  const first = i === 0 ? 1 : 0;
  let t = caseless ? 64 : 0;
  let k = 0;
  rows[k++] = row1(t++, w.hash, shift);
  rows[k++] = row1(t++, w.suffix1, shift);
  rows[k++] = row1(t++, w.suffix2, shift);
  rows[k++] = row1(t++, w.suffix3, shift);
  rows[k++] = row1(t++, w.suffix4, shift);
  rows[k++] = row1(t++, w.prefix1, shift);
  rows[k++] = row1(t++, w.prefix3, shift);
  rows[k++] = row2(t++, w.shape, first, shift);
  rows[k++] = row2(t++, w.shape, t1, shift);
  rows[k++] = row2(t++, w.suffix2, w.shape, shift);
  rows[k++] = row1(t++, w.parts, shift);
  rows[k++] = row2(t++, w.parts, t1, shift);
  rows[k++] = row2(t++, w.parts, w.shape, shift);
  rows[k++] = row3(t++, w.parts, t1, n1.parts, shift);
  rows[k++] = row1(t++, w.tagSet, shift);
  rows[k++] = row2(t++, w.tagSet, t1, shift);
  rows[k++] = row3(t++, w.tagSet, t1, n1.tagSet, shift);
  rows[k++] = row3(t++, w.tagSet, n1.tagSet, n2.tagSet, shift);
  rows[k++] = row1(t++, t1, shift);
  rows[k++] = row2(t++, t1, t2, shift);
  rows[k++] = row3(t++, t1, t2, w.hash, shift);
  rows[k++] = row2(t++, t1, w.hash, shift);
  rows[k++] = row3(t++, t1, w.hash, n1.tagSet, shift);
  rows[k++] = row2(t++, t1, n1.hash, shift);
  rows[k++] = row1(t++, p1.hash, shift);
  rows[k++] = row1(t++, p2.hash, shift);
  rows[k++] = row1(t++, n1.hash, shift);
  rows[k++] = row1(t++, n2.hash, shift);
  rows[k++] = row2(t++, p1.hash, w.hash, shift);
  rows[k++] = row2(t++, w.hash, n1.hash, shift);
  rows[k++] = row2(t++, p1.suffix3, w.suffix3, shift);
  rows[k++] = row1(t++, n1.suffix3, shift);
  rows[k++] = row2(t++, n1.parts, n1.shape, shift);
  rows[k++] = row2(t++, n2.parts, n1.parts, shift);
  rows[k++] = row2(t++, w.sense, t1, shift);
  rows[k++] = row3(t++, w.suffix3, w.parts, t1, shift);
  rows[k++] = row3(t++, w.shape, p1.shape, n1.shape, shift);
  rows[k++] = row2(t++, w.frames, t1, shift);
}

/**
 * Gives each word its tag, from left to right.
 *
 * Written as one loop over typed arrays: it runs for every token of every sentence that is looked at (bench/language.ts).
 */
export function tagWords(model: TaggerWeights, words: readonly Word[], caseless: boolean, tags: Uint8Array): void {
  const {weights, tags: width} = model;
  const shift = 32 - model.bits;
  for (let i = 0; i < words.length; i++) {
    const {candidates} = words[i]!;
    if (candidates.length === 1) {
      tags[i] = candidates[0]!;
      continue;
    }
    tagRows(words, tags, i, caseless, shift, rows);
    for (let c = 0; c < candidates.length; c++) scores[c] = 0;
    for (let k = 0; k < TAG_FEATURES; k++) {
      const base = rows[k]! * width;
      for (let c = 0; c < candidates.length; c++) scores[c] = scores[c]! + weights[base + candidates[c]!]!;
    }
    let best = 0;
    for (let c = 1; c < candidates.length; c++) if (scores[c]! > scores[best]!) best = c;
    tags[i] = candidates[best]!;
  }
}

const rows = new Int32Array(TAG_FEATURES);
const scores = new Float64Array(256);
