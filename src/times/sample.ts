import type {Abbreviations} from '../language/abbreviations.ts';
import {findParagraphs} from '../language/paragraphs.ts';
import {createSplitter} from '../language/sentences.ts';
import type {AnalysedText} from '../language/text.ts';
import {createTokenizer} from '../language/tokens.ts';

/** A text cut into sentences and tokens without a model, for tests: its sentences have no trees. */
export function cutText(text: string, abbreviations: Abbreviations): AnalysedText {
  const split = createSplitter(abbreviations, new Set());
  const tokenize = createTokenizer({clitics: ["'s", "'ll"], splits: {}, prefixes: [], units: []}, abbreviations);
  const spans = split(text);
  const at = (i: number) => spans[i] ?? {start: 0, end: 0};
  return {
    text,
    paragraphs: findParagraphs(text),
    size: spans.length,
    span: at,
    tokens: (i) => tokenize(text, at(i)),
    sentence: () => {
      throw new Error('A text cut without a model has no trees.');
    },
    sentenceAt: (offset) =>
      Math.max(
        0,
        spans.findLastIndex((span) => span.start <= offset),
      ),
  };
}
