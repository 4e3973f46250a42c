import type {PolicyName} from '../../model/toll.ts';

/** The log, and what proves it. */
export interface LedgerFacts {
  readonly folder: string;
  readonly size: number;
  readonly checkpoint: string | null;
  /** What its checkpoints are checked by: "name+id+key". */
  readonly verifier: string | null;
  /** SHA-256 of the verifier's characters, to be read out over a telephone. */
  readonly fingerprint: string | null;
  /** The latest entries, the last first. */
  readonly entries: readonly {
    readonly index: number;
    readonly at: string;
    readonly kind: string;
    readonly about: string;
  }[];
  readonly policies: readonly {readonly name: PolicyName; readonly about: string}[];
}

/** The same with what is done to it here, and for whoever runs the desk: who may come in. */
export interface LedgerView extends LedgerFacts {
  /** Checks and backups of this run of the desk, the latest first; none for readers. */
  readonly tasks: readonly TaskView[];
  /** Who looks. */
  readonly you: {readonly name: string | null; readonly standing: Standing};
  /** `null` for all but the owner. */
  readonly people: PeopleView | null;
}

/** As what somebody comes in: readers see no private person's name, reviewers decide, the owner also lets people in and keeps the key. */
export type Standing = (typeof STANDINGS)[number];
export const STANDINGS = ['reader', 'reviewer', 'owner'] as const;

/** Who may come in, and what the owner is called. */
export interface PeopleView {
  /** What decisions bear that come in by the owner's own address. */
  readonly owner: string;
  /** Whether the command line named the owner: then that name goes first. */
  readonly isNamedAtStart: boolean;
  readonly passes: readonly PassRow[];
}

/** Somebody who may come in by a token of their own. */
export interface PassRow {
  readonly id: string;
  readonly name: string;
  readonly standing: Standing;
  readonly made: string;
}

/** A check or a backup of the whole ledger, which takes a while. */
export interface TaskView {
  readonly id: string;
  readonly kind: 'check' | 'backup';
  readonly state: 'running' | 'done' | 'failed';
  readonly at: string;
  /** What is under way: how many entries, reports … of it are done, out of how many. `null` before it has begun and once it has ended. */
  readonly step: TaskStep | null;
  /** Whether a check found everything as it was; `null` for a backup, and before the end. */
  readonly holds: boolean | null;
  /** What came of it, in plain sentences. */
  readonly said: readonly string[];
}

/** A stretch of a task. `total` is `null` where that cannot be told. */
export interface TaskStep {
  readonly name: 'log' | 'reports' | 'commitments' | 'tables' | 'copy';
  readonly done: number;
  readonly total: number | null;
}
