import {type GeoProjection, geoCircle, geoMercator, geoPath} from 'd3-geo';
import type {LineString, Polygon} from 'geojson';
import type {MapPoint} from '../../desk/views.ts';
import {loadWorld, type Piece} from './load-world.ts';

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
/** Degrees across from which on less detail is drawn. */
const WIDE = 120;
const KILOMETRES_PER_DEGREE = 111.2;
/** All that is drawn. */
const FRAME: [[number, number], [number, number]] = [
  [-WIDTH * BEYOND, -HEIGHT * BEYOND],
  [WIDTH * (1 + BEYOND), HEIGHT * (1 + BEYOND)],
];

/** Draws the land around the points. Far from the poles only: Mercator ends at 85 degrees. */
export function drawMap(points: readonly MapPoint[]): DrawnMap {
  const projection = projectionFor(points);
  const path = geoPath(projection).digits(1);
  return {
    ...landOn(projection),
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

type Land = Pick<DrawnMap, 'land' | 'borders'>;

/** Land that was drawn lately, by its frame: most maps that are asked for are those asked for before. */
const drawn = new Map<string, Land>();
const DRAWN_MOST = 50;

/** The land and borders in the frame and around it. */
function landOn(projection: GeoProjection): Land {
  const key = [projection.scale(), ...projection.rotate(), ...projection.translate()]
    .map((part) => part.toFixed(2))
    .join(' ');
  const known = drawn.get(key);
  if (known !== undefined) return known;
  const path = geoPath(projection).digits(1);
  const frame = frameOf(projection);
  const {land, borders} = loadWorld(frame.across > WIDE ? 110 : 50);
  const draw = (pieces: readonly Piece<Polygon | LineString>[]): string =>
    piecesIn(pieces, frame)
      .map(({shape}) => path(shape) ?? '')
      .join('');
  const made = {land: draw(land), borders: draw(borders)};
  if (drawn.size >= DRAWN_MOST) drawn.delete(drawn.keys().next().value ?? '');
  drawn.set(key, made);
  return made;
}

/** What is drawn, in degrees; `west` is more than `east` where it reaches over the 180th meridian. */
interface Reach extends Omit<Piece<never>, 'shape'> {
  readonly across: number;
}

function frameOf(projection: GeoProjection): Reach {
  const across = (((FRAME[1][0] - FRAME[0][0]) / projection.scale()) * 180) / Math.PI;
  const [west, north] = projection.invert?.(FRAME[0]) ?? [-180, 90];
  const [east, south] = projection.invert?.(FRAME[1]) ?? [180, -90];
  return across < 360 ? {across, west, south, east, north} : {across, west: -180, south: -90, east: 180, north: 90};
}

function piecesIn<T>(pieces: readonly Piece<T>[], {west, south, east, north}: Reach): readonly Piece<T>[] {
  return pieces.filter((piece) => {
    const [isWest, isEast] = [piece.west <= east, piece.east >= west];
    return (west <= east ? isWest && isEast : isWest || isEast) && piece.south <= north && piece.north >= south;
  });
}

/** North up, all points in the frame, with room around them. */
function projectionFor(points: readonly MapPoint[]): GeoProjection {
  const latitudes = points.map(({point}) => point[1]);
  const least = points.some(({precision}) => (precision ?? 1) >= COUNTRY) ? LEAST_AROUND_COUNTRY : LEAST;
  const [west, east] = widen(...reachOf(points.map(({point}) => point[0])), least);
  const [south, north] = widen(Math.min(...latitudes), Math.max(...latitudes), least * 0.5);
  const middle = (west + east) / 2;
  const corners = {
    type: 'MultiPoint' as const,
    coordinates: [
      [Math.max(west, middle - 179), Math.max(-80, south)],
      [Math.min(east, middle + 179), Math.min(80, north)],
    ],
  };
  const projection = geoMercator()
    .rotate([-middle, 0])
    .fitExtent(
      [
        [24, 24],
        [WIDTH - 24, HEIGHT - 24],
      ],
      corners,
    );
  return projection.clipExtent(FRAME);
}

/**
 * The shortest stretch of longitudes with all of these in it, going east. It may end beyond 180: what happened on both sides of that
 * meridian lies close together.
 */
function reachOf(longitudes: readonly number[]): [west: number, east: number] {
  const sorted = [...new Set(longitudes)].sort((a, b) => a - b);
  let widest = {gap: -1, west: sorted[0] ?? 0, east: sorted[0] ?? 0};
  for (const [i, from] of sorted.entries()) {
    const isLast = i === sorted.length - 1;
    const to = isLast ? sorted[0]! + 360 : sorted[i + 1]!;
    if (to - from > widest.gap)
      widest = {gap: to - from, west: isLast ? to - 360 : to, east: isLast ? from : from + 360};
  }
  return [widest.west, widest.east];
}

function widen(from: number, to: number, least: number): [number, number] {
  const more = Math.max(0, (least - (to - from)) / 2) + (to - from) * 0.1;
  return [from - more, to + more];
}

const round = (value: number): number => Math.round(value * 10) / 10;
