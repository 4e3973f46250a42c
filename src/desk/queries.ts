import type {ClaimFilter, Window} from '../store/filters.ts';
import type {Lens} from './views.ts';

/** What was known all along, by the usual codebook. */
export const USUAL_LENS: Lens = {policy: 'range', asOf: null};

/** Rows of a page of a list, unless told. */
export const PAGE_ROWS = 50;

/** A stretch of a list: at most so many rows, after the one that a page's `next` names. */
export type Part = Partial<Window>;

/** Which case, and since when changes are told. */
export interface CaseQuery extends Lens {
  readonly case?: string | undefined;
  /** Compare with what had been published by then, RFC 3339. */
  readonly since?: string | undefined;
  /** Compare with the ledger as it was when it had so many entries: as it was when somebody last looked. */
  readonly sinceSize?: number | undefined;
}

/** Which claims are to be reviewed, and which one of them is looked at; the first one unless told. */
export interface ReviewQuery extends ClaimFilter {
  readonly claim?: string | undefined;
}
