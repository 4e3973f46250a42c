import {compand, EXPANDED} from './weights.ts';

/**
 * What speaks for each of the three actions, for each feature worth keeping: a table that can tell features apart.
 *
 * Training spreads features over `2 ** bits` rows. Sixteen rows that follow each other share a bucket of four slots, and
 * the four that say most are kept. A slot is one number: three weights of eight bits, and which of the sixteen rows it is.
 * A bucket is 16 bytes, so looking a feature up touches memory once, and the whole table fits the processor's cache.
 */
export interface ActionTable {
  readonly bits: number;
  readonly slots: Int32Array;
}

const ROWS = 16;
const SLOTS = 4;

/** Columns of a row of action weights in training. */
export const ACTION_STRIDE = 3;

/** Adds up what speaks for each action over the rows. */
export function scoreRows(table: ActionTable, rows: Int32Array, scores: Float64Array): void {
  const {slots} = table;
  let shift = 0;
  let left = 0;
  let right = 0;
  for (let k = 0; k < rows.length; k++) {
    const row = rows[k]!;
    const bucket = (row >>> 4) << 2;
    const check = row & 15;
    for (let slot = bucket; slot < bucket + SLOTS; slot++) {
      const packed = slots[slot]!;
      if ((packed & 255) !== check) continue;
      // An empty slot looks like row 0 with weights of nothing, and stands after all others.
      shift += EXPANDED[(packed >>> 8) & 255]!;
      left += EXPANDED[(packed >>> 16) & 255]!;
      right += EXPANDED[packed >>> 24]!;
      break;
    }
  }
  scores[0] = shift;
  scores[1] = left;
  scores[2] = right;
}

/** Keeps the four of every sixteen rows that say most about which action to take. */
export function packActions(weights: Float32Array, bits: number): ActionTable {
  const centred = centre(weights);
  const bytes = compand(centred);
  const slots = new Int32Array((2 ** bits / ROWS) * SLOTS);
  const spread = (row: number): number => {
    const at = row * ACTION_STRIDE;
    const [a, b, c] = [centred[at]!, centred[at + 1]!, centred[at + 2]!];
    return Math.max(a, b, c) - Math.min(a, b, c);
  };
  for (let first = 0, bucket = 0; first < 2 ** bits; first += ROWS, bucket += SLOTS) {
    const kept: number[] = [];
    for (let row = first; row < first + ROWS; row++) if (spread(row) > 0) kept.push(row);
    kept.sort((a, b) => spread(b) - spread(a) || a - b);
    kept.slice(0, SLOTS).forEach((row, slot) => {
      const at = row * ACTION_STRIDE;
      const byte = (column: number): number => bytes[at + column]! & 255;
      slots[bucket + slot] = (row - first) | (byte(0) << 8) | (byte(1) << 16) | (byte(2) << 24);
    });
  }
  return {bits, slots};
}

/** Takes the mean off each row: only differences between actions count. */
function centre(weights: Float32Array): Float32Array {
  const centred = new Float32Array(weights.length);
  for (let at = 0; at < weights.length; at += ACTION_STRIDE) {
    const mean = (weights[at]! + weights[at + 1]! + weights[at + 2]!) / ACTION_STRIDE;
    for (let column = 0; column < ACTION_STRIDE; column++) centred[at + column] = weights[at + column]! - mean;
  }
  return centred;
}
