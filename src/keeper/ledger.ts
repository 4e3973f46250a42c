import {randomBytes} from 'node:crypto';
import {mkdirSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {signCheckpoint} from '../ledger/checkpoint.ts';
import {commitTo, type Opening, SALT_BYTES} from '../ledger/commitment.ts';
import {printVerifier, type Signer, type Verifier} from '../ledger/keys.ts';
import {SaysoError} from '../model/error.ts';
import {guardedFiles} from '../store/files.ts';
import type {Store} from '../store/port.ts';
import {openSqliteStore, type Writing} from '../store/sqlite/store.ts';
import {keepVerifier, makeKey, readKey, readVerifier} from './key-file.ts';
import {createKeyring, type Keyring, settleKeyChange} from './keyring.ts';

/** An open ledger: its store, whose signature it bears, and what a ledger needs from outside. */
export interface Ledger {
  readonly folder: string;
  readonly store: Store;
  /** Whose signature its checkpoints bear; its name is the origin of the log. `null` in a copy that has no key at all. */
  readonly verifier: Verifier | null;
  /** Who signs; `null` where it was opened to look only. */
  readonly keyring: Keyring | null;
  readonly world: World;
  close(): Promise<void>;
}

/** Clock and chance, so that a test can bring its own. */
export interface World {
  /** Now: RFC 3339, UTC, to the second. */
  readonly now: () => string;
  readonly random: (bytes: number) => Uint8Array;
}

/** The clock and the random numbers of this machine. */
export const THIS_MACHINE: World = {
  now: () => `${new Date().toISOString().slice(0, 19)}Z`,
  random: (bytes) => new Uint8Array(randomBytes(bytes)),
};

/** The file of a ledger that holds everything but its key. */
export const LEDGER_FILE = 'ledger.db';

/** How a ledger is opened. */
export interface OpenOptions {
  /** Make one where there is none; else `ledger/none`. */
  readonly create?: boolean;
  /** Only look: nothing is changed, and other programs may write. */
  readonly readOnly?: boolean;
  readonly world?: World;
}

/** Opens the ledger in a folder. Throws coded errors (`ledger/…`, `store/…`) where that is not possible. */
export async function openLedger(folder: string, options: OpenOptions = {}): Promise<Ledger> {
  const {create = false, readOnly = false, world = THIS_MACHINE} = options;
  const file = join(folder, LEDGER_FILE);
  const isNew = guardedFiles(folder, () => !isThere(file));
  if (isNew && !create) {
    const message = `There is no ledger in ${folder}. "sayso add FILE…" makes one, "--ledger DIR" names another folder.`;
    throw new SaysoError('ledger/none', message);
  }
  if (!readOnly && !isNew) await settleKeyChange(folder, file, world);
  const signer = readOnly ? null : guardedFiles(folder, () => signerIn(folder, isNew, world));
  const keyring = signer === null ? null : createKeyring(folder, signer, world);
  const verifier = signer?.verifier ?? guardedFiles(folder, () => readVerifier(folder));
  const store = await openSqliteStore(file, keyring === null ? null : writingWith(keyring, verifier!.name, world));
  return {
    folder,
    store,
    keyring,
    get verifier() {
      return keyring?.present().verifier ?? verifier;
    },
    world,
    close: () => store.close(),
  };
}

/** Whether there is such a file; a folder that may not be looked into is another matter than one without it. */
function isThere(path: string): boolean {
  return statSync(path, {throwIfNoEntry: false}) !== undefined;
}

function signerIn(folder: string, isNew: boolean, world: World): Signer {
  if (isNew) mkdirSync(folder, {recursive: true, mode: 0o700});
  const signer = isNew ? makeKey(folder, world) : readKey(folder);
  keepVerifier(folder, signer, world);
  return signer;
}

function writingWith(keyring: Keyring, origin: string, world: World): Writing {
  return {
    sign: (size, root) => signCheckpoint({origin, size, root}, keyring.signers()),
    migrated: (from, to) => ({kind: 'schema-migrated', at: world.now(), from, to}),
  };
}

/**
 * Has the log signed with a new key from its next entry on, which names both; that entry is signed with both. Gives its
 * index. What was signed before stays true under the old key.
 */
export async function rotateKey({store, keyring, world, folder}: Ledger): Promise<number> {
  if (keyring === null) throw new SaysoError('store/read-only', `The ledger in ${folder} was opened for reading.`);
  const {from, to} = keyring.begin();
  const body = {
    kind: 'key-rotated',
    at: world.now(),
    from: printVerifier(from.verifier),
    to: printVerifier(to.verifier),
  } as const;
  const [outcome] = await store.append([{kind: 'note', body, openings: []}]).catch((error: unknown) => {
    keyring.giveUp();
    throw error;
  });
  // From here on the log names the new key: if this is broken off, the next that opens the ledger puts it in place.
  keyring.finish();
  return outcome?.kind === 'kept' ? outcome.index : -1;
}

/** Commits to a value with a fresh salt. */
export function commit({world}: Ledger, value: unknown): Opening {
  return commitTo(value, world.random(SALT_BYTES));
}
