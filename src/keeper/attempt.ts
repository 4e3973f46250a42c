import {SaysoError} from '../model/error.ts';

/**
 * Does a part of a check; what cannot be read at all is one more fault, and `null`.
 *
 * In a damaged file a value may be of any kind, so whatever is thrown is a fault of the ledger, but for what its disk does.
 */
export async function attempt<T>(faults: string[], work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SaysoError && DISK.includes(error.code)) throw error;
    faults.push(error instanceof SaysoError ? error.message : `Something cannot be read: ${String(error)}.`);
    return null;
  }
}

const DISK: readonly string[] = [
  'store/io',
  'store/full',
  'store/busy',
  'store/no-rights',
  'store/cannot-open',
  'store/read-only',
];
