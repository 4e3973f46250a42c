import {isAscii, isUtf8, transcode} from 'node:buffer';
import {createRequire} from 'node:module';
import type {Problem} from '../model/problem.ts';
import {type Origin, problemAt} from './problems.ts';
import {sniffUtf16} from './sniff.ts';

/** Text made of bytes, and how sure that is. */
export interface Decoded {
  readonly text: string;
  /** WHATWG name of the encoding used. */
  readonly charset: string;
  /** Offset of the first byte that is not UTF-8, where the encoding had to be guessed; else `null`. */
  readonly guessedAt: number | null;
}

/** Guessing looks at this much of the text from the first foreign byte on; more does not make it surer. */
const GUESSED_FROM = 32_768;

/** Nearly everything is UTF-8: the guesser is loaded when the first bytes are not. */
const require = createRequire(import.meta.url);

const utf8 = new TextDecoder('utf-8', {ignoreBOM: false});

/** From so many bytes on the shorter ways to a text pay. */
const LONG = 2000;

/**
 * Makes text of bytes: by its byte order mark, as UTF-8 where it is that, else by the likeliest legacy encoding.
 *
 * A byte order mark is not part of the text. What no encoding explains becomes U+FFFD.
 */
export function decode(bytes: Uint8Array): Decoded {
  const wide = sniffUtf16(bytes);
  if (wide === null && isUtf8(bytes)) return {text: textOf(bytes), charset: 'utf-8', guessedAt: null};
  if (wide !== null) return {text: decodeAs(bytes, wide), charset: wide, guessedAt: null};
  const at = firstForeignByte(bytes);
  const charset = guess(bytes, at);
  return {text: decodeAs(bytes, charset), charset, guessedAt: at};
}

/** What windows-1252 has from 0x80 to 0x9F. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/**
 * Text of bytes in an encoding, by its WHATWG name.
 *
 * Several versions of Node take windows-1252 for Latin-1, which has control characters where the quotation marks and dashes of half the old web are.
 */
export function decodeAs(bytes: Uint8Array, charset: string): string {
  if (charset !== 'windows-1252') return new TextDecoder(charset).decode(bytes);
  return latin1(bytes).replace(/[\x80-\x9f]/g, (character) => WINDOWS_1252[character.charCodeAt(0) - 0x80]!);
}

/** The text of bytes that are UTF-8. By way of UTF-16 it takes half the time that the decoder takes, and ASCII takes hardly any. */
function textOf(bytes: Uint8Array): string {
  if (bytes.length < LONG) return utf8.decode(bytes);
  if (isAscii(bytes)) return latin1(bytes);
  const text = transcode(bytes, 'utf8', 'utf16le').toString('utf16le');
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

/** The problem of bytes whose encoding had to be guessed. */
export function guessed(origin: Origin, charset: string, byte: number): Problem {
  const message = `The bytes are not UTF-8 from byte ${byte} on. They were read as ${charset}, which may be wrong.`;
  return problemAt(origin, 'read/charset', message, byte);
}

function guess(bytes: Uint8Array, at: number): string {
  // The encoding shows where the text leaves ASCII; a long English beginning would only drown that.
  const from = Math.max(0, at - GUESSED_FROM / 4);
  const {detect} = require('chardet') as typeof import('chardet');
  const found = detect(bytes.subarray(from, from + GUESSED_FROM));
  if (found === null || found === 'ASCII' || found.startsWith('UTF-16') || found.startsWith('UTF-32')) {
    return 'windows-1252';
  }
  try {
    return new TextDecoder(found).encoding;
  } catch {
    return 'windows-1252';
  }
}

/** Offset of the first byte that cannot stand where it stands in UTF-8; the length where there is none. */
export function firstForeignByte(bytes: Uint8Array): number {
  let i = 0;
  while (i < bytes.length) {
    const lead = bytes[i] ?? 0;
    const length = lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
    if (length === 0) return i;
    if (length > 1 && !isUtf8(bytes.subarray(i, i + length))) return i;
    i += length;
  }
  return i;
}
