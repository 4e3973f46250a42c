import type {Claim} from './claim.ts';
import type {DecisionKind} from './entry.ts';

/** What a person decided, in words; the ledger's entry holds commitments to `by` and to the rest. */
export interface Decision {
  readonly kind: DecisionKind;
  /** Id of the claim or incident. */
  readonly target: string;
  /** Who decided. */
  readonly by: string;
  /** Why, in the person's own words. */
  readonly why: string | null;
  /** What a correction puts in place of what was read, where a move or merge leads; empty for the others. */
  readonly change: Readonly<Record<string, string | number | null>>;
}

/** A person added a claim that no reader had found; its id is the target. */
export interface Addition extends Decision {
  readonly kind: 'add';
  readonly claim: Claim;
}

/** Whether a decision added a claim. */
export function isAddition(decision: Decision): decision is Addition {
  return decision.kind === 'add' && 'claim' in decision;
}

/** How far an outlet can be relied on. */
export const RATINGS = ['reliable', 'mixed', 'unreliable'] as const;

/** How far a person relies on an outlet or speaker. */
export interface Rating {
  /** The outlet's or speaker's name. */
  readonly target: string;
  readonly by: string;
  readonly rating: (typeof RATINGS)[number];
  readonly why: string | null;
}
