import type {Commitment} from '../model/entry.ts';
import {SaysoError} from '../model/error.ts';
import {fromHex, sha256, toHex} from './bytes.ts';
import {canonicalJson} from './canonical.ts';

/** Bytes of a salt: as many as the hash has, so that not even a yes or no can be guessed. */
export const SALT_BYTES = 32;

/** Keeps a commitment from being mistaken for any other hash. */
const DOMAIN = 'sayso/commitment/v1\n';

/** A value that a commitment was made to. Whoever erases it together with its salt leaves nothing to guess from. */
export interface Opening {
  readonly commitment: Commitment;
  /** Hexadecimal. */
  readonly salt: string;
  /** Canonical JSON. */
  readonly value: string;
}

/** Commits to a value. The salt is random, `SALT_BYTES` long, and never used twice: else equal values would show. */
export function commitTo(value: unknown, salt: Uint8Array): Opening {
  if (salt.length !== SALT_BYTES) {
    throw new SaysoError('ledger/bad-salt', `A salt has ${SALT_BYTES} random bytes; this one has ${salt.length}.`);
  }
  const json = canonicalJson(value);
  return {commitment: commitmentOf(salt, json), salt: toHex(salt), value: json};
}

/** Whether an opening opens its commitment. */
export function opens({commitment, salt, value}: Opening): boolean {
  const bytes = fromHex(salt);
  return bytes?.length === SALT_BYTES && commitmentOf(bytes, value) === commitment;
}

function commitmentOf(salt: Uint8Array, json: string): Commitment {
  return toHex(sha256(DOMAIN, salt, json));
}
