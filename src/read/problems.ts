import type {Problem} from '../model/problem.ts';

/** Where in the input something stands: the file as it was named, the line, the byte or the character. */
export interface Origin {
  /** As given; `-` for standard input, `null` for text handed over in memory. */
  readonly file: string | null;
  /** 1-based, where the format has lines. */
  readonly line: number | null;
}

/** Everything that can be wrong with input, by the stable code that names it. docs/cli.md explains each. */
export type ReadProblemCode =
  | 'read/not-found'
  | 'read/not-readable'
  | 'read/link-out'
  | 'read/empty'
  | 'read/binary'
  | 'read/not-yet'
  | 'read/refused'
  | 'read/bad-feed'
  | 'read/torn'
  | 'read/digest'
  | 'read/charset'
  | 'read/too-long'
  | 'read/not-json'
  | 'read/not-json-lines'
  | 'read/not-an-object'
  | 'read/no-text'
  | 'read/bad-member'
  | 'read/bad-date'
  | 'read/language'
  | 'read/lone-surrogate'
  | 'read/nul'
  | 'read/deep-quotes';

/** A problem of reading, with its place. */
export function problemAt(
  origin: Origin,
  code: ReadProblemCode,
  message: string,
  offset: number | null = null,
): Problem {
  return {code, message, where: {file: origin.file, line: origin.line, offset}};
}
