import type {Claim} from './model/claim.ts';
import type {Document} from './model/document.ts';
import type {Mention} from './model/mention.ts';
import type {Span} from './model/span.ts';
import {type DocumentMembers, documentOf} from './read/document.ts';

/** Reads reports; makes its tables and weights ready once, then reads any number. Synchronous, and free of side effects. */
export interface Reader {
  /** Every claim of the report, in the order of their figures. */
  claims(document: Document): readonly Claim[];
  /** Every place, time and attribution of the report, in the order of the text. */
  mentions(document: Document): readonly Mention[];
  /** The sentence that holds the offset. */
  sentence(document: Document, offset: number): Span;
}

export interface ReaderOptions {
  readonly lang?: string;
}

export function createReader(_options: ReaderOptions = {}): Reader {
  return {
    claims: () => [],
    mentions: () => [],
    sentence: (document) => ({start: 0, end: document.text.length}),
  };
}

/** What is known about a text that is read by itself. */
export type TextOptions = ReaderOptions & DocumentMembers;

/** What one report says. */
export interface Reading {
  readonly document: Document;
  readonly claims: readonly Claim[];
}

const readers = new Map<string, Reader>();

/**
 * Reads one text: `read('Police said 12 people were killed.', {published: '2022-01-06'}).claims`.
 *
 * The reader is made on the first call and kept. Never throws on what is in the text.
 */
export function read(text: string, options: TextOptions = {}): Reading {
  const lang = options.lang ?? 'en';
  const reader = readers.get(lang) ?? createReader({lang});
  readers.set(lang, reader);
  const document = documentOf(text, options);
  return {document, claims: reader.claims(document)};
}
