import {LEFT, type ParseStates, RIGHT, SHIFT} from '../parse-states.ts';

/** A tree to learn from, with what the oracle asks of it. */
export interface GoldTree {
  /** Index of the head; the root's head is the number of words. */
  readonly heads: Int32Array;
  readonly labels: Uint8Array;
  /** Dependents of each word (and of the root, last), ascending. */
  readonly children: readonly (readonly number[])[];
}

/** Puts heads into the oracle's form. */
export function toGoldTree(heads: readonly number[], labels: Uint8Array): GoldTree {
  const size = heads.length;
  const children: number[][] = Array.from({length: size + 1}, () => []);
  const own = Int32Array.from(heads, (head) => (head < 0 ? size : head));
  own.forEach((head, i) => {
    children[head]!.push(i);
  });
  return {heads: own, labels, children};
}

/**
 * How many dependencies of the gold tree each action would put out of reach (Goldberg and Nivre, 2013, for arc-hybrid).
 *
 * It can be asked in any state, so the parser learns what to do after its own mistakes.
 */
export function actionCosts(states: ParseStates, state: number, gold: GoldTree, costs: Int32Array): void {
  const next = states.word[states.next[state]!]!;
  const top = states.stack[state]!;
  const depth = states.depth[state]!;
  costs.fill(0);
  if (depth > 0) {
    const s0 = states.word[states.cellNode[top]!]!;
    const head = gold.heads[s0]!;
    const below = depth > 1 ? states.word[states.cellNode[states.cellBelow[top]!]!]! : -1;
    let lost = 0;
    for (const child of gold.children[s0]!) if (child >= next) lost++;
    costs[LEFT] = lost + (head === below || head > next ? 1 : 0);
    costs[RIGHT] = lost + (head >= next ? 1 : 0);
  }
  if (next < states.root) {
    const head = gold.heads[next]!;
    let lost = 0;
    for (let cell = top, first = true; cell !== 0; cell = states.cellBelow[cell]!, first = false) {
      const word = states.word[states.cellNode[cell]!]!;
      if (gold.heads[word] === next) lost++;
      if (!first && head === word) lost++;
    }
    costs[SHIFT] = lost;
  }
}
