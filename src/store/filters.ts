import type {AffectedClass, Claim, Effect, SpeakerClass, Stance} from '../model/claim.ts';
import type {Decision, Rating} from '../model/decision.ts';

/** Which documents; parts that are left out let everything through. */
export interface DocumentFilter {
  /** Words that all stand in the text. */
  readonly words?: string | undefined;
  readonly publisher?: string | undefined;
  readonly lang?: string | undefined;
  readonly case?: string | undefined;
  /** Those without a claim, or those with some. */
  readonly claims?: (typeof CLAIM_COUNTS)[number] | undefined;
  /** ISO days of publication, both included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Whether any claim stands in a report. */
export const CLAIM_COUNTS = ['none', 'some'] as const;

/** Which claims; parts that are left out let everything through. One that a person corrected is found under what it is taken for. */
export interface ClaimFilter {
  readonly effect?: Effect | undefined;
  readonly class?: AffectedClass | undefined;
  /** `outlet` for claims the outlet makes in its own voice. */
  readonly speaker?: SpeakerClass | 'outlet' | undefined;
  readonly stance?: Stance | undefined;
  /** ISO 3166-1 code of the country, a gazetteer id, or the place's name whatever its case. */
  readonly place?: string | undefined;
  /** Gazetteer ids, of which the claim's is one: those of all that a wider place holds. */
  readonly within?: readonly string[] | undefined;
  /** ISO days; claims whose time meets the period. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly case?: string | undefined;
  readonly document?: string | undefined;
  readonly review?: Review | undefined;
  /** Words that all stand in the text of the document. */
  readonly words?: string | undefined;
}

/** What people decided of a claim last; `open` before that. */
export type Review = (typeof REVIEWS)[number];
export const REVIEWS = ['open', 'accepted', 'rejected', 'corrected'] as const;

/** A stretch of a list: at most `limit` rows after the one that `after` names (a page's `next`). */
export interface Window {
  readonly limit: number;
  readonly after?: string | undefined;
}

/** Rows of a list, and where the next page starts (`null` at the end). */
export interface Page<T> {
  readonly rows: readonly T[];
  readonly next: string | null;
}

/** A document in a list. */
export interface DocumentRow {
  readonly id: string;
  /** Its title, else its first words. */
  readonly title: string;
  readonly published: string | null;
  readonly publisher: string | null;
  readonly url: string | null;
  readonly lang: string;
  readonly case: string | null;
  /** How many claims stand in it: those read, and those that people added. */
  readonly claims: number;
}

/** A claim in a list. */
export interface ClaimRow {
  readonly claim: Claim;
  readonly review: Review;
  /** What a person put in place of what was read; empty where nobody did. */
  readonly corrected: Decision['change'];
  /** Who added it, where no reader found it. */
  readonly added: AddedBy | null;
  readonly published: string | null;
  readonly publisher: string | null;
}

/** That a person added a claim: who, when and why, and the entry that keeps it. */
export interface AddedBy {
  readonly entry: number;
  /** RFC 3339. */
  readonly at: string;
  readonly by: string;
  readonly why: string | null;
}

/** An outlet, with what came from it and how far people rely on it. */
export interface SourceRow {
  readonly publisher: string;
  readonly documents: number;
  readonly claims: number;
  readonly rating: Rating['rating'] | null;
}
