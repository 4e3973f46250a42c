import type {Quote, Span} from '../../model/span.ts';
import type {WrittenClaim} from '../../model/written-claim.ts';
import type {ReportRef} from './common.ts';

/** Where a reviewer adds a claim that the reader missed: its sentences to choose from, then a form for the words that were chosen. */
export interface AddingView {
  readonly report: ReportRef;
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  /** Entries of the log that were taken in: what whoever fills in the form has seen. */
  readonly seen: number;
  /** To choose from, with how many claims each has; empty once words are chosen. */
  readonly sentences: readonly (Quote & {readonly claims: number})[];
  readonly chosen: ChosenWords | null;
}

/** The words that were chosen, and what the form is filled with. */
export interface ChosenWords {
  /** The paragraph around, and where it begins in the report. */
  readonly context: string;
  readonly offset: number;
  readonly sentence: Span;
  readonly words: Span;
  readonly written: WrittenClaim;
}
