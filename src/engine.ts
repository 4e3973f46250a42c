import type {Claim} from './model/claim.ts';
import type {Document} from './model/document.ts';
import type {Mention} from './model/mention.ts';
import type {Span} from './model/span.ts';

/** Reads reports; makes its tables and weights ready once, then reads any number. Synchronous, and free of side effects. */
export interface Reader {
  /** Every claim of the report, in the order of their figures. */
  claims(document: Document): readonly Claim[];
  /** Every place, time and attribution of the report, in the order of the text. */
  mentions(document: Document): readonly Mention[];
  /** The sentence that holds the offset. */
  sentence(document: Document, offset: number): Span;
}

export interface ReaderOptions {
  readonly lang?: string;
}

export function createReader(_options: ReaderOptions = {}): Reader {
  return {
    claims: () => [],
    mentions: () => [],
    sentence: (document) => ({start: 0, end: document.text.length}),
  };
}
