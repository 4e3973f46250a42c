import {existsSync, renameSync, rmSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {printVerifier, type Signer, signerOf} from '../ledger/keys.ts';
import type {EntryBody} from '../model/entry.ts';
import {SaysoError} from '../model/error.ts';
import {openSqliteStore} from '../store/sqlite/store.ts';
import {KEY_FILE, readKey, readKeyAt, writeKey, writeVerifier} from './key-file.ts';
import type {World} from './ledger.ts';

/** The key that is to follow, while it does: nobody else signs meanwhile. */
export const NEXT_KEY_FILE = 'key.next';

/** Seconds after which a change of the key is taken for broken off. */
const BROKEN_OFF = 60;

/** Who signs a ledger: its key, and while that is changed the one that follows as well. */
export interface Keyring {
  /** Whoever has to sign now. A key that another program put in place since is taken up. */
  signers(): readonly Signer[];
  /** The key that is in force. */
  present(): Signer;
  /** Draws the key that follows, and lets both sign until `finish`. */
  begin(): {readonly from: Signer; readonly to: Signer};
  /** Puts the new key into the place of the old one. */
  finish(): void;
  /** Leaves the old key in its place. */
  giveUp(): void;
}

/** Makes the keyring of a folder in which `signer` is the key. */
export function createKeyring(folder: string, signer: Signer, world: World): Keyring {
  let signers: readonly Signer[] = [signer];
  let stamp = stampOf(folder);
  let isOurs = false;
  return {
    signers() {
      if (isOurs) return signers;
      if (existsSync(join(folder, NEXT_KEY_FILE))) throw inChange(folder);
      const now = stampOf(folder);
      if (now !== null && now !== stamp) signers = [readKey(folder)];
      stamp = now ?? stamp;
      return signers;
    },
    present: () => signers.at(-1)!,
    begin() {
      const from = this.signers()[0]!;
      const to = signerOf(from.verifier.name, world.random(32));
      writeKey(folder, NEXT_KEY_FILE, to, world);
      isOurs = true;
      signers = [to, from];
      return {from, to};
    },
    finish() {
      const [to] = signers;
      putInPlace(folder, to!, world);
      signers = [to!];
      stamp = stampOf(folder);
      isOurs = false;
    },
    giveUp() {
      rmSync(join(folder, NEXT_KEY_FILE), {force: true});
      signers = signers.slice(1);
      isOurs = false;
    },
  };
}

/**
 * Settles a change of the key that was broken off: where the log tells of it the new key is put in place, else it is thrown
 * away. `ledger/key-change` where the change may still be going on.
 */
export async function settleKeyChange(folder: string, ledgerFile: string, world: World): Promise<void> {
  const path = join(folder, NEXT_KEY_FILE);
  const begun = statSync(path, {throwIfNoEntry: false});
  if (begun === undefined) return;
  if (Date.parse(world.now()) - begun.mtimeMs < BROKEN_OFF * 1000) throw inChange(folder);
  const next = readKeyAt(path);
  const store = await openSqliteStore(ledgerFile, null);
  try {
    const size = await store.size();
    const [json = '{}'] = await store.entries(Math.max(0, size - 1), size);
    const last = JSON.parse(json) as Partial<EntryBody>;
    if (last.kind === 'key-rotated' && last.to === printVerifier(next.verifier)) putInPlace(folder, next, world);
    else rmSync(path, {force: true});
  } finally {
    await store.close();
  }
}

function putInPlace(folder: string, signer: Signer, world: World): void {
  writeVerifier(folder, signer, world);
  renameSync(join(folder, NEXT_KEY_FILE), join(folder, KEY_FILE));
}

function inChange(folder: string): SaysoError {
  const message = `The key of the ledger in ${folder} is being changed just now. Try again in a minute.`;
  return new SaysoError('ledger/key-change', message);
}

/** What changes of the key file when another is put in its place; `null` where there is none. */
function stampOf(folder: string): string | null {
  const stat = statSync(join(folder, KEY_FILE), {throwIfNoEntry: false});
  return stat === undefined ? null : `${stat.ino} ${stat.mtimeMs}`;
}
