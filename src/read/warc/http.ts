import {brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync} from 'node:zlib';
import {LIMITS} from '../html/node.ts';
import {INFLATION} from './gzip.ts';

/** What a server answered. */
export interface HttpResponse {
  readonly status: number;
  /** By name in lower case; the first one of each. */
  readonly headers: ReadonlyMap<string, string>;
  /** As it went over the wire. */
  readonly payload: Buffer;
}

/** The body of a response, unpacked, or why it could not be. */
export type Body = Buffer | {readonly refused: string};

/** Reads a response as it stands in an archive; `null` where the bytes are none. */
export function readResponse(block: Buffer): HttpResponse | null {
  const end = headEnd(block);
  const lines = block.subarray(0, end.head).toString('latin1').split(/\r?\n/);
  const status = /^HTTP\/\d(?:\.\d)?\s+(\d{3})\b/.exec(lines[0] ?? '')?.[1];
  if (status === undefined) return null;
  return {status: Number(status), headers: readHeaders(lines.slice(1)), payload: block.subarray(end.body)};
}

/** Headers by name in lower case; the first of each name counts, and a line that begins with a space goes on the one before. */
export function readHeaders(lines: readonly string[]): ReadonlyMap<string, string> {
  const headers = new Map<string, string>();
  let last: string | null = null;
  for (const line of lines) {
    if (/^[ \t]/.test(line) && last !== null) {
      headers.set(last, `${headers.get(last)} ${line.trim()}`);
      continue;
    }
    const colon = line.indexOf(':');
    if (colon <= 0) continue;
    const name = line.slice(0, colon).trim().toLowerCase();
    last = headers.has(name) ? null : name;
    if (last !== null) headers.set(name, line.slice(colon + 1).trim());
  }
  return headers;
}

/** Where the head of a message ends and its body begins. */
export function headEnd(bytes: Buffer): {readonly head: number; readonly body: number} {
  const usual = bytes.indexOf('\r\n\r\n');
  // Looked for no further than it would count: a head is short, and what lies behind it is not.
  const plain = (usual < 0 ? bytes : bytes.subarray(0, usual)).indexOf('\n\n');
  if (usual >= 0 && (plain < 0 || usual < plain)) return {head: usual, body: usual + 4};
  return plain < 0 ? {head: bytes.length, body: bytes.length} : {head: plain, body: plain + 2};
}

/** The payload without its chunks; as it stands where it is not chunked, whatever its header says. */
export function joinChunks({headers, payload}: HttpResponse): Buffer {
  return /\bchunked\b/i.test(headers.get('transfer-encoding') ?? '') ? (unchunked(payload) ?? payload) : payload;
}

function unchunked(payload: Buffer): Buffer | null {
  const parts: Buffer[] = [];
  let at = 0;
  while (at < payload.length) {
    const end = payload.indexOf('\n', at);
    const size = /^\s*([0-9a-f]{1,8})\s*(?:;.*)?\r?$/i.exec(
      payload.subarray(at, Math.min(end, at + 200)).toString('latin1'),
    )?.[1];
    // An archive may have kept the header of chunks and not the chunks; broken ones at the end still leave what came before.
    if (end < 0 || size === undefined) return parts.length === 0 ? null : Buffer.concat(parts);
    const length = Number.parseInt(size, 16);
    if (length === 0) break;
    parts.push(payload.subarray(end + 1, end + 1 + length));
    at = end + 1 + length;
    if (payload[at] === 0x0d) at++;
    if (payload[at] === 0x0a) at++;
  }
  return Buffer.concat(parts);
}

/** So many encodings one over the other are taken off. */
const MOST_ENCODINGS = 2;

/** The body with its content encodings taken off (gzip, deflate, br), never to more than a page may have. */
export function unpack(response: HttpResponse): Body {
  return unpackBody(joinChunks(response), response.headers.get('content-encoding') ?? '');
}

/** The same of a body that came without chunks, with the encodings that its server named. */
export function unpackBody(packed: Buffer, encoding: string): Body {
  const encodings = encoding
    .split(',')
    .map((each) => each.trim().toLowerCase())
    .filter((each) => each !== '' && each !== 'identity');
  if (encodings.length > MOST_ENCODINGS) return {refused: 'Its body is packed more than twice over'};
  let body = packed;
  for (const each of encodings.reverse()) {
    const unpacked = unpackOne(body, each);
    if (!Buffer.isBuffer(unpacked)) return unpacked;
    body = unpacked;
  }
  return body;
}

function unpackOne(body: Buffer, encoding: string): Body {
  const options = {maxOutputLength: Math.max(INFLATION.free, Math.min(LIMITS.bytes, INFLATION.ratio * body.length))};
  try {
    if (encoding === 'gzip' || encoding === 'x-gzip') {
      // Some archives keep the header and store the body unpacked.
      return body[0] === 0x1f && body[1] === 0x8b ? gunzipSync(body, options) : body;
    }
    if (encoding === 'br') return brotliDecompressSync(body, options);
    if (encoding === 'deflate')
      return ((body[0] ?? 0) & 0x0f) === 8 ? inflateSync(body, options) : inflateRawSync(body, options);
  } catch (error) {
    const large = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    return {
      refused: large
        ? 'Its body unpacks to more than a page may have'
        : `Its body is not the ${encoding} it is said to be`,
    };
  }
  return {refused: 'Its body is packed in a way that is not known here'};
}
