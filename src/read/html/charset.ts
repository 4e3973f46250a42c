import {type Decoded, decode, decodeAs} from '../charset.ts';
import {sniffUtf16} from '../sniff.ts';

/** The standard has a page name its encoding this early; pages that do it later are common enough. */
const PRESCANNED = 4096;

const DECLARED = /<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([\w:.-]+)/i;
const XML_DECLARED = /^\s*<\?xml\b[^>]*?\bencoding\s*=\s*["']([\w:.-]+)/i;

/**
 * Makes text of a page's or feed's bytes: by its byte order mark, by what the server said, by what it says itself, and else as `decode` does.
 *
 * Bytes that are UTF-8 through and through are read so, whatever is said of them: no other encoding looks like that by chance.
 */
export function decodeMarkup(bytes: Uint8Array, said: string | null): Decoded {
  const plain = decode(bytes);
  if (plain.charset === 'utf-8' || sniffUtf16(bytes) !== null) return plain;
  const head = Buffer.from(bytes.subarray(0, PRESCANNED)).toString('latin1');
  for (const label of [said, DECLARED.exec(head)?.[1], XML_DECLARED.exec(head)?.[1]]) {
    const charset = label == null ? null : encodingOf(label);
    // What says it is UTF-8 and is not, has a byte wrong here or there: that is still the likeliest reading of the rest.
    if (charset !== null) {
      const guessedAt = charset === 'utf-8' ? plain.guessedAt : null;
      return {text: decodeAs(bytes, charset), charset, guessedAt};
    }
  }
  return plain;
}

/** The WHATWG name of an encoding, or `null` where there is none of that label, or one that no page can name. */
function encodingOf(label: string): string | null {
  try {
    const {encoding} = new TextDecoder(label.trim());
    return encoding.startsWith('utf-16') ? 'utf-8' : encoding;
  } catch {
    return null;
  }
}
