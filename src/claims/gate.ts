import type {Scanner} from '../language/scan.ts';
import {createScanner} from '../language/scan.ts';
import type {Pack} from '../packs/pack.ts';
import type {EffectWords} from './triggers.ts';

/** Lets through only what names an effect: most text never reaches the tagger. */
export interface Gate {
  /** Offsets at which an effect word begins, in order; a text without any has no claims. */
  hits(text: string): readonly number[];
  /** Whether a disease is spoken of anywhere: its "cases" are then infected people. */
  speaksOfDisease(text: string): boolean;
}

/** A gate for the effect words of a pack. */
export function createGate(effects: EffectWords, pack: Pack): Gate {
  const forEffects = createScanner([...effects.keys()]);
  const forDiseases = createScanner(pack.table('diseases').map((row) => row.cells['words'] ?? ''));
  return {
    hits: (text) => offsets(forEffects, text),
    speaksOfDisease: (text) => offsets(forDiseases, text).length > 0,
  };
}

function offsets(scanner: Scanner, text: string): number[] {
  const found: number[] = [];
  scanner.scan(text, 0, text.length, (_word, start) => {
    found.push(start);
  });
  return found;
}
