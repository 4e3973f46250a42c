import {spawnSync} from 'node:child_process';
import {closeSync, existsSync, mkdtempSync, openSync, readFileSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

/** Corpora, gold and scorers, beside the checkout; benches of accuracy are left out where there are none. */
export const SHARED = fileURLToPath(new URL('../../shared/', import.meta.url));
export const hasShared = existsSync(join(SHARED, 'score'));

export const SAYSO = fileURLToPath(new URL('../bin/sayso.js', import.meta.url));

// Built now, so that no bench times the compiler or measures yesterday's program.
spawnSync(process.execPath, [fileURLToPath(new URL('../scripts/setup.mjs', import.meta.url))], {stdio: 'inherit'});

const scratch = mkdtempSync(join(tmpdir(), 'sayso-bench-'));
let files = 0;

/** A new file for something in between. */
export function scratchFile(): string {
  return join(scratch, `${files++}.jsonl`);
}

/** One line of a corpus: whatever members it has. */
export type Row = Readonly<Record<string, unknown>>;

export function readRows(path: string): Row[] {
  return readFileSync(join(SHARED, path), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Row);
}

export function writeRows(rows: readonly Row[]): string {
  const path = scratchFile();
  writeFileSync(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  return path;
}

/** Runs `sayso read --json` over a file of records; gives the file of its output. */
export function saysoRead(records: string, ...flags: readonly string[]): string {
  const path = scratchFile();
  const out = openSync(path, 'w');
  const {status} = spawnSync(process.execPath, [SAYSO, 'read', '--json', ...flags, records], {
    stdio: ['ignore', out, 2],
  });
  closeSync(out);
  if (status !== 0 && status !== 5) throw new Error(`sayso read ended with ${status}`);
  return path;
}

/** Runs one of the scorers and gives its report. */
export function score(scorer: string, ...args: readonly string[]): Record<string, unknown> {
  const {stdout, status} = spawnSync(process.execPath, [join(SHARED, 'score', scorer), ...args, '--json'], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (status !== 0) throw new Error(`${scorer} ended with ${status}`);
  return JSON.parse(stdout) as Record<string, unknown>;
}
