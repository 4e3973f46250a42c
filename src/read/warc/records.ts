import {type Break, ByteSource, type Piece} from './bytes.ts';
import {headEnd, readHeaders} from './http.ts';

/** Headers of a record by name in lower case. */
export type Headers = ReadonlyMap<string, string>;

/** One record of a web archive. */
export interface WarcRecord {
  readonly headers: Headers;
  readonly length: number;
  /** What it holds; `null` where nobody wanted it. */
  readonly block: Buffer | null;
  /** Where it begins in the file. */
  readonly at: number;
}

/** A place at which an archive is torn, said in a sentence. */
export interface Tear {
  readonly tear: string;
  readonly at: number;
}

/** The head of a record is shorter. */
export const LONGEST_HEAD = 65_536;

/**
 * Cuts an archive into records, and holds only those that are `wanted`.
 *
 * Behind a tear it goes on with the next line that begins a record: one that says it is longer than it is does not swallow those behind it.
 */
export async function* splitRecords(
  pieces: AsyncIterable<Piece | Break>,
  wanted: (headers: Headers, length: number) => boolean,
): AsyncGenerator<WarcRecord | Tear> {
  const source = new ByteSource(pieces);
  let told: Break | null = null;
  try {
    for (;;) {
      await skipBlankLines(source);
      if (source.held.length > 0) {
        const record = await readRecord(source, wanted);
        if ('tear' in record) {
          await seekRecord(source);
          told = source.broken;
        }
        yield record;
        continue;
      }
      const {broken} = source;
      if (!source.mend()) return;
      if (broken !== null && broken !== told) yield {tear: `The archive is torn: ${broken.reason}.`, at: broken.at};
    }
  } finally {
    await source.close();
  }
}

async function readRecord(
  source: ByteSource,
  wanted: (headers: Headers, length: number) => boolean,
): Promise<WarcRecord | Tear> {
  const at = source.place;
  const headers = await readHead(source);
  if (headers === null) return {tear: 'No record begins here.', at};
  const length = lengthOf(headers);
  if (length === null) return {tear: 'The record here does not say how long it is. It was not read.', at};
  const isWanted = wanted(headers, length);
  const held = isWanted ? await source.fill(length + 2) : await source.pass(length);
  if (held < length) {
    const why = source.broken === null ? '' : ` (${source.broken.reason})`;
    return {tear: `The record here is torn: it has ${held} of its ${length} bytes${why}. It was not read.`, at};
  }
  if (!isWanted) return {headers, length, block: null, at};
  if (!isLineEnd(source.held.subarray(length, length + 2))) {
    return {tear: 'The record here is not as long as it says. It was not read.', at};
  }
  const block = source.held.subarray(0, length);
  source.skip(length);
  return {headers, length, block, at};
}

/** The headers of the record that begins here, behind which the source then stands; `null` where none begins. */
async function readHead(source: ByteSource): Promise<Headers | null> {
  await source.fill(LONGEST_HEAD);
  const bytes = source.held.subarray(0, LONGEST_HEAD);
  if (!/^WARC\/\d/.test(bytes.subarray(0, 6).toString('latin1'))) return null;
  const {head, body} = headEnd(bytes);
  if (head === bytes.length) return null;
  source.skip(body);
  return readHeaders(bytes.subarray(0, head).toString('utf8').split(/\r?\n/).slice(1));
}

function lengthOf(headers: Headers): number | null {
  const written = headers.get('content-length') ?? '';
  return /^\d{1,15}$/.test(written) ? Number(written) : null;
}

/** A record ends with two line ends; the last one of a file may have none. */
function isLineEnd(bytes: Buffer): boolean {
  return bytes.length === 0 || bytes[0] === 0x0a || (bytes[0] === 0x0d && bytes[1] === 0x0a);
}

async function skipBlankLines(source: ByteSource): Promise<void> {
  while ((await source.fill(1)) > 0) {
    const {held} = source;
    let blank = 0;
    while (held[blank] === 0x0d || held[blank] === 0x0a) blank++;
    source.skip(blank);
    if (source.held.length > 0) return;
  }
}

/** Moves to the next line that begins a record, or to the break or end before it. */
async function seekRecord(source: ByteSource): Promise<void> {
  const mark = '\nWARC/';
  while ((await source.fill(LONGEST_HEAD)) > 0) {
    const found = source.held.indexOf(mark, 0, 'latin1');
    if (found >= 0) {
      source.skip(found + 1);
      return;
    }
    // The last few bytes may be the beginning of the mark.
    const rest = source.held.length < LONGEST_HEAD ? 0 : mark.length - 1;
    source.skip(source.held.length - rest);
    if (rest === 0) return;
  }
}
