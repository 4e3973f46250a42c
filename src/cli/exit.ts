import type {SaysoError} from '../model/error.ts';

/** What an exit code says (docs/cli.md). */
export const EXIT = {done: 0, failed: 1, usage: 2, storage: 3, faults: 4, unread: 5, interrupted: 130} as const;

/** The exit code for an error: what the disk, the file or its key refuse is storage. */
export function exitFor({code}: SaysoError): number {
  if (code === 'store/bad-cursor') return EXIT.usage;
  if (code === 'ledger/faulty-backup') return EXIT.faults;
  return code.startsWith('store/') || STORAGE.includes(code) ? EXIT.storage : EXIT.failed;
}

const STORAGE: readonly string[] = ['ledger/no-key', 'ledger/other-key', 'ledger/bad-key'];
