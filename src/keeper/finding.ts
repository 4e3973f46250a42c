/** Something looked at in a ledger. */
export interface Finding {
  readonly state: 'well' | 'warning' | 'fault';
  /** What was found, a sentence. */
  readonly what: string;
  /** What to do about it, a sentence; `null` where nothing is to be done. */
  readonly cure: string | null;
}

/** What to do where the file itself is lost. */
export const RESTORE = 'Move the folder away and bring a backup back: sayso restore BACKUP.';

/** What is as it should be. */
export function well(what: string): Finding {
  return {state: 'well', what, cure: null};
}

/** What does no harm yet. */
export function warning(what: string, cure: string): Finding {
  return {state: 'warning', what, cure};
}

/** What does harm, or will. */
export function fault(what: string, cure: string): Finding {
  return {state: 'fault', what, cure};
}

/** "1.2 GB", "0.3 MB" */
export function megabytes(bytes: number): string {
  return bytes >= 1e9 ? `${(bytes / 1e9).toFixed(1)} GB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

/** What an error says of itself. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
