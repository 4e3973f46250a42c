import {SaysoError} from '../model/error.ts';
import {fromBase64, HASH_BYTES, sameBytes, toBase64} from './bytes.ts';
import type {Signer, Verifier} from './keys.ts';
import {EMPTY_ROOT} from './merkle.ts';
import {openNote, parseNote, signNote} from './note.ts';

/** What a log was at a size: by this root every entry up to there is fixed (C2SP tlog-checkpoint). */
export interface Checkpoint {
  /** Which log: a name like an address without a scheme, "desk.example/ledger". */
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
}

/** A log as a reader knows it: its name, and the keys that may sign for it, for a key can be followed by another. */
export interface Log {
  readonly origin: string;
  readonly keys: readonly Verifier[];
}

/** Three lines: origin, size, root. */
export function printCheckpoint({origin, size, root}: Checkpoint): string {
  return `${origin}\n${size}\n${toBase64(root)}\n`;
}

/**
 * Reads the text of a checkpoint; refuses (`ledger/bad-checkpoint`) another form.
 *
 * Lines after the third are passed over, as the specification asks: other logs may write some, Sayso writes none.
 */
export function parseCheckpoint(text: string): Checkpoint {
  const lines = text.split('\n');
  const [origin, digits, encoded] = lines;
  if (!origin || !digits || !encoded || lines.pop() !== '' || lines.includes('')) {
    throw badCheckpoint('It has lines for origin, size and root, none of them empty.');
  }
  const size = /^(?:0|[1-9]\d*)$/.test(digits) ? Number(digits) : Number.NaN;
  if (!Number.isSafeInteger(size)) throw badCheckpoint('Its second line is no size.');
  const root = fromBase64(encoded);
  if (root?.length !== HASH_BYTES) throw badCheckpoint('Its third line is no hash.');
  if (size === 0 && !sameBytes(root, EMPTY_ROOT)) throw badCheckpoint('A log without entries has another root.');
  return {origin, size, root};
}

/** Prints a checkpoint and signs it. */
export function signCheckpoint(checkpoint: Checkpoint, signers: readonly Signer[]): string {
  const text = printCheckpoint(checkpoint);
  parseCheckpoint(text);
  return signNote(text, signers);
}

/** Reads a checkpoint that was signed, without checking who signed: for one's own, or to learn its size. */
export function readCheckpoint(note: string): Checkpoint {
  return parseCheckpoint(parseNote(note).text);
}

/** Reads a checkpoint of this log: refuses (`ledger/unsigned`, `ledger/other-log`) one of another log or another's key. */
export function openCheckpoint(note: string, {origin, keys}: Log): Checkpoint {
  const checkpoint = parseCheckpoint(openNote(note, keys).text);
  if (checkpoint.origin === origin) return checkpoint;
  throw new SaysoError('ledger/other-log', `This is a checkpoint of ${checkpoint.origin}, not of ${origin}.`);
}

function badCheckpoint(what: string): SaysoError {
  return new SaysoError('ledger/bad-checkpoint', `This is no checkpoint. ${what}`);
}
