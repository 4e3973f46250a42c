import {type ChildProcessByStdio, spawn} from 'node:child_process';
import {existsSync, realpathSync} from 'node:fs';
import {dirname, join} from 'node:path';
import type {Readable, Writable} from 'node:stream';
import {fileURLToPath} from 'node:url';
import {type Bounds, HEAP} from './signs.ts';

/** A running process with its three pipes. */
export type ReadingProcess = ChildProcessByStdio<Writable, Readable, Readable>;

// The built file also when the sources are run as they are: a process without rights cannot compile.
const CHILD = fileURLToPath(new URL('../../dist/sandbox/child.js', import.meta.url));

/**
 * Starts a process that can read nothing but the program's own files, write none, start no program, and load no native code. Its environment
 * is empty. What it may not, Node enforces (its permission model): the network from Node 25 on; before that, nothing in it opens a connection.
 */
export function startProcess({silence, memory}: Bounds): ReadingProcess {
  return spawn(process.execPath, [...processFlags(), CHILD, String(silence), String(memory)], {
    stdio: ['pipe', 'pipe', 'pipe'],
    cwd: dirname(CHILD),
    // Windows starts no program without it.
    env: process.platform === 'win32' ? {SystemRoot: process.env['SystemRoot']} : {},
    windowsHide: true,
  });
}

/** What Node is told of the rights of such a process. */
export function processFlags(): string[] {
  const known = process.allowedNodeEnvironmentFlags;
  const permission = ['--permission', '--experimental-permission'].find((flag) => known.has(flag));
  const rights = readable(dirname(dirname(dirname(CHILD)))).map((folder) => `--allow-fs-read=${folder}`);
  return [
    ...(permission === undefined ? [] : [permission, ...rights, '--allow-worker']),
    ...(known.has('--disable-warning')
      ? ['--disable-warning=ExperimentalWarning', '--disable-warning=SecurityWarning']
      : ['--no-warnings']),
    '--no-addons',
    '--disable-proto=delete',
    '--disallow-code-generation-from-strings',
    `--max-old-space-size=${HEAP}`,
  ];
}

/**
 * The program's own folder, and the folders in which its packages may lie: those that Node itself would look in, and those that they are links
 * to, for rights go by where a file really lies.
 */
export function readable(program: string): string[] {
  const root = realpathSync(program);
  const packages = [join(root, 'node_modules')];
  for (let at = dirname(root); at !== dirname(at); at = dirname(at)) packages.push(join(at, 'node_modules'));
  const there = packages.filter((folder) => existsSync(folder));
  return [...new Set([root, ...there, ...there.map((folder) => realpathSync(folder))])];
}
