/** What an import has come to. It survives a restart. */
export interface JobView {
  readonly id: string;
  readonly name: string;
  readonly state: 'waiting' | 'running' | 'done' | 'stopped' | 'failed';
  readonly at: string;
  readonly bytes: {readonly done: number; readonly total: number | null};
  /** Reports a second, and seconds until it is done; `null` where that cannot be told. */
  readonly rate: number | null;
  readonly left: number | null;
  readonly added: number;
  /** Already in the ledger. */
  readonly there: number;
  readonly claims: number;
  /** Grouped by cause, each with what to do. */
  readonly problems: readonly {
    readonly code: string;
    readonly message: string;
    readonly count: number;
    readonly examples: readonly string[];
  }[];
}
