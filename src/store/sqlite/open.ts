import {existsSync} from 'node:fs';
import {setTimeout as wait} from 'node:timers/promises';
import {SaysoError} from '../../model/error.ts';
import {type Database, openDatabase} from '../driver.ts';
import {BUSY, guarded, resultCode} from './errors.ts';
import {MIGRATIONS, VERSION} from './schema.ts';

/** An open ledger file, and the version it had before it was brought up to date. */
export interface Opened {
  readonly db: Database;
  readonly path: string;
  /** 0 where the file is new. */
  readonly was: number;
}

/**
 * Opens a ledger's database, makes it where there is none, and brings it up to date after putting a copy aside.
 *
 * `store/newer` where a later program has written it; nothing is changed then.
 */
export async function openLedgerFile(path: string, readOnly = false): Promise<Opened> {
  const existed = existsSync(path);
  try {
    const db = await openDatabase(path, readOnly);
    try {
      db.exec(
        'pragma busy_timeout = 10000; pragma foreign_keys = on; pragma mmap_size = 0; pragma trusted_schema = off',
      );
      if (!readOnly) await makeDurable(db);
      return {db, path, was: migrate(db, path, existed, readOnly)};
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

function migrate(db: Database, path: string, existed: boolean, readOnly: boolean): number {
  const was = versionOf(db);
  if (was > VERSION) {
    const message = `The ledger ${path} was written by a newer Sayso (form ${was}, this one reads up to ${VERSION}). Update Sayso; nothing was changed.`;
    throw new SaysoError('store/newer', message);
  }
  if (was === VERSION) return was;
  if (readOnly) throw new SaysoError('store/older', `The ledger ${path} has an older form. Open it once for writing.`);
  if (existed && was > 0) db.exec(`vacuum into '${`${path}.before-${VERSION}`.replaceAll("'", "''")}'`);
  db.exec('begin immediate');
  try {
    // Another program may have done it while this one waited.
    for (let version = versionOf(db); version < VERSION; version++) {
      db.exec(`${MIGRATIONS[version]}; pragma user_version = ${version + 1}`);
    }
    db.exec('commit');
  } catch (error) {
    db.exec('rollback');
    throw error;
  }
  return was;
}

function versionOf(db: Database): number {
  return Number(db.prepare('pragma user_version').get()?.['user_version'] ?? 0);
}
