import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {expect, test} from 'vitest';
import {EMPTY_ROOT, hashLeaf, isSubtree} from './merkle.ts';
import {verifyConsistency, verifyContainment, verifyInclusion} from './proof.ts';

/** Test vectors of transparency-dev/merkle, beside a checkout. */
const SUITE = fileURLToPath(new URL('../../../shared/suites/merkle/', import.meta.url));

interface Vector {
  readonly wantErr: boolean;
  readonly proof: readonly string[] | null;
  readonly [member: string]: unknown;
}

const JUDGES: Readonly<Record<string, (vector: Vector) => boolean>> = {
  inclusion: (vector) =>
    verifyInclusion({
      leaf: bytes(vector['leafHash']),
      index: Number(vector['leafIdx']),
      size: Number(vector['treeSize']),
      proof: proofOf(vector),
      root: bytes(vector['root']),
    }),
  // A leaf is in a subtree as it is in a log that has nothing but the subtree's leaves.
  subtreeinclusion: (vector) => {
    const [start, end] = [Number(vector['start']), Number(vector['end'])];
    const [index, size] = [Number(vector['leafIdx']) - start, end - start];
    const [leaf, root] = [bytes(vector['leafHash']), bytes(vector['root'])];
    return isSubtree(start, end) && verifyInclusion({leaf, index, size, proof: proofOf(vector), root});
  },
  consistency: (vector) =>
    verifyConsistency({
      oldSize: Number(vector['size1']),
      oldRoot: bytes(vector['root1']),
      newSize: Number(vector['size2']),
      newRoot: bytes(vector['root2']),
      proof: proofOf(vector),
    }),
  subtreeconsistency: (vector) =>
    verifyContainment({
      start: Number(vector['start']),
      end: Number(vector['end']),
      hash: bytes(vector['root1']),
      size: Number(vector['size']),
      root: bytes(vector['root2']),
      proof: proofOf(vector),
    }),
};

function bytes(encoded: unknown): Uint8Array {
  return new Uint8Array(Buffer.from(String(encoded), 'base64'));
}

function proofOf({proof}: Vector): Uint8Array[] {
  return (proof ?? []).map(bytes);
}

test.runIf(existsSync(SUITE)).each([
  ['inclusion', 98],
  ['consistency', 98],
  ['subtreeinclusion', 204],
  ['subtreeconsistency', 118],
])('%s: all %i vectors are judged as they should be', (folder, count) => {
  const names = readdirSync(SUITE + folder, {recursive: true, encoding: 'utf8'}).filter((name) =>
    name.endsWith('.json'),
  );
  const wrong = names.filter((name) => {
    const vector = JSON.parse(readFileSync(`${SUITE}${folder}/${name}`, 'utf8')) as Vector;
    return JUDGES[folder]!(vector) === vector.wantErr;
  });
  expect(wrong).toEqual([]);
  expect(names).toHaveLength(count);
});

test('nothing is consistent with an empty log, not even an empty log: that proof would say nothing', () => {
  const leaf = hashLeaf(Buffer.from('entry'));
  expect(verifyConsistency({oldSize: 0, oldRoot: EMPTY_ROOT, newSize: 1, newRoot: leaf, proof: []})).toBe(false);
  expect(verifyConsistency({oldSize: 0, oldRoot: EMPTY_ROOT, newSize: 0, newRoot: EMPTY_ROOT, proof: []})).toBe(false);
});

test('an empty subtree stands in every log, and has the empty root', () => {
  const empty = {start: 3, end: 3, size: 4, root: hashLeaf(Buffer.from('entry')), proof: []};
  expect(verifyContainment({...empty, hash: EMPTY_ROOT})).toBe(true);
  expect(verifyContainment({...empty, hash: empty.root})).toBe(false);
  expect(verifyContainment({...empty, start: 5, end: 5, hash: EMPTY_ROOT})).toBe(false);
});

test('sizes that are no numbers of entries are refused, not computed with', () => {
  const leaf = hashLeaf(Buffer.from('entry'));
  for (const size of [-1, 0.5, Number.NaN, Infinity, 2 ** 53]) {
    expect(verifyInclusion({leaf, index: 0, size, proof: [], root: leaf})).toBe(false);
    expect(verifyConsistency({oldSize: 1, oldRoot: leaf, newSize: size, newRoot: leaf, proof: []})).toBe(false);
  }
});
