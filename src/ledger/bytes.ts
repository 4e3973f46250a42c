import {createHash, hash} from 'node:crypto';
import type {Digest} from '../model/entry.ts';

/** Bytes of a SHA-256 hash. */
export const HASH_BYTES = 32;

/** SHA-256 of the parts, one after another. */
export function sha256(...parts: readonly (Uint8Array | string)[]): Uint8Array {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return new Uint8Array(hash.digest());
}

/** The digest by which entries name bytes, or the UTF-8 bytes of a text: SHA-256 in lower-case hexadecimal. */
export function digestOf(content: Uint8Array | string): Digest {
  // In one go: with an object for it, as several parts need, it takes twice as long.
  return hash('sha256', content);
}

/** Whether two runs of bytes are the same. Not in constant time: nothing compared here is secret. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

/** Lower-case hexadecimal. */
export function toHex(bytes: Uint8Array): string {
  return viewOf(bytes).toString('hex');
}

/** Bytes of lower-case hexadecimal; `null` for anything else. */
export function fromHex(text: string): Uint8Array | null {
  return /^(?:[0-9a-f]{2})*$/.test(text) ? new Uint8Array(Buffer.from(text, 'hex')) : null;
}

/** Base 64 with padding (RFC 4648, section 4). */
export function toBase64(bytes: Uint8Array): string {
  return viewOf(bytes).toString('base64');
}

/**
 * Bytes of base 64; `null` for anything that is not written as `toBase64` writes it.
 *
 * Node takes blanks, other alphabets and missing padding; then two texts would stand for one signature.
 */
export function fromBase64(text: string): Uint8Array | null {
  const bytes = new Uint8Array(Buffer.from(text, 'base64'));
  return toBase64(bytes) === text ? bytes : null;
}

function viewOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
