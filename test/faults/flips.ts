import {copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {decide, rate} from '../../src/keeper/decide.ts';
import {openLedger} from '../../src/keeper/ledger.ts';
import {filledLedger, newFolder} from '../../src/keeper/ledgers.fixture.ts';
import {verifyLedger} from '../../src/keeper/verify.ts';
import {SaysoError} from '../../src/model/error.ts';
import {openDatabase} from '../../src/store/driver.ts';
import {drawn} from './drawn.ts';

/** What became of a ledger's file in which one byte was changed. */
export interface Flipped {
  readonly flips: number;
  /** The check named a fault. */
  readonly found: number;
  /** SQLite, or the opening, refused the file. */
  readonly refused: number;
  /** Nothing that the ledger holds was changed: the byte lies in room that is not used. */
  readonly unused: number;
  /** Positions at which something was changed and nothing was said. */
  readonly missed: readonly number[];
}

/** Changes a byte of a small ledger's file, at positions drawn by chance all over it, and checks it each time. */
export async function flipBytes(flips: number, seed: number): Promise<Flipped> {
  const draw = drawn(seed);
  const folder = await smallLedger();
  const path = join(folder, 'ledger.db');
  const whole = readFileSync(path);
  const before = await contentOf(path);
  const everywhere = Array.from(whole.keys());
  const written = everywhere.filter((at) => whole[at] !== 0);
  const counts = {found: 0, refused: 0, unused: 0};
  const missed: number[] = [];
  const copy = newFolder();
  for (let i = 0; i < flips; i++) {
    // One in every stretch of the file, so that no table is left out; mostly where there is something.
    const among = i % 10 === 0 ? everywhere : written;
    const at = among[Math.min(among.length - 1, Math.floor(((i + draw(1000) / 1000) * among.length) / flips))]!;
    const changed = Buffer.from(whole);
    changed[at] = changed[at]! ^ (1 + draw(255));
    const outcome = await checkOf(folder, copy, changed, before);
    if (outcome === 'missed') missed.push(at);
    else counts[outcome]++;
  }
  return {flips, ...counts, missed};
}

/** Reports with claims, a decision and a rating. */
async function smallLedger(): Promise<string> {
  const ledger = await filledLedger(['a', 'b', 'c', 'd', 'e']);
  await decide(ledger, {kind: 'accept', target: 'a-killed', by: 'reviewer one', why: 'seen', change: {}}, -1);
  await rate(ledger, {target: 'The Daily', by: 'reviewer one', rating: 'mixed', why: null}, -1);
  await ledger.close();
  return ledger.folder;
}

async function checkOf(
  folder: string,
  copy: string,
  file: Uint8Array,
  before: string,
): Promise<'found' | 'refused' | 'unused' | 'missed'> {
  rmSync(copy, {recursive: true, force: true});
  mkdirSync(copy, {recursive: true});
  for (const name of ['key', 'key.pub']) copyFileSync(join(folder, name), join(copy, name));
  const path = join(copy, 'ledger.db');
  writeFileSync(path, file);
  try {
    const ledger = await openLedger(copy);
    try {
      if ((await verifyLedger(ledger)).faults.length > 0) return 'found';
    } finally {
      await ledger.close();
    }
  } catch (error) {
    if (error instanceof SaysoError && error.code.startsWith('store/')) return 'refused';
    throw error;
  }
  return (await contentOf(path)) === before ? 'unused' : 'missed';
}

const TABLES = ['blobs', 'entries', 'openings', 'checkpoints', 'documents', 'claims', 'hashes', 'targets'] as const;

/** Everything a ledger's tables hold, and how they are made. */
async function contentOf(path: string): Promise<string> {
  const db = await openDatabase(path, true);
  try {
    const rows = ['sqlite_schema', ...TABLES].map((table) => db.prepare(`select * from ${table}`).all());
    return JSON.stringify(rows, (_, value) =>
      value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value,
    );
  } finally {
    db.close();
  }
}
