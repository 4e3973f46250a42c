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
  const {table, wordsAt} = createAutomaton(words, classes, width);
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
      if (s < 0) {
        state = ~s;
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
  return {classes: width <= 256 ? new Uint8Array(classes) : classes, width};
}

interface Automaton {
  /**
   * Next state by state and class. A state is its number times the width, so that a step is one addition; where it ends some
   * word it stands as its complement, so that telling them apart needs no look-up.
   */
  readonly table: Int32Array;
  /** The words that each state ends; only those of states that end some are asked for. */
  readonly wordsAt: readonly (readonly number[] | undefined)[];
}

/** Nodes are made and closed one by one, never class by class: this runs at every start, in code that is not compiled yet. */
function createAutomaton(words: readonly string[], classes: Uint8Array | Uint16Array, width: number): Automaton {
  const most = words.reduce((sum, word) => sum + word.length, 1);
  const next = new Int32Array(most * width);
  const wordsAt: (number[] | undefined)[] = [undefined];
  // The branches of a node: its last child, of that its elder sibling, and the class that leads to each.
  const lastChild = new Int32Array(most);
  const elder = new Int32Array(most);
  const leadsTo = new Int32Array(most);
  let size = 1;
  words.forEach((word, index) => {
    if (word === '') return;
    let node = 0;
    for (let i = 0; i < word.length; i++) {
      const unit = classes[word.charCodeAt(i)]!;
      const at = node * width + unit;
      if (next[at] === 0) {
        next[at] = size;
        leadsTo[size] = unit;
        elder[size] = lastChild[node]!;
        lastChild[node] = size;
        wordsAt[size++] = undefined;
      }
      node = next[at]!;
    }
    const known = wordsAt[node];
    if (known === undefined) wordsAt[node] = [index];
    else known.push(index);
  });

  const table = next.slice(0, size * width);
  // The way back from every node to the longest ending that starts a word: shorter nodes first, whose rows are then final.
  const back = new Int32Array(size);
  const order = new Int32Array(size);
  let found = 1;
  for (let k = 0; k < found; k++) {
    const node = order[k]!;
    const at = node * width;
    const fallback = back[node]! * width;
    if (node !== 0) table.copyWithin(at, fallback, fallback + width);
    for (let child = lastChild[node]!; child !== 0; child = elder[child]!) {
      const step = at + leadsTo[child]!;
      const other = node === 0 ? 0 : table[step]!;
      back[child] = (other < 0 ? ~other : other) / width;
      const inside = wordsAt[back[child]!];
      if (inside !== undefined) wordsAt[child] = [...(wordsAt[child] ?? []), ...inside];
      table[step] = wordsAt[child] === undefined ? child * width : ~(child * width);
      order[found++] = child;
    }
  }
  return {table, wordsAt};
}
