/** What a run of bytes turns out to be, judged by its first few kilobytes and its name. */
export type Kind =
  | {readonly kind: 'empty'}
  | {readonly kind: 'binary'; readonly what: string}
  | {readonly kind: 'xml'}
  | {readonly kind: 'html'}
  | {readonly kind: 'feed'}
  | {readonly kind: 'json-feed'}
  | {readonly kind: 'warc'}
  | {readonly kind: 'arc'}
  | {readonly kind: 'gzip'}
  | {readonly kind: 'records'}
  | {readonly kind: 'plain'};

/** How many bytes `sniff` wants to see. */
export const SNIFFED = 8192;

/** First bytes of the formats people hand over by mistake; the names are shown to them. */
const SIGNATURES: readonly (readonly [string, readonly number[]])[] = [
  ['a PDF', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['a zip archive or office document', [0x50, 0x4b, 0x03, 0x04]],
  ['an old office document', [0xd0, 0xcf, 0x11, 0xe0]],
  ['a PNG picture', [0x89, 0x50, 0x4e, 0x47]],
  ['a JPEG picture', [0xff, 0xd8, 0xff]],
  ['a GIF picture', [0x47, 0x49, 0x46, 0x38]],
  ['a bzip2 archive', [0x42, 0x5a, 0x68]],
  ['an xz archive', [0xfd, 0x37, 0x7a, 0x58, 0x5a]],
  ['a zstd archive', [0x28, 0xb5, 0x2f, 0xfd]],
];

/** What may stand before the first element of a marked-up file. */
const PROLOGUE = /^\s*(?:(?:<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!doctype\b(?!\s*html)[^>[]*(?:\[[^\]]*\]\s*)?>)\s*)*/i;

/** The elements with which pages begin, as browsers tell them. */
const PAGE =
  /^<(?:!doctype\s+html|html|head|body|title|meta|link|script|style|article|section|main|div|table|iframe|font|h[1-6]|p|a|b|br)\b/i;
const FEED = /^<(?:rss|feed|channel|rdf:rdf|[a-z]+:feed)\b/i;

/** What a file in markup is, by its first element; `null` where it begins with none. */
function sniffMarkup(start: string): Kind | null {
  if (!/^\s*</.test(start)) return null;
  const first = start.slice(PROLOGUE.exec(start)?.[0].length ?? 0);
  if (FEED.test(first)) return {kind: 'feed'};
  if (PAGE.test(first)) return {kind: 'html'};
  return /^\s*<(?:\?[a-z]|!doctype\b|!--)/i.test(start) ? {kind: 'xml'} : null;
}

/**
 * Tells what bytes are.
 *
 * What the bytes begin with decides first; the name where that leaves it open (`.html`, `.txt`, `.jsonl`, `.ndjson`). Other text that
 * begins with an object is JSON Lines. UTF-16 is text although it is full of zero bytes.
 */
export function sniff(bytes: Uint8Array, name: string | null): Kind {
  if (bytes.length === 0) return {kind: 'empty'};
  const head = bytes.subarray(0, SNIFFED);
  if (head[0] === 0x1f && head[1] === 0x8b) return {kind: 'gzip'};
  const mark = Buffer.from(head.subarray(0, 12)).toString('latin1');
  if (/^WARC\/\d/.test(mark)) return {kind: 'warc'};
  if (mark.startsWith('filedesc://')) return {kind: 'arc'};
  for (const [what, signature] of SIGNATURES) {
    if (signature.every((byte, i) => head[i] === byte)) return {kind: 'binary', what};
  }
  const wide = sniffUtf16(head);
  if (wide === null && isBinary(head)) return {kind: 'binary', what: 'not text'};
  const start = new TextDecoder(wide ?? 'utf-8').decode(head);
  const markup = sniffMarkup(start.replace(/^\uFEFF/, ''));
  if (markup !== null) return markup;
  if (/^\s*\{/.test(start) && /"https?:\/\/jsonfeed\.org\/version\//.test(start)) return {kind: 'json-feed'};
  if (/\.(?:xml|xsd|xslt?|svg)$/i.test(name ?? '') && /^\s*</.test(start)) return {kind: 'xml'};
  if (/\.(?:html?|xhtml)$/i.test(name ?? '') && /<[a-z]/i.test(start)) return {kind: 'html'};
  if (/\.(?:jsonl|ndjson)$/i.test(name ?? '')) return {kind: 'records'};
  if (/\.(?:txt|text)$/i.test(name ?? '')) return {kind: 'plain'};
  return /^\s*(?:\{\s*["}]|\[\s*\{)/.test(start) ? {kind: 'records'} : {kind: 'plain'};
}

/**
 * The byte order of UTF-16 text, by its mark or by where its zero bytes lie; `null` where it is something else.
 *
 * In Latin-script text one of the two bytes of nearly every character is zero, the first one among them.
 */
export function sniffUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] !== 0 && bytes[1] !== 0) return null;
  const pairs = Math.min(bytes.length, SNIFFED) >> 1;
  let evenZeros = 0;
  let oddZeros = 0;
  for (let i = 0; i < pairs; i++) {
    if (bytes[2 * i] === 0) evenZeros++;
    if (bytes[2 * i + 1] === 0) oddZeros++;
  }
  if (pairs < 2) return null;
  if (oddZeros > 0.6 * pairs && evenZeros === 0) return 'utf-16le';
  if (evenZeros > 0.6 * pairs && oddZeros === 0) return 'utf-16be';
  return null;
}

/** Text has no zero bytes and hardly any control characters. */
function isBinary(bytes: Uint8Array): boolean {
  let controls = 0;
  for (const byte of bytes) {
    if (byte === 0) return true;
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d && byte !== 0x1b) controls++;
  }
  return controls > 0.1 * bytes.length;
}
