import {HASH_BYTES, sameBytes} from './bytes.ts';
import {EMPTY_ROOT, hashNode, isCount, isSubtree} from './merkle.ts';

/** Says that `leaf` (its hash) is number `index` of the log of `size` entries with this root. */
export interface Inclusion {
  readonly leaf: Uint8Array;
  readonly index: number;
  readonly size: number;
  readonly proof: readonly Uint8Array[];
  readonly root: Uint8Array;
}

/** Says that a log of `newSize` entries begins with the log of `oldSize` entries. */
export interface Consistency {
  readonly oldSize: number;
  readonly oldRoot: Uint8Array;
  readonly newSize: number;
  readonly newRoot: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

/** Says that the subtree over leaves `start` up to `end`, with this hash, stands in the log of `size` entries. */
export interface Containment {
  readonly start: number;
  readonly end: number;
  readonly hash: Uint8Array;
  readonly size: number;
  readonly root: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

/** Whether an inclusion proof holds (RFC 9162, 2.1.3.2): a leaf is the smallest of subtrees. */
export function verifyInclusion({leaf, index, size, proof, root}: Inclusion): boolean {
  return isHash(leaf) && verifyContainment({start: index, end: index + 1, hash: leaf, size, root, proof});
}

/**
 * Whether a consistency proof holds (RFC 9162, 2.1.4.2).
 *
 * Never from size 0: every log begins with nothing, so a proof of it would prove nothing, and a checkpoint of size 0 says
 * nothing that could be broken. Where the sizes are equal the roots must be, and the proof empty.
 */
export function verifyConsistency({oldSize, oldRoot, newSize, newRoot, proof}: Consistency): boolean {
  return oldSize > 0 && verifyContainment({start: 0, end: oldSize, hash: oldRoot, size: newSize, root: newRoot, proof});
}

/**
 * Whether a subtree's proof holds (draft-ietf-plants-merkle-tree-certs, 4.4.3).
 *
 * The proof's hashes are folded twice on the way up: all of them to the root, those left of the way to the subtree's hash.
 * An empty subtree is part of every log, whatever its root.
 */
export function verifyContainment({start, end, hash, size, root, proof}: Containment): boolean {
  if (!isCount(size) || end > size || !proof.every(isHash)) return false;
  if (isCount(start) && start === end) return proof.length === 0 && sameBytes(hash, EMPTY_ROOT);
  if (!isSubtree(start, end)) return false;
  const way = {first: start, at: end - 1, last: size - 1};
  const flush = way.at === way.last;
  while (way.first !== way.at && (flush || way.at % 2 === 1)) climb(way);

  const [seed, ...rest] = way.first === way.at ? [hash, ...proof] : proof;
  if (seed === undefined) return false;
  let toSubtree = seed;
  let toRoot = seed;
  for (const sibling of rest) {
    if (way.last === 0) return false;
    if (isRight(way)) {
      if (way.first < way.at) toSubtree = hashNode(sibling, toSubtree);
      toRoot = hashNode(sibling, toRoot);
      while (way.at % 2 === 0) climb(way);
    } else {
      toRoot = hashNode(toRoot, sibling);
    }
    climb(way);
  }
  return way.last === 0 && sameBytes(toSubtree, hash) && sameBytes(toRoot, root);
}

/** Positions on one level of the tree: of the subtree's first and last node, and of the tree's last. */
interface Way {
  first: number;
  at: number;
  last: number;
}

/** On the right of its parent, or without a right neighbour: what comes next in the proof stands to its left. */
function isRight({at, last}: Way): boolean {
  return at % 2 === 1 || at === last;
}

/** One level up. By division: sizes can be past the 32 bits of a shift. */
function climb(way: Way): void {
  way.first = Math.floor(way.first / 2);
  way.at = Math.floor(way.at / 2);
  way.last = Math.floor(way.last / 2);
}

function isHash(bytes: Uint8Array): boolean {
  return bytes.length === HASH_BYTES;
}
