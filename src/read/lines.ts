/** One line of a stream of bytes, without its end. */
export interface Line {
  readonly bytes: Buffer;
  /** 1-based. */
  readonly number: number;
  /** Where the line starts, in bytes from the beginning of the stream. */
  readonly offset: number;
  /** The line was longer than allowed; `bytes` is empty then. */
  readonly tooLong: boolean;
}

const NEWLINE = 0x0a;

/**
 * Cuts a stream of bytes into lines, holding no more than one line of it.
 *
 * A line longer than `longest` bytes is passed over without being kept, so that a file of one endless line needs no memory.
 */
export async function* splitLines(chunks: AsyncIterable<Uint8Array>, longest: number): AsyncGenerator<Line> {
  let held: Uint8Array[] = [];
  let size = 0;
  let offset = 0;
  let number = 1;
  const take = (rest: Uint8Array): Line => {
    const length = size + rest.length;
    const tooLong = length > longest;
    const bytes = tooLong ? Buffer.alloc(0) : asBuffer(held.length === 0 ? rest : Buffer.concat([...held, rest]));
    const line = {bytes, number, offset, tooLong};
    held = [];
    size = 0;
    offset += length + 1;
    number++;
    return line;
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, from)) {
      yield take(chunk.subarray(from, end));
      from = end + 1;
    }
    const rest = chunk.subarray(from);
    size += rest.length;
    if (size > longest) held = [];
    else if (rest.length > 0) held.push(rest);
  }
  if (size > 0) yield take(new Uint8Array(0));
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
