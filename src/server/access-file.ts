import {closeSync, fsyncSync, openSync, readFileSync, writeSync} from 'node:fs';
import {join} from 'node:path';
import type {Ledger} from '../keeper/ledger.ts';
import {SaysoError} from '../model/error.ts';
import {guardedFiles} from '../store/files.ts';
import {type Access, createAccess} from './access.ts';
import type {Passes} from './passes.ts';

/** The file, in the folder of a ledger, from which every link and session of its desk follows. It is no part of a backup. */
export const ACCESS_FILE = 'desk.key';

const SECRET_BYTES = 32;

/** The doors of a ledger's desk; its secret is made at the first time, for its owner's eyes only. */
export function loadAccess({folder, world}: Ledger, passes: Passes): Access {
  const path = join(folder, ACCESS_FILE);
  const secret = guardedFiles(folder, () => readSecret(path) ?? makeSecret(path, world.random(SECRET_BYTES)));
  return createAccess(secret, world.random, passes);
}

function readSecret(path: string): Uint8Array | null {
  let written: string;
  try {
    written = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  const secret = Buffer.from(written.trim(), 'base64url');
  if (secret.length === SECRET_BYTES) return secret;
  throw new SaysoError('server/bad-key', `${path} does not hold the secret of a desk. Delete it: a new one is made.`);
}

function makeSecret(path: string, secret: Uint8Array): Uint8Array {
  const file = openSync(path, 'wx', 0o600);
  try {
    writeSync(file, `${Buffer.from(secret).toString('base64url')}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return secret;
}
