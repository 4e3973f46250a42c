import {readdir, realpath, stat} from 'node:fs/promises';
import {join, sep} from 'node:path';
import type {Problem} from '../model/problem.ts';
import {problemAt} from './problems.ts';

/** Files that stand in a folder of reports without being one. */
const NOT_A_REPORT = /^(?:\.|(?:readme|license|licence|notice|copying)(?:\.|$))/i;

/**
 * The files a path names: itself, or all in the folder and its folders, sorted by code unit so that every machine gives the
 * same order.
 *
 * Inside a folder, hidden files, README and licence files are passed over. Links are not followed: one that leads out of the
 * folder is a problem, one that stays inside names a file that is read anyway.
 */
export async function* listFiles(path: string): AsyncGenerator<string | Problem> {
  try {
    if (!(await stat(path)).isDirectory()) return yield path;
    let isEmpty = true;
    for await (const found of listFolder(path, await realpath(path))) {
      isEmpty = false;
      yield found;
    }
    const message = 'There is no file in this folder that could be a report.';
    if (isEmpty) yield problemAt({file: path, line: null}, 'read/empty', message);
  } catch (error) {
    yield whyNot(path, error);
  }
}

async function* listFolder(folder: string, root: string): AsyncGenerator<string | Problem> {
  const entries = await readdir(folder, {withFileTypes: true});
  entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  for (const entry of entries) {
    if (NOT_A_REPORT.test(entry.name)) continue;
    const path = join(folder, entry.name);
    try {
      if (entry.isDirectory()) yield* listFolder(path, root);
      else if (entry.isFile()) yield path;
      else if (entry.isSymbolicLink() && !`${await realpath(path)}${sep}`.startsWith(root + sep)) {
        const message = 'This link leads out of the folder, so it was not followed.';
        yield problemAt({file: path, line: null}, 'read/link-out', message);
      }
    } catch (error) {
      yield whyNot(path, error);
    }
  }
}

/** The problem of a file that cannot be opened. */
export function whyNot(path: string, error: unknown): Problem {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const origin = {file: path, line: null};
  if (code === 'ENOENT') return problemAt(origin, 'read/not-found', 'There is no such file or folder.');
  if (code === 'EACCES' || code === 'EPERM') {
    return problemAt(origin, 'read/not-readable', 'You have no right to read it.');
  }
  // What the system does not say is a fault of the program, and no reason to look at one's rights.
  const isSystem = typeof code === 'string' && !code.startsWith('ERR_');
  const reason = typeof code === 'string' ? code : error instanceof Error ? error.name : 'unknown reason';
  return problemAt(
    origin,
    'read/not-readable',
    isSystem
      ? `It cannot be opened (${reason}).`
      : `Reading it failed (${reason}), which should not be: please report it.`,
  );
}
