import {createHash} from 'node:crypto';
import {closeSync, fsyncSync, openSync, readFileSync, renameSync, statSync, writeSync} from 'node:fs';
import {join} from 'node:path';
import {type PassRow, STANDINGS, type Standing} from '../desk/views.ts';

import type {Ledger} from '../keeper/ledger.ts';
import {SaysoError} from '../model/error.ts';
import {guardedFiles} from '../store/files.ts';

/** The file, in the folder of a ledger, that says who may come in beside its owner. It is no part of a backup. */
export const PASSES_FILE = 'desk.people';

/**
 * Who may come in by a token of their own, and what the owner is called. Kept in a file for its owner's eyes only, which holds a digest of each
 * token: whoever reads it cannot come in by it. Another desk of the same ledger sees what is changed here at once.
 */
export interface Passes {
  /** Those that hold, the latest first. */
  list(): readonly PassRow[];
  /** Makes one. Its token is told here and never again. */
  make(name: string, standing: Standing): {readonly pass: PassRow; readonly token: string};
  /** Ends one, and every session that came in by it. `null` where there is none. */
  withdraw(id: string): PassRow | null;
  /** Whom a token lets in. */
  find(token: string): PassRow | null;
  /** One by its id, as long as it holds. */
  get(id: string): PassRow | null;
  /** What the owner is called where the command line does not say; `null` where nobody said. */
  ownerName(): string | null;
  nameOwner(name: string): void;
}

/** What is kept of one. */
interface Kept extends PassRow {
  /** SHA-256 of its token: a random one needs no slower digest. */
  readonly digest: string;
}

interface Content {
  readonly owner: string | null;
  readonly passes: readonly Kept[];
}

const [ID_BYTES, TOKEN_BYTES] = [6, 32];

/** Opens the passes of a ledger's desk; nothing is written before the first is made. */
export function openPasses({folder, world}: Pick<Ledger, 'folder' | 'world'>): Passes {
  const path = join(folder, PASSES_FILE);
  let [stamp, content]: [string | null, Content] = [null, {owner: null, passes: []}];

  const now = (): Content => {
    const stat = guardedFiles(folder, () => statSync(path, {throwIfNoEntry: false}));
    const seen = stat === undefined ? 'none' : `${stat.ino} ${stat.mtimeMs} ${stat.size}`;
    if (seen !== stamp) {
      content = stat === undefined ? {owner: null, passes: []} : guardedFiles(folder, () => readContent(path));
      stamp = seen;
    }
    return content;
  };
  const put = (next: Content): void => {
    const draft = `${path}.${hexOf(world.random(4))}`;
    guardedFiles(folder, () => {
      write(draft, `${JSON.stringify(next, null, 1)}\n`);
      renameSync(draft, path);
    });
    stamp = null;
  };

  return {
    list: () => now().passes.map(rowOf).reverse(),
    make(name, standing) {
      const token = Buffer.from(world.random(TOKEN_BYTES)).toString('base64url');
      const kept = {id: hexOf(world.random(ID_BYTES)), name, standing, made: world.now(), digest: digestOf(token)};
      const {owner, passes} = now();
      put({owner, passes: [...passes, kept]});
      return {pass: rowOf(kept), token};
    },
    withdraw(id) {
      const {owner, passes} = now();
      const found = passes.find((pass) => pass.id === id);
      if (found === undefined) return null;
      put({owner, passes: passes.filter((pass) => pass !== found)});
      return rowOf(found);
    },
    find(token) {
      const digest = digestOf(token);
      const found = now().passes.find((pass) => pass.digest === digest);
      return found === undefined ? null : rowOf(found);
    },
    get(id) {
      const found = now().passes.find((pass) => pass.id === id);
      return found === undefined ? null : rowOf(found);
    },
    ownerName: () => now().owner,
    nameOwner: (owner) => put({...now(), owner}),
  };
}

const rowOf = ({id, name, standing, made}: Kept): PassRow => ({id, name, standing, made});

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

const digestOf = (token: string): string => createHash('sha256').update(token).digest('hex');

function readContent(path: string): Content {
  const written = parse(readFileSync(path, 'utf8'));
  if (isContent(written)) return written;
  throw new SaysoError(
    'server/bad-people',
    `${path} does not say who may come in. Delete it: the tokens that were made for people end, and new ones can be made.`,
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isContent(value: unknown): value is Content {
  if (typeof value !== 'object' || value === null) return false;
  const {owner, passes} = value as Partial<Content>;
  return (owner === null || typeof owner === 'string') && Array.isArray(passes) && passes.every(isKept);
}

function isKept(value: Partial<Kept> | null): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const {id, name, made, digest, standing} = value;
  return [id, name, made, digest].every((each) => typeof each === 'string') && STANDINGS.includes(standing as Standing);
}

function write(path: string, text: string): void {
  const file = openSync(path, 'wx', 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
