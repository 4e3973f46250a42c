import {existsSync, linkSync, readFileSync, renameSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {toHex} from '../ledger/bytes.ts';
import {
  parseSigner,
  parseVerifier,
  printSigner,
  printVerifier,
  type Signer,
  signerOf,
  type Verifier,
} from '../ledger/keys.ts';
import {SaysoError} from '../model/error.ts';
import type {World} from './ledger.ts';

/** The file of a ledger that signs its checkpoints: whoever has it can rewrite the log unnoticed by those without an old checkpoint. */
export const KEY_FILE = 'key';

/** Its public half: who has a copy of the ledger without the key checks it with this. */
export const VERIFIER_FILE = 'key.pub';

const PRIVATE = 0o600;
const PUBLIC = 0o644;

/** Makes the key of a new ledger, readable for its owner alone. Its name is drawn, so that no two logs are taken for one. */
export function makeKey(folder: string, world: World): Signer {
  const path = join(folder, KEY_FILE);
  // A key may stand there from a start that was broken off before there was a ledger.
  if (existsSync(path)) return readKey(folder);
  const signer = signerOf(`sayso/${toHex(world.random(8))}`, world.random(32));
  writeOnce(path, `${printSigner(signer)}\n`, PRIVATE, toHex(world.random(4)));
  return readKey(folder);
}

/**
 * Puts a file where there is none, whole or not at all: a program that is killed meanwhile leaves no half of a key, and of
 * two that start at once one key stays.
 */
function writeOnce(path: string, text: string, mode: number, mark: string): void {
  const draft = `${path}.${mark}`;
  writeFileSync(draft, text, {mode, flag: 'wx', flush: true});
  try {
    linkSync(draft, path);
  } catch {
    // Some disks (FAT) have no links; there, of two that start at once, the later key stays.
    if (!existsSync(path)) renameSync(draft, path);
  } finally {
    rmSync(draft, {force: true});
  }
}

/** Writes a key under another name of the folder, readable for its owner alone. */
export function writeKey(folder: string, name: string, signer: Signer, world: World): void {
  writeOnce(join(folder, name), `${printSigner(signer)}\n`, PRIVATE, toHex(world.random(4)));
}

/** Puts the public half of a key into the place of the one before. */
export function writeVerifier(folder: string, {verifier}: Signer, world: World): void {
  const path = join(folder, VERIFIER_FILE);
  const draft = `${path}.${toHex(world.random(4))}`;
  writeFileSync(draft, `${printVerifier(verifier)}\n`, {mode: PUBLIC, flag: 'wx', flush: true});
  renameSync(draft, path);
}

/** Reads the key of a ledger; `ledger/no-key` where it is missing. */
export function readKey(folder: string): Signer {
  return readKeyAt(join(folder, KEY_FILE));
}

/** Reads the key in a file; `ledger/no-key` where it is missing. */
export function readKeyAt(path: string): Signer {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    const message = `The key of the ledger (${path}) cannot be read. Bring it back from a backup: without it nothing more can be signed.`;
    throw new SaysoError('ledger/no-key', message, {cause});
  }
  return parseSigner(text.trim());
}

/** The public half of a ledger's key, from its own file or else from the key; `null` where there is neither. */
export function readVerifier(folder: string): Verifier | null {
  const path = join(folder, VERIFIER_FILE);
  if (existsSync(path)) return parseVerifier(readFileSync(path, 'utf8').trim());
  return existsSync(join(folder, KEY_FILE)) ? readKey(folder).verifier : null;
}

/** Writes the public half beside the key, where it is not there; `ledger/other-key` where another stands there. */
export function keepVerifier(folder: string, {verifier}: Signer, world: World): void {
  const path = join(folder, VERIFIER_FILE);
  if (!existsSync(path)) writeOnce(path, `${printVerifier(verifier)}\n`, PUBLIC, toHex(world.random(4)));
  else if (readFileSync(path, 'utf8').trim() !== printVerifier(verifier)) {
    const message = `The key in ${folder} is not the one that this ledger was signed with (${VERIFIER_FILE} names that one). Bring the right key back.`;
    throw new SaysoError('ledger/other-key', message);
  }
}

/** Whether others on this machine may read the key. */
export function isKeyExposed(folder: string): boolean {
  return process.platform !== 'win32' && (statSync(join(folder, KEY_FILE)).mode & 0o077) !== 0;
}
