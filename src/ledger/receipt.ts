import type {EntryBody} from '../model/entry.ts';
import {SaysoError} from '../model/error.ts';
import {fromBase64, HASH_BYTES, toBase64} from './bytes.ts';
import {type Checkpoint, type Log, openCheckpoint, readCheckpoint} from './checkpoint.ts';
import {decodeEntry} from './entries.ts';
import {type HashAt, hashLeaf, inclusionProof, isCount} from './merkle.ts';
import {verifyInclusion} from './proof.ts';

/** Proves, without the ledger, that an entry stands in it (C2SP tlog-proof). For a file that ends in `.tlog-proof`. */
export interface Receipt {
  /** The entry's bytes: the "extra" line, which nothing vouches for until the proof has been checked. */
  readonly entry: Uint8Array | null;
  readonly index: number;
  readonly proof: readonly Uint8Array[];
  /** The signed note, letter by letter. */
  readonly checkpoint: string;
}

/** What a receipt proves. */
export interface Proven {
  readonly body: EntryBody;
  readonly index: number;
  readonly checkpoint: Checkpoint;
}

const FIRST_LINE = 'c2sp.org/tlog-proof@v1';
/** A tree of as many entries as a number can count is not higher. */
const HIGHEST = 53;

/** Makes the receipt of an entry: its index, its bytes, a checkpoint at least as long, and the hashes of the log. */
export function makeReceipt(index: number, entry: Uint8Array, checkpoint: string, hash: HashAt): Receipt {
  return {entry, index, proof: inclusionProof(index, readCheckpoint(checkpoint).size, hash), checkpoint};
}

/** The text of a receipt. */
export function printReceipt({entry, index, proof, checkpoint}: Receipt): string {
  const extra = entry === null ? [] : [`extra ${toBase64(entry)}`];
  return [FIRST_LINE, ...extra, `index ${index}`, ...proof.map(toBase64), '', checkpoint].join('\n');
}

/** Reads the text of a receipt; refuses (`ledger/bad-receipt`) another form. Proves nothing yet. */
export function parseReceipt(text: string): Receipt {
  const end = text.indexOf('\n\n');
  if (end < 0) throw badReceipt('There is no blank line before a checkpoint.');
  const [first, ...lines] = text.slice(0, end).split('\n');
  if (first !== FIRST_LINE) throw badReceipt(`Its first line is not "${FIRST_LINE}".`);
  const entry = lines[0]?.startsWith('extra ') ? bytesOf(lines.shift()!.slice('extra '.length)) : null;
  const index = indexOf(lines.shift());
  if (lines.length > HIGHEST) throw badReceipt('Its proof is longer than any tree is high.');
  const proof = lines.map(bytesOf);
  if (proof.some((hash) => hash.length !== HASH_BYTES)) throw badReceipt('A line of its proof is no hash.');
  return {entry, index, proof, checkpoint: text.slice(end + 2)};
}

/**
 * Checks a receipt against a log one knows: the checkpoint is signed by the log, the proof leads from the entry to its
 * root, and the entry is one. `entry` are the bytes where the receipt does not carry them. Refuses (`ledger/not-proven`)
 * when the proof fails, and as `openCheckpoint` and `decodeEntry` do.
 */
export function verifyReceipt({entry, index, proof, checkpoint}: Receipt, log: Log, bytes = entry): Proven {
  if (bytes === null) throw badReceipt('It does not carry its entry: give the bytes of the entry as well.');
  const opened = openCheckpoint(checkpoint, log);
  if (!verifyInclusion({leaf: hashLeaf(bytes), index, size: opened.size, proof, root: opened.root})) {
    throw new SaysoError(
      'ledger/not-proven',
      `The proof does not lead from this entry to the checkpoint: it is not entry ${index} of ${log.origin}.`,
    );
  }
  return {body: decodeEntry(bytes), index, checkpoint: opened};
}

function indexOf(line = ''): number {
  const index = /^index (?:0|[1-9]\d*)$/.test(line) ? Number(line.slice('index '.length)) : Number.NaN;
  if (!isCount(index)) throw badReceipt('It does not say its index.');
  return index;
}

function bytesOf(encoded: string): Uint8Array {
  const bytes = fromBase64(encoded);
  if (bytes === null) throw badReceipt('A line is no base 64.');
  return bytes;
}

function badReceipt(what: string): SaysoError {
  return new SaysoError('ledger/bad-receipt', `This is no receipt. ${what}`);
}
