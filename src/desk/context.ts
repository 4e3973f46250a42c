import {compileAbbreviations} from '../language/abbreviations.ts';
import {createSplitter, type Splitter} from '../language/sentences.ts';
import {overlaps, type Span} from '../model/span.ts';
import type {Pack} from '../packs/pack.ts';

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

/** Compiles how sentences end; the sentences of the latest texts are kept, since claims are shown report by report. */
export function compileContext(pack: Pack): ContextOf {
  const split = createSplitter(compileAbbreviations(pack), new Set());
  const known = keepLatest(split, 32);
  return (text, quote, figure) => {
    const sentences = known(text);
    const within = sentences.flatMap((each, i) => (overlaps(each, quote) ? [i] : []));
    const first = sentences[Math.max(0, (within[0] ?? 0) - AROUND)];
    const last = sentences[Math.min(sentences.length - 1, (within.at(-1) ?? 0) + AROUND)];
    const start = Math.min(first?.start ?? 0, quote.start, figure.start);
    const end = Math.max(last?.end ?? text.length, quote.end, figure.end);
    const moved = ({start: from, end: to}: Span): Span => ({start: from - start, end: to - start});
    return {text: text.slice(start, end), quote: moved(quote), figure: moved(figure)};
  };
}

function keepLatest(split: Splitter, most: number): Splitter {
  const known = new Map<string, Span[]>();
  return (text) => {
    const sentences = known.get(text) ?? split(text);
    known.delete(text);
    known.set(text, sentences);
    if (known.size > most) known.delete(known.keys().next().value!);
    return sentences;
  };
}
