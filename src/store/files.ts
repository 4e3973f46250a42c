import {SaysoError} from '../model/error.ts';

/** Does something with files of a ledger; what the disk refuses comes out as a `store/…` error with a sentence. */
export function guardedFiles<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const known = KNOWN.get(code);
    if (known === undefined || error instanceof SaysoError) throw error;
    throw new SaysoError(known[0], known[1].replace('PATH', path), {cause: error});
  }
}

/** The system's error codes (man 3 errno). */
const KNOWN: ReadonlyMap<string, readonly [string, string]> = new Map([
  [
    'EACCES',
    ['store/no-rights', 'PATH refuses it: you have no right to it. Change its rights, or name another folder.'],
  ],
  [
    'EPERM',
    ['store/no-rights', 'PATH refuses it: you have no right to it. Change its rights, or name another folder.'],
  ],
  ['EROFS', ['store/read-only', 'PATH is on a disk that may only be read.']],
  ['ENOSPC', ['store/full', 'The disk that holds PATH is full.']],
  ['EDQUOT', ['store/full', 'There is no room left for you on the disk that holds PATH.']],
  ['EIO', ['store/io', 'The disk failed while PATH was used.']],
  ['ENOENT', ['store/cannot-open', 'There is no PATH.']],
  ['ENOTDIR', ['store/cannot-open', 'PATH lies under something that is no folder.']],
  ['EISDIR', ['store/cannot-open', 'PATH is a folder, where a file should be.']],
  ['EEXIST', ['store/exists', 'There is something at PATH already.']],
]);
