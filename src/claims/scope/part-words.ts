import type {Sentence, TokenizedSentence} from '../../model/sentence.ts';
import type {Pack} from '../../packs/pack.ts';

/** Phrases that make a count a part of the one before it; `packs/<lang>/parts.txt`. */
export interface PartWords {
  readonly before: readonly (readonly string[])[];
  readonly behind: readonly (readonly string[])[];
  /** "along with": no part, but more of the same. */
  readonly along: readonly (readonly string[])[];
  /** "were among": the part comes first. */
  readonly within: readonly (readonly string[])[];
  /** "the figure": stands for what was just counted, and is given another number. */
  readonly again: readonly (readonly string[])[];
  /** "recorded", "gave": say another number of what was just counted, right before it. */
  readonly recount: readonly (readonly string[])[];
  /** "given by": the same, right behind it. */
  readonly recounted: readonly (readonly string[])[];
  /** "among": opens a phrase for all whom an effect met. */
  readonly rolls: ReadonlySet<string>;
}

/** Compiles `parts.txt`. */
export function compileParts(pack: Pack): PartWords {
  const phrases = (place: string): string[][] =>
    pack
      .table('parts')
      .filter((row) => row.cells['place'] === place)
      .map((row) => (row.cells['words'] ?? '').split('_'));
  return {
    before: phrases('before'),
    behind: phrases('behind'),
    along: phrases('along'),
    within: phrases('within'),
    again: phrases('again'),
    recount: phrases('recount'),
    recounted: phrases('recounted'),
    rolls: new Set(phrases('roll').flat()),
  };
}

/**
 * Whether a sentence may do nothing but name parts of a count before it, or give it another number: "Four of them were
 * children", "The opposition put the figure at 50."
 */
export function namesParts(tokens: TokenizedSentence, parts: PartWords): boolean {
  const begins = (phrase: readonly string[]): boolean =>
    phrase.length > 1 && phrase.every((word, k) => tokens.lower[k] === word);
  // "Of these, four were children."
  if (parts.before.some(begins)) return true;
  const phrases = [...parts.behind, ...parts.again, ...parts.recount];
  for (let i = 1; i < Math.min(tokens.size, 20); i++) {
    if (phrases.some((phrase) => phrase.every((word, k) => tokens.lower[i + k] === word))) return true;
  }
  return false;
}

/** The phrase stands right before the token, or with a determiner or verb between ("among them were four"). */
export function matchesBefore(sentence: Sentence, phrase: readonly string[], token: number): boolean {
  for (let gap = 0; gap <= 2; gap++) {
    const start = token - gap - phrase.length;
    if (start >= 0 && phrase.every((word, k) => sentence.lower[start + k] === word)) return true;
  }
  return false;
}
