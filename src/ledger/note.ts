import {SaysoError} from '../model/error.ts';
import {fromBase64, fromHex, toBase64, toHex} from './bytes.ts';
import {isKeyName, isSignature, type Signer, signBytes, type Verifier} from './keys.ts';

/** A text with signatures under it (C2SP signed-note). Nothing of it may be believed before `openNote` has checked it. */
export interface Note {
  /** Ends with a newline, which is signed as well. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

interface NoteSignature {
  readonly name: string;
  readonly id: string;
  readonly signature: Uint8Array;
}

/** A text, and who of those asked for signed it. */
export interface OpenedNote {
  readonly text: string;
  readonly by: readonly Verifier[];
}

const DASH = '—';
const ID_BYTES = 4;
/** Witnesses may sign with keys of several kilobytes; the specification asks for room for 16. */
const MOST_SIGNATURES = 100;
const LONGEST_NOTE = 1_000_000;

/** Signs a text with each signer: the text, a blank line, a line for each. */
export function signNote(text: string, signers: readonly Signer[]): string {
  if (!text.endsWith('\n')) throw badNote('Its text has to end with a newline.');
  if (!isPrintable(text)) throw badNote('Its text holds control characters or half of a surrogate pair.');
  const message = new TextEncoder().encode(text);
  const lines = signers.map((signer) => {
    const {name, id} = signer.verifier;
    return `${DASH} ${name} ${toBase64(Uint8Array.of(...fromHex(id)!, ...signBytes(signer, message)))}\n`;
  });
  return `${text}\n${lines.join('')}`;
}

/** Reads a note without checking anything but its form; refuses (`ledger/bad-note`) one that is not well formed. */
export function parseNote(note: string): Note {
  if (note.length > LONGEST_NOTE) throw badNote(`It is longer than ${LONGEST_NOTE} letters.`);
  if (!isPrintable(note)) throw badNote('It holds control characters or half of a surrogate pair.');
  const end = note.lastIndexOf('\n\n');
  const below = note.slice(end + 2);
  if (end < 0 || below === '') throw badNote('There is no blank line with signatures under it.');
  if (!below.endsWith('\n')) throw badNote('Its last line has no end.');
  const lines = below.slice(0, -1).split('\n');
  if (lines.length > MOST_SIGNATURES) throw badNote(`It has more than ${MOST_SIGNATURES} signatures.`);
  return {text: note.slice(0, end + 1), signatures: lines.map(parseSignature)};
}

/**
 * Checks a note, and gives its text with those of `verifiers` who signed it.
 *
 * Signatures of anyone else are passed over, even under a known name. Refuses a note that none of them signed
 * (`ledger/unsigned`), and one on which a signature of one of them is false (`ledger/bad-signature`).
 */
export function openNote(note: string, verifiers: readonly Verifier[]): OpenedNote {
  const {text, signatures} = parseNote(note);
  const message = new TextEncoder().encode(text);
  const by: Verifier[] = [];
  for (const {name, id, signature} of signatures) {
    const verifier = verifiers.find((known) => known.name === name && known.id === id);
    if (verifier === undefined || by.includes(verifier)) continue;
    if (!isSignature(verifier, message, signature)) {
      throw new SaysoError(
        'ledger/bad-signature',
        `The signature of ${name} is false: the text was changed, or it was not signed with this key.`,
      );
    }
    by.push(verifier);
  }
  if (by.length > 0) return {text, by};
  throw new SaysoError(
    'ledger/unsigned',
    'None of the keys asked for has signed this. Check that it is the key of this ledger.',
  );
}

function parseSignature(line: string): NoteSignature {
  const [dash, name, encoded, ...more] = line.split(' ');
  const bytes = dash === DASH && more.length === 0 ? fromBase64(encoded ?? '') : null;
  if (bytes === null || bytes.length <= ID_BYTES || !isKeyName(name ?? '')) {
    throw badNote('A line under the text is no signature: "— name base64".');
  }
  return {name: name!, id: toHex(bytes.subarray(0, ID_BYTES)), signature: bytes.subarray(ID_BYTES)};
}

function isPrintable(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a note must not hold.
  return text.isWellFormed() && !/[\u0000-\u0009\u000b-\u001f]/.test(text);
}

function badNote(what: string): SaysoError {
  return new SaysoError('ledger/bad-note', `This is no signed note. ${what}`);
}
