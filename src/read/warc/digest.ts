import {hash} from 'node:crypto';

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/**
 * Whether bytes have the digest a record names ("sha1:DR5MBP7…"): in base32 as the standard has it, or in hexadecimal or base64 as some tools write;
 * `null` where the algorithm is not known here.
 */
export function matchesDigest(bytes: Uint8Array, labelled: string): boolean | null {
  const [, algorithm = '', value = ''] = /^\s*([\w-]+)[:=]\s*(\S+)\s*$/.exec(labelled) ?? [];
  const name = {sha1: 'sha1', sha256: 'sha256', sha512: 'sha512', md5: 'md5'}[algorithm.toLowerCase().replace('-', '')];
  if (name === undefined) return null;
  const digest = Buffer.from(hash(name, bytes, 'hex'), 'hex');
  const plain = value.replace(/=+$/, '');
  return (
    plain.toUpperCase() === base32(digest) ||
    plain.toLowerCase() === digest.toString('hex') ||
    plain.replaceAll('+', '-').replaceAll('/', '_') === digest.toString('base64url')
  );
}

function base32(bytes: Uint8Array): string {
  let text = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xfff;
    bits += 8;
    for (; bits >= 5; bits -= 5) text += BASE32[(held >> (bits - 5)) & 31];
  }
  return bits > 0 ? text + BASE32[(held << (5 - bits)) & 31] : text;
}
