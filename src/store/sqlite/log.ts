import {targetsOf} from '../../ledger/answers.ts';
import {encodeEntry} from '../../ledger/entries.ts';
import {type Frontier, frontierAt, grow} from '../../ledger/grow.ts';
import {hashLeaf} from '../../ledger/merkle.ts';
import type {EntryBody} from '../../model/entry.ts';
import {SaysoError} from '../../model/error.ts';
import type {Statements} from './statements.ts';

/** The end of the log, within one transaction. */
export interface LogEnd {
  /** Puts an entry at the end; gives its index. */
  append(body: EntryBody): number;
  frontier(): Frontier;
}

/** Reads the right edge of the log once; what is appended then only writes. */
export function openLogEnd(sql: Statements): LogEnd {
  let frontier = frontierAt(logSize(sql), (level, index) => hashAt(sql, level, index));
  return {
    frontier: () => frontier,
    append(body) {
      const index = frontier.size;
      const {json, leaf} = encodeEntry(body);
      sql('insert into entries (idx, body) values (?, ?)').run(index, json);
      frontier = deriveEntry(sql, frontier, leaf, body);
      return index;
    },
  };
}

/** Writes what follows from the entry after a frontier: the hashes of the subtrees it completes, and what it is about. */
export function deriveEntry(sql: Statements, frontier: Frontier, leaf: Uint8Array, body: EntryBody): Frontier {
  const grown = grow(frontier, leaf);
  for (const {level, index, hash} of grown.completed) {
    sql('insert into hashes (level, idx, hash) values (?, ?, ?)').run(level, index, hash);
  }
  for (const target of targetsOf(body)) {
    sql('insert into targets (target, idx) values (?, ?)').run(target, frontier.size);
  }
  return grown.frontier;
}

/** Leaf hash of an entry as it is kept. */
export function leafOf(text: string): Uint8Array {
  return hashLeaf(new TextEncoder().encode(text));
}

/** Number of entries: their indexes run from 0 without gaps, so that the last one tells. */
export function logSize(sql: Statements): number {
  return Number(sql('select coalesce(max(idx), -1) + 1 as size from entries').get()?.['size'] ?? 0);
}

/** Hash of a complete subtree. */
export function hashAt(sql: Statements, level: number, index: number): Uint8Array {
  const hash = sql('select hash from hashes where level = ? and idx = ?').get(level, index)?.['hash'];
  if (hash instanceof Uint8Array) return hash;
  throw new SaysoError(
    'store/no-hash',
    `The log has no hash ${index} on level ${level}. "sayso rebuild" makes it again.`,
  );
}

/** Index of the last entry about a target, −1 where there is none. */
export function lastAbout(sql: Statements, target: string): number {
  return Number(sql('select coalesce(max(idx), -1) as last from targets where target = ?').get(target)?.['last']);
}
