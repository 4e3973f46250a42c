import {expect, test} from 'vitest';
import type {MapPoint} from '../../desk/views.ts';
import {drawMap, HEIGHT, WIDTH} from './project.ts';

const at = (longitude: number, latitude: number, precision = 1): MapPoint => ({
  incident: `i ${longitude} ${latitude}`,
  title: 'Somewhere',
  point: [longitude, latitude],
  precision,
  effect: 'killed',
  best: 12,
});

test.each([
  [[at(76.9, 43.2)]],
  [[at(178.4, -18.1)]],
  [[at(-179.9, 65), at(-175, 60)]],
  [[at(-100, 40), at(140, 35), at(20, -30)]],
  [[at(0, 89)]],
])('drawMap() keeps every point in the frame, with land around it: %#', (points) => {
  const {land, points: drawn} = drawMap(points);
  for (const {x, y} of drawn) {
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x).toBeLessThanOrEqual(WIDTH);
    if (points[0]?.point[1] !== 89) {
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThanOrEqual(HEIGHT);
    }
  }
  expect(land.length).toBeGreaterThan(100);
  expect(land.length).toBeLessThan(150_000);
});

test('drawMap() rings a place as wide as it is uncertain, and a whole country not at all', () => {
  const [exact, near, province, country] = drawMap([at(70, 45, 1), at(71, 45, 2), at(72, 45, 4), at(66, 48, 6)]).points;
  expect(exact?.ring).toBe('');
  expect(country?.ring).toBe('');
  expect(widthOf(province?.ring ?? '')).toBeGreaterThan(4 * widthOf(near?.ring ?? ''));
});

function widthOf(path: string): number {
  const places = [...path.matchAll(/[ML](-?[\d.]+),/g)].map(([, x]) => Number(x));
  return Math.max(...places) - Math.min(...places);
}
