import type {Opening} from '../../ledger/commitment.ts';
import type {Claim} from '../../model/claim.ts';
import type {Document} from '../../model/document.ts';
import {SaysoError} from '../../model/error.ts';
import type {Change, Outcome, Reading} from '../port.ts';
import {documentColumns, documentFrom, membersOf} from '../rows.ts';
import {deriveAddition, FIRST_ADDED, hasAdditions, settleClaims} from './additions.ts';
import {claimRow, deriveDecided, deriveWords, targetsCommittedTo} from './derive.ts';
import {type LogEnd, lastAbout} from './log.ts';
import type {Statements} from './statements.ts';

/** Keeps one change; the caller has begun the transaction. */
export function keep(sql: Statements, log: LogEnd, change: Change): Outcome {
  switch (change.kind) {
    case 'add':
      return addDocument(sql, log, change);
    case 'read':
      return {kind: 'kept', index: readAgain(sql, log, change.document, change)};
    case 'decide':
      return decide(sql, log, change);
    case 'erase':
      for (const commitment of change.body.erased) sql('delete from openings where commitment = ?').run(commitment);
      for (const target of targetsCommittedTo(sql, change.body.erased)) takeOver(sql, target);
      break;
    case 'note':
  }
  keepOpenings(sql, change.openings);
  return {kind: 'kept', index: log.append(change.body)};
}

function addDocument(sql: Statements, log: LogEnd, change: Change & {kind: 'add'}): Outcome {
  const {body, document, raw, openings, reading} = change;
  const {url} = document.source;
  const same = sql('select id from documents where id = ? or (url = ? and text_digest = ?)');
  const there = same.get(document.id, url, body.text)?.['id'];
  if (there !== undefined) return {kind: 'there', document: String(there)};
  sql('insert or ignore into blobs (digest, bytes) values (?, ?)').run(body.raw, raw);
  keepOpenings(sql, openings);
  const index = log.append(body);
  const n = insert(sql, 'documents', {
    id: document.id,
    text: document.text,
    members: membersOf(document),
    ...documentColumns(document, body),
    claims: reading?.claims.length ?? 0,
    added: index,
    read: reading === null ? -1 : log.append(reading.body),
  });
  deriveWords(sql, n, document.text);
  keepClaims(sql, n, reading?.claims ?? [], document);
  return {kind: 'kept', index};
}

/** Puts the claims of a document in the place of those read before; gives the entry's index. */
function readAgain(sql: Statements, log: LogEnd, id: string, {body, claims}: Reading): number {
  const row = sql('select n, text, members from documents where id = ?').get(id);
  if (row === undefined) throw new SaysoError('store/no-document', `There is no document "${id}" in this ledger.`);
  const n = Number(row['n']);
  const document = documentFrom(String(row['text']), String(row['members']));
  const index = log.append(body);
  sql('delete from claims where document = ? and added is null').run(n);
  keepClaims(sql, n, claims, document);
  sql('update documents set claims = ?, read = ? where n = ?').run(claims.length, index, n);
  if (hasAdditions(sql, n)) settleClaims(sql, n);
  return index;
}

/** Numbers the claims of a reading on from the last that was read: those that people added have numbers of their own. */
function keepClaims(sql: Statements, document: number, claims: readonly Claim[], of: Document): void {
  if (claims.length === 0) return;
  const last = Number(sql('select coalesce(max(n), 0) as last from claims where n < ?').get(FIRST_ADDED)?.['last']);
  for (const [i, claim] of claims.entries())
    insert(sql, 'claims', {n: last + 1 + i, ...claimRow(sql, document, claim, of)});
}

function decide(sql: Statements, log: LogEnd, {body, openings}: Change & {kind: 'decide'}): Outcome {
  const latest = lastAbout(sql, body.target);
  if (latest !== body.answers) return {kind: 'stale', latest};
  keepOpenings(sql, openings);
  const index = log.append(body);
  if (body.kind === 'decision') takeOver(sql, body.target);
  return {kind: 'kept', index};
}

/** Takes over what the decisions about a target say now. */
function takeOver(sql: Statements, target: string): void {
  deriveAddition(sql, target);
  deriveDecided(sql, target);
}

function keepOpenings(sql: Statements, openings: readonly Opening[]): void {
  for (const {commitment, salt, value} of openings) {
    sql('insert or ignore into openings (commitment, salt, value) values (?, ?, ?)').run(commitment, salt, value);
  }
}

/** Puts a row into a table; gives its number. */
function insert(sql: Statements, table: string, columns: Readonly<Record<string, string | number | null>>): number {
  const names = Object.keys(columns);
  const marks = names.map(() => '?').join(', ');
  // SQLite would give the number back as well ("returning"), through a table of its own for each row: a quarter of all keeping.
  const row = sql(`insert into ${table} (${names.join(', ')}) values (${marks})`);
  return Number(row.run(...Object.values(columns)).lastInsertRowid);
}
