import {SaysoError} from '../model/error.ts';
import {sha256} from './bytes.ts';

/**
 * A subtree whose leaves are all there: number `index` on its `level`, over the `2 ** level` leaves from `index * 2 ** level`.
 *
 * Once complete its hash never changes, so these are the hashes a store keeps.
 */
export interface Node {
  readonly level: number;
  readonly index: number;
}

/** Looks the hash of a complete subtree up. */
export type HashAt = (level: number, index: number) => Uint8Array;

/** Leaves `start` up to `end`. `start` is a multiple of the smallest power of two that is not below the length. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** Root of a log without entries: SHA-256 of nothing. */
export const EMPTY_ROOT: Uint8Array = sha256();

/** Hash of a leaf (RFC 9162, 2.1.1). The prefix keeps a leaf from being passed off as a node. */
export function hashLeaf(entry: Uint8Array): Uint8Array {
  return sha256(LEAF, entry);
}

/** Hash of two subtrees side by side. */
export function hashNode(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256(NODE, left, right);
}

/** Root of the first `size` leaves: asks for one hash a bit of `size`. */
export function rootAt(size: number, hash: HashAt): Uint8Array {
  checkSize(size);
  return hashRange({start: 0, end: size}, hash);
}

/** Proves that leaf `index` stands in the log of `size` leaves: sibling hashes from the leaf up (RFC 9162, 2.1.3). */
export function inclusionProof(index: number, size: number, hash: HashAt): Uint8Array[] {
  checkSize(size);
  if (!isCount(index) || index >= size) throw outside(`entry ${index}`, size);
  return subtreeProof({start: index, end: index + 1}, size, hash);
}

/**
 * Proves that the log of `size` leaves begins with the log of `from` leaves (RFC 9162, 2.1.4); empty where they are equal.
 *
 * From an empty log there is nothing to prove, as every log begins with nothing: refused (`ledger/outside`).
 */
export function consistencyProof(from: number, size: number, hash: HashAt): Uint8Array[] {
  return subtreeProof({start: 0, end: from}, size, hash);
}

/**
 * Proves that the leaves of `subtree` stand at their places in the log of `size` leaves.
 *
 * A subtree of one leaf is an entry and one that begins at 0 an older log, so this is every proof there is
 * (draft-ietf-plants-merkle-tree-certs, 4.4).
 */
export function subtreeProof(subtree: Range, size: number, hash: HashAt): Uint8Array[] {
  checkSize(size);
  if (!isSubtree(subtree.start, subtree.end) || subtree.end > size) {
    throw outside(`the stretch from ${subtree.start} to ${subtree.end}`, size);
  }
  return subproof(subtree, {start: 0, end: size}, true).map((range) => hashRange(range, hash));
}

/** The complete subtrees that make up a range, from the left. A root is made of those of `(0, size)`. */
export function completeSubtrees(start: number, end: number): Node[] {
  const nodes: Node[] = [];
  for (let from = start; from < end; ) {
    const {level, width} = largest(end - from);
    nodes.push({level, index: from / width});
    from += width;
  }
  return nodes;
}

/** Folds the hashes of neighbouring subtrees, each at most as large as the one to its left, into one. */
export function foldHashes(hashes: readonly Uint8Array[]): Uint8Array {
  return (
    hashes.reduceRight<Uint8Array | null>((right, left) => (right ? hashNode(left, right) : left), null) ?? EMPTY_ROOT
  );
}

/** Whether a number can be a size or an index. */
export function isCount(number: number): boolean {
  return Number.isSafeInteger(number) && number >= 0;
}

/** Whether leaves `start` up to `end` can be a subtree of some log. */
export function isSubtree(start: number, end: number): boolean {
  if (!isCount(start) || !isCount(end) || start >= end) return false;
  const {width} = largest(end - start);
  return start % (width < end - start ? width * 2 : width) === 0;
}

/**
 * The subtrees beside the way from `part` up to the root of a range, lowest first. Where `part` ends within a right half, it
 * is cut, and whoever verifies needs that piece as well: only a part that is whole (`known`) goes without saying.
 */
function subproof(part: Range, {start, end}: Range, known: boolean): Range[] {
  if (part.start === start && part.end === end) return known ? [] : [part];
  const middle = split(start, end);
  if (part.end <= middle) return [...subproof(part, {start, end: middle}, known), {start: middle, end}];
  if (part.start >= middle) return [...subproof(part, {start: middle, end}, known), {start, end: middle}];
  return [...subproof({start: middle, end: part.end}, {start: middle, end}, false), {start, end: middle}];
}

function hashRange({start, end}: Range, hash: HashAt): Uint8Array {
  return foldHashes(completeSubtrees(start, end).map(({level, index}) => hash(level, index)));
}

/** Where a tree divides: its left half holds the largest power of two of leaves that leaves some for the right. */
function split(start: number, end: number): number {
  return start + largest(end - start - 1).width;
}

/** The largest power of two that is not above a count. By doubling: `Math.log2` is off by one near 2 ** 49. */
function largest(count: number): {level: number; width: number} {
  let level = 0;
  let width = 1;
  while (width * 2 <= count) {
    width *= 2;
    level += 1;
  }
  return {level, width};
}

function checkSize(size: number): void {
  if (!isCount(size)) throw new SaysoError('ledger/outside', `A log cannot have ${size} entries.`);
}

function outside(what: string, size: number): SaysoError {
  return new SaysoError('ledger/outside', `There is no proof for ${what}: the log has ${size} entries.`);
}
