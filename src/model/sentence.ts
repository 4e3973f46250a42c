import type {Span} from './span.ts';

/**
 * One analysed sentence: columns of equal length, one entry a token, in the order of the text.
 *
 * Offsets are UTF-16 into the document's text. `heads[i]` is the index of the token that governs token `i`, −1 for the
 * root. Tags are Penn Treebank (`xpos`) and Universal Dependencies (`upos`, `relations` with subtypes: "nsubj:pass").
 */
export interface Sentence extends Span {
  readonly size: number;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** As written. */
  readonly forms: readonly string[];
  /** Lower-cased, token by token. */
  readonly lower: readonly string[];
  readonly lemmas: readonly string[];
  readonly xpos: readonly string[];
  readonly upos: readonly string[];
  readonly heads: readonly number[];
  readonly relations: readonly string[];
}

/** A sentence cut into tokens, before anything is known about them. */
export interface TokenizedSentence extends Span {
  readonly size: number;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly forms: readonly string[];
  readonly lower: readonly string[];
}
