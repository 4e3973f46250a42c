import {spawnSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {drawn} from './drawn.ts';

const SAYSO = fileURLToPath(new URL('../../bin/sayso.js', import.meta.url));

/** What became of an import when the disk no longer took it. */
export interface Refused {
  readonly status: number | null;
  readonly stderr: string;
  /** Ids that were told as kept. */
  readonly told: readonly string[];
  /** Those of them that are not there afterwards. */
  readonly lost: readonly string[];
  /** Exit codes of listing and of checking, on the disk as it is. */
  readonly listing: number | null;
  readonly checking: number | null;
  /** And of going on, once there is room. */
  readonly again: number | null;
}

/** Whether a disk in memory can be made here; else why not. */
export function whyNoDisk(): string | null {
  if (process.platform !== 'linux') return 'a disk in memory is mounted on Linux only';
  const at = mkdtempSync(join(tmpdir(), 'sayso-disk-'));
  const {status} = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', at]);
  if (status === 0) spawnSync('umount', [at]);
  return status === 0 ? null : 'mounting a disk takes rights that are not given here';
}

/** Whether calls to the system can be made to fail here; else why not. */
export function whyNoStrace(): string | null {
  const {status, error} = spawnSync('strace', [
    '-f',
    '-qq',
    '-o',
    '/dev/null',
    '-e',
    'trace=fsync',
    '-e',
    'inject=fsync:error=EIO',
    'true',
  ]);
  if (error !== undefined) return 'strace is not installed';
  return status === 0 ? null : 'strace may not trace here';
}

/** Adds reports to a ledger on a disk of so many megabytes until it is full. */
export function fillDisk(megabytes: number, seed: number): Refused {
  const at = mkdtempSync(join(tmpdir(), 'sayso-full-'));
  const disk = join(at, 'disk');
  mkdirSync(disk);
  spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', disk]);
  try {
    return importInto(join(disk, 'ledger'), recordsIn(at, megabytes * 60, seed), [], () => {
      spawnSync('mount', ['-o', `remount,size=${megabytes * 40}m`, disk]);
    });
  } finally {
    spawnSync('umount', [disk]);
    rmSync(at, {recursive: true, force: true});
  }
}

/** Adds reports to a ledger that is there, and whose disk fails to sync from the `after`th time on. */
export function failSyncs(after: number, seed: number): Refused {
  const at = mkdtempSync(join(tmpdir(), 'sayso-sync-'));
  const inject = [
    '-f',
    '-qq',
    '-o',
    '/dev/null',
    '-e',
    'trace=fsync,fdatasync',
    '-e',
    `inject=fsync,fdatasync:error=EIO:when=${after}+`,
  ];
  try {
    return importInto(join(at, 'ledger'), recordsIn(at, 400, seed), ['strace', ...inject], () => {});
  } finally {
    rmSync(at, {recursive: true, force: true});
  }
}

/** Reports that differ in every word, so that nothing of them is kept twice. */
function recordsIn(folder: string, count: number, seed: number): string {
  const draw = drawn(seed);
  const path = join(folder, 'records.jsonl');
  const word = (): string => Array.from({length: 30}, () => draw(2_000_000_000).toString(36)).join('');
  const record = (i: number): string => {
    const text = `Report ${i}. Police said ${i + 2} people were killed in Almaty. ${Array.from({length: 60}, word).join(' ')}.`;
    return JSON.stringify({id: `r${i}`, lang: 'en', date: '2022-01-10', text});
  };
  writeFileSync(join(folder, 'first.txt'), 'Rain fell in the north.');
  writeFileSync(path, Array.from({length: count}, (_, i) => `${record(i)}\n`).join(''));
  return path;
}

function importInto(ledger: string, records: string, wrapped: readonly string[], makeRoom: () => void): Refused {
  const run = (args: readonly string[], before: readonly string[] = []) => {
    const [program = '', ...rest] = [...before, process.execPath, SAYSO, ...args, '--ledger', ledger];
    return spawnSync(program, rest, {encoding: 'utf8', maxBuffer: 1 << 28});
  };
  const idsOf = (lines: string): string[] =>
    lines
      .split('\n')
      .slice(0, -1)
      .map((line) => (JSON.parse(line) as {id: string}).id);
  if (wrapped.length > 0) run(['add', join(records, '..', 'first.txt')]);
  const {status, stdout, stderr} = run(['add', '--json', records], wrapped);
  const told = idsOf(stdout);
  const listed = run(['documents', '--json']);
  const there = new Set(listed.status === 0 ? idsOf(listed.stdout) : []);
  const checking = run(['verify']).status;
  makeRoom();
  const again = run(['add', records]).status;
  return {status, stderr, told, lost: told.filter((id) => !there.has(id)), listing: listed.status, checking, again};
}
