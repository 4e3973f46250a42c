import {SaysoError} from '../model/error.ts';
import {hashName, type NameHash} from './fold.ts';
import {
  BUCKET_BITS,
  COUNTS,
  type Columns,
  type Counts,
  FORMAT,
  KIND,
  type Kind,
  LIST_FLAG,
  layOut,
  MAGIC,
} from './layout.ts';

/**
 * The places of the world by name: towns of 500 people and more, counties, first-order divisions and countries.
 *
 * A place is a number (its row); the columns tell the rest. Names are compared without case, accents, dots and
 * apostrophes. Data: GeoNames (CC BY 4.0) and mledoze/countries (ODbL).
 */
export interface Gazetteer {
  readonly size: number;
  readonly counts: Counts;
  readonly columns: Columns;
  /** The places that `text.slice(start, end)` may name; `NONE` where it names none. */
  lookup(text: string, start: number, end: number): Namesakes;
  /** The same for a name that is hashed already (`hashName`). */
  find(hash: NameHash): Namesakes;
  name(place: number): string;
  /** "geonames:1526384", "country:KZ", "division:US.CA". */
  id(place: number): string;
  /** ISO 3166-1 alpha-2. */
  country(place: number): string;
  /** The country, division or county with that code ("KZ", "US.CA"), or −1. */
  byCode(code: string): number;
}

/** The places of one name. */
export interface Namesakes {
  /** Those that bear it as their own name, then those that have it beside their own, each the most populous first. */
  readonly places: Uint32Array;
  /** How many bear it as their own. */
  readonly own: number;
}

/** What `lookup` gives for a name that it does not know. */
export const NONE: Namesakes = {places: new Uint32Array(0), own: 0};

/** Reads the gazetteer from the bytes of its file; they are kept, not copied. `gazetteer/bad-file` where they are none. */
export function openGazetteer(bytes: Uint8Array): Gazetteer {
  const {counts, columns} = readColumns(bytes);
  const decoder = new TextDecoder();
  const codes = decoder.decode(columns.codes).split('\n');
  const placeByCode = new Map(codes.map((code, place) => [code, place]));
  // Countries come first, so a country's row is also its number in the `countries` column.
  const country = (place: number): string => codes[columns.countries[place] ?? 0] ?? '';
  return {
    size: counts.places,
    counts,
    columns,
    lookup(text, start, end) {
      hashName(text, start, end, scratch);
      return find(columns, scratch);
    },
    find: (hash) => find(columns, hash),
    name: (place) => decoder.decode(columns.names.subarray(columns.nameStarts[place], columns.nameStarts[place + 1])),
    id(place) {
      if ((columns.kinds[place] as Kind) >= KIND.capital) return `geonames:${columns.ids[place]}`;
      return `${columns.kinds[place] === KIND.country ? 'country' : 'division'}:${codes[place]}`;
    },
    country,
    byCode: (code) => placeByCode.get(code) ?? -1,
  };
}

function readColumns(bytes: Uint8Array): {counts: Counts; columns: Columns} {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  const header = new Uint32Array(aligned.buffer, aligned.byteOffset, Math.min(2 + COUNTS.length, aligned.length >> 2));
  if (header[0] !== MAGIC || header[1] !== FORMAT) {
    throw new SaysoError('gazetteer/bad-file', 'The gazetteer is not in the format of this version. Build it again.');
  }
  const counts = Object.fromEntries(COUNTS.map((name, i) => [name, header[2 + i] ?? 0])) as Counts;
  return {counts, columns: layOut(aligned.buffer, aligned.byteOffset, counts).columns};
}

// One object for all look-ups: a fresh one for each costs a third of the speed (bench/places.ts).
const scratch: NameHash = {high: 0, low: 0};

function find(columns: Columns, hash: NameHash): Namesakes {
  const bucket = hash.high >>> (32 - BUCKET_BITS);
  const last = columns.buckets[bucket + 1] as number;
  for (let key = columns.buckets[bucket] as number; key < last; key++) {
    if (columns.checks[key] !== hash.low) continue;
    const value = columns.values[key] as number;
    if (value < LIST_FLAG) return {places: columns.values.subarray(key, key + 1), own: 1};
    const at = value - LIST_FLAG;
    const count = columns.lists[at] as number;
    return {places: columns.lists.subarray(at + 2, at + 2 + count), own: columns.lists[at + 1] as number};
  }
  return NONE;
}
