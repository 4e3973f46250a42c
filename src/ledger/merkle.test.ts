import fc from 'fast-check';
import {expect, test} from 'vitest';
import {toHex} from './bytes.ts';
import {
  completeSubtrees,
  consistencyProof,
  EMPTY_ROOT,
  type HashAt,
  hashLeaf,
  hashNode,
  inclusionProof,
  isSubtree,
  rootAt,
  subtreeProof,
} from './merkle.ts';
import {verifyConsistency, verifyContainment, verifyInclusion} from './proof.ts';

/** The root as RFC 9162 defines it, by recursion over all leaves. */
function definedRoot(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length < 2) return leaves[0] ?? EMPTY_ROOT;
  let half = 1;
  while (half * 2 < leaves.length) half *= 2;
  return hashNode(definedRoot(leaves.slice(0, half)), definedRoot(leaves.slice(half)));
}

/** Looks hashes of complete subtrees up, and nothing else. */
function hashesOf(leaves: readonly Uint8Array[]): HashAt {
  const known = new Map<string, Uint8Array>();
  return (level, index) => {
    const [start, end] = [index * 2 ** level, (index + 1) * 2 ** level];
    if (end > leaves.length) throw new Error(`no complete subtree ${level}/${index}`);
    const key = `${level}/${index}`;
    const hash = known.get(key) ?? definedRoot(leaves.slice(start, end));
    known.set(key, hash);
    return hash;
  };
}

const LEAVES = Array.from({length: 300}, (_, i) => hashLeaf(Buffer.from(`entry ${i}`)));
const AT = hashesOf(LEAVES);

/** The hash with one bit turned. */
function flip(hash: Uint8Array, bit: number): Uint8Array {
  const flipped = Uint8Array.from(hash);
  flipped[bit >> 3]! ^= 1 << (bit & 7);
  return flipped;
}

test('an empty log, an empty leaf and a known tree have the roots that Certificate Transparency publishes', () => {
  // The eight leaves of the reference implementation's tests, and the root of them all.
  const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
  const leaves = inputs.map((hex) => hashLeaf(Buffer.from(hex, 'hex')));
  expect(toHex(EMPTY_ROOT)).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  expect(toHex(leaves[0]!)).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d');
  expect(toHex(rootAt(8, hashesOf(leaves)))).toBe('5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328');
});

test('rootAt() gives the root of every size as RFC 9162 defines it', () => {
  for (let size = 0; size <= 130; size += 1) {
    expect(rootAt(size, AT)).toEqual(definedRoot(LEAVES.slice(0, size)));
  }
});

test('every inclusion and consistency proof of every log of up to 70 entries verifies', () => {
  for (let size = 1; size <= 70; size += 1) {
    const root = rootAt(size, AT);
    for (let at = 0; at < size; at += 1) {
      const inclusion = {leaf: LEAVES[at]!, index: at, size, proof: inclusionProof(at, size, AT), root};
      expect(verifyInclusion(inclusion)).toBe(true);
      const old = {oldSize: at + 1, oldRoot: rootAt(at + 1, AT)};
      expect(verifyConsistency({...old, newSize: size, newRoot: root, proof: consistencyProof(at + 1, size, AT)})).toBe(
        true,
      );
    }
  }
});

test('every subtree of every log of up to 34 entries has a proof that verifies', () => {
  for (let size = 1; size <= 34; size += 1) {
    const root = rootAt(size, AT);
    for (let start = 0; start < size; start += 1) {
      for (let end = start + 1; end <= size; end += 1) {
        if (!isSubtree(start, end)) continue;
        const hash = definedRoot(LEAVES.slice(start, end));
        const proof = subtreeProof({start, end}, size, AT);
        expect(verifyContainment({start, end, hash, size, root, proof})).toBe(true);
      }
    }
  }
});

