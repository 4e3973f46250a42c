import {expect, test} from 'vitest';
import type {Dot} from '../../desk/views.ts';
import {countAxis} from './count-axis.ts';
import {placeDots, shapeOf} from './dots.ts';
import {timeAxis} from './time-axis.ts';

const dot = (given: Partial<Dot>): Dot => ({
  claim: 'c',
  at: '2022-01-05',
  said: 'police',
  speaker: 'police',
  stance: 'asserted',
  isIndependent: true,
  isDrawn: true,
  report: 'd',
  words: {start: 0, end: 1},
  aside: null,
  low: 12,
  best: 12,
  high: 12,
  ...given,
});

test.each([
  [{}, 'counts'],
  [{isIndependent: false}, 'copy'],
  [{aside: 'copy'}, 'copy'],
  [{aside: 'repeated'}, 'copy'],
  [{aside: 'withdrawn'}, 'denied'],
  [{stance: 'denied'}, 'denied'],
  [{aside: 'part'}, 'aside'],
] as const)('shapeOf() draws %j as "%s"', (given, shape) => {
  expect(shapeOf(dot(given))).toBe(shape);
});

const [time, count] = [timeAxis(['2022-01-01', '2022-01-31']), countAxis(100, 300, 40)];

test('placeDots() sets claims on one spot side by side, within reach of it', () => {
  const placed = placeDots(
    Array.from({length: 40}, (_, i) => dot({claim: `c${i}`})),
    time,
    count,
    100,
  );
  const shifts = placed.map(({shift}) => shift);
  expect(new Set(shifts.slice(0, 5)).size).toBe(5);
  expect(Math.max(...shifts.map(Math.abs))).toBeLessThanOrEqual(52);
});

test('placeDots() leaves out what has no date or no number, and shows what words allow as a whisker', () => {
  const placed = placeDots(
    [dot({at: null}), dot({low: null, best: null, high: null}), dot({low: 24, best: 24, high: 99}), dot({high: null})],
    time,
    count,
    100,
  );
  expect(placed.map(({whisker}) => whisker?.isOpen)).toEqual([false, true]);
});
