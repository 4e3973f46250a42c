import type {Span} from '../model/span.ts';
import type {Construct} from './attribution.ts';
import type {CueKind} from './cues.ts';
import type {Quotation} from './quotations.ts';

/** One attribution in a sentence, before quotations are followed into the sentences around it. */
export interface Found {
  readonly kind: CueKind;
  readonly construct: Construct;
  readonly negated: boolean;
  readonly source: Span | null;
  readonly cue: Span | null;
  readonly content: Span;
  readonly manner: 'direct' | 'indirect' | 'mixed' | 'phrase';
  /** The quotation that the content is, where it is one. */
  readonly quotation: Quotation | null;
}
