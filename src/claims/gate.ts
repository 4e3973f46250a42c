import {createScanner, type Scanner} from '../language/scan.ts';
import type {Pack} from '../packs/pack.ts';
import type {EffectReading, EffectWords} from './triggers.ts';

/** A place where an effect may be named. */
export interface Hit {
  readonly offset: number;
  /** The word says an effect only beside a written count: "sent", "gathered". */
  readonly needsCount: boolean;
}

/** Lets through only what may name an effect: most text never reaches the tagger. */
export interface Gate {
  /** Words that may be part of an effect, in order; a text without any has no claims. */
  hits(text: string): readonly Hit[];
  /** Whether a disease is spoken of anywhere: its "cases" are then infected people. */
  speaksOfDisease(text: string): boolean;
}

/** A gate for the effect words of a pack. */
export function createGate(effects: EffectWords, pack: Pack): Gate {
  const needsCount = new Map<string, boolean>();
  for (const patterns of effects.values()) {
    for (const {words, readings} of patterns) {
      const word = tellingWord(words);
      needsCount.set(word, (needsCount.get(word) ?? true) && readings.every(isOnlyCounted));
    }
  }
  const words = [...needsCount.keys()];
  const flags = words.map((word) => needsCount.get(word) ?? false);
  const forEffects = createScanner(words);
  const forDiseases = createScanner(pack.table('diseases').map((row) => row.cells['words'] ?? ''));
  return {
    hits: (text) => scanHits(forEffects, flags, text),
    speaksOfDisease: (text) => forDiseases.test(text, 0, text.length),
  };
}

/** A phrase is met by its longest word: "custody" tells more than "in", and a line may break between the two. */
function tellingWord(words: readonly string[]): string {
  return words.reduce((longest, word) => (word.length > longest.length ? word : longest), '');
}

/** Forces, things and crowds are claimed with a number or not at all. */
function isOnlyCounted({countOnly, frame, needs}: EffectReading): boolean {
  return countOnly || frame === 'counted' || frame === 'people' || needs.includes('forces') || needs.includes('things');
}

function scanHits(scanner: Scanner, flags: readonly boolean[], text: string): Hit[] {
  const found: Hit[] = [];
  scanner.scan(text, 0, text.length, (word, offset) => {
    found.push({offset, needsCount: flags[word] ?? false});
  });
  return found;
}
