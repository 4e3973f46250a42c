import {hash} from 'node:crypto';
import type {Document} from '../model/document.ts';
import type {Problem} from '../model/problem.ts';
import {decode, guessed} from './charset.ts';
import {type DocumentMembers, makeDocument} from './document.ts';
import type {Line} from './lines.ts';
import {type Origin, problemAt} from './problems.ts';

/** Names under which a record may give what a document keeps, the first one present wins. */
const MEMBERS: Readonly<Record<keyof DocumentMembers, readonly string[]>> = {
  id: ['id'],
  title: ['title'],
  published: ['published', 'date'],
  url: ['url'],
  publisher: ['publisher'],
  agency: ['agency'],
  case: ['case'],
  lang: ['lang'],
};

/**
 * Reads one line of JSON Lines: `{"id"?, "text", "title"?, "date"|"published"?, "url"?, "publisher"?, "agency"?, "case"?, "lang"?}`.
 *
 * `Document.text` is exactly the record's `text`. A line that gives no document gives the problem instead; an empty line
 * gives `null`.
 */
export function readRecord(line: Line, file: string | null): Document | Problem | null {
  const origin: Origin = {file, line: line.number};
  if (line.tooLong) return problemAt(origin, 'read/too-long', 'The line is too long to be one report.', line.offset);
  const {text: source, charset, guessedAt} = decode(line.bytes);
  if (source.trim() === '') return null;
  const problems: Problem[] = [];
  if (guessedAt !== null) problems.push(guessed(origin, charset, line.offset + guessedAt));

  // To be told by a throw costs far more, and there may be a great many.
  if (/^\s*\{\s*[^\s"}]|^\s*\{[^}]*$/.test(source)) {
    return problemAt(origin, 'read/not-json', `The line is not JSON: ${NOT_JSON}.`, line.offset);
  }
  let record: unknown;
  try {
    record = JSON.parse(source);
  } catch (error) {
    return problemAt(origin, 'read/not-json', `The line is not JSON: ${reason(error)}.`, line.offset);
  }
  if (typeof record !== 'object' || record === null || Array.isArray(record)) {
    const message = 'The line is JSON, but not an object like {"text": "…"}.';
    return problemAt(origin, 'read/not-an-object', message, line.offset);
  }
  const values = new Map<string, unknown>(Object.entries(record));
  const text = values.get('text');
  if (typeof text !== 'string') {
    return problemAt(origin, 'read/no-text', 'The record has no "text" that is a string.', line.offset);
  }
  if (text.trim() === '') return problemAt(origin, 'read/empty', 'The record\'s "text" is empty.', line.offset);

  const members = readMembers(values, origin, problems);
  const digest = hash('sha256', line.bytes);
  return makeDocument(text, members, {...origin, mediaType: 'application/x-ndjson', digest, problems});
}

function readMembers(values: ReadonlyMap<string, unknown>, origin: Origin, problems: Problem[]): DocumentMembers {
  const members: Record<string, string> = {};
  for (const [member, names] of Object.entries(MEMBERS)) {
    const name = names.find((each) => values.get(each) !== undefined && values.get(each) !== null);
    if (name === undefined) continue;
    const value = values.get(name);
    if (typeof value === 'string') members[member] = value;
    else if (member === 'id' && typeof value === 'number') members[member] = String(value);
    else problems.push(problemAt(origin, 'read/bad-member', `"${name}" is not a string, so it was left out.`));
  }
  return members;
}

const NOT_JSON = 'it ends too early or is not written as JSON';

function reason(error: unknown): string {
  // The engine's message quotes the line; the words of a report do not belong in a message.
  const message = error instanceof Error ? error.message : '';
  const at = /at position \d+/.exec(message)?.[0];
  return at === undefined ? NOT_JSON : `it goes wrong ${at}`;
}
