import type {Claim} from './claim.ts';

/** What grouping and reconciling see of a document: where it came from, its claims and its fingerprint, never its words. */
export interface Report {
  /** The document's id. */
  readonly id: string;
  /** RFC 3339 date or date-time. */
  readonly published: string | null;
  readonly publisher: string | null;
  /** Who wrote it, where another printed it. */
  readonly agency: string | null;
  readonly case: string | null;
  readonly claims: readonly Claim[];
  readonly print: Fingerprint;
}

/** What is kept of a document's words to tell copies and likeness: hashes, from which no word can be read. */
export interface Fingerprint {
  /** Hashes of all runs of five words, ascending, each once. */
  readonly shingles: Uint32Array;
  /** Hashes of the words that are written like names or numbers, ascending, each once. */
  readonly names: Uint32Array;
  /** How telling each of `names` is: rarer and more frequent here is more; the squares sum to 1. */
  readonly weights: Float32Array;
  /** Hashes of the kinds of place that the text opens with ("bank", "market"), each once, the first named first. */
  readonly scenes: Uint32Array;
}
