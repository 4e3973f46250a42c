import {crc32, createInflateRaw, type InflateRaw, inflateRawSync, type ZlibOptions} from 'node:zlib';
import {type Break, ByteSource, type Piece, piecesOf} from './bytes.ts';

/** What compressed bytes may become: a thousandfold is possible, and no text is a hundredfold. */
export const INFLATION = {ratio: 100, free: 1_000_000} as const;

/** Compressed bytes handed over at a time: at the worst they become thirty-three megabytes. The first ones are fewer, since they show a bomb. */
const SLICE = 32_768;
const FIRST_SLICE = 8192;

/** A member that is followed by another within so many bytes is unpacked in one go: handing it over would take longer than unpacking it. */
const TINY = 2048;

/** A file that is broken in more places is made so. */
const MOST_BREAKS = 1000;

const MARK = Buffer.from([0x1f, 0x8b, 8]);

const LONGEST_HEADER = 65_536;

/**
 * Unpacks gzip, member by member, as it comes in.
 *
 * A member that is damaged or blown up is a break with its place; reading goes on with the next one that can be found behind it.
 */
export async function* gunzip(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Piece | Break> {
  const source = new ByteSource(piecesOf(chunks));
  let breaks = 0;
  try {
    for (;;) {
      if (breaks > MOST_BREAKS) {
        return yield {
          reason: `it is broken in more than ${MOST_BREAKS} places, and was not read behind them`,
          at: source.place,
        };
      }
      const at = source.place;
      const header = await headerLength(source);
      if (header === null) return;
      if (header === 0) {
        if (await isPadding(source)) return;
        breaks++;
        yield {reason: 'no gzip member begins here', at};
        await seekMember(source);
        continue;
      }
      source.skip(header);
      for await (const piece of inflateMember(source, at)) {
        if ('reason' in piece) breaks++;
        yield piece;
      }
    }
  } finally {
    await source.close();
  }
}

async function* inflateMember(source: ByteSource, at: number): AsyncGenerator<Piece | Break> {
  const tiny = inflateTiny(source.held);
  if (tiny !== null) {
    source.skip(tiny.used);
    if (tiny.bytes.length > 0) yield {bytes: tiny.bytes, at, exact: false};
    yield* checkMember(source, at, crc32(tiny.bytes), tiny.bytes.length);
    return;
  }
  const engine = createInflateRaw({chunkSize: SLICE, readableHighWaterMark: 1 << 26} as ZlibOptions);
  // An error is told by the write it comes with; one that came later would otherwise end the program.
  engine.on('error', () => {});
  let packed = 0;
  let size = 0;
  let sum = 0;
  try {
    for (;;) {
      if ((await source.fill(1)) === 0) return yield {reason: 'a gzip member is cut off', at};
      const slice = source.held.subarray(0, packed === 0 ? FIRST_SLICE : SLICE);
      if (!(await accepts(engine, slice))) {
        yield {reason: 'a gzip member is damaged', at};
        return await seekMember(source);
      }
      const used = engine.bytesWritten - packed;
      packed += used;
      source.skip(used);
      const bytes = engine.read() as Buffer | null;
      if (bytes !== null) {
        size += bytes.length;
        if (size > INFLATION.free && size > INFLATION.ratio * packed) {
          yield {reason: `a gzip member unpacks to more than ${INFLATION.ratio} times its size`, at};
          return await seekMember(source);
        }
        sum = crc32(bytes, sum);
        yield {bytes, at, exact: false};
      }
      if (used < slice.length) break;
    }
  } finally {
    engine.destroy();
  }
  yield* checkMember(source, at, sum, size);
}

/** A short member that is whole, unpacked; `null` where it has to be handed over bit by bit. */
function inflateTiny(held: Buffer): {readonly bytes: Buffer; readonly used: number} | null {
  if (held.subarray(0, TINY).indexOf(MARK) < 0) return null;
  try {
    const options = {info: true, maxOutputLength: INFLATION.ratio * TINY, chunkSize: TINY};
    // With `info` it gives the engine as well, which knows how many bytes it took.
    const {buffer, engine} = inflateRawSync(held.subarray(0, TINY), options) as unknown as {
      readonly buffer: Buffer;
      readonly engine: {readonly bytesWritten: number};
    };
    return {bytes: buffer, used: engine.bytesWritten};
  } catch {
    return null;
  }
}

/** What stands behind a member, against what it was. */
async function* checkMember(source: ByteSource, at: number, sum: number, size: number): AsyncGenerator<Break> {
  if ((await source.fill(8)) < 8) {
    source.skip(source.held.length);
    return yield {reason: 'a gzip member is cut off', at};
  }
  const matches = source.held.readUInt32LE(0) === sum && source.held.readUInt32LE(4) === size % 2 ** 32;
  source.skip(8);
  if (!matches) yield {reason: 'a gzip member does not match its checksum', at};
}

/** Hands bytes over; false where they are damaged, which is told by an event and not by the write. */
function accepts(engine: InflateRaw, slice: Uint8Array): Promise<boolean> {
  return new Promise((resolve) => {
    const refuse = (): void => resolve(false);
    engine.once('error', refuse);
    engine.write(slice, (error) => {
      engine.removeListener('error', refuse);
      resolve(error == null);
    });
  });
}

/** Length of the header that stands here: 0 where none does, `null` at the end. */
async function headerLength(source: ByteSource): Promise<number | null> {
  if ((await source.fill(18)) === 0) return null;
  const {held} = source;
  if (held[0] !== 0x1f || held[1] !== 0x8b || held[2] !== 8) return 0;
  const flags = held[3] ?? 0;
  if (flags === 0) return 10;
  await source.fill(LONGEST_HEADER);
  const bytes = source.held.subarray(0, LONGEST_HEADER);
  let at = 10;
  if ((flags & 4) !== 0 && bytes.length >= 12) at += 2 + bytes.readUInt16LE(10);
  for (const name of [8, 16]) {
    if ((flags & name) === 0) continue;
    const end = bytes.indexOf(0, at);
    if (end < 0) return 0;
    at = end + 1;
  }
  if ((flags & 2) !== 0) at += 2;
  return at < bytes.length ? at : 0;
}

/** Some tools fill up the last block of a file with zeros. */
async function isPadding(source: ByteSource): Promise<boolean> {
  while ((await source.fill(1)) > 0) {
    if (source.held.some((byte) => byte !== 0)) return false;
    source.skip(source.held.length);
  }
  return true;
}

/** Moves to the next place behind this one that looks like the beginning of a member, or to the end. */
async function seekMember(source: ByteSource): Promise<void> {
  for (let from = 1; (await source.fill(SLICE)) >= 3; from = 0) {
    const found = source.held.indexOf(MARK, from);
    // The next byte tells flags; those above 31 mean nothing, so it is no header.
    if (found >= 0 && (source.held[found + 3] ?? 0) < 32) return source.skip(found);
    source.skip(found >= 0 ? found + 1 : source.held.length - 2);
  }
  await source.pass(Number.POSITIVE_INFINITY);
}
