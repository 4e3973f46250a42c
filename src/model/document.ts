import type {Problem} from './problem.ts';
import type {Span} from './span.ts';

/** One report: the words a reader sees, when and by whom they were published. */
export interface Document {
  /** The caller's own id, or the SHA-256 of the raw bytes and of the record's place in them. */
  readonly id: string;
  /** The words a reader sees; never changed after this point. All offsets point into it. */
  readonly text: string;
  /** Where the title stands in `text`; `null` where it has none. */
  readonly title: Span | null;
  /** BCP 47 language tag. */
  readonly lang: string;
  /** RFC 3339 date or date-time: what "today" means in it (TimeML's document creation time). */
  readonly published: string | null;
  readonly source: DocumentSource;
  /** The user's own grouping: what this document is evidence for. */
  readonly case: string | null;
  readonly problems: readonly Problem[];
}

/** Where a document came from. */
export interface DocumentSource {
  readonly url: string | null;
  readonly publisher: string | null;
  /** The headline given beside the text, where `text` does not hold it; it is shown, never read for claims. */
  readonly headline: string | null;
  /** Who wrote it, where another printed it ("Reuters"). */
  readonly agency: string | null;
  readonly mediaType: string;
  /** SHA-256 of the raw bytes, hexadecimal. */
  readonly digest: string;
}
