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

/** Opens the columns for look-up. */
export function createLexicon(columns: LexiconColumns): Lexicon {
  const {hashes} = columns;
  const bits = Math.max(4, Math.ceil(Math.log2(hashes.length * 2 + 1)));
  const shift = 32 - bits;
  const mask = (1 << bits) - 1;
  // Index + 1, 0 = empty; open addressing, because a Map of numbers takes five times the memory.
  const table = new Int32Array(1 << bits);
  for (let i = 0; i < hashes.length; i++) {
    let slot = hashes[i]! >>> shift;
    while (table[slot] !== 0) slot = (slot + 1) & mask;
    table[slot] = i + 1;
  }
  return {
    columns,
    find(word) {
      const hash = hashText(word) >>> 0;
      let slot = hash >>> shift;
      for (;;) {
        const i = table[slot]! - 1;
        if (i < 0 || hashes[i] === hash) return i;
        slot = (slot + 1) & mask;
      }
    },
  };
}
