import {createScanner} from '../language/scan.ts';
import type {AnalysedText} from '../language/text.ts';
import type {Pack} from '../packs/pack.ts';
import {mayHoldFigure} from './figures/figures.ts';
import type {FigureWords} from './figures/words.ts';
import {namesParts, type PartWords} from './parts.ts';
import {type EffectReading, type EffectWords, matchTriggers} from './triggers.ts';

/** Lets through only what may claim something: most text never reaches the tagger. */
export interface Gate {
  /** Whether any effect is named at all: one pass over the letters. */
  opens(text: string): boolean;
  /** The sentences worth analysing, by their letters alone, in order. */
  sentences(text: AnalysedText): number[];
  /** Whether a disease is spoken of anywhere: its "cases" are then infected people. */
  speaksOfDisease(text: string): boolean;
}

/** What the gate goes by. */
export interface GateWords {
  readonly effects: EffectWords;
  readonly figures: FigureWords;
  readonly parts: PartWords;
}

/** A gate for the effect words of a pack. */
export function createGate(words: GateWords, pack: Pack): Gate {
  const forEffects = createScanner(tellingWords(words.effects));
  const forDiseases = createScanner(pack.table('diseases').map((row) => row.cells['words'] ?? ''));
  const speaksOfDisease = (text: string): boolean => forDiseases.test(text, 0, text.length);
  return {
    opens: (text) => forEffects.test(text, 0, text.length),
    speaksOfDisease,
    sentences(text) {
      const met = new Set<number>();
      forEffects.scan(text.text, 0, text.text.length, (_word, offset) => {
        met.add(text.sentenceAt(offset));
      });
      const disease = speaksOfDisease(text.text);
      const claiming = [...met].filter((index) => mayClaim(text, index, disease, words));
      return [...new Set(claiming.flatMap((index) => [index, ...partsBehind(text, index, words)]))].sort(
        (a, b) => a - b,
      );
    },
  };
}

/** The longest word of each pattern: "custody" tells more than "in", and a line may break between the two. */
function tellingWords(effects: EffectWords): string[] {
  const patterns = [...effects.values()].flat().filter(({readings}) => readings.length > 0);
  return [
    ...new Set(patterns.map(({words}) => words.reduce((long, word) => (word.length > long.length ? word : long), ''))),
  ];
}

/** An effect is really named, and beside a number where it is claimed with a number or not at all. */
function mayClaim(text: AnalysedText, index: number, disease: boolean, words: GateWords): boolean {
  const readings = matchTriggers(text.tokens(index), words.effects).flatMap((match) => match.readings);
  const possible = readings.filter(({needs}) => disease || !needs.includes('disease'));
  if (possible.length === 0) return false;
  return possible.some((reading) => !isOnlyCounted(reading)) || mayHoldFigure(text.tokens(index), words.figures);
}

/** Forces, things and crowds are claimed with a number or not at all. */
function isOnlyCounted({countOnly, frame, needs}: EffectReading): boolean {
  return (
    countOnly || ['counted', 'people', 'toll'].includes(frame) || needs.includes('forces') || needs.includes('things')
  );
}

/** A sentence that may do nothing but list parts of the count before it: "Four of them were children." */
function partsBehind(text: AnalysedText, index: number, {parts}: GateWords): number[] {
  const next = index + 1;
  return next < text.size && namesParts(text.tokens(next), parts) ? [next] : [];
}
