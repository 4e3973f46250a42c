import {compileAbbreviations} from '../language/abbreviations.ts';
import {createSplitter} from '../language/sentences.ts';
import type {Span} from '../model/span.ts';
import type {Pack} from '../packs/pack.ts';
import {keepLatest} from './latest.ts';

/** A stretch of a text and where in it the words lie that it is shown for. */
export interface Surroundings {
  readonly text: string;
  readonly quote: Span;
  readonly figure: Span;
}

/** Sentences shown before and behind the words. */
const AROUND = 2;

/** Finds the sentences around a claim's words. */
export type ContextOf = (text: string, quote: Span, figure: Span) => Surroundings;

/** The sentences of a text. */
export type SentencesOf = (text: string) => readonly Span[];

/** Compiles how sentences end; the sentences of the latest texts are kept, since claims are shown report by report. */
export function compileSentences(pack: Pack): SentencesOf {
  const split = createSplitter(compileAbbreviations(pack), new Set());
  const known = keepLatest<string, readonly Span[]>(32);
  return (text) => known.get(text, () => split(text));
}

/** Compiles how words are shown among the sentences around them. */
export function compileContext(sentencesOf: SentencesOf): ContextOf {
  return (text, quote, figure) => {
    const sentences = sentencesOf(text);
    const first = sentences[Math.max(0, sentenceAt(sentences, quote.start) - AROUND)];
    const last = sentences[Math.min(sentences.length - 1, sentenceAt(sentences, quote.end - 1) + AROUND)];
    const start = Math.min(first?.start ?? 0, quote.start, figure.start);
    const end = Math.max(last?.end ?? text.length, quote.end, figure.end);
    const moved = ({start: from, end: to}: Span): Span => ({start: from - start, end: to - start});
    return {text: text.slice(start, end), quote: moved(quote), figure: moved(figure)};
  };
}

/** The sentence that holds an offset, or the last one before it. */
function sentenceAt(sentences: readonly Span[], offset: number): number {
  let [low, high] = [0, sentences.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (sentences[middle]!.start <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
