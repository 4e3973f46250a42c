import type {PolicyName} from '../../model/toll.ts';

/** The log, and what proves it. */
export interface LedgerView {
  readonly folder: string;
  readonly size: number;
  readonly checkpoint: string | null;
  readonly verifier: string | null;
  /** The latest entries, the last first. */
  readonly entries: readonly {
    readonly index: number;
    readonly at: string;
    readonly kind: string;
    readonly about: string;
  }[];
  readonly policies: readonly {readonly name: PolicyName; readonly about: string}[];
}
