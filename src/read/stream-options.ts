import type {Document} from '../model/document.ts';
import type {Problem} from '../model/problem.ts';
import type {PageSource} from './html/page.ts';

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
  /** Opens the same stream once more, where that is possible. */
  readonly again?: (() => AsyncIterable<Uint8Array>) | undefined;
  /** Watches the records of an archive. */
  readonly records?: RecordWatch | undefined;
}

/** Told of each record of an archive before it is read, by its offset; some are passed over in silence. */
export interface RecordWatch {
  readonly passOver: ReadonlySet<number>;
  begin(at: number): Promise<void>;
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
  options: Pick<StreamOptions, 'longest' | 'known' | 'again'>,
) => AsyncIterable<Input>;
