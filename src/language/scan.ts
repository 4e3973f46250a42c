import {isWordUnit} from './characters.ts';

/** Finds any of many words and phrases in one pass over a text. */
export interface Scanner {
  /**
   * Calls `hit` for every whole occurrence between `from` and `to`, in the order of their ends; overlapping ones too.
   *
   * `word` is the index in the list the scanner was made from; `start` and `end` are UTF-16 offsets.
   */
  scan(text: string, from: number, to: number, hit: (word: number, start: number, end: number) => void): void;
  /** Whether there is any hit: stops at the first. */
  test(text: string, from: number, to: number): boolean;
}

/**
 * Makes an automaton (Aho and Corasick, 1975) for the words, whatever their case; they are met as whole words only.
 *
 * Code units are mapped to a few classes first, so that the table of next states stays in the processor's cache. Case is
 * folded unit by unit, never over the text: folding a whole text would move offsets.
 */
export function createScanner(words: readonly string[]): Scanner {
  const {classes, width} = classify(words);
  const trie = buildTrie(words, classes, width);
  const {table, firstHit, wordsAt} = closeTrie(trie, width);
  const lengths = words.map((word) => word.length);
  const startsInWord = words.map((word) => isWordUnit(word.charCodeAt(0)));
  const endsInWord = words.map((word) => isWordUnit(word.charCodeAt(word.length - 1)));

  const isWhole = (text: string, word: number, start: number, end: number): boolean =>
    !(startsInWord[word] && start > 0 && isWordUnit(text.charCodeAt(start - 1))) &&
    !(endsInWord[word] && end < text.length && isWordUnit(text.charCodeAt(end)));

  /** The first offset after which some word has been met, with the state reached; the loop that everything passes. */
  let state = 0;
  const advance = (text: string, from: number, to: number): number => {
    let s = state;
    for (let i = from; i < to; i++) {
      s = table[s + classes[text.charCodeAt(i)]!]!;
      if (s >= firstHit) {
        state = s;
        return i + 1;
      }
    }
    return -1;
  };

  return {
    scan(text, from, to, hit) {
      state = 0;
      for (let end = advance(text, from, to); end >= 0; end = advance(text, end, to)) {
        for (const word of wordsAt[state / width]!) {
          const start = end - lengths[word]!;
          if (isWhole(text, word, start, end)) hit(word, start, end);
        }
      }
    },
    test(text, from, to) {
      state = 0;
      for (let end = advance(text, from, to); end >= 0; end = advance(text, end, to)) {
        for (const word of wordsAt[state / width]!) if (isWhole(text, word, end - lengths[word]!, end)) return true;
      }
      return false;
    },
  };
}

/** Gives each code unit that some word holds a class of its own, upper and lower case the same; all others are class 0. */
function classify(words: readonly string[]): {classes: Uint8Array | Uint16Array; width: number} {
  const classes = new Uint16Array(0x10000);
  let width = 1;
  for (const word of words) {
    for (let i = 0; i < word.length; i++) {
      const unit = word.charCodeAt(i);
      if (classes[unit] !== 0) continue;
      for (const variant of [word.charAt(i), word.charAt(i).toLowerCase(), word.charAt(i).toUpperCase()]) {
        if (variant.length === 1) classes[variant.charCodeAt(0)] = width;
      }
      width++;
    }
  }
  return {classes: width <= 256 ? Uint8Array.from(classes) : classes, width};
}

interface Trie {
  /** Next node by node and class, 0 = none: one flat table. */
  readonly next: Int32Array;
  readonly words: number[][];
}

function buildTrie(words: readonly string[], classes: Uint8Array | Uint16Array, width: number): Trie {
  const most = words.reduce((sum, word) => sum + word.length, 1);
  const next = new Int32Array(most * width);
  const ends: number[][] = [[]];
  words.forEach((word, index) => {
    if (word === '') return;
    let node = 0;
    for (let i = 0; i < word.length; i++) {
      const at = node * width + classes[word.charCodeAt(i)]!;
      if (next[at] === 0) next[at] = ends.push([]) - 1;
      node = next[at]!;
    }
    ends[node]!.push(index);
  });
  return {next: next.subarray(0, ends.length * width), words: ends};
}

interface Automaton {
  /** Next state by state and class. A state is its number times the width, so that a step is one addition. */
  readonly table: Int32Array;
  /** States from here on end some word: telling them apart needs no look-up. */
  readonly firstHit: number;
  readonly wordsAt: readonly (readonly number[])[];
}

/** Adds the way back from every node to the longest ending that starts a word, and sorts nodes that end words last. */
function closeTrie({next, words}: Trie, width: number): Automaton {
  const size = words.length;
  const back = new Int32Array(size);
  const order = new Int32Array(size);
  let found = 1;
  for (let k = 0; k < found; k++) {
    const node = order[k]!;
    const at = node * width;
    const fallback = back[node]! * width;
    for (let c = 0; c < width; c++) {
      const child = next[at + c]!;
      const other = node === 0 ? 0 : next[fallback + c]!;
      if (child === 0) {
        next[at + c] = other;
      } else {
        back[child] = other;
        if (words[other]!.length > 0) words[child]!.push(...words[other]!);
        order[found++] = child;
      }
    }
  }
  const sorted = [
    ...order.filter((node) => words[node]!.length === 0),
    ...order.filter((node) => words[node]!.length > 0),
  ];
  const position = new Int32Array(size);
  sorted.forEach((node, k) => {
    position[node] = k * width;
  });
  const table = new Int32Array(size * width);
  for (let k = 0; k < size; k++) {
    const from = sorted[k]! * width;
    for (let c = 0; c < width; c++) table[k * width + c] = position[next[from + c]!]!;
  }
  const firstHit = sorted.findIndex((node) => words[node]!.length > 0);
  return {
    table,
    firstHit: (firstHit < 0 ? size : firstHit) * width,
    wordsAt: sorted.map((node) => words[node]!),
  };
}
