import type {Document} from '../model/document.ts';
import type {Problem} from '../model/problem.ts';
import {characterEnd, collect, inUtf8, one, peek} from './chunks.ts';
import {whyNot} from './files.ts';
import {languageFinder, withLanguage} from './language.ts';
import {splitLines} from './lines.ts';
import {once} from './once.ts';
import {readPlain} from './plain.ts';
import {type Origin, problemAt} from './problems.ts';
import {readRecord} from './records.ts';
import {type Kind, sniff} from './sniff.ts';
import type {Input, Known, ReadApart, RecordWatch, StreamOptions} from './stream-options.ts';

const loadPages = once(() => import('./html/page.ts'));
const loadFeeds = once(() => import('./feed/feed.ts'));
const loadArchives = once(() => import('./warc/warc.ts'));
const loadGzip = once(() => import('./warc/gzip.ts'));
const loadBytes = once(() => import('./warc/bytes.ts'));
const loadHttp = once(() => import('./warc/http.ts'));

/** Formats with parsers in which there is something to break; a line and plain words have none. */
const HOSTILE: ReadonlySet<Kind['kind']> = new Set(['html', 'feed', 'json-feed', 'warc', 'gzip']);

/** A report is a few kilobytes long; ten million bytes are a book shelf. */
const LONGEST = 10_000_000;

/** A file with more lines that are no records, and four times as many as are, is none of records. */
const MOST_BAD_LINES = 1000;

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

/** A stream on its way to its reader. */
interface Task {
  readonly origin: Origin;
  readonly longest: number;
  readonly known: Known | null;
  readonly records: RecordWatch | null;
  /** Whether it has been unpacked already. */
  readonly unpacked: boolean;
}

async function* readAny(
  chunks: AsyncIterable<Uint8Array>,
  name: string,
  options: StreamOptions,
  unpacked: boolean,
): AsyncGenerator<Input> {
  const {longest = LONGEST, known = null, apart = null, again, records = null} = options;
  const task: Task = {origin: {file: name, line: null}, longest, known, records, unpacked};
  const handOver = (stream: AsyncIterable<Uint8Array>, to: ReadApart): AsyncIterable<Input> =>
    to(stream, name, {longest, known: known ?? undefined, again});
  if (known !== null && known.encoding !== null) {
    if (apart !== null) return yield* handOver(chunks, apart);
    return yield* readPacked(chunks, name, {...options, known}, known.encoding);
  }
  const {head, all, close} = await peek(chunks);
  try {
    const kind = kindOf(head, name, known);
    if (apart !== null && HOSTILE.has(kind.kind)) yield* handOver(all, apart);
    else yield* readKind(kind, head, all, task);
  } finally {
    await close();
  }
}

/** A body as it went over the wire, packed in ways its server names. */
async function* readPacked(
  chunks: AsyncIterable<Uint8Array>,
  name: string,
  options: StreamOptions & {readonly known: Known},
  encoding: string,
): AsyncGenerator<Input> {
  const {unpackBody} = await loadHttp();
  const body = unpackBody(await collect(chunks, LONGEST), encoding);
  if (Buffer.isBuffer(body)) {
    return yield* readAny(one(body), name, {...options, known: {...options.known, encoding: null}}, false);
  }
  yield problem(problemAt({file: name, line: null}, 'read/refused', `${body.refused}. It was not read.`));
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
  task: Task,
): AsyncGenerator<Input> {
  const {origin, unpacked} = task;
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
      return yield* readArchive(all, task, false);
    case 'gzip':
      if (unpacked) {
        return yield problem(
          problemAt(origin, 'read/refused', 'It is packed more than once over. It was not read.', 0),
        );
      }
      return yield* readGzip(all, task);
    case 'feed':
    case 'json-feed':
      return yield* readItems(all, task);
    case 'html':
      return yield await readHtml(all, task);
    case 'plain':
      return yield await readWhole(all, task);
    case 'records':
      return yield* readRecords(inUtf8(all, head), task);
  }
}

