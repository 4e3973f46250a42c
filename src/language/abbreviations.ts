import type {Pack} from '../packs/pack.ts';

/** What an abbreviation's full stop says about the end of a sentence. */
export type AbbreviationKind = 'title' | 'number' | 'either';

/** The abbreviations of a language. Looked up with their full stop, in any case: "Gen.", "GEN.". */
export interface Abbreviations {
  has(word: string): boolean;
  /**
   * `title`: a name follows, the sentence goes on ("Gen. Haddad"). `number`: it goes on where a number follows
   * ("No. 5", "Jan. 3"). `either`: it may end the sentence or not ("Inc.", "p.m."). `null`: not an abbreviation.
   */
  kind(word: string): AbbreviationKind | null;
}

/** Compiles the table `abbreviations` of a pack. */
export function compileAbbreviations(pack: Pack): Abbreviations {
  const kinds = new Map<string, AbbreviationKind>();
  for (const row of pack.table('abbreviations')) {
    kinds.set((row.cells['phrase'] ?? '').toLowerCase(), row.cells['kind'] as AbbreviationKind);
  }
  return {
    has: (word) => kinds.has(word.toLowerCase()),
    kind: (word) => kinds.get(word.toLowerCase()) ?? null,
  };
}
