import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import {join} from 'node:path';
import {guardedFiles} from '../../store/files.ts';
import type {Job} from './job.ts';

/** Where imports are kept, in the folder of a ledger, so that they survive the program. */
export const IMPORTS_FOLDER = 'imports';

/** Form of the files; one of another form is left alone. */
const FORM = 1;

/** Imports that have ended and are still told of. */
const MOST_ENDED = 200;

/** Keeps imports on the disk: what each is and has come to, and the bytes that were sent. */
export interface Shelf {
  /** All there are, the earliest first; a file that is torn or something else is passed over. */
  load(): Job[];
  /** Keeps what an import has come to: whole or not at all. */
  save(job: Job): void;
  /** Keeps the bytes of one, synced, before it is told as taken. */
  keepBytes(id: string, bytes: Uint8Array): void;
  /** Where these bytes are. */
  path(id: string): string;
  /** Throws the bytes of an import away: the ledger has them. */
  dropBytes(id: string): void;
  /** Forgets imports that ended long ago. */
  tidy(jobs: readonly Job[]): Job[];
}

/** Makes the shelf of a ledger's folder. */
export function createShelf(ledgerFolder: string): Shelf {
  const folder = join(ledgerFolder, IMPORTS_FOLDER);
  const stateOf = (id: string): string => join(folder, `${id}.json`);
  const bytesOf = (id: string): string => join(folder, `${id}.bytes`);
  const put = (path: string, bytes: Uint8Array): void =>
    guardedFiles(folder, () => {
      mkdirSync(folder, {recursive: true, mode: 0o700});
      const beside = `${path}.new`;
      const file = openSync(beside, 'w', 0o600);
      try {
        for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
      renameSync(beside, path);
    });
  const drop = (path: string): void => guardedFiles(folder, () => rmSync(path, {force: true}));
  return {
    load() {
      if (!existsSync(folder)) return [];
      const files = guardedFiles(folder, () => readdirSync(folder)).filter((name) => name.endsWith('.json'));
      return files.flatMap((name) => readJob(join(folder, name))).sort(byTime);
    },
    save: (job) => put(stateOf(job.id), new TextEncoder().encode(`${JSON.stringify({form: FORM, job})}\n`)),
    keepBytes: (id, bytes) => put(bytesOf(id), bytes),
    path: bytesOf,
    dropBytes: (id) => drop(bytesOf(id)),
    tidy(jobs) {
      const ended = jobs.filter(({state}) => state === 'done' || state === 'stopped' || state === 'failed');
      const old = new Set(ended.slice(0, Math.max(0, ended.length - MOST_ENDED)));
      for (const {id} of old) {
        drop(bytesOf(id));
        drop(stateOf(id));
      }
      return jobs.filter((job) => !old.has(job));
    },
  };
}

function readJob(path: string): Job[] {
  try {
    const {form, job} = JSON.parse(readFileSync(path, 'utf8')) as {form?: unknown; job?: Job};
    return form === FORM && job !== undefined ? [job] : [];
  } catch {
    // Torn or not ours: the reports it was about are in the ledger or can be sent again.
    return [];
  }
}

function byTime(a: Job, b: Job): number {
  return a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1;
}
