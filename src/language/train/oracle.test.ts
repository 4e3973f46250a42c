import fc from 'fast-check';
import {expect, test} from 'vitest';
import {LEFT, ParseStates, SHIFT} from '../parse-states.ts';
import {actionCosts, toGoldTree} from './oracle.ts';

/** A projective tree from random choices: heads of the words from `from` to `to`, all under `head`. */
function grow(from: number, to: number, head: number, choose: () => number, heads: number[]): void {
  if (from >= to) return;
  const root = from + (choose() % (to - from));
  heads[root] = head;
  grow(from, root, root, choose, heads);
  grow(root + 1, to, root, choose, heads);
}

test('Free actions lead to the gold tree', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1000), {minLength: 1, maxLength: 14}), (numbers) => {
      const heads: number[] = [];
      let next = 0;
      grow(0, numbers.length, -1, () => numbers[next++ % numbers.length]!, heads);
      const gold = toGoldTree(heads, new Uint8Array(heads.length));
      const states = new ParseStates();
      const costs = new Int32Array(3);
      const found = heads.map(() => -2);
      let state = states.start(heads.length);
      while (!states.isDone(state)) {
        actionCosts(states, state, gold, costs);
        const action = [LEFT, 2, SHIFT].find((a) => states.allows(state, a) && costs[a] === 0);
        expect(action).toBeDefined();
        if (action !== SHIFT) {
          const head = states.word[states.head(state, action!)]!;
          found[states.word[states.dependent(state)]!] = head === heads.length ? -1 : head;
        }
        state = states.take(state, action!, 0, 0);
      }
      expect(found).toEqual(heads);
    }),
  );
});
