import type {Sentence, TokenizedSentence} from '../model/sentence.ts';
import type {Span} from '../model/span.ts';

/**
 * A document's text, cut into sentences and analysed as far as anyone has asked.
 *
 * Tokens and trees are made on first use and kept, so a stage may look at a neighbouring sentence without paying for
 * the whole document.
 */
export interface AnalysedText {
  readonly text: string;
  /** Where its paragraphs stand. */
  readonly paragraphs: readonly Span[];
  /** Number of sentences. */
  readonly size: number;
  /** Where sentence `i` stands in `text`. */
  span(i: number): Span;
  /** Sentence `i` cut into tokens: cheap. */
  tokens(i: number): TokenizedSentence;
  /** Sentence `i` with tags, lemmas and tree. */
  sentence(i: number): Sentence;
  /** Index of the sentence that holds the offset, or of the last one that starts before it. */
  sentenceAt(offset: number): number;
}
