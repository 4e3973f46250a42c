import fc from 'fast-check';
import {expect, test} from 'vitest';
import {createPostings} from './postings.ts';

test('add() visits all that held the key before, and no others', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.oneof(fc.integer(), fc.integer({min: 0, max: 9})), fc.nat()), {maxLength: 3000}),
      (all) => {
        const postings = createPostings();
        const expected = new Map<number, number[]>();
        for (const [key, member] of all) {
          const visited: number[] = [];
          postings.add(key, member, (other) => visited.push(other));
          const held = expected.get(key) ?? [];
          expect(visited).toEqual([...held].reverse());
          expected.set(key, [...held, member]);
        }
      },
    ),
    {numRuns: 20},
  );
});

test('add() takes keys of 32 bits with and without sign', () => {
  const postings = createPostings();
  const visited: number[] = [];
  postings.add(0xffffffff, 1, () => {});
  postings.add(-1, 2, (other) => visited.push(other));
  expect(visited).toEqual([1]);
});
