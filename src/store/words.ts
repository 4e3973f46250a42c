/** The words a person typed, as they are looked for: each by itself, all of them needed, nothing of them a command. */
export function wordsOf(typed: string): string[] {
  return typed.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** A full-text query (FTS5) for words. */
export function wordsQuery(typed: string): string {
  return wordsOf(typed)
    .map((word) => `"${word}"`)
    .join(' ');
}

/** The words of a text as FTS5's `unicode61 remove_diacritics 2` takes them: without marks and case. */
export function foldedWords(text: string): string[] {
  return wordsOf(text).map((word) => word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase());
}

/** Whether all words that a person typed stand in a text. Nothing but punctuation stands in none. */
export function allStandIn(typed: string, text: string): boolean {
  const wanted = foldedWords(typed);
  const words = new Set(foldedWords(text));
  return wanted.length > 0 && wanted.every((word) => words.has(word));
}
