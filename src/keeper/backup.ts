import {copyFileSync, existsSync, mkdirSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import {SaysoError} from '../model/error.ts';
import {KEY_FILE} from './key-file.ts';
import {LEDGER_FILE, type Ledger, openLedger} from './ledger.ts';
import {type Verified, verifyLedger} from './verify.ts';

/** Copies a ledger, while it is in use, to a folder that is made for it. With its key, unless told to leave it out. */
export async function backUp(ledger: Ledger, to: string, withKey = true): Promise<void> {
  makeEmpty(to);
  await ledger.store.backup(join(to, LEDGER_FILE));
  if (withKey) copyFileSync(join(ledger.folder, KEY_FILE), join(to, KEY_FILE));
}

/**
 * Brings a backup back to a folder in which there is no ledger, after checking all of it.
 *
 * `ledger/faulty-backup` where the check finds a fault: nothing is brought back then.
 */
export async function restore(from: string, to: string): Promise<Verified> {
  const backup = await openLedger(from);
  try {
    const verified = await verifyLedger(backup);
    const [fault] = verified.faults;
    if (fault !== undefined) {
      const message = `The backup ${from} has ${verified.faults.length} faults, so it was not brought back. ${fault}`;
      throw new SaysoError('ledger/faulty-backup', message);
    }
    await backUp(backup, to);
    return verified;
  } finally {
    await backup.close();
  }
}

function makeEmpty(folder: string): void {
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new SaysoError(
      'ledger/exists',
      `The folder ${folder} is not empty. Name one that is, or that is not there yet.`,
    );
  }
  mkdirSync(folder, {recursive: true, mode: 0o700});
}
