import {createRequire} from 'node:module';
import type {FeatureCollection, Geometry, MultiLineString} from 'geojson';
import {feature, mesh} from 'topojson-client';
import type {GeometryCollection, Topology} from 'topojson-specification';

/** The land, and the lines drawn between its countries: Natural Earth's, at 1:50 million. */
export interface World {
  readonly land: FeatureCollection<Geometry>;
  readonly borders: MultiLineString;
}

type Atlas = Topology<{countries: GeometryCollection; land: GeometryCollection}>;

let loaded: World | null = null;

/** The world, read at the first map. */
export function loadWorld(): World {
  if (loaded === null) {
    const atlas = createRequire(import.meta.url)('world-atlas/countries-50m.json') as Atlas;
    const {countries, land} = atlas.objects;
    loaded = {land: feature(atlas, land), borders: mesh(atlas, countries, (a, b) => a !== b)};
  }
  return loaded;
}
