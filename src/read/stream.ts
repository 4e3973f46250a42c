import type {Document} from '../model/document.ts';
import type {Problem} from '../model/problem.ts';
import {characterEnd, collect, inUtf8, one, peek} from './chunks.ts';
import {whyNot} from './files.ts';
import type {PageSource} from './html/page.ts';
import {languageFinder, withLanguage} from './language.ts';
import {splitLines} from './lines.ts';
import {readPlain} from './plain.ts';
import {type Origin, problemAt} from './problems.ts';
import {readRecord} from './records.ts';
import {type Kind, sniff} from './sniff.ts';

/** A report that was read, or what stood in the way of reading one. */
export type Input =
  /** `raw`: the bytes it was read from, as they came: of the file, the line, the feed, or the page in an archive. */
  | {readonly kind: 'document'; readonly document: Document; readonly raw: Uint8Array}
  | {readonly kind: 'problem'; readonly problem: Problem};

/** How a stream is read. */
export interface StreamOptions {
  /** Longest report in bytes; ten million unless told. */
  readonly longest?: number | undefined;
  /** What its server said of it. */
  readonly known?: Known | undefined;
  /** Reads what a stranger can set traps in, somewhere else than here; here unless told. */
  readonly apart?: ReadApart | undefined;
}

/** What a server said of the bytes it sent. */
export interface Known extends PageSource {
  /** Content encodings that still lie over them (`gzip`), the last one taken off first; `null` for none. */
  readonly encoding: string | null;
  /** Media type without parameters, in lower case. */
  readonly type: string | null;
}

/** Reads a stream of a hostile kind: a page, a feed, an archive, anything packed. Gives what `readStream` would give. */
export type ReadApart = (
  chunks: AsyncIterable<Uint8Array>,
  name: string,
  options: Pick<StreamOptions, 'longest' | 'known'>,
) => AsyncIterable<Input>;

/** Formats with parsers in which there is something to break; a line and plain words have none. */
const HOSTILE: ReadonlySet<Kind['kind']> = new Set(['html', 'feed', 'json-feed', 'warc', 'gzip']);

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
  options: StreamOptions = {},
): AsyncGenerator<Input> {
  try {
    yield* readAny(chunks, name, options, false);
  } catch (error) {
    yield problem(whyNot(name, error));
  }
}

async function* readAny(
  chunks: AsyncIterable<Uint8Array>,
  name: string,
  options: StreamOptions,
  unpacked: boolean,
): AsyncGenerator<Input> {
  const {longest = LONGEST, known = null, apart = null} = options;
  const origin: Origin = {file: name, line: null};
  if (known !== null && known.encoding !== null) {
    if (apart !== null) return yield* apart(chunks, name, {longest, known});
    const {unpackBody} = await import('./warc/http.ts');
    const body = unpackBody(await collect(chunks, LONGEST), known.encoding);
    if (!Buffer.isBuffer(body))
      return yield problem(problemAt(origin, 'read/refused', `${body.refused}. It was not read.`));
    return yield* readAny(one(body), name, {...options, known: {...known, encoding: null}}, unpacked);
  }
  const {head, all, close} = await peek(chunks);
  try {
    const kind = kindOf(head, name, known);
    if (apart !== null && HOSTILE.has(kind.kind)) yield* apart(all, name, {longest, known: known ?? undefined});
    else yield* readKind(kind, head, all, origin, longest, known, unpacked);
  } finally {
    await close();
  }
}

/** What it is; a server that says HTML is believed where the bytes leave it open. */
function kindOf(head: Uint8Array, name: string, known: Known | null): Kind {
  const kind = sniff(head, known === null ? name.replace(/\.gz$/i, '') : null);
  const isPage = known?.type === 'text/html' || known?.type === 'application/xhtml+xml';
  return isPage && (kind.kind === 'plain' || kind.kind === 'xml') ? {kind: 'html'} : kind;
}

async function* readKind(
  kind: Kind,
  head: Uint8Array,
  all: AsyncIterable<Uint8Array>,
  origin: Origin,
  longest: number,
  known: Known | null,
  unpacked: boolean,
): AsyncGenerator<Input> {
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
      return yield* readGzip(all, origin, longest, known);
    case 'feed':
    case 'json-feed':
      return yield* readItems(all, origin, longest, known);
    case 'html':
      return yield await readHtml(all, origin, longest, known);
    case 'plain':
      return yield await readWhole(all, origin, longest, known);
    case 'records':
      return yield* readRecords(inUtf8(all, head), origin, longest);
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

async function readHtml(
  chunks: AsyncIterable<Uint8Array>,
  origin: Origin,
  longest: number,
  known: Known | null,
): Promise<Input> {
  const {readPage} = await import('./html/page.ts');
  const bytes = await collect(chunks, Math.min(longest, LONGEST));
  return asInput(readPage(bytes, origin, known ?? undefined), bytes, origin);
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
async function* readGzip(
  chunks: AsyncIterable<Uint8Array>,
  origin: Origin,
  longest: number,
  known: Known | null,
): AsyncGenerator<Input> {
  const {gunzip} = await import('./warc/gzip.ts');
  // Whoever opened the stream closes it.
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
  yield* readAny(unpacked(), origin.file ?? '', {longest, known: known ?? undefined}, true);
  if (torn !== null) yield problem(torn);
}

async function* readItems(
  chunks: AsyncIterable<Uint8Array>,
  origin: Origin,
  longest: number,
  known: Known | null,
): AsyncGenerator<Input> {
  const {readFeed} = await import('./feed/feed.ts');
  const bytes = await collect(chunks, Math.min(longest, LONGEST));
  for (const read of readFeed(bytes, origin, known ?? undefined)) yield await asInput(read, bytes, origin);
}

async function readWhole(
  chunks: AsyncIterable<Uint8Array>,
  origin: Origin,
  longest: number,
  known: Known | null,
): Promise<Input> {
  const bytes = await collect(chunks, longest);
  if (bytes.length <= longest) return asInput(foundAt(known, readPlain(bytes, origin)), bytes, origin);
  const message = `It is longer than ${longest} bytes. What comes after them was not read.`;
  const problems = [problemAt(origin, 'read/too-long', message, longest)];
  const kept = bytes.subarray(0, characterEnd(bytes, longest));
  return asInput(foundAt(known, readPlain(kept, origin, problems)), kept, origin);
}

/** A text that does not say where it was published was published where it was found. */
function foundAt(known: Known | null, read: Document | Problem): Document | Problem {
  if (known === null || 'code' in read || read.source.url !== null) return read;
  return {...read, source: {...read.source, url: known.url}};
}

async function asInput(read: Document | Problem, raw: Uint8Array, origin: Origin): Promise<Input> {
  if ('code' in read) return problem(read);
  return {kind: 'document', document: await withLanguage(read, origin, languageFinder()), raw};
}

function problem(found: Problem): Input {
  return {kind: 'problem', problem: found};
}
