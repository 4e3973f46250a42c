import type {Pack} from '../packs/pack.ts';

/** What a pronoun can stand for. */
export interface PronounKind {
  readonly number: 'one' | 'many' | 'any';
  /** `self`: a relative pronoun, its antecedent governs it · `body`: no person. */
  readonly person: 'first' | 'second' | 'third' | 'body' | 'self' | 'any';
}

/** The words of a language that stand for somebody named elsewhere. */
export interface Pronouns {
  /** `null` where the phrase is no pronoun. */
  kindOf(phrase: string): PronounKind | null;
  /** "the same sources": the phrase points back with its own word. */
  isSame(phrase: string): boolean;
  /** "the source": the phrase begins with the word that points at something known. */
  isDefinite(phrase: string): boolean;
}

/** Compiles the table `pronouns`. */
export function compilePronouns(pack: Pack): Pronouns {
  const kinds = new Map<string, PronounKind>();
  const same = new Set<string>();
  const definite = new Set<string>();
  for (const {cells} of pack.table('pronouns')) {
    const form = cells['form'] ?? '';
    if (cells['person'] === 'same') same.add(form);
    else if (cells['person'] === 'definite') definite.add(form);
    else kinds.set(form, {number: cells['number'], person: cells['person']} as PronounKind);
  }
  return {
    kindOf: (phrase) => kinds.get(phrase.toLowerCase()) ?? null,
    isSame: (phrase) => phrase.split(/\s+/, 2).some((word) => same.has(word.toLowerCase())),
    isDefinite: (phrase) => definite.has(phrase.split(/\s+/, 1)[0]?.toLowerCase() ?? ''),
  };
}
