import type {Fingerprint} from '../model/report.ts';

/** What is made of a report's words once and kept, because making it again takes longer than all else that opening a ledger needs of them. */
export interface Gist {
  readonly print: Fingerprint;
  /** Names of persons that readers are not shown, as `compileNames` finds them. */
  readonly names: readonly string[];
}

/** How many numbers each part of a fingerprint has stands first. */
const HEAD = 4;
const WORD = 4;

/** A gist as bytes: the lengths of the fingerprint's parts, these parts, and the names as JSON. The numbers are in the order of this machine's bytes. */
export function encodeGist({print: {shingles, names, weights, scenes}, names: persons}: Gist): Uint8Array {
  const parts = [shingles, names, weights, scenes];
  const numbers = HEAD + parts.reduce((sum, {length}) => sum + length, 0);
  const text = new TextEncoder().encode(JSON.stringify(persons));
  const bytes = new Uint8Array(numbers * WORD + text.length);
  bytes.set(bytesOf(Uint32Array.from(parts, ({length}) => length)));
  let at = HEAD * WORD;
  for (const part of parts) {
    bytes.set(bytesOf(part), at);
    at += part.byteLength;
  }
  bytes.set(text, at);
  return bytes;
}

/** The gist that was written; `null` where the bytes are those of none. */
export function decodeGist(bytes: Uint8Array): Gist | null {
  if (bytes.length < HEAD * WORD) return null;
  // One piece of memory for the whole fingerprint, which must begin where numbers may.
  const [shingles = 0, names = 0, weights = 0, scenes = 0] = new Uint32Array(bytes.slice(0, HEAD * WORD).buffer);
  const end = HEAD + shingles + names + weights + scenes;
  if (names !== weights || bytes.length < end * WORD) return null;
  const {buffer} = bytes.slice(HEAD * WORD, end * WORD);
  const persons = parseNames(bytes.subarray(end * WORD));
  if (persons === null) return null;
  return {
    print: {
      shingles: new Uint32Array(buffer, 0, shingles),
      names: new Uint32Array(buffer, shingles * WORD, names),
      weights: new Float32Array(buffer, (shingles + names) * WORD, weights),
      scenes: new Uint32Array(buffer, (shingles + names + weights) * WORD, scenes),
    },
    names: persons,
  };
}

function bytesOf(part: Uint32Array | Float32Array): Uint8Array {
  return new Uint8Array(part.buffer, part.byteOffset, part.byteLength);
}

/** Most reports name nobody: one list for all of them. */
const NOBODY: readonly string[] = [];

const DECODER = new TextDecoder('utf-8', {fatal: true});

function parseNames(bytes: Uint8Array): readonly string[] | null {
  try {
    const names: unknown = JSON.parse(DECODER.decode(bytes));
    if (Array.isArray(names) && names.length === 0) return NOBODY;
    return Array.isArray(names) && names.every((name) => typeof name === 'string') ? names : null;
  } catch {
    return null;
  }
}
