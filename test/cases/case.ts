import type {Document} from '../../src/model/document.ts';
import type {Span} from '../../src/model/span.ts';
import {documentOf} from '../../src/read/document.ts';

/** One test of `cases/`: a report, and the claims a reader should find in it. */
export interface Case {
  /** File as it is named in messages: "cases/en/figures.md". */
  readonly file: string;
  /** 1-based line of the case's heading. */
  readonly line: number;
  /** What the file is about: its first heading. */
  readonly topic: string;
  readonly title: string;
  readonly text: string;
  /** Where the headline stands in `text`, if the case has one. */
  readonly headline: Span | null;
  /** ISO day, or `null`: what "yesterday" means in it. */
  readonly published: string | null;
  /** Whether claims beside the expected ones are allowed. */
  readonly others: boolean;
  readonly expected: readonly Expected[];
}

/** One row of a case's table: cells that were left empty are missing here, and a dash is `null`. */
export interface Expected {
  /** 1-based line of the row. */
  readonly line: number;
  readonly cells: Readonly<Partial<Record<Column, string | null>>>;
}

export const COLUMNS = [
  'figure',
  'effect',
  'value',
  'affected',
  'class',
  'speaker',
  'speaker class',
  'via',
  'stance',
  'place',
  'time',
  'scope',
  'implied',
] as const;
export type Column = (typeof COLUMNS)[number];

/** The document a case's text makes, as a reader would be given it. */
export function caseToDocument(one: Case): Document {
  const {text, headline} = one;
  return documentOf(text, {
    id: `${one.file}:${one.line}`,
    title: headline === null ? undefined : text.slice(headline.start, headline.end),
    published: one.published ?? undefined,
  });
}
