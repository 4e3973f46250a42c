import {type Ledger, type OpenOptions, openLedger} from '../keeper/ledger.ts';
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
