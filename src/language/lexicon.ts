import {hashText} from './hash.ts';

/** Parts of speech a dictionary word can be, as bits. */
export const NOUN = 1;
export const VERB = 2;
export const ADJECTIVE = 4;
export const ADVERB = 8;
/** The dictionary writes it with a capital. */
export const NAME = 16;

/** What the dictionary and the treebank say about a word, packed in columns of equal length, sorted by hash. */
export interface LexiconColumns {
  /** Hashes of the lower-cased words, ascending as unsigned numbers. The words themselves are not kept. */
  readonly hashes: Uint32Array;
  /** Bits of `NOUN` … `NAME`. */
  readonly parts: Uint8Array;
  /** Topic of the noun's first meaning: people, places, time … by the dictionary's own numbers, 0 = none. */
  readonly senses: Uint8Array;
  /** Topic of the verb's first meaning: speech, motion, contact … */
  readonly verbSenses: Uint8Array;
  /** Bits for the patterns a verb stands in: without object, with object, with a clause … */
  readonly frames: Uint8Array;
  /** Number of the word's set of tags in the treebank, 0 = none. */
  readonly tagSets: Uint16Array;
}

/** A word list that is looked up by hash: 2 words in 100,000 that it does not hold look like one it does. */
export interface Lexicon {
  /** Index of the word in the columns, or −1. The word must be lower-cased. */
  find(word: string): number;
  readonly columns: LexiconColumns;
}

/** How an index of so many hashes is laid out: its slots, a power of two, and how far a hash is shifted to give the first to look at. */
export function indexLayout(count: number): {readonly slots: number; readonly shift: number} {
  const bits = Math.max(4, Math.ceil(Math.log2(count * 2 + 1)));
  return {slots: 1 << bits, shift: 32 - bits};
}

/** Lists hashes for look-up, as `index` in kernel/parse.ts does for a model: in code that is not compiled yet it takes longer than reading a report. */
function indexHashes(hashes: Uint32Array): Int32Array {
  const {slots, shift} = indexLayout(hashes.length);
  // Index + 1, 0 = empty; open addressing, because a Map of numbers takes five times the memory.
  const index = new Int32Array(slots);
  for (let i = 0; i < hashes.length; i++) {
    let slot = hashes[i]! >>> shift;
    while (index[slot] !== 0) slot = (slot + 1) & (slots - 1);
    index[slot] = i + 1;
  }
  return index;
}

/** Opens the columns for look-up; `index` where there is one already. */
export function createLexicon(columns: LexiconColumns, index = indexHashes(columns.hashes)): Lexicon {
  const {hashes} = columns;
  const {slots, shift} = indexLayout(hashes.length);
  return {
    columns,
    find(word) {
      const hash = hashText(word) >>> 0;
      let slot = hash >>> shift;
      for (;;) {
        const i = index[slot]! - 1;
        if (i < 0 || hashes[i] === hash) return i;
        slot = (slot + 1) & (slots - 1);
      }
    },
  };
}
