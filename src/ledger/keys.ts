import {createPrivateKey, createPublicKey, type KeyObject, sign, verify} from 'node:crypto';
import {SaysoError} from '../model/error.ts';
import {fromBase64, sha256, toBase64, toHex} from './bytes.ts';

/** Whose signatures can be checked. The name and id together tell keys apart; a name alone does not. */
export interface Verifier {
  readonly name: string;
  /** Eight hexadecimal digits, from name and key (C2SP signed-note). */
  readonly id: string;
  /** Ed25519, 32 bytes. */
  readonly publicKey: Uint8Array;
}

/** Who can sign. The secret is held as Node's own object: it is not shown where the signer is printed, and imported once. */
export interface Signer {
  readonly verifier: Verifier;
  readonly secret: KeyObject;
}

const KEY_BYTES = 32;
/** The one type of signature used here. */
const ED25519 = Uint8Array.of(1);
const SECRET = 'PRIVATE+KEY+';
/** What stands before a key in DER (RFC 8410): Node takes keys in no plainer form. */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

/** A signer of this name, from 32 random bytes. The same bytes give the same signer. */
export function signerOf(name: string, seed: Uint8Array): Signer {
  if (seed.length !== KEY_BYTES) throw badKey(`A seed has ${KEY_BYTES} bytes; this one has ${seed.length}.`);
  const secret = createPrivateKey({key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8'});
  const der = createPublicKey(secret).export({type: 'spki', format: 'der'});
  return {verifier: verifierOf(name, new Uint8Array(der.subarray(SPKI.length))), secret};
}

/** A verifier of this name, from the 32 bytes of its Ed25519 key. */
export function verifierOf(name: string, publicKey: Uint8Array): Verifier {
  if (!isKeyName(name)) throw badKey('A name has one letter or more, and neither blanks nor "+".');
  if (publicKey.length !== KEY_BYTES) throw badKey(`A key has ${KEY_BYTES} bytes; this one has ${publicKey.length}.`);
  return {name, id: toHex(sha256(name, '\n', ED25519, publicKey)).slice(0, 8), publicKey};
}

/** "name+id+key": what may be given to anyone. */
export function printVerifier({name, id, publicKey}: Verifier): string {
  return `${name}+${id}+${toBase64(typed(publicKey))}`;
}

/** Reads "name+id+key"; refuses (`ledger/bad-key`) another form, another type, or an id that does not belong to the key. */
export function parseVerifier(text: string): Verifier {
  const {name, id, key} = parseParts(text);
  const verifier = verifierOf(name, key);
  if (verifier.id !== id) throw badKey('Its id does not belong to its name and key.');
  return verifier;
}

/** "PRIVATE+KEY+name+id+seed": a secret, for a file that nobody else can read. */
export function printSigner({verifier: {name, id}, secret}: Signer): string {
  const der = secret.export({type: 'pkcs8', format: 'der'});
  return `${SECRET}${name}+${id}+${toBase64(typed(der.subarray(PKCS8.length)))}`;
}

/** Reads what `printSigner` writes. No message of a refusal (`ledger/bad-key`) quotes it. */
export function parseSigner(text: string): Signer {
  if (!text.startsWith(SECRET)) throw badKey(`A secret key begins with "${SECRET}".`);
  const {name, id, key} = parseParts(text.slice(SECRET.length));
  const signer = signerOf(name, key);
  if (signer.verifier.id !== id) throw badKey('Its id does not belong to its name and key.');
  return signer;
}

/** Signs bytes: 64 bytes, always the same for the same message (RFC 8032). */
export function signBytes({secret}: Signer, message: Uint8Array): Uint8Array {
  return new Uint8Array(sign(null, message, secret));
}

/** Whether a signature is the verifier's, over these bytes. */
export function isSignature({publicKey}: Verifier, message: Uint8Array, signature: Uint8Array): boolean {
  const key = createPublicKey({key: Buffer.concat([SPKI, publicKey]), format: 'der', type: 'spki'});
  return verify(null, message, key, signature);
}

/** Whether a key may be named so in a signed note. */
export function isKeyName(name: string): boolean {
  return name.isWellFormed() && /^[^\p{White_Space}\p{Cc}+]+$/u.test(name);
}

/** Base 64 may hold "+" as well, so only the first two divide. */
function parseParts(text: string): {name: string; id: string; key: Uint8Array} {
  const [, name, id, rest] = /^([^+]*)\+([0-9a-f]{8})\+(.*)$/su.exec(text) ?? [];
  if (name === undefined || id === undefined || rest === undefined) throw badKey('A key is written "name+id+key".');
  const bytes = fromBase64(rest);
  if (bytes === null) throw badKey('Its last part is no base 64.');
  if (bytes[0] !== ED25519[0]) throw badKey('Only Ed25519 keys (type 1) are known here.');
  return {name, id, key: bytes.subarray(1)};
}

function typed(key: Uint8Array): Uint8Array {
  return Uint8Array.of(...ED25519, ...key);
}

function badKey(what: string): SaysoError {
  return new SaysoError('ledger/bad-key', `This is no key for signed notes. ${what}`);
}
