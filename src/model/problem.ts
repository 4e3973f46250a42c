/**
 * Something in the input that could not be read as it should: a value, never a throw.
 *
 * `code` is stable (`read/not-json`); `message` is one plain sentence; `where` says which file, line or byte.
 */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly where: Place;
}

interface Place {
  /** File path as it was given, `-` for standard input, `null` for text handed over in memory. */
  readonly file: string | null;
  /** 1-based line, where the format has lines. */
  readonly line: number | null;
  /** UTF-16 offset into the document's text, or byte offset into the file where there is no text yet. */
  readonly offset: number | null;
}
