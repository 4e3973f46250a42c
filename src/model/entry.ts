/**
 * One line of the ledger: what was done, told by digests and commitments, never by names or words of a report.
 *
 * A body is written as canonical JSON (RFC 8785); its bytes are the leaf of the Merkle log. Every `at` is an RFC 3339
 * moment in UTC, to the second. A `Digest` is SHA-256, a `Commitment` is SHA-256 over a random salt and a value, so that
 * the value can be erased while every proof holds. Both are lower-case hexadecimal.
 */
export type EntryBody =
  | DocumentAdded
  | ClaimsRead
  | DecisionMade
  | SourceRated
  | Redaction
  | ReportPublished
  | KeyRotated
  | SchemaMigrated;

export type Digest = string;
export type Commitment = string;

/** A report came in. */
export interface DocumentAdded {
  readonly kind: 'document-added';
  readonly at: string;
  /** Digest of the document's id. */
  readonly document: Digest;
  /** Of the raw bytes. */
  readonly raw: Digest;
  /** Of the UTF-8 bytes of the text that offsets point into. */
  readonly text: Digest;
  /** Of the canonical JSON of everything else about it: title, date, address, outlet, case. */
  readonly members: Commitment;
}

/** A reader read the claims of a document. */
export interface ClaimsRead {
  readonly kind: 'claims-read';
  readonly at: string;
  readonly document: Digest;
  /** "sayso 0.1.0 en 1". */
  readonly reader: string;
  readonly count: number;
  /** Of the canonical JSON of the list of claims. */
  readonly claims: Digest;
}

/** What people can decide. */
export const DECISIONS = ['accept', 'reject', 'correct', 'add', 'move', 'merge', 'split', 'pin', 'revoke'] as const;
export type DecisionKind = (typeof DECISIONS)[number];

/** A person decided something about a claim or an incident. */
export interface DecisionMade {
  readonly kind: 'decision';
  readonly at: string;
  readonly decision: DecisionKind;
  /** Digest of the id of the claim or incident. */
  readonly target: Digest;
  /** Index of the last entry about the target that the person had seen; −1 where there was none. */
  readonly answers: number;
  /** Of who decided, and of what was decided in detail. */
  readonly by: Commitment;
  readonly detail: Commitment;
}

/** A person said how far a source is to be relied on. */
export interface SourceRated {
  readonly kind: 'source-rated';
  readonly at: string;
  /** Digest of the source's name. */
  readonly target: Digest;
  readonly answers: number;
  readonly by: Commitment;
  readonly detail: Commitment;
}

/** Something committed to was erased: its commitment stays, its value is gone. */
export interface Redaction {
  readonly kind: 'redaction';
  readonly at: string;
  readonly erased: readonly Commitment[];
  readonly by: Commitment;
}

/** A report with figures of this ledger was given out. */
export interface ReportPublished {
  readonly kind: 'report-published';
  readonly at: string;
  /** Of its bytes. */
  readonly report: Digest;
  readonly by: Commitment;
}

/** Checkpoints are signed with another key from here on. */
export interface KeyRotated {
  readonly kind: 'key-rotated';
  readonly at: string;
  /** Verifier keys, as in a signed note: "name+hash+key". */
  readonly from: string;
  readonly to: string;
}

/** The tables were brought to a newer form. */
export interface SchemaMigrated {
  readonly kind: 'schema-migrated';
  readonly at: string;
  readonly from: number;
  readonly to: number;
}
