import type {Document} from '../../model/document.ts';
import type {Problem} from '../../model/problem.ts';
import {webAddress} from '../html/facts.ts';
import {LIMITS} from '../html/node.ts';
import {readPage} from '../html/page.ts';
import {type Origin, problemAt} from '../problems.ts';
import {sniff} from '../sniff.ts';
import type {RecordWatch} from '../stream-options.ts';
import type {Break, Piece} from './bytes.ts';
import {matchesDigest} from './digest.ts';
import {joinChunks, readResponse, unpack} from './http.ts';
import {type Headers, LONGEST_HEAD, splitRecords, type WarcRecord} from './records.ts';

/** A response is kept where its page may be: the page and its HTTP headers. */
const LONGEST_BLOCK = LIMITS.bytes + LONGEST_HEAD;

/** An archive that is torn in more places is made so. */
const MOST_TEARS = 1000;

/**
 * Reads a web archive (WARC): every page that a server answered with, one document each.
 *
 * Only responses that succeeded and are HTML are pages; requests, metadata, revisits, redirects, pictures and all else are passed over
 * in silence. Lengths and digests are checked. What is torn is a problem with its place in the file, and the rest is read; a page whose
 * record is torn is not. Holds one record at a time.
 */
export async function* readWarc(
  pieces: AsyncIterable<Piece | Break>,
  origin: Origin,
  records: RecordWatch | null = null,
): AsyncGenerator<ReadPage> {
  let found = 0;
  let tears = 0;
  for await (const record of splitRecords(pieces, (headers, length) => isPage(headers) && length <= LONGEST_BLOCK)) {
    if ('tear' in record && ++tears > MOST_TEARS) {
      const message = `It is torn in more than ${MOST_TEARS} places. What comes behind them was not read.`;
      return yield no(problemAt(origin, 'read/refused', message, record.at));
    }
    if (records?.passOver.has(record.at) === true) {
      found++;
      continue;
    }
    if ('block' in record && record.block !== null) await records?.begin(record.at);
    const page =
      'tear' in record ? no(problemAt(origin, 'read/torn', record.tear, record.at)) : readBlock(record, origin);
    if (page === null) continue;
    found++;
    yield page;
  }
  if (found === 0) yield no(problemAt(origin, 'read/empty', 'There is no page in this archive.', 0));
}

/** A page of an archive, with the bytes that the server sent for it, unpacked; or what kept it from being read. */
export interface ReadPage {
  readonly read: Document | Problem;
  readonly raw: Uint8Array;
}

function no(problem: Problem): ReadPage {
  return {read: problem, raw: new Uint8Array(0)};
}

function isPage(headers: Headers): boolean {
  return (
    headers.get('warc-type')?.toLowerCase() === 'response' &&
    /^application\/http\b/i.test(headers.get('content-type') ?? '')
  );
}

/** The page in a record, what keeps it from being read, or `null` where it is no page. */
function readBlock({block, headers, at}: WarcRecord, origin: Origin): ReadPage | null {
  if (block === null) {
    if (!isPage(headers)) return null;
    return no(
      problemAt(origin, 'read/refused', `The response here is longer than ${LIMITS.bytes} bytes. It was not read.`, at),
    );
  }
  const response = readResponse(block);
  if (response === null)
    return no(problemAt(origin, 'read/torn', 'The response here has no HTTP headers. It was not read.', at));
  if (response.status < 200 || response.status > 299 || response.payload.length === 0) return null;
  const type = response.headers.get('content-type') ?? '';
  if (type !== '' && !/^(?:text\/html|application\/xhtml\+xml)\b/i.test(type)) return null;
  const body = unpack(response);
  if (!Buffer.isBuffer(body)) return no(problemAt(origin, 'read/refused', `${body.refused}. It was not read.`, at));
  if (type === '' && sniff(body, null).kind !== 'html') return null;
  const problems = wrongDigests(block, [response.payload, joinChunks(response)], headers).map((which) =>
    problemAt(
      origin,
      'read/digest',
      `The record at byte ${at} does not match its ${which}: it was changed or damaged.`,
    ),
  );
  const url = webAddress((headers.get('warc-target-uri') ?? '').replace(/^<(.*)>$/, '$1'));
  const charset = /\bcharset\s*=\s*["']?([\w:.-]+)/i.exec(type)?.[1] ?? null;
  const read = readPage(body, origin, {url, charset}, problems);
  // A page that is no document has no text to count in: its place is that of its record.
  return 'code' in read ? no({...read, where: {...read.where, offset: at}}) : {read, raw: body};
}

/** The digests of a record that are not those of its bytes. Tools differ on whether the chunks belong to the payload. */
function wrongDigests(block: Buffer, payloads: readonly Buffer[], headers: Headers): string[] {
  const isWrong = (name: string, candidates: readonly Buffer[]): boolean => {
    const written = headers.get(name.toLowerCase());
    return written !== undefined && candidates.every((bytes) => matchesDigest(bytes, written) === false);
  };
  return [
    ...(isWrong('WARC-Block-Digest', [block]) ? ['WARC-Block-Digest'] : []),
    ...(isWrong('WARC-Payload-Digest', payloads) ? ['WARC-Payload-Digest'] : []),
  ];
}
