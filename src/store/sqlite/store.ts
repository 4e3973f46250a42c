import {closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync} from 'node:fs';
import type {Opening} from '../../ledger/commitment.ts';
import {rootOf} from '../../ledger/grow.ts';
import type {SchemaMigrated} from '../../model/entry.ts';
import {SaysoError} from '../../model/error.ts';
import {openDatabase} from '../driver.ts';
import {guardedFiles} from '../files.ts';
import type {Page, SourceRow} from '../filters.ts';
import type {Sign, Store} from '../port.ts';
import {documentFrom} from '../rows.ts';
import {keep} from './append.ts';
import {findDamage, schemaOf} from './damage.ts';
import {findDifferences} from './differences.ts';
import {guarded, OF_THE_DISK, resultCode} from './errors.ts';
import {keepGists, selectReports} from './gists.ts';
import {hashAt, type LogEnd, lastAbout, logSize, openLogEnd} from './log.ts';
import {openLedgerFile} from './open.ts';
import {ratingOf} from './ratings.ts';
import {rebuildAll} from './rebuild.ts';
import {MIGRATIONS, type Migration} from './schema.ts';
import {selectClaims, selectClaimsOf, selectDocuments, selectPlaces, selectReadingOf, selectSources} from './select.ts';
import {keepStatements, type Statements} from './statements.ts';

/** What a store needs to write. */
export interface Writing {
  /** Puts its name to the log's root after every append, in the same transaction. */
  readonly sign: Sign;
  /** The entry for tables that were brought to a newer form. */
  readonly migrated: (from: number, to: number) => SchemaMigrated;
}

/**
 * A ledger in one SQLite file: write-ahead log, synced at every commit. Without `writing` it can only be read.
 *
 * Several programs may open the file; one writes at a time, and the others wait for it up to ten seconds.
 */
export async function openSqliteStore(
  path: string,
  writing: Writing | null,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<Store> {
  const db = await openLedgerFile(path, {
    readOnly: writing === null,
    migrations,
    onMigrated: (migrating, from, to) => {
      if (writing === null) return;
      const statements = keepStatements(migrating);
      if (migrations.slice(from, to).some(({derives}) => derives)) rebuildAll(statements);
      appendTo(statements, writing, (log) => log.append(writing.migrated(from, to)));
    },
  });
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
          if (writing === null) throw new SaysoError('store/read-only', `The ledger ${path} was opened for reading.`);
          return appendTo(sql, writing, (log) => changes.map((change) => keep(sql, log, change)));
        }),
      ).then((outcomes) => {
        // What was erased stands in the write-ahead log as well, until that is written back.
        if (changes.some(({kind}) => kind === 'erase')) guarded(path, () => db.exec('pragma wal_checkpoint(truncate)'));
        return outcomes;
      }),

    size: () => ask(() => logSize(sql)),
    entries: (from, to) =>
      ask(() =>
        sql('select body from entries where idx >= ? and idx < ? order by idx')
          .all(from, to)
          .map(({body}) => String(body)),
      ),
    hash: (level, index) => ask(() => hashAt(sql, level, index)),
    checkpoint: () => ask(() => text(sql('select note from checkpoints order by size desc limit 1').get()?.['note'])),
    checkpoints: () =>
      ask(() =>
        sql('select note from checkpoints order by size')
          .all()
          .map(({note}) => String(note)),
      ),
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
    arrivals: (after, limit) =>
      ask(() =>
        sql('select n, id from documents where n > ? order by n limit ?')
          .all(after, limit)
          .map(({n, id}) => ({n: Number(n), id: String(id)})),
      ),
    reports: (after, limit, maker) => ask(() => selectReports(sql, after, limit, maker)),
    keepGists: (maker, gists) =>
      ask(() => {
        if (writing === null) throw new SaysoError('store/read-only', `The ledger ${path} was opened for reading.`);
        transact(() => keepGists(sql, maker, gists));
      }),
    raw: (digest) =>
      ask(() => (sql('select bytes from blobs where digest = ?').get(digest)?.['bytes'] as Uint8Array) ?? null),
    claimsOf: (document) => ask(() => selectClaimsOf(sql, document)),
    readingOf: (document) => ask(() => selectReadingOf(sql, document)),
    documents: (filter, window) => ask(() => selectDocuments(sql, filter, window)),
    claims: (filter, window) => ask(() => selectClaims(sql, filter, window)),
    places: () => ask(() => selectPlaces(sql)),
    sources: (window) =>
      ask((): Page<SourceRow> => {
        const found = selectSources(sql, window);
        const rows = found.slice(0, window.limit).map((row) => ({...row, rating: ratingOf(sql, row.publisher)}));
        return {rows, next: found.length > window.limit ? (rows.at(-1)?.publisher ?? null) : null};
      }),

    rebuild: () => ask(() => transact(() => rebuildAll(sql))),
    differences: () => ask(() => findDifferences(sql)),
    async damage() {
      const fresh = await openDatabase(':memory:', false);
      for (const {sql: step} of migrations) fresh.exec(step);
      const schema = schemaOf(keepStatements(fresh));
      fresh.close();
      return ask(() => findDamage(sql, schema));
    },
    backup: (to) =>
      ask(() => {
        if (existsSync(to)) throw new SaysoError('store/exists', `There is something at ${to} already.`);
        // Under its name only when it is whole and on the disk.
        const draft = `${to}.part`;
        guardedFiles(to, () => rmSync(draft, {force: true}));
        sql('vacuum into ?').run(draft);
        guardedFiles(to, () => {
          syncFile(draft);
          renameSync(draft, to);
        });
      }),
    close: () =>
      ask(() => {
        try {
          // The file alone is then the whole ledger: it may be copied without the log that stands beside it.
          if (writing !== null) db.exec('pragma wal_checkpoint(truncate)');
        } catch (error) {
          // Where there is no room for that, the log stays and counts: nothing is lost, and closing has not failed.
          if (!OF_THE_DISK.includes(resultCode(error))) throw error;
        } finally {
          db.close();
        }
      }),
  };
}

/** Appends to the log, and signs what it is then. */
function appendTo<T>(sql: Statements, {sign}: Writing, work: (log: LogEnd) => T): T {
  const log = openLogEnd(sql);
  const before = log.frontier().size;
  const result = work(log);
  const end = log.frontier();
  if (end.size > before) {
    sql('insert into checkpoints (size, note) values (?, ?)').run(end.size, sign(end.size, rootOf(end)));
  }
  return result;
}

function syncFile(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function text(cell: unknown): string | null {
  return typeof cell === 'string' ? cell : null;
}
