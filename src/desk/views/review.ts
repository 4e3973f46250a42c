import type {ClaimCard, DecisionRow} from './claim.ts';

/** The queue of claims to decide on, at one of them. */
export interface ReviewView {
  /** From 1, of `total`: "37 of 212". */
  readonly position: number;
  readonly total: number;
  readonly card: ClaimCard | null;
  readonly before: DecisionRow | null;
  readonly previous: string | null;
  readonly next: string | null;
  /** Where it can be moved to. */
  readonly incidents: readonly {readonly id: string; readonly title: string}[];
}
