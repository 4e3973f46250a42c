import {expect, test} from 'vitest';
import type {KnownThen} from '../../desk/views.ts';
import {countAxis} from './count-axis.ts';
import {stepLabels} from './step-labels.ts';
import {timeAxis} from './time-axis.ts';

const step = (day: number, best: number | null): KnownThen => ({
  from: `2022-01-${String(day).padStart(2, '0')}`,
  low: best,
  best,
  high: best,
});

const labelsOf = (moved: readonly KnownThen[]) =>
  stepLabels(moved, [], timeAxis(moved.map(({from}) => from)), countAxis(250, 296, 44), 296);

test('stepLabels() names what the best figure became, the last one above all', () => {
  const words = labelsOf([step(2, 8), step(9, 164), step(10, 44), step(15, 225)]).map((label) => label.words);
  expect(words[0]).toBe('225');
  expect(new Set(words)).toEqual(new Set(['8', '164', '44', '225']));
});

test('stepLabels() says nothing where the best figure did not change, or there is none', () => {
  expect(labelsOf([step(2, 8), step(5, 8), step(9, null)]).map(({words}) => words)).toEqual(['8']);
});

test('stepLabels() leaves out what would cover another, however often a figure changes', () => {
  const many = Array.from({length: 28}, (_, i) => step(i + 1, 200 + (i % 3)));
  const labels = labelsOf(many);
  expect(labels.length).toBeLessThan(28);
  for (const a of labels) {
    for (const b of labels) if (a !== b && Math.abs(a.y - b.y) < 10) expect(Math.abs(a.x - b.x)).toBeGreaterThan(2);
  }
});
