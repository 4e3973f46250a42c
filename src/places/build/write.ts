import {foldName, hashName, type NameHash} from '../fold.ts';
import {BUCKET_BITS, COUNTS, type Columns, type Counts, FORMAT, KIND, LIST_FLAG, layOut, MAGIC} from '../layout.ts';
import type {PlaceRow} from './rows.ts';

/** The bytes of the gazetteer's file; the same rows give the same bytes. */
export function writeGazetteer(rows: readonly PlaceRow[]): Uint8Array {
  const keys = hashKeys(rows);
  const names = rows.map((row) => new TextEncoder().encode(row.name));
  const codes = new TextEncoder().encode(
    rows
      .filter((row) => row.code !== null)
      .map((row) => row.code)
      .join('\n'),
  );
  const count = (kind: number): number => rows.filter((row) => row.kind === kind).length;
  const counts: Counts = {
    keys: keys.length,
    lists: keys.reduce((sum, key) => sum + (key.places.length > 1 ? key.places.length + 2 : 0), 0),
    places: rows.length,
    countries: count(KIND.country),
    divisions: count(KIND.division),
    counties: count(KIND.county),
    nameBytes: names.reduce((sum, name) => sum + name.length, 0),
    codeBytes: codes.length,
  };
  // The length is known once the arrays are laid out over nothing.
  const buffer = new ArrayBuffer(64 << 20);
  const {columns, end} = layOut(buffer, 0, counts);
  new Uint32Array(buffer, 0, 2 + COUNTS.length).set([MAGIC, FORMAT, ...COUNTS.map((name) => counts[name])]);
  fillKeys(columns, keys);
  fillPlaces(columns, rows, counts);
  fillNames(columns, names);
  columns.codes.set(codes);
  return new Uint8Array(buffer, 0, end);
}

interface Key extends NameHash {
  /** Those that bear it as their own name, then the others, the most populous first. */
  readonly places: number[];
  readonly own: number;
}

/** All keys in the order of their hashes. Two names with the same hash would be one, so there must be none. */
function hashKeys(rows: readonly PlaceRow[]): Key[] {
  const places = new Map<string, number[]>();
  rows.forEach((row, place) => {
    for (const key of row.keys) {
      const known = places.get(key);
      if (known === undefined) places.set(key, [place]);
      else known.push(place);
    }
  });
  const keys: Key[] = [];
  for (const [name, named] of places) {
    const isOwn = (place: number): boolean => foldName(rows[place]!.name) === name;
    named.sort((a, b) => Number(isOwn(b)) - Number(isOwn(a)) || rows[b]!.population - rows[a]!.population || a - b);
    const key = {high: 0, low: 0, places: named, own: named.filter(isOwn).length};
    hashName(name, 0, name.length, key);
    keys.push(key);
  }
  keys.sort((a, b) => a.high - b.high || a.low - b.low);
  keys.forEach((key, i) => {
    if (key.high === keys[i + 1]?.high && key.low === keys[i + 1]?.low)
      throw new Error('Two names have the same hash.');
  });
  return keys;
}

function fillKeys(columns: Columns, keys: readonly Key[]): void {
  let list = 0;
  keys.forEach((key, i) => {
    const bucket = key.high >>> (32 - BUCKET_BITS);
    columns.buckets[bucket + 1] = i + 1;
    columns.checks[i] = key.low;
    if (key.places.length === 1) {
      columns.values[i] = key.places[0]!;
    } else {
      columns.values[i] = LIST_FLAG + list;
      columns.lists.set([key.places.length, key.own, ...key.places], list);
      list += key.places.length + 2;
    }
  });
  // An empty bucket ends where the one before it ends.
  for (let b = 1; b < columns.buckets.length; b++) {
    columns.buckets[b] = Math.max(columns.buckets[b]!, columns.buckets[b - 1]!);
  }
}

function fillPlaces(columns: Columns, rows: readonly PlaceRow[], counts: Counts): void {
  const index = new Map(rows.flatMap((row, place) => (row.code === null ? [] : [[row.code, place] as const])));
  const relative = (code: string | null, base: number): number => {
    const place = code === null ? undefined : index.get(code);
    return place === undefined ? 0xffff : place - base;
  };
  rows.forEach((row, place) => {
    columns.longitudes[place] = row.longitude;
    columns.latitudes[place] = row.latitude;
    columns.populations[place] = row.population;
    columns.ids[place] = row.id;
    columns.divisions[place] = relative(row.division, counts.countries);
    columns.counties[place] = relative(row.county, counts.countries + counts.divisions);
    columns.countries[place] = index.get(row.country) ?? 0xff;
    columns.kinds[place] = row.kind;
  });
}

function fillNames(columns: Columns, names: readonly Uint8Array[]): void {
  let at = 0;
  names.forEach((name, place) => {
    columns.nameStarts[place] = at;
    columns.names.set(name, at);
    at += name.length;
  });
  columns.nameStarts[names.length] = at;
}
