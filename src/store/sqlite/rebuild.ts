import {EMPTY_FRONTIER} from '../../ledger/grow.ts';
import {documentColumns, documentFrom, parseKept} from '../rows.ts';
import {deriveAdditions, settleClaims} from './additions.ts';
import {addedBy, DOCUMENT_ROWS, deriveWords, rowsOf, update} from './derive.ts';
import {deriveEntry, leafOf} from './log.ts';
import type {Statements} from './statements.ts';

/** Throws away all that is derived and makes it again; the caller has begun the transaction. */
export function rebuildAll(sql: Statements): void {
  sql('reindex').run();
  sql('delete from hashes').run();
  sql('delete from targets').run();
  sql('delete from gists').run();
  sql('delete from claims where added is not null').run();
  sql("insert into documents_fts (documents_fts) values ('delete-all')").run();
  let frontier = EMPTY_FRONTIER;
  for (const {body} of rowsOf(sql, 'select idx, body from entries where idx > ? order by idx limit ?', 'idx')) {
    frontier = deriveEntry(sql, frontier, leafOf(String(body)), parseKept('An entry of the log', body));
  }
  deriveAdditions(sql);
  for (const row of rowsOf(sql, DOCUMENT_ROWS, 'n')) {
    const n = Number(row['n']);
    const document = documentFrom(String(row['text']), String(row['members']));
    deriveWords(sql, n, document.text);
    const body = addedBy(sql, row);
    if (body !== null) update(sql, 'documents', n, {...documentColumns(document, body)});
    settleClaims(sql, n);
  }
}
