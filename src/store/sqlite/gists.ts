import type {Claim} from '../../model/claim.ts';
import type {Document} from '../../model/document.ts';
import {inTextOrder, type Listed} from '../additions.ts';
import type {KeptGist, Stored} from '../port.ts';
import {parseKept} from '../rows.ts';
import {IS_LISTED} from './additions.ts';
import type {Statements} from './statements.ts';

/** Reports in the order of coming in, with their claims, and the gists of one maker. Two queries for all of them: one by one takes several times as long. */
export function selectReports(sql: Statements, after: number, limit: number, maker: string): Stored[] {
  const rows = sql(
    `select n, id, members, title, added, documents.read as read, basis, bytes
     from documents left join gists on gists.document = n and maker = ? where n > ? order by n limit ?`,
  ).all(maker, after, limit);
  const last = rows.at(-1)?.['n'];
  if (last === undefined) return [];
  const claims = claimsBetween(sql, after, Number(last));
  return rows.map(({n, id, members, title, added, read, basis, bytes}) => ({
    n: Number(n),
    members: parseKept<Omit<Document, 'text'>>(`What is known about report ${String(id)}`, members),
    title: String(title),
    added: Number(added),
    read: Number(read),
    claims: inTextOrder(claims.get(Number(n)) ?? []),
    gist: bytes instanceof Uint8Array ? {basis: String(basis), bytes} : null,
  }));
}

function claimsBetween(sql: Statements, after: number, last: number): Map<number, Listed[]> {
  const byDocument = new Map<number, Listed[]>();
  const rows = sql(
    `select document, json, added from claims where document > ? and document <= ? and ${IS_LISTED} order by document, n`,
  ).all(after, last);
  for (const {document, json, added} of rows) {
    const of = byDocument.get(Number(document)) ?? [];
    byDocument.set(Number(document), of);
    of.push({claim: parseKept<Claim>('A claim', json), added: typeof added === 'number' ? added : null});
  }
  return byDocument;
}

/** Puts gists in the place of those there were of the same reports. */
export function keepGists(sql: Statements, maker: string, gists: readonly KeptGist[]): void {
  for (const {n, basis, bytes} of gists) {
    sql('insert or replace into gists (document, maker, basis, bytes) values (?, ?, ?, ?)').run(n, maker, basis, bytes);
  }
}
