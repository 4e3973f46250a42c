import {completeSubtrees, foldHashes, type HashAt, hashNode, type Node} from './merkle.ts';

/**
 * The right edge of a log: the hashes of its complete subtrees, largest first, one for every bit of its size.
 *
 * It is all that is needed to append and to know the root, so a log can be replayed without being held.
 */
export interface Frontier {
  readonly size: number;
  readonly hashes: readonly Uint8Array[];
}

/** A complete subtree with its hash: what a store writes. */
export interface StoredHash extends Node {
  readonly hash: Uint8Array;
}

/** A log one entry longer. */
export interface Growth {
  readonly frontier: Frontier;
  /** The leaf, and every subtree it completes, lowest first: two on average. */
  readonly completed: readonly StoredHash[];
}

/** Of a log without entries. */
export const EMPTY_FRONTIER: Frontier = {size: 0, hashes: []};

/** The frontier of the first `size` entries, from stored hashes. */
export function frontierAt(size: number, hash: HashAt): Frontier {
  return {size, hashes: completeSubtrees(0, size).map(({level, index}) => hash(level, index))};
}

/** Appends the hash of a leaf. */
export function grow({size, hashes}: Frontier, leaf: Uint8Array): Growth {
  const edge = [...hashes];
  const completed: StoredHash[] = [{level: 0, index: size, hash: leaf}];
  let hash = leaf;
  let index = size;
  for (let level = 1; index % 2 === 1; level += 1) {
    hash = hashNode(edge.pop()!, hash);
    index = (index - 1) / 2;
    completed.push({level, index, hash});
  }
  return {frontier: {size: size + 1, hashes: [...edge, hash]}, completed};
}

/** Root of the log that ends here. */
export function rootOf({hashes}: Frontier): Uint8Array {
  return foldHashes(hashes);
}
