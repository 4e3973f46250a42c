import fc from 'fast-check';
import {expect, test} from 'vitest';
import {EMPTY_FRONTIER, frontierAt, type Growth, grow, rootOf} from './grow.ts';
import {EMPTY_ROOT, type HashAt, hashLeaf, inclusionProof, rootAt} from './merkle.ts';
import {withStored} from './stored.ts';

/** Keeps what growing says is to be kept. */
function keep(count: number): {hash: HashAt; growths: Growth[]} {
  const kept = new Map<string, Uint8Array>();
  const growths: Growth[] = [];
  let frontier = EMPTY_FRONTIER;
  for (let i = 0; i < count; i += 1) {
    const growth = grow(frontier, hashLeaf(Buffer.from(`entry ${i}`)));
    for (const {level, index, hash} of growth.completed) kept.set(`${level}/${index}`, hash);
    frontier = growth.frontier;
    growths.push(growth);
  }
  return {hash: (level, index) => kept.get(`${level}/${index}`)!, growths};
}

test('growing by one at a time gives the root of the whole at every size', () => {
  const {hash, growths} = keep(300);
  for (const {frontier} of growths) expect(rootOf(frontier)).toEqual(rootAt(frontier.size, hash));
  expect(rootOf(EMPTY_FRONTIER)).toEqual(EMPTY_ROOT);
});

test('grow() completes the leaf and as many subtrees above it as the size has ones at its end', () => {
  const {growths} = keep(8);
  const names = growths.map(({completed}) => completed.map(({level, index}) => `${level}/${index}`));
  expect(names[0]).toEqual(['0/0']);
  expect(names[1]).toEqual(['0/1', '1/0']);
  expect(names[2]).toEqual(['0/2']);
  expect(names[7]).toEqual(['0/7', '1/3', '2/1', '3/0']);
});

test('a log that was put aside goes on from its stored hashes as if it had not been', () => {
  fc.assert(
    fc.property(fc.nat(200), (size) => {
      const {hash, growths} = keep(size + 1);
      const resumed = grow(frontierAt(size, hash), hash(0, size));
      expect(resumed).toEqual(growths[size]);
    }),
  );
});

test('withStored() waits for each hash once, and gives what the look-up in memory gives', async () => {
  const {hash} = keep(100);
  const asked: string[] = [];
  const proof = await withStored(
    async (level, index) => {
      asked.push(`${level}/${index}`);
      return hash(level, index);
    },
    (at) => [rootAt(100, at), ...inclusionProof(42, 100, at)],
  );
  expect(proof).toEqual([rootAt(100, hash), ...inclusionProof(42, 100, hash)]);
  expect(new Set(asked).size).toBe(asked.length);
});

test('withStored() fails as the store fails', async () => {
  const fail = async (): Promise<Uint8Array> => {
    throw new Error('no such hash');
  };
  await expect(withStored(fail, (at) => rootAt(7, at))).rejects.toThrow('no such hash');
});
