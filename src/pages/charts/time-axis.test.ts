import {expect, test} from 'vitest';
import {timeAxis} from './time-axis.ts';

test('timeAxis() puts moments in their order within the frame', () => {
  const axis = timeAxis(['2022-01-05', '2022-01-07T12:00:00Z', '2022-01-09']);
  const places = ['2022-01-05', '2022-01-07T12:00:00Z', '2022-01-09'].map((at) => axis.x(at));
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(Math.min(...places)).toBeGreaterThan(5);
  expect(Math.max(...places)).toBeLessThan(96);
});

test('timeAxis() folds long silences, so that the days that matter keep their room', () => {
  const axis = timeAxis(['2022-01-02', '2022-01-05', '2022-01-09', '2022-01-15', '2022-03-14', '2022-08-16']);
  expect(axis.breaks.map(({words}) => words)).toEqual(['2 months', '5 months']);
  expect(axis.x('2022-01-15') - axis.x('2022-01-02')).toBeGreaterThan(40);
});

test('timeAxis() folds nothing where reports come at an even pace', () => {
  const months = Array.from({length: 12}, (_, i) => `2022-${String(i + 1).padStart(2, '0')}-01`);
  expect(timeAxis(months).breaks).toEqual([]);
});

test('timeAxis() keeps its labels apart, and fewer on a narrow screen', () => {
  const days = Array.from({length: 60}, (_, i) => new Date(Date.UTC(2022, 0, 1 + i)).toISOString());
  const {ticks} = timeAxis(days);
  const apart = (places: readonly number[]) => Math.min(...places.slice(1).map((x, i) => x - (places[i] ?? 0)));
  expect(ticks.length).toBeGreaterThan(3);
  expect(apart(ticks.map(({x}) => x))).toBeGreaterThanOrEqual(6);
  expect(apart(ticks.filter(({fitsNarrow}) => fitsNarrow).map(({x}) => x))).toBeGreaterThanOrEqual(13);
  expect(ticks[0]?.year).toBe('2022');
});

test('timeAxis() stands for one moment, for none, and for what is no moment', () => {
  expect(timeAxis(['2022-01-05']).ticks).toHaveLength(1);
  expect(timeAxis([]).breaks).toEqual([]);
  expect(timeAxis(['soon', '2022-01-05']).x('2022-01-05')).toBeGreaterThan(0);
});
