import {existsSync} from 'node:fs';
import type {Opening} from '../../ledger/commitment.ts';
import {rootOf} from '../../ledger/grow.ts';
import type {Claim} from '../../model/claim.ts';
import {SaysoError} from '../../model/error.ts';
import type {Page, SourceRow} from '../filters.ts';
import type {Sign, Store} from '../port.ts';
import {documentFrom} from '../rows.ts';
import {keep} from './append.ts';
import {rebuildAll} from './derive.ts';
import {findDifferences} from './differences.ts';
import {guarded} from './errors.ts';
import {hashAt, lastAbout, logSize, openLogEnd} from './log.ts';
import {openLedgerFile} from './open.ts';
import {ratingOf} from './ratings.ts';
import {selectClaims, selectDocuments, selectSources} from './select.ts';
import {keepStatements} from './statements.ts';

/**
 * A ledger in one SQLite file: write-ahead log, synced at every commit.
 *
 * Several programs may open the file; one writes at a time, and the others wait for it up to ten seconds. `sign` puts its
 * name to the log's root after every append, in the same transaction.
 */
export async function openSqliteStore(path: string, sign: Sign | null): Promise<Store> {
  const {db} = await openLedgerFile(path, sign === null);
  const sql = keepStatements(db);

  /** Runs a piece of work that is kept as a whole or not at all. */
  const transact = <T>(work: () => T): T =>
    guarded(path, () => {
      db.exec('begin immediate');
      try {
        const result = work();
        db.exec('commit');
        return result;
      } catch (error) {
        undo();
        throw error;
      }
    });
  /** SQLite itself has rolled back after some failures; asking it to do so again is one more error, and says nothing. */
  const undo = (): void => {
    try {
      db.exec('rollback');
    } catch {
      return;
    }
  };
  const ask = <T>(work: () => T): Promise<T> => new Promise((resolve) => resolve(guarded(path, work)));

  return {
    append: (changes) =>
      ask(() =>
        transact(() => {
          if (sign === null) throw new SaysoError('store/read-only', `The ledger ${path} was opened for reading.`);
          const log = openLogEnd(sql);
          const before = log.frontier().size;
          const outcomes = changes.map((change) => keep(sql, log, change));
          const end = log.frontier();
          if (end.size > before) {
            sql('insert into checkpoints (size, note) values (?, ?)').run(end.size, sign(end.size, rootOf(end)));
          }
          return outcomes;
        }),
      ),

    size: () => ask(() => logSize(sql)),
    entries: (from, to) =>
      ask(() =>
        sql('select body from entries where idx >= ? and idx < ? order by idx')
          .all(from, to)
          .map(({body}) => String(body)),
      ),
    hash: (level, index) => ask(() => hashAt(sql, level, index)),
    checkpoint: () => ask(() => text(sql('select note from checkpoints order by size desc limit 1').get()?.['note'])),
    lastAbout: (target) => ask(() => lastAbout(sql, target)),
    opening: (commitment) =>
      ask(
        () =>
          (sql('select commitment, salt, value from openings where commitment = ?').get(
            commitment,
          ) as unknown as Opening) ?? null,
      ),

    document: (id) =>
      ask(() => {
        const row = sql('select text, members, added, read from documents where id = ?').get(id);
        if (row === undefined) return null;
        const document = documentFrom(String(row['text']), String(row['members']));
        return {document, added: Number(row['added']), read: Number(row['read'])};
      }),
    raw: (digest) =>
      ask(() => (sql('select bytes from blobs where digest = ?').get(digest)?.['bytes'] as Uint8Array) ?? null),
    claimsOf: (document) =>
      ask(() =>
        sql('select json from claims where document = (select n from documents where id = ?) order by n')
          .all(document)
          .map(({json}) => JSON.parse(String(json)) as Claim),
      ),
    documents: (filter, window) => ask(() => selectDocuments(sql, filter, window)),
    claims: (filter, window) => ask(() => selectClaims(sql, filter, window)),
    sources: (window) =>
      ask((): Page<SourceRow> => {
        const found = selectSources(sql, window);
        const rows = found.slice(0, window.limit).map((row) => ({...row, rating: ratingOf(sql, row.publisher)}));
        return {rows, next: found.length > window.limit ? (rows.at(-1)?.publisher ?? null) : null};
      }),

    rebuild: () => ask(() => transact(() => rebuildAll(sql))),
    differences: () => ask(() => findDifferences(sql)),
    backup: (to) =>
      ask(() => {
        if (existsSync(to)) throw new SaysoError('store/exists', `There is something at ${to} already.`);
        sql('vacuum into ?').run(to);
      }),
    close: () =>
      ask(() => {
        // The file alone is then the whole ledger: it may be copied without the log that stands beside it.
        if (sign !== null) db.exec('pragma wal_checkpoint(truncate)');
        db.close();
      }),
  };
}

function text(cell: unknown): string | null {
  return typeof cell === 'string' ? cell : null;
}
