import {SaysoError} from '../model/error.ts';
import {type Ledger, openLedger} from './ledger.ts';

/** Opens a ledger to look at it: for writing where that may be, so that all of it can be checked. */
export async function openToCheck(folder: string): Promise<Ledger> {
  try {
    return await openLedger(folder);
  } catch (error) {
    if (!(error instanceof SaysoError) || !MAY_BE_READ.includes(error.code)) throw error;
    return openLedger(folder, {readOnly: true});
  }
}

const MAY_BE_READ: readonly string[] = [
  'ledger/no-key',
  'ledger/other-key',
  'store/read-only',
  'store/no-rights',
  'store/full',
  'store/io',
];
