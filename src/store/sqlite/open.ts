import {accessSync, constants, existsSync, rmSync, statSync} from 'node:fs';
import {dirname} from 'node:path';
import {setTimeout as wait} from 'node:timers/promises';
import {pathToFileURL} from 'node:url';
import {SaysoError} from '../../model/error.ts';
import {type Database, openDatabase} from '../driver.ts';
import {BUSY, guarded, resultCode} from './errors.ts';
import {MIGRATIONS, type Migration} from './schema.ts';

/** How a ledger's file is opened. */
export interface FileOptions {
  readonly readOnly?: boolean;
  /** The steps that make its tables; others than the program's own in tests. */
  readonly migrations?: readonly Migration[];
  /** Called within the transaction that brings the tables of an older form up to date. */
  readonly onMigrated?: (db: Database, from: number, to: number) => void;
}

/**
 * Opens a ledger's database, makes it where there is none, and brings it up to date after putting a copy aside.
 *
 * `store/newer` where a later program has written it; nothing is changed then.
 */
export async function openLedgerFile(path: string, options: FileOptions = {}): Promise<Database> {
  const {readOnly = false} = options;
  try {
    const db = await openDatabase(readOnly ? unlocked(path) : path, readOnly);
    try {
      db.exec(
        'pragma busy_timeout = 10000; pragma foreign_keys = on; pragma mmap_size = 0; pragma trusted_schema = off',
      );
      // Pages that every report touches stay at hand; what was appended is taken over into the file every 16 MB.
      db.exec('pragma cache_size = -16000; pragma wal_autocheckpoint = 4000; pragma secure_delete = on');
      if (!readOnly) await makeDurable(db);
      migrate(db, path, options);
      return db;
    } catch (error) {
      db.close();
      throw error;
    }
  } catch (error) {
    return guarded(path, () => {
      throw error;
    });
  }
}

/**
 * A ledger in a folder that may not be written to: SQLite cannot put its locks there, and opens it only when it is told that
 * nobody else writes either. That somebody does shows by the log beside the file.
 */
function unlocked(path: string): string | URL {
  if (mayWrite(dirname(path)) || (statSync(`${path}-wal`, {throwIfNoEntry: false})?.size ?? 0) > 0) return path;
  return new URL(`${pathToFileURL(path)}?immutable=1`);
}

function mayWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Set at every start and read back: a setting that did not take would lose reports in a power cut without a word. */
async function makeDurable(db: Database): Promise<void> {
  await writeAhead(db);
  db.exec('pragma synchronous = full');
  const mode = db.prepare('pragma journal_mode').get()?.['journal_mode'];
  const level = db.prepare('pragma synchronous').get()?.['synchronous'];
  if (mode !== 'wal' || Number(level) !== 2) {
    const message = `This disk does not let SQLite keep what it has acknowledged (journal ${mode}, synchronous ${level}). Use a local disk.`;
    throw new SaysoError('store/not-durable', message);
  }
}

/** Tries a second long: of two programs that make a ledger at once, SQLite refuses one without letting it wait. */
async function writeAhead(db: Database): Promise<void> {
  for (let left = 100; ; left--) {
    try {
      return db.exec('pragma journal_mode = wal');
    } catch (error) {
      if (left === 0 || resultCode(error) !== BUSY) throw error;
      await wait(10);
    }
  }
}

function migrate(db: Database, path: string, {readOnly, migrations = MIGRATIONS, onMigrated}: FileOptions): void {
  const to = migrations.length;
  const was = versionOf(db);
  if (was > to) {
    const message = `The ledger ${path} was written by a newer Sayso (form ${was}, this one reads up to ${to}). Update Sayso; nothing was changed.`;
    throw new SaysoError('store/newer', message);
  }
  if (was === 0 && hasTables(db)) {
    throw new SaysoError('store/broken', `The file ${path} is no ledger, or the number of its form is damaged.`);
  }
  if (was === to) return;
  if (readOnly) {
    throw was === 0
      ? new SaysoError('store/empty', `The file ${path} is empty. If there was a ledger in it, restore a backup.`)
      : new SaysoError(
          'store/older',
          `The ledger ${path} has an older form (${was}, this Sayso keeps form ${to}). "sayso rebuild --ledger ${dirname(path)}" brings it up to date, after putting a copy aside.`,
        );
  }
  if (was > 0) putAside(db, `${path}.before-${to}`);
  db.exec('begin immediate');
  try {
    // Another program may have done it while this one waited.
    const from = versionOf(db);
    for (let version = from; version < to; version++) {
      db.exec(`${migrations[version]!.sql}; pragma user_version = ${version + 1}`);
    }
    if (from > 0 && from < to) onMigrated?.(db, from, to);
    db.exec('commit');
  } catch (error) {
    db.exec('rollback');
    throw error;
  }
}

/** Copies the ledger as it is. One that stands there is from a migration that was broken off: what it holds is here still. */
function putAside(db: Database, path: string): void {
  if (existsSync(path)) rmSync(path);
  db.prepare('vacuum into ?').run(path);
}

function versionOf(db: Database): number {
  return Number(db.prepare('pragma user_version').get()?.['user_version'] ?? 0);
}

function hasTables(db: Database): boolean {
  return db.prepare('select 1 from sqlite_schema limit 1').get() !== undefined;
}
