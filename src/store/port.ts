import type {Opening} from '../ledger/commitment.ts';
import type {Claim} from '../model/claim.ts';
import type {Document} from '../model/document.ts';
import type {ClaimsRead, DecisionMade, DocumentAdded, EntryBody, Redaction, SourceRated} from '../model/entry.ts';
import type {ClaimFilter, ClaimRow, DocumentFilter, DocumentRow, Page, SourceRow, Window} from './filters.ts';

/**
 * Keeps a ledger: its log and everything the log vouches for.
 *
 * Every store passes the acceptance suite in `suite.ts`. A promise that is fulfilled has been synced to the disk; one that
 * is refused (`store/…`) has changed nothing.
 */
export interface Store {
  /** Keeps all the changes in one transaction, in order, and says what became of each. */
  append(changes: readonly Change[]): Promise<Outcome[]>;

  /** Number of entries of the log. */
  size(): Promise<number>;
  /** Entries `from` up to `to`, canonical JSON each. */
  entries(from: number, to: number): Promise<string[]>;
  /** Hash of a complete subtree: its level (0 for leaves) and its number on that level. */
  hash(level: number, index: number): Promise<Uint8Array>;
  /** The signed checkpoint of the log's present size; `null` while it is empty. */
  checkpoint(): Promise<string | null>;
  /** Every checkpoint that was ever signed here, the oldest first. */
  checkpoints(): Promise<string[]>;
  /** Index of the last entry about a target; −1 where there is none. */
  lastAbout(target: string): Promise<number>;
  /** What a commitment was made to; `null` when it has been erased. */
  opening(commitment: string): Promise<Opening | null>;

  document(id: string): Promise<Kept | null>;
  /** The reports that came in after number `after` (0 before the first), at most so many, in the order in which they came. */
  arrivals(after: number, limit: number): Promise<readonly Arrival[]>;
  /** The same with what is needed to count them: their claims that stand, and their gists where this maker made any. */
  reports(after: number, limit: number, maker: string): Promise<readonly Stored[]>;
  /** Keeps gists in the place of those there were of the same reports: derived, and none of the log's business. */
  keepGists(maker: string, gists: readonly KeptGist[]): Promise<void>;
  /** The raw bytes with this digest, unchanged. */
  raw(digest: string): Promise<Uint8Array | null>;
  /** The claims of a document that stand, in the order of the text: those last read, and those that people added. */
  claimsOf(document: string): Promise<Claim[]>;
  /** The claims of a document as they were last read, whatever people added in their place. */
  readingOf(document: string): Promise<Claim[]>;
  documents(filter: DocumentFilter, window: Window): Promise<Page<DocumentRow>>;
  claims(filter: ClaimFilter, window: Window): Promise<Page<ClaimRow>>;
  sources(window: Window): Promise<Page<SourceRow>>;
  /** The gazetteer's ids of all places that claims stand at, in order. */
  places(): Promise<string[]>;

  /** Throws away all that is derived and makes it again from what is not. */
  rebuild(): Promise<void>;
  /** What is derived and differs from what a replay gives, a sentence each: `rebuild` mends it. */
  differences(): Promise<string[]>;
  /** What is wrong with the file by itself, a sentence each. */
  damage(): Promise<string[]>;
  /** Writes a copy that can be opened by itself. `store/exists` where there is something already. */
  backup(path: string): Promise<void>;
  close(): Promise<void>;
}

/** A report, by its number in the order of coming in: later ones have higher numbers, some may be missing. */
export interface Arrival {
  readonly n: number;
  readonly id: string;
}

/** A report without its words. */
export interface Stored {
  readonly n: number;
  readonly members: Omit<Document, 'text'>;
  /** Its title, else its first words. */
  readonly title: string;
  readonly added: number;
  readonly read: number;
  readonly claims: readonly Claim[];
  readonly gist: Omit<KeptGist, 'n'> | null;
}

/** What somebody above made of a report, as bytes; `basis` says what of besides its words. What they mean is their maker's matter. */
export interface KeptGist {
  readonly n: number;
  readonly basis: string;
  readonly bytes: Uint8Array;
}

/** A document as it was kept. */
export interface Kept {
  readonly document: Document;
  /** Index of the entry that added it, and of the one that read its claims (−1 where it was not read). */
  readonly added: number;
  readonly read: number;
}

/** One thing to keep. */
export type Change =
  | {
      readonly kind: 'add';
      readonly body: DocumentAdded;
      readonly document: Document;
      readonly raw: Uint8Array;
      readonly openings: readonly Opening[];
      /** Its claims, where it was read. */
      readonly reading: Reading | null;
    }
  | ({readonly kind: 'read'; readonly document: string} & Reading)
  | {readonly kind: 'decide'; readonly body: DecisionMade | SourceRated; readonly openings: readonly Opening[]}
  | {readonly kind: 'erase'; readonly body: Redaction; readonly openings: readonly Opening[]}
  | {readonly kind: 'note'; readonly body: EntryBody; readonly openings: readonly Opening[]};

/** The claims of a document and the entry that tells of them. */
export interface Reading {
  readonly body: ClaimsRead;
  readonly claims: readonly Claim[];
}

/**
 * What became of a change: `kept` under an index of the log; not kept because it is `there` already (under which document's
 * id); or `stale`, because its target has a later entry than the one it answers.
 */
export type Outcome =
  | {readonly kind: 'kept'; readonly index: number}
  | {readonly kind: 'there'; readonly document: string}
  | {readonly kind: 'stale'; readonly latest: number};

/** Signs the root of a log of so many entries: gives the text of a checkpoint. */
export type Sign = (size: number, root: Uint8Array) => string;
