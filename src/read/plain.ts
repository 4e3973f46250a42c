import {hash} from 'node:crypto';
import type {Document} from '../model/document.ts';
import type {Problem} from '../model/problem.ts';
import {decode, guessed} from './charset.ts';
import {type DocumentMembers, makeDocument} from './document.ts';
import {type Origin, problemAt} from './problems.ts';

/** What may stand in the lines before the text, by the word that opens the line. */
const HEADER: ReadonlyMap<string, keyof DocumentMembers> = new Map([
  ['id', 'id'],
  ['title', 'title'],
  ['date', 'published'],
  ['published', 'published'],
  ['url', 'url'],
  ['publisher', 'publisher'],
  ['agency', 'agency'],
  ['case', 'case'],
  ['lang', 'lang'],
]);

/** A first line longer than this is a paragraph, not a title. */
const LONGEST_TITLE = 160;

/**
 * Reads the bytes of one plain-text report.
 *
 * A report may open with a header, lines such as `Title: …`, `Date: 2022-01-06`, `Publisher: …` up to the first empty line. The
 * title is then put before the body, because it is read for claims as well. Without a header, a first line that stands
 * apart is the title. Line ends become `\n`.
 */
export function readPlain(bytes: Uint8Array, origin: Origin, problems: readonly Problem[] = []): Document | Problem {
  const {text: source, charset, guessedAt} = decode(bytes);
  const found = guessedAt === null ? problems : [...problems, guessed(origin, charset, guessedAt)];
  const {members, body} = splitHeader(source.includes('\r') ? source.replace(/\r\n?/g, '\n') : source);
  if (body.trim() === '') return problemAt(origin, 'read/empty', 'There are no words in it.');
  const text = members.title === undefined ? body : `${members.title}\n\n${body}`;
  const title = members.title ?? firstLineApart(body);
  const from = {...origin, mediaType: 'text/plain', digest: hash('sha256', bytes), problems: found};
  return makeDocument(text, title === undefined ? members : {...members, title}, from);
}

/** The header's members and the words after it; no members where the first lines are not all of the header's kind. */
export function splitHeader(source: string): {readonly members: DocumentMembers; readonly body: string} {
  const members: Partial<Record<keyof DocumentMembers, string>> = {};
  let at = 0;
  while (at < source.length) {
    const end = lineEnd(source, at);
    const line = source.slice(at, Math.min(end, at + 2000));
    if (line.trim() === '') return {members, body: at === 0 ? source : source.slice(end + 1)};
    const [, word = '', value = ''] = /^([A-Za-z]+):\s*(.*)$/.exec(line) ?? [];
    const member = HEADER.get(word.toLowerCase());
    if (member === undefined) break;
    if (value.trim() !== '') members[member] = value.trim();
    at = end + 1;
  }
  return {members: {}, body: source};
}

function firstLineApart(body: string): string | undefined {
  const start = body.length - body.trimStart().length;
  const end = lineEnd(body, start);
  const line = body.slice(start, Math.min(end, start + LONGEST_TITLE + 1)).trim();
  const apart = body[end + 1] === '\n' && body.slice(end).trim() !== '';
  return apart && line.length <= LONGEST_TITLE && !/[.:,;–—-]$/.test(line) ? line : undefined;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}
