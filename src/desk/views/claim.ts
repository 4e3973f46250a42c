import type {AffectedClass, Claim, ClaimPlace, Effect, Stance} from '../../model/claim.ts';
import type {DecisionKind} from '../../model/entry.ts';
import type {Span} from '../../model/span.ts';
import type {Review} from '../../store/filters.ts';
import type {ReportRef} from './common.ts';

/** A claim with its words, whose they are, and what people decided of it. */
export interface ClaimCard {
  readonly claim: Claim;
  /** In a few words: "26 armed criminals killed". */
  readonly title: string;
  /** Who says so: "the health ministry, via Al-Ahram". */
  readonly who: string;
  /** The words claimed. */
  readonly quote: string;
  /** The sentences around, with the quote's place in them. */
  readonly context: {readonly text: string; readonly quote: Span; readonly figure: Span; readonly lang: string};
  readonly report: ReportRef;
  readonly incident: string | null;
  readonly review: Review;
  /** What a decision must answer (an ETag): index of the last entry about it, −1 where there is none. */
  readonly seen: number;
  /** What a person put in place of the reading; empty where nobody did. */
  readonly corrected: Readonly<Record<string, string | number | null>>;
  /** Entry of the decision that its review is, to be taken back by; `null` while it is open. */
  readonly decided: number | null;
  /** That a person added it, because no reader had found it; `null` where one did. */
  readonly added: AddedRow | null;
}

/** Who added a claim, when and why; `by` is `null` for those who are not told. */
export type AddedRow = Pick<DecisionRow, 'entry' | 'at' | 'by' | 'why'>;

/** A decision as the log holds it; `by` and `why` are `null` once erased. */
export interface DecisionRow {
  readonly entry: number;
  readonly at: string;
  readonly kind: DecisionKind | 'rate';
  readonly target: string;
  readonly by: string | null;
  readonly why: string | null;
  readonly change: Readonly<Record<string, string | number | null>>;
}

/** A decision in the history of an incident. */
export interface HistoryRow extends DecisionRow {
  /** What taking it back must answer, while it stands: the last entry about its target. `null` where it stands no more. */
  readonly standsAt: number | null;
}

/** What the reviewer may put in place of a reading. */
export interface Correction {
  readonly effect?: Effect;
  readonly low?: number | null;
  readonly high?: number | null;
  readonly class?: AffectedClass;
  readonly speaker?: string | null;
  readonly stance?: Stance;
  readonly place?: ClaimPlace['name'];
}