async function* readRecords(chunks: AsyncIterable<Uint8Array>, {origin, longest}: Task): AsyncGenerator<Input> {
  let good = 0;
  let bad = 0;
  for await (const line of splitLines(chunks, longest * ESCAPED)) {
    if (line.number === 1 && isOpened(line.bytes)) {
      const message = 'It is one JSON value over many lines. Give one object a line (JSON Lines).';
      return yield problem(problemAt({...origin, line: 1}, 'read/not-json-lines', message, 0));
    }
    const read = readRecord(line, origin.file);
    if (read === null) continue;
    if ('code' in read) bad++;
    else good++;
    if (bad > MOST_BAD_LINES && bad > 4 * good) {
      const message = `More than ${MOST_BAD_LINES} of its lines are no records, and few are. The rest was not read.`;
      return yield problem(problemAt({...origin, line: line.number}, 'read/refused', message, line.offset));
    }
    yield await asInput(read, line.bytes, {...origin, line: line.number});
  }
}

/** Whether the first line only opens an array or object that later lines fill. */
function isOpened(line: Buffer): boolean {
  return line.length < 16 && /^\uFEFF?\s*[[{]\s*$/.test(line.toString('utf8'));
}

async function readHtml(chunks: AsyncIterable<Uint8Array>, {origin, longest, known}: Task): Promise<Input> {
  const {readPage} = await loadPages();
  const bytes = await collect(chunks, Math.min(longest, LONGEST));
  return asInput(readPage(bytes, origin, known ?? undefined), bytes, origin);
}

async function* readArchive(
  chunks: AsyncIterable<Uint8Array>,
  {origin, records}: Task,
  packed: boolean,
): AsyncGenerator<Input> {
  const [{readWarc}, {gunzip}, {piecesOf}] = await Promise.all([loadArchives(), loadGzip(), loadBytes()]);
  for await (const {read, raw} of readWarc(packed ? gunzip(chunks) : piecesOf(chunks), origin, records)) {
    yield await asInput(read, raw, origin);
  }
}

/** A packed archive is unpacked record by record; any other packed file as a whole, and then read as what it is. */
async function* readGzip(chunks: AsyncIterable<Uint8Array>, task: Task): AsyncGenerator<Input> {
  const {origin, longest, known, records} = task;
  const {gunzip} = await loadGzip();
  // Whoever opened the stream closes it.
  const {head, all} = await peek(chunks);
  const begun = gunzip(one(head));
  const first = (await begun.next()).value;
  await begun.return(undefined);
  if (first !== undefined && 'bytes' in first && sniff(first.bytes, null).kind === 'warc') {
    return yield* readArchive(all, task, true);
  }
  let torn: Problem | null = null;
  async function* unpacked(): AsyncGenerator<Uint8Array> {
    for await (const piece of gunzip(all)) {
      if ('bytes' in piece) yield piece.bytes;
      else torn ??= problemAt(origin, 'read/torn', `It is torn: ${piece.reason}.`, piece.at);
    }
  }
  const options = {longest, known: known ?? undefined, records: records ?? undefined};
  for await (const input of readAny(unpacked(), origin.file ?? '', options, true)) {
    // Nothing came out because it is torn: that is told below.
    if (torn !== null && input.kind === 'problem' && input.problem.code === 'read/empty') continue;
    yield input;
  }
  if (torn !== null) yield problem(torn);
}

async function* readItems(chunks: AsyncIterable<Uint8Array>, {origin, longest, known}: Task): AsyncGenerator<Input> {
  const {readFeed} = await loadFeeds();
  const bytes = await collect(chunks, Math.min(longest, LONGEST));
  for (const read of readFeed(bytes, origin, known ?? undefined)) yield await asInput(read, bytes, origin);
}

async function readWhole(chunks: AsyncIterable<Uint8Array>, {origin, longest, known}: Task): Promise<Input> {
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
