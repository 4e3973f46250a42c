import {expect, test} from 'vitest';
import {packActions, scoreRows} from './action-table.ts';

const BITS = 6;

function tableOf(rows: Readonly<Record<number, readonly [number, number, number]>>): Float32Array {
  const weights = new Float32Array(3 * 2 ** BITS);
  for (const [row, values] of Object.entries(rows)) weights.set(values, Number(row) * 3);
  return weights;
}

function best(weights: Float32Array, ...rows: number[]): number {
  const scores = new Float64Array(3);
  scoreRows(packActions(weights, BITS), Int32Array.from(rows), scores);
  return scores.every((score) => score === 0) ? -1 : scores.indexOf(Math.max(...scores));
}

test('Each row speaks for its own action', () => {
  const weights = tableOf({0: [1, 0, 0], 1: [0, 1, 0], 17: [0, 0, 1]});
  expect([0, 1, 17].map((row) => best(weights, row))).toEqual([0, 1, 2]);
});

test('A row that was not kept says nothing', () => {
  const weights = tableOf({0: [9, 0, 0], 1: [9, 0, 0], 2: [9, 0, 0], 3: [9, 0, 0], 4: [0, 0, 1]});
  expect(best(weights, 4)).toBe(-1);
  expect(best(weights, 5)).toBe(-1);
});

test('What speaks for all actions alike speaks for none', () => {
  expect(best(tableOf({3: [5, 5, 5]}), 3)).toBe(-1);
});
