import {type GeoProjection, geoCircle, geoMercator, geoPath} from 'd3-geo';
import type {MapPoint} from '../../desk/views.ts';
import {loadWorld} from './load-world.ts';

/** A map as paths: what is drawn of the land around some points, and where they lie. */
export interface DrawnMap {
  readonly land: string;
  readonly borders: string;
  readonly points: readonly DrawnPoint[];
}

export interface DrawnPoint {
  readonly of: MapPoint;
  readonly x: number;
  readonly y: number;
  /** How far the place may be off, as a circle on the ground; empty where the place is exact. */
  readonly ring: string;
}

export const [WIDTH, HEIGHT] = [560, 400];

/** How far around the point it may have happened, in kilometres, by UCDP precision: exact, near, district, province, estimate. */
const KILOMETRES = [0, 25, 60, 150, 150];
/** The precision from which on a country, or more, is all that is known. */
export const COUNTRY = 6;
/** The least stretch that is shown, in degrees, around places and around a country: a point alone says nothing of where it is. */
const [LEAST, LEAST_AROUND_COUNTRY] = [22, 50];
/** Land is drawn this much beyond the frame, for those who move the map. */
const BEYOND = 0.6;
const KILOMETRES_PER_DEGREE = 111.2;

/** Draws the land around the points. Far from the poles only: Mercator ends at 85 degrees. */
export function drawMap(points: readonly MapPoint[]): DrawnMap {
  const projection = projectionFor(points);
  const path = geoPath(projection).digits(1);
  const {land, borders} = loadWorld();
  return {
    land: path(land) ?? '',
    borders: path(borders) ?? '',
    points: points.map((of) => {
      const [x, y] = projection([...of.point]) ?? [0, 0];
      const reach = KILOMETRES[(of.precision ?? 1) - 1] ?? 0;
      const circle = geoCircle()
        .center([...of.point])
        .radius(reach / KILOMETRES_PER_DEGREE);
      return {of, x: round(x), y: round(y), ring: reach === 0 ? '' : (path(circle()) ?? '')};
    }),
  };
}

/** North up, all points in the frame, with room around them. */
function projectionFor(points: readonly MapPoint[]): GeoProjection {
  const [longitudes, latitudes] = [points.map(({point}) => point[0]), points.map(({point}) => point[1])];
  const least = points.some(({precision}) => (precision ?? 1) >= COUNTRY) ? LEAST_AROUND_COUNTRY : LEAST;
  const [west, east] = widen(Math.min(...longitudes), Math.max(...longitudes), least);
  const [south, north] = widen(Math.min(...latitudes), Math.max(...latitudes), least * 0.5);
  const corners = {
    type: 'MultiPoint' as const,
    coordinates: [
      [west, Math.max(-80, south)],
      [east, Math.min(80, north)],
    ],
  };
  const projection = geoMercator().fitExtent(
    [
      [24, 24],
      [WIDTH - 24, HEIGHT - 24],
    ],
    corners,
  );
  return projection.clipExtent([
    [-WIDTH * BEYOND, -HEIGHT * BEYOND],
    [WIDTH * (1 + BEYOND), HEIGHT * (1 + BEYOND)],
  ]);
}

function widen(from: number, to: number, least: number): [number, number] {
  const more = Math.max(0, (least - (to - from)) / 2) + (to - from) * 0.1;
  return [from - more, to + more];
}

const round = (value: number): number => Math.round(value * 10) / 10;
