import {expect, test} from 'vitest';
import {packWeights, roundWeights} from './weights.ts';

test('Packed weights come back in the same order of size', () => {
  const weights = Float32Array.from([0.9, -0.5, 0.1, 0.04, -1, 0, 0, 0, 0.3]);
  const rounded = roundWeights(weights, 3);
  expect(Array.from(rounded, Math.sign)).toEqual([1, -1, 1, 1, -1, 0, 0, 0, 1]);
  expect(rounded[0]! > rounded[8]! && rounded[8]! > rounded[2]! && rounded[2]! > rounded[3]!).toBe(true);
});

test('A row of zeros takes no more than its mask', () => {
  expect(packWeights(new Float32Array(50 * 4), 50).length).toBe(4 * 7);
});

test('Faint weights are left out', () => {
  expect(Array.from(roundWeights(Float32Array.from([1, 0.001, -0.001]), 3)).slice(1)).toEqual([0, 0]);
});
