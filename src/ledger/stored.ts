import {HASH_BYTES} from './bytes.ts';
import type {HashAt} from './merkle.ts';

const BLANK = new Uint8Array(HASH_BYTES);

/**
 * Does work over hashes that have to be waited for: `await withStored(store.hash, (at) => inclusionProof(5, 9, at))`.
 *
 * Which hashes a root, proof or tile asks for depends on numbers alone, never on a hash. So the work is done once with
 * blanks to learn what it asks for, and again with what was fetched, all at once.
 */
export async function withStored<T>(
  fetchHash: (level: number, index: number) => Promise<Uint8Array>,
  work: (hash: HashAt) => T,
): Promise<T> {
  const fetches = new Map<string, Promise<Uint8Array>>();
  work((level, index) => {
    const key = `${level}/${index}`;
    if (!fetches.has(key)) fetches.set(key, fetchHash(level, index));
    return BLANK;
  });
  const fetched = await Promise.all([...fetches].map(async ([key, hash]) => [key, await hash] as const));
  const hashes = new Map(fetched);
  return work((level, index) => hashes.get(`${level}/${index}`)!);
}
