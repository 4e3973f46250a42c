import {existsSync, mkdirSync, readdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {printSigner, printVerifier} from '../ledger/keys.ts';
import {SaysoError} from '../model/error.ts';
import {guardedFiles} from '../store/files.ts';
import {KEY_FILE, readKey, VERIFIER_FILE} from './key-file.ts';
import {LEDGER_FILE, type Ledger, openLedger} from './ledger.ts';
import {type Verified, verifyLedger} from './verify.ts';

/**
 * Copies a ledger, while it is in use, to a folder that is made for it. With its key, unless told to leave it out: the copy
 * can then be read and checked, but nothing can be added to it.
 *
 * Whatever stands in the folder afterwards has been synced to the disk.
 */
export async function backUp(ledger: Ledger, to: string, withKey = true): Promise<void> {
  guardedFiles(to, () => makeEmpty(to));
  if (ledger.verifier !== null) copy(VERIFIER_FILE, `${printVerifier(ledger.verifier)}\n`, 0o644);
  if (withKey) copy(KEY_FILE, `${printSigner(readKey(ledger.folder))}\n`, 0o600);
  // Last, so that a copy that was broken off is none.
  await ledger.store.backup(join(to, LEDGER_FILE));

  function copy(name: string, text: string, mode: number): void {
    guardedFiles(to, () => writeFileSync(join(to, name), text, {mode, flag: 'wx', flush: true}));
  }
}

/**
 * Brings a backup back to a folder in which there is no ledger, after checking all of it.
 *
 * `ledger/faulty-backup` where the check finds a fault: nothing is brought back then.
 */
export async function restore(from: string, to: string): Promise<Verified> {
  const backup = await openLedger(from, {readOnly: true}).catch((error: unknown) => {
    if (!(error instanceof SaysoError) || error.code !== 'ledger/none') throw error;
    throw new SaysoError('ledger/none', `There is no backup in ${from}. Name the folder that "sayso backup" made.`);
  });
  try {
    const verified = await verifyLedger(backup);
    const [fault] = verified.faults;
    if (fault !== undefined) {
      const message = `The backup ${from} has ${verified.faults.length} faults, so it was not brought back. ${fault}`;
      throw new SaysoError('ledger/faulty-backup', message);
    }
    await backUp(backup, to, existsSync(join(from, KEY_FILE)));
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