test('an inclusion proof with any bit turned, at another index, or against another leaf or root does not verify', () => {
  fc.assert(
    fc.property(fc.nat(298), fc.nat(), fc.nat(), fc.nat(255), (last, seed, hash, bit) => {
      const size = last + 1;
      const index = seed % size;
      const inclusion = {
        leaf: LEAVES[index]!,
        index,
        size,
        proof: inclusionProof(index, size, AT),
        root: rootAt(size, AT),
      };
      const {leaf, proof, root} = inclusion;
      expect(verifyInclusion(inclusion)).toBe(true);
      expect(verifyInclusion({...inclusion, leaf: flip(leaf, bit)})).toBe(false);
      expect(verifyInclusion({...inclusion, root: flip(root, bit)})).toBe(false);
      expect(verifyInclusion({...inclusion, index: index + 1})).toBe(false);
      expect(verifyInclusion({...inclusion, proof: [...proof, root]})).toBe(false);
      if (proof.length === 0) return;
      expect(verifyInclusion({...inclusion, proof: proof.slice(1)})).toBe(false);
      const at = hash % proof.length;
      expect(verifyInclusion({...inclusion, proof: proof.with(at, flip(proof[at]!, bit))})).toBe(false);
    }),
  );
});

test('a consistency proof with any bit turned, or between other sizes or roots, does not verify', () => {
  fc.assert(
    fc.property(fc.nat(298), fc.nat(), fc.nat(), fc.nat(255), (last, seed, hash, bit) => {
      const newSize = last + 1;
      const oldSize = (seed % newSize) + 1;
      const proof = consistencyProof(oldSize, newSize, AT);
      const consistency = {oldSize, oldRoot: rootAt(oldSize, AT), newSize, newRoot: rootAt(newSize, AT), proof};
      const {oldRoot, newRoot} = consistency;
      expect(verifyConsistency(consistency)).toBe(true);
      expect(verifyConsistency({...consistency, oldRoot: flip(oldRoot, bit)})).toBe(false);
      expect(verifyConsistency({...consistency, newRoot: flip(newRoot, bit)})).toBe(false);
      expect(verifyConsistency({...consistency, oldSize: newSize + 1})).toBe(false);
      expect(verifyConsistency({...consistency, proof: [...proof, oldRoot]})).toBe(false);
      if (proof.length === 0) return;
      expect(verifyConsistency({...consistency, proof: proof.slice(1)})).toBe(false);
      const at = hash % proof.length;
      expect(verifyConsistency({...consistency, proof: proof.with(at, flip(proof[at]!, bit))})).toBe(false);
    }),
  );
});

test('a log in which one old entry was changed is consistent with no older checkpoint that held it', () => {
  const changed = hashesOf(LEAVES.with(20, hashLeaf(Buffer.from('another entry'))));
  for (let oldSize = 21; oldSize <= 100; oldSize += 1) {
    const proof = consistencyProof(oldSize, 100, changed);
    expect(
      verifyConsistency({oldSize, oldRoot: rootAt(oldSize, AT), newSize: 100, newRoot: rootAt(100, changed), proof}),
    ).toBe(false);
  }
});

test('roots and proofs of a log of 10 ** 15 entries ask for a hundred hashes or two', () => {
  const asked = new Set<string>();
  const count: HashAt = (level, index) => {
    asked.add(`${level}/${index}`);
    return EMPTY_ROOT;
  };
  const size = 10 ** 15 - 1;
  rootAt(size, count);
  expect(inclusionProof(10 ** 14 + 7, size, count).length).toBeLessThanOrEqual(50);
  expect(consistencyProof(10 ** 14 + 7, size, count).length).toBeLessThanOrEqual(51);
  expect(asked.size).toBeLessThan(200);
});

test('completeSubtrees() covers a range from the left with the largest subtrees there are', () => {
  expect(completeSubtrees(0, 7)).toEqual([
    {level: 2, index: 0},
    {level: 1, index: 2},
    {level: 0, index: 6},
  ]);
  expect(completeSubtrees(0, 0)).toEqual([]);
  expect(completeSubtrees(0, 2 ** 49 - 1)).toHaveLength(49);
});

test.each([
  ['an entry beyond the end', () => inclusionProof(5, 5, AT)],
  ['an entry of an empty log', () => inclusionProof(0, 0, AT)],
  ['an entry before the first', () => inclusionProof(-1, 5, AT)],
  ['a log that is longer', () => consistencyProof(6, 5, AT)],
  ['an empty log', () => consistencyProof(0, 5, AT)],
  ['a stretch that is no subtree', () => subtreeProof({start: 1, end: 3}, 5, AT)],
  ['a size that is no number of entries', () => rootAt(1.5, AT)],
])('no proof is made for %s', (_, make) => {
  expect(make).toThrow(expect.objectContaining({code: 'ledger/outside'}));
});
