import {createScanner} from '../language/scan.ts';
import type {AnalysedText} from '../language/text.ts';
import type {Span} from '../model/span.ts';
import type {Pack} from '../packs/pack.ts';
import {type EffectReading, type EffectWords, matchTriggers} from './effects/triggers.ts';
import {mayHoldFigure} from './figures/figures.ts';
import type {FigureWords} from './figures/words.ts';
import {namesParts, type PartWords} from './scope/part-words.ts';
import {PERSONAL} from './singles/singles.ts';

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
  const telling = tellingWords(words.effects);
  const alone = [...telling.values()];
  const forEffects = createScanner([...telling.keys()]);
  const forNumbers = createScanner(numberWords(words.figures));
  const forDiseases = createScanner(pack.table('diseases').map((row) => row.cells['words'] ?? ''));
  const speaksOfDisease = (text: string): boolean => forDiseases.test(text, 0, text.length);

  /** Digits, or a word that a number can be made of. */
  const mayHoldNumber = (text: string, {start, end}: Span): boolean => {
    for (let i = start; i < end; i++) if (isDigit(text.charCodeAt(i))) return true;
    return forNumbers.test(text, start, end);
  };

  return {
    opens: (text) => forEffects.test(text, 0, text.length),
    speaksOfDisease,
    sentences(text) {
      // By sentence, whether one of its words can be claimed without a number.
      const met = new Map<number, boolean>();
      forEffects.scan(text.text, 0, text.text.length, (word, offset) => {
        const index = text.sentenceAt(offset);
        met.set(index, alone[word]! || met.get(index) === true);
      });
      const disease = speaksOfDisease(text.text);
      // Letters first: most sentences of crowds, forces and things without a number need not even be cut into words.
      const claiming = [...met.keys()].filter(
        (index) =>
          (met.get(index) || mayHoldNumber(text.text, text.span(index))) && mayClaim(text, index, disease, words),
      );
      return [...new Set(claiming.flatMap((index) => [index, ...partsBehind(text, index, words)]))].sort(
        (a, b) => a - b,
      );
    },
  };
}

/**
 * The longest word of each pattern, and whether any of its effects can be claimed without a number. "custody" tells more than
 * "in", and a line may break between the two.
 */
function tellingWords(effects: EffectWords): Map<string, boolean> {
  const found = new Map<string, boolean>();
  for (const {words, readings} of [...effects.values()].flat()) {
    if (readings.length === 0) continue;
    const word = longest(words);
    found.set(word, found.get(word) === true || readings.some((reading) => !isOnlyCounted(reading)));
  }
  return found;
}

/** Words of which one stands in every number that is written without digits. */
function numberWords({numbers, vague}: FigureWords): string[] {
  const bearing = new Set(['unit', 'ten', 'hundred', 'scale', 'ordinal']);
  const exact = [...numbers].filter(([, {kind}]) => bearing.has(kind)).map(([word]) => word);
  const phrases = [...vague.byFirst.values()]
    .flat()
    .map(({words}) => longest(words.filter((word) => LETTERS.test(word))));
  return [...new Set([...exact, ...phrases])];
}

const LETTERS = /^\p{L}+$/u;

function longest(words: readonly string[]): string {
  return words.reduce((long, word) => (word.length > long.length ? word : long), '');
}

/** "½" is a number, too. */
function isDigit(unit: number): boolean {
  return (unit >= 0x30 && unit <= 0x39) || (unit >= 0xbc && unit <= 0xbe) || unit === 0x2153 || unit === 0x2154;
}

/** An effect is really named, and beside a number where it is claimed with a number or not at all. */
function mayClaim(text: AnalysedText, index: number, disease: boolean, words: GateWords): boolean {
  const readings = matchTriggers(text.tokens(index), words.effects).flatMap((match) => match.readings);
  const possible = readings.filter(({needs}) => disease || !needs.includes('disease'));
  if (possible.length === 0) return false;
  return possible.some((reading) => !isOnlyCounted(reading)) || mayHoldFigure(text.tokens(index), words.figures);
}

/** Forces, things and crowds are claimed with a number or not at all, and so is what never tells of one person. */
function isOnlyCounted({countOnly, effect, frame, needs}: EffectReading): boolean {
  const isSaidOfOne = PERSONAL.has(effect) && !countOnly && !['counted', 'people', 'toll'].includes(frame);
  return !isSaidOfOne || needs.includes('forces') || needs.includes('things');
}

/** A sentence that may do nothing but list parts of the count before it: "Four of them were children." */
function partsBehind(text: AnalysedText, index: number, {parts}: GateWords): number[] {
  const next = index + 1;
  return next < text.size && namesParts(text.tokens(next), parts) ? [next] : [];
}
