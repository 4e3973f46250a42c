/**
 * Weights as they are kept in a file: eight bits each, unevenly spaced, rows of zeros left out.
 *
 * A byte q stands for q · |q|: small weights, of which a decision adds up a hundred, keep their worth, and the few large
 * ones lose what does not matter. With even steps the parser is a point worse (docs/decisions/language-parser.md).
 */
const LARGEST = 127;

/** Bytes below this are left out: a single mistake early in training leaves such a weight, and nothing is lost with it. */
const FAINT = 14;

/** Twice q · |q| fills sixteen bits. */
const SPREAD = 2;

/** What each byte stands for. */
export const EXPANDED = Int16Array.from({length: 256}, (_, byte) => {
  const q = (byte << 24) >> 24;
  return q * Math.abs(q) * SPREAD;
});

/** Packs a table of `width` columns: for each row a mask of the columns that are not zero, then their bytes. */
export function packWeights(weights: Float32Array, width: number): Uint8Array {
  const bytes = compand(weights);
  const maskBytes = (width + 7) >> 3;
  const packed = new Uint8Array((bytes.length / width) * maskBytes + bytes.length);
  let at = 0;
  for (let row = 0; row < bytes.length; row += width) {
    const mask = at;
    at += maskBytes;
    for (let column = 0; column < width; column++) {
      const byte = bytes[row + column]!;
      if (Math.abs(byte) < FAINT) continue;
      const bits = mask + (column >> 3);
      packed[bits] = packed[bits]! | (1 << (column & 7));
      packed[at++] = byte;
    }
  }
  return packed.slice(0, at);
}

/** Unpacks a table of bytes into `table`, which must hold nothing but zeros; when reading, the kernel does it. */
function unpackWeights(packed: Uint8Array, width: number, rows: number, table: Int8Array): void {
  const maskBytes = (width + 7) >> 3;
  const end = rows * width;
  let at = 0;
  for (let row = 0; row < end; row += width) {
    const mask = at;
    at += maskBytes;
    for (let byte = 0; byte < maskBytes; byte++) {
      for (let bits = packed[mask + byte]!; bits !== 0; bits &= bits - 1) {
        table[row + byte * 8 + (31 - Math.clz32(bits & -bits))] = packed[at++]!;
      }
    }
  }
}

/** The table as it comes out of a file, with what the bytes stand for: for measuring what is lost. */
export function roundWeights(weights: Float32Array, width: number): Int16Array {
  const table = new Int8Array(weights.length);
  unpackWeights(packWeights(weights, width), width, weights.length / width, table);
  return Int16Array.from(table, (byte) => EXPANDED[byte & 255]!);
}

/** Rounds weights to bytes; see above for what a byte stands for. */
export function compand(weights: Float32Array): Int8Array {
  let largest = 0;
  for (const weight of weights) largest = Math.max(largest, Math.abs(weight));
  const scale = largest === 0 ? 0 : LARGEST / Math.sqrt(largest);
  return Int8Array.from(weights, (weight) => Math.sign(weight) * Math.round(Math.sqrt(Math.abs(weight)) * scale));
}
