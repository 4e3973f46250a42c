import {SNIFFED, sniffUtf16} from './sniff.ts';

/** A stream that was looked at before it is read. */
export interface Peeked {
  readonly head: Buffer;
  /** The stream from its beginning. */
  readonly all: AsyncIterable<Uint8Array>;
  /** Lets go of the stream, also where nobody read `all`. */
  close(): Promise<void>;
}

/** The first bytes of a stream, and the stream from its beginning. */
export async function peek(chunks: AsyncIterable<Uint8Array>): Promise<Peeked> {
  const iterator = chunks[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let size = 0;
  while (size < SNIFFED) {
    const next = await iterator.next();
    if (next.done === true) break;
    first.push(next.value);
    size += next.value.length;
  }
  async function* all(): AsyncGenerator<Uint8Array> {
    yield* first;
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value;
  }
  const close = async (): Promise<void> => void (await iterator.return?.());
  return {head: Buffer.concat(first).subarray(0, SNIFFED), all: all(), close};
}

/** The bytes of a stream, and no more of them than shows that it is longer than allowed. */
export async function collect(chunks: AsyncIterable<Uint8Array>, longest: number): Promise<Buffer> {
  const held: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    held.push(chunk);
    size += chunk.length;
    if (size > longest) break;
  }
  return Buffer.concat(held);
}

/** Bytes that are all there already, as a stream. */
export async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** The stream as UTF-8 where it is UTF-16, so that a line ends with one byte. */
export async function* inUtf8(chunks: AsyncIterable<Uint8Array>, head: Uint8Array): AsyncGenerator<Uint8Array> {
  const wide = sniffUtf16(head);
  if (wide === null) return yield* chunks;
  const decoder = new TextDecoder(wide);
  for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, {stream: true}));
}

/** The largest offset up to `end` that does not cut a UTF-8 character in two. */
export function characterEnd(bytes: Uint8Array, end: number): number {
  let at = end;
  while (at > 0 && ((bytes[at] ?? 0) & 0xc0) === 0x80) at--;
  return at;
}
