import {createRequire} from 'node:module';
import type {LineString, MultiPolygon, Polygon, Position} from 'geojson';
import {feature, mesh} from 'topojson-client';
import type {GeometryCollection, Topology} from 'topojson-specification';

/** The land, and the lines drawn between its countries, as Natural Earth has them, piece by piece. */
export interface World {
  readonly land: readonly Piece<Polygon>[];
  readonly borders: readonly Piece<LineString>[];
}

/** A piece of land or border, and how far it reaches in degrees: most pieces lie outside of most maps. */
export interface Piece<T> {
  readonly shape: T;
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

type Atlas = Topology<{countries: GeometryCollection; land: GeometryCollection}>;

const loaded = new Map<Detail, World>();

/** In millions: 1:50 million for a country and its neighbours, 1:110 million for half a world. */
export type Detail = 50 | 110;

/** The world, read at the first map of that detail. */
export function loadWorld(detail: Detail): World {
  let world = loaded.get(detail);
  if (world === undefined) {
    const atlas = createRequire(import.meta.url)(`world-atlas/countries-${detail}m.json`) as Atlas;
    const {countries, land} = atlas.objects;
    const polygons = feature(atlas, land).features.flatMap(({geometry}) =>
      polygonsOf(geometry as Polygon | MultiPolygon),
    );
    const lines = mesh(atlas, countries, (a, b) => a !== b).coordinates;
    world = {
      land: polygons.map((coordinates) => ({shape: {type: 'Polygon', coordinates}, ...reachOf(coordinates[0] ?? [])})),
      borders: lines.map((coordinates) => ({shape: {type: 'LineString', coordinates}, ...reachOf(coordinates)})),
    };
    loaded.set(detail, world);
  }
  return world;
}

const polygonsOf = (shape: Polygon | MultiPolygon): Position[][][] =>
  shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates;

function reachOf(line: readonly Position[]): Omit<Piece<never>, 'shape'> {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const [x = 0, y = 0] of line) {
    west = Math.min(west, x);
    east = Math.max(east, x);
    south = Math.min(south, y);
    north = Math.max(north, y);
  }
  return {west, south, east, north};
}
