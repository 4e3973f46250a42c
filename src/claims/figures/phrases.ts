/** Phrases of one or more words, found by where they begin or where they end. */
export interface Phrases<T> {
  readonly byFirst: ReadonlyMap<string, readonly Phrase<T>[]>;
  readonly byLast: ReadonlyMap<string, readonly Phrase<T>[]>;
}

interface Phrase<T> {
  readonly words: readonly string[];
  readonly value: T;
}

/** A phrase found in a sentence: its first and last token, and what the table says of it. */
export interface FoundPhrase<T> {
  readonly first: number;
  readonly last: number;
  readonly value: T;
}

/** Indexes phrases as a table writes them: "no fewer than", "o'clock", "-odd" (hyphens are words of their own). */
export function compilePhrases<T>(entries: Iterable<readonly [phrase: string, value: T]>): Phrases<T> {
  const byFirst = new Map<string, Phrase<T>[]>();
  const byLast = new Map<string, Phrase<T>[]>();
  for (const [text, value] of entries) {
    const phrase = {words: cut(text), value};
    add(byFirst, phrase.words[0], phrase);
    add(byLast, phrase.words.at(-1), phrase);
  }
  for (const index of [byFirst, byLast]) {
    for (const list of index.values()) list.sort((a, b) => b.words.length - a.words.length);
  }
  return {byFirst, byLast};
}

/** The longest phrase that begins at token `i`. */
export function phraseAt<T>(phrases: Phrases<T>, lower: readonly string[], i: number): FoundPhrase<T> | null {
  for (const {words, value} of phrases.byFirst.get(lower[i] ?? '') ?? []) {
    if (words.every((word, k) => lower[i + k] === word)) return {first: i, last: i + words.length - 1, value};
  }
  return null;
}

/** The longest phrase whose last word is token `i`. */
export function phraseEndingAt<T>(phrases: Phrases<T>, lower: readonly string[], i: number): FoundPhrase<T> | null {
  for (const {words, value} of phrases.byLast.get(lower[i] ?? '') ?? []) {
    const first = i - words.length + 1;
    if (first >= 0 && words.every((word, k) => lower[first + k] === word)) return {first, last: i, value};
  }
  return null;
}

/** Cuts a table's phrase as the tokenizer cuts text: at spaces, and around hyphens between or before words. */
function cut(text: string): string[] {
  return text
    .toLowerCase()
    .replace(/(?<=\p{L})-(?=\p{L})|^-(?=\p{L})/gu, ' - ')
    .trim()
    .split(/\s+/);
}

function add<T>(index: Map<string, Phrase<T>[]>, word: string | undefined, phrase: Phrase<T>): void {
  if (word === undefined) return;
  const list = index.get(word);
  if (list === undefined) index.set(word, [phrase]);
  else list.push(phrase);
}
