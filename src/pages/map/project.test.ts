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

test.each([
  ['Fiji', [at(178.44, -18.14), at(-179.97, -16.69, 4), at(177.44, -17.61)], [177.44, 178.44, -179.97]],
  ['Tonga and Wallis', [at(-175.2, -21.13), at(-176.18, -13.28)], [-176.18, -175.2]],
  ['Chukotka and Alaska', [at(177.5, 64.73), at(-173.2, 64.42), at(-165.4, 64.5, 3)], [177.5, -173.2, -165.4]],
  ['New Zealand and Samoa', [at(174.78, -41.29), at(-171.76, -13.83)], [174.78, -171.76]],
  ['on the meridian itself', [at(180, -17), at(-180, -16)], [180, -180]],
])('drawMap() frames what lies on both sides of the 180th meridian: %s', (_, points, eastward) => {
  const {land, points: drawn} = drawMap(points);
  const xs = eastward.map((longitude) => drawn.find(({of}) => of.point[0] === longitude)!.x);
  for (const [i, x] of xs.entries()) {
    expect(x).toBeGreaterThanOrEqual(24);
    expect(x).toBeLessThanOrEqual(WIDTH - 24);
    if (i > 0) expect(x).toBeGreaterThanOrEqual(xs[i - 1]!);
  }
  // As far apart as they would be anywhere else on the same parallels.
  const elsewhere = drawMap(
    points.map((each) => at(((each.point[0] + 360) % 360) - 120, each.point[1], each.precision ?? 1)),
  );
  for (const [i, point] of drawn.entries()) {
    expect(point.x).toBeCloseTo(elsewhere.points[i]!.x, 0);
    expect(widthOf(point.ring)).toBeCloseTo(widthOf(elsewhere.points[i]!.ring), 0);
  }
  expect(land.length).toBeGreaterThan(100);
});

test('drawMap() shows half a world only where the places lie that far apart', () => {
  const perDegree = (points: readonly MapPoint[]) => {
    const [a, b] = drawMap(points).points;
    return Math.abs(a!.x - b!.x) / 2;
  };
  expect(perDegree([at(179, -17), at(-179, -17)])).toBeCloseTo(perDegree([at(20, -17), at(22, -17)]), 1);
});

test('drawMap() rings a place as wide as it is uncertain, and a whole country not at all', () => {
  const [exact, near, province, country] = drawMap([at(70, 45, 1), at(71, 45, 2), at(72, 45, 4), at(66, 48, 6)]).points;
  expect(exact?.ring).toBe('');
  expect(country?.ring).toBe('');
  expect(widthOf(province?.ring ?? '')).toBeGreaterThan(4 * widthOf(near?.ring ?? ''));
});

function widthOf(path: string): number {
  const places = [...path.matchAll(/[ML](-?[\d.]+),/g)].map(([, x]) => Number(x));
  return places.length === 0 ? 0 : Math.max(...places) - Math.min(...places);
}
