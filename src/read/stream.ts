import type {Document} from '../model/document.ts';
import type {Problem} from '../model/problem.ts';
import {whyNot} from './files.ts';
import {languageFinder, withLanguage} from './language.ts';
import {splitLines} from './lines.ts';
import {readPlain} from './plain.ts';
import {type Origin, problemAt} from './problems.ts';
import {readRecord} from './records.ts';
import {SNIFFED, sniff, sniffUtf16} from './sniff.ts';

/** A report that was read, or what stood in the way of reading one. */
export type Input =
  /** `raw`: the bytes it was read from, as they came: of the file, the line, the feed, or the page in an archive. */
  | {readonly kind: 'document'; readonly document: Document; readonly raw: Uint8Array}
  | {readonly kind: 'problem'; readonly problem: Problem};

/** A report is a few kilobytes long; ten million bytes are a book shelf. */
const LONGEST = 10_000_000;

/** A record's JSON is longer than its text: escapes make six bytes of one. */
const ESCAPED = 6;

/**
 * Reads one stream of bytes, of whatever kind its first bytes and its name show it to be.
 *
 * JSON Lines and web archives are given out one by one as they come in. A stream that breaks off is a problem, after what came before it.
 */
export async function* readStream(
  chunks: AsyncIterable<Uint8Array>,
  name: string,
  longest = LONGEST,
  unpacked = false,
): AsyncGenerator<Input> {
  const origin: Origin = {file: name, line: null};
  try {
    const {head, all} = await peek(chunks);
    const kind = sniff(head, name.replace(/\.gz$/i, ''));
    switch (kind.kind) {
      case 'empty':
        return yield problem(problemAt(origin, 'read/empty', 'It is empty.', 0));
      case 'binary':
        return yield problem(problemAt(origin, 'read/binary', `It is ${kind.what}, so there are no words to read.`, 0));
      case 'xml': {
        const message = 'It is XML, but neither a feed nor a page, so it is not known where its words are.';
        return yield problem(problemAt(origin, 'read/not-yet', message, 0));
      }
      case 'arc': {
        const message = 'It is a web archive of the old kind (ARC), which is not read. Convert it to WARC.';
        return yield problem(problemAt(origin, 'read/not-yet', message, 0));
      }
      case 'warc':
        return yield* readArchive(all, origin, false);
      case 'gzip':
        if (unpacked) {
          return yield problem(
            problemAt(origin, 'read/refused', 'It is packed more than once over. It was not read.', 0),
          );
        }
        return yield* readGzip(all, origin, longest);
      case 'feed':
      case 'json-feed':
        return yield* readItems(all, origin, longest);
      case 'html':
        return yield await readHtml(all, origin, longest);
      case 'plain':
        return yield await readWhole(all, origin, longest);
      case 'records':
        return yield* readRecords(inUtf8(all, head), origin, longest);
    }
  } catch (error) {
    yield problem(whyNot(name, error));
  }
}

async function* readRecords(chunks: AsyncIterable<Uint8Array>, origin: Origin, longest: number): AsyncGenerator<Input> {
  for await (const line of splitLines(chunks, longest * ESCAPED)) {
    if (line.number === 1 && isOpened(line.bytes)) {
      const message = 'It is one JSON value over many lines. Give one object a line (JSON Lines).';
      return yield problem(problemAt({...origin, line: 1}, 'read/not-json-lines', message, 0));
    }
    const read = readRecord(line, origin.file);
    if (read !== null) yield await asInput(read, line.bytes, {...origin, line: line.number});
  }
}

