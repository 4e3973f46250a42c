import {hash} from 'node:crypto';
import type {Document} from '../model/document.ts';
import type {Problem} from '../model/problem.ts';
import type {Span} from '../model/span.ts';
import {readDate} from './dates.ts';
import {changesOf, keepable} from './keepable.ts';
import {type Origin, problemAt} from './problems.ts';
import {findDeepQuotes} from './quotes.ts';

/** What is known about a report besides its words; every part may be left out. */
export interface DocumentMembers {
  readonly id?: string | undefined;
  readonly title?: string | undefined;
  /** RFC 3339 or RFC 5322; a date that is neither becomes a problem. */
  readonly published?: string | null | undefined;
  readonly url?: string | undefined;
  readonly publisher?: string | undefined;
  readonly agency?: string | undefined;
  readonly case?: string | undefined;
  readonly lang?: string | undefined;
}

/** Where the words came from, as far as a document keeps it. */
export interface Provenance extends Origin {
  readonly mediaType: string;
  /** SHA-256 of the raw bytes. */
  readonly digest: string;
  /** Problems found before there was a document. */
  readonly problems: readonly Problem[];
}

/**
 * Makes a document of its words and what is known about it.
 *
 * `text` stays as it is, but for lone surrogates and NUL, which become U+FFFD: the offsets do not move. A title that `text` begins
 * with becomes `title`; one that it does not hold becomes `source.headline`. A language that is not told is `und`.
 */
export function makeDocument(text: string, given: DocumentMembers, from: Provenance): Document {
  const problems = [...from.problems];
  const members = keepableMembers(given, from, problems);
  const said = members.published ?? null;
  const published = said === null ? null : readDate(said);
  if (said !== null && published === null) {
    const message = `The date ${JSON.stringify(said.slice(0, 40))} names no day. Write it as 2022-01-06.`;
    problems.push(problemAt(from, 'read/bad-date', message));
  }
  const words = keepable(text);
  if (words !== text) problems.push(...changesOf(text, from));
  const deep = findDeepQuotes(words);
  if (deep !== null) {
    const message = 'Quotation marks are nested too deep to tell who says what. The words were read all the same.';
    problems.push(problemAt(from, 'read/deep-quotes', message, deep));
  }
  const title = members.title === undefined ? null : titleIn(words, members.title);
  return {
    id: members.id ?? (from.line === null ? from.digest : hash('sha256', `${from.digest}:${from.line}`)),
    text: words,
    title,
    lang: members.lang ?? 'und',
    published,
    source: {
      url: members.url ?? null,
      publisher: members.publisher ?? null,
      headline: title === null ? (members.title ?? null) : null,
      agency: members.agency ?? null,
      mediaType: from.mediaType,
      digest: from.digest,
    },
    case: members.case ?? null,
    problems,
  };
}

/** A document of text handed over in memory; in English unless told. */
export function documentOf(text: string, members: DocumentMembers = {}): Document {
  return makeDocument(
    text,
    {...members, lang: members.lang ?? 'en'},
    {
      file: null,
      line: null,
      mediaType: 'text/plain',
      digest: hash('sha256', text),
      problems: [],
    },
  );
}

function keepableMembers(members: DocumentMembers, from: Origin, problems: Problem[]): DocumentMembers {
  const changed = Object.entries(members).filter(([, value]) => typeof value === 'string' && keepable(value) !== value);
  if (changed.length === 0) return members;
  for (const [name, value] of changed) problems.push(...changesOf(value, from, name));
  return {...members, ...Object.fromEntries(changed.map(([name, value]) => [name, keepable(value)]))};
}

function titleIn(text: string, title: string): Span | null {
  const start = text.length - text.trimStart().length;
  const words = title.trim();
  return words !== '' && text.startsWith(words, start) ? {start, end: start + words.length} : null;
}
