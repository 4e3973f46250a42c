import {type Ledger, type OpenOptions, openLedger} from '../keeper/ledger.ts';
import {SaysoError} from '../model/error.ts';
import type {Given, Option} from './command.ts';

/** Where a ledger is, unless told. */
const DEFAULT = 'sayso-data';

/** The option of every command that works on a ledger. */
export const LEDGER_OPTION: Readonly<Record<string, Option>> = {
  ledger: {type: 'string', value: 'DIR', help: `folder of the ledger (${DEFAULT})`},
};

/** The folder that was given, or the usual one. */
export function folderGiven(given: Given): string {
  return given.values.get('ledger') ?? process.env['SAYSO_LEDGER'] ?? DEFAULT;
}

/** Opens the ledger that was given to look at it: for writing where that may be, so that all of it can be checked. */
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

/** Opens the ledger that was given, does something with it, and closes it whatever happens. */
export async function withLedger<T>(
  given: Given,
  options: OpenOptions,
  work: (ledger: Ledger) => Promise<T>,
): Promise<T> {
  const ledger = await openLedger(folderGiven(given), options);
  try {
    return await work(ledger);
  } finally {
    await ledger.close();
  }
}