/** Whether the first line only opens an array or object that later lines fill. */
function isOpened(line: Buffer): boolean {
  return line.length < 16 && /^\uFEFF?\s*[[{]\s*$/.test(line.toString('utf8'));
}

/** The bytes of a stream, and no more of them than shows that it is longer than allowed. */
async function collect(chunks: AsyncIterable<Uint8Array>, longest: number): Promise<Buffer> {
  const held: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    held.push(chunk);
    size += chunk.length;
    if (size > longest) break;
  }
  return Buffer.concat(held);
}

async function readHtml(chunks: AsyncIterable<Uint8Array>, origin: Origin, longest: number): Promise<Input> {
  const {readPage} = await import('./html/page.ts');
  const bytes = await collect(chunks, Math.min(longest, LONGEST));
  return asInput(readPage(bytes, origin), bytes, origin);
}

async function* readArchive(chunks: AsyncIterable<Uint8Array>, origin: Origin, packed: boolean): AsyncGenerator<Input> {
  const [{readWarc}, {gunzip}, {piecesOf}] = await Promise.all([
    import('./warc/warc.ts'),
    import('./warc/gzip.ts'),
    import('./warc/bytes.ts'),
  ]);
  for await (const {read, raw} of readWarc(packed ? gunzip(chunks) : piecesOf(chunks), origin)) {
    yield await asInput(read, raw, origin);
  }
}

/** A packed archive is unpacked record by record; any other packed file as a whole, and then read as what it is. */
async function* readGzip(chunks: AsyncIterable<Uint8Array>, origin: Origin, longest: number): AsyncGenerator<Input> {
  const {gunzip} = await import('./warc/gzip.ts');
  const {head, all} = await peek(chunks);
  const begun = gunzip(one(head));
  const first = (await begun.next()).value;
  await begun.return(undefined);
  if (first !== undefined && 'bytes' in first && sniff(first.bytes, null).kind === 'warc') {
    return yield* readArchive(all, origin, true);
  }
  let torn: Problem | null = null;
  async function* unpacked(): AsyncGenerator<Uint8Array> {
    for await (const piece of gunzip(all)) {
      if ('bytes' in piece) yield piece.bytes;
      else torn ??= problemAt(origin, 'read/torn', `It is torn: ${piece.reason}.`, piece.at);
    }
  }
  for await (const input of readStream(unpacked(), origin.file ?? '', longest, true)) yield input;
  if (torn !== null) yield problem(torn);
}

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function* readItems(chunks: AsyncIterable<Uint8Array>, origin: Origin, longest: number): AsyncGenerator<Input> {
  const {readFeed} = await import('./feed/feed.ts');
  const bytes = await collect(chunks, Math.min(longest, LONGEST));
  for (const read of readFeed(bytes, origin)) yield await asInput(read, bytes, origin);
}

async function readWhole(chunks: AsyncIterable<Uint8Array>, origin: Origin, longest: number): Promise<Input> {
  const bytes = await collect(chunks, longest);
  if (bytes.length <= longest) return asInput(readPlain(bytes, origin), bytes, origin);
  const message = `It is longer than ${longest} bytes. What comes after them was not read.`;
  const problems = [problemAt(origin, 'read/too-long', message, longest)];
  const kept = bytes.subarray(0, characterEnd(bytes, longest));
  return asInput(readPlain(kept, origin, problems), kept, origin);
}

/** The largest offset up to `end` that does not cut a UTF-8 character in two. */
function characterEnd(bytes: Uint8Array, end: number): number {
  let at = end;
  while (at > 0 && ((bytes[at] ?? 0) & 0xc0) === 0x80) at--;
  return at;
}

/** The first bytes of a stream, and the stream from its beginning. */
async function peek(chunks: AsyncIterable<Uint8Array>) {
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
    try {
      yield* first;
      for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value;
    } finally {
      await iterator.return?.();
    }
  }
  return {head: Buffer.concat(first).subarray(0, SNIFFED), all: all()};
}

/** The stream as UTF-8 where it is UTF-16, so that a line ends with one byte. */
async function* inUtf8(chunks: AsyncIterable<Uint8Array>, head: Uint8Array): AsyncGenerator<Uint8Array> {
  const wide = sniffUtf16(head);
  if (wide === null) return yield* chunks;
  const decoder = new TextDecoder(wide);
  for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, {stream: true}));
}

async function asInput(read: Document | Problem, raw: Uint8Array, origin: Origin): Promise<Input> {
  if ('code' in read) return problem(read);
  return {kind: 'document', document: await withLanguage(read, origin, languageFinder()), raw};
}

function problem(found: Problem): Input {
  return {kind: 'problem', problem: found};
}
