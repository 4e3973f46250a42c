import type {Problem} from '../../model/problem.ts';
import type {Quote} from '../../model/span.ts';
import type {ClaimCard} from './claim.ts';
import type {ReportRef} from './common.ts';

/** A report with its claims marked. */
export interface ReaderView {
  readonly report: ReportRef;
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly paragraphs: readonly (readonly Segment[])[];
  readonly cards: readonly ClaimCard[];
  /** Others that print the same text. */
  readonly copies: readonly ReportRef[];
  readonly problems: readonly Problem[];
}

/** A stretch of a report's text over which the same claims, and the same kind of characters, hold. */
export interface Segment extends Quote {
  readonly claims: readonly string[];
  /** `withheld` = a private person's name; `control` = hidden or bidirectional characters, to be shown by name. */
  readonly kind: 'plain' | 'withheld' | 'control';
}
