/**
 * The gazetteer's file: a header of 32-bit counts, then typed arrays one after the other, each on a multiple of four.
 *
 * Little-endian throughout. Names are found by a 64-bit hash: `BUCKETS` ranges of keys by the high half's top bits, `checks`
 * with the low half, `values` with the place (or, top bit set, where its list of places starts in `lists`).
 */
export const MAGIC = 0x5a475953;
export const FORMAT = 1;
/** Top bits of the hash that choose the bucket. */
export const BUCKET_BITS = 17;
/** Set in a key's value where the name has several places: the other bits are an index into `lists`. */
export const LIST_FLAG = 0x80000000;

/** What a place is, as stored. */
export const KIND = {country: 0, division: 1, county: 2, capital: 3, town: 4, quarter: 5} as const;
export type Kind = (typeof KIND)[keyof typeof KIND];

/** Counts in the header, in the order in which they are written after the magic number and the format. */
export const COUNTS = [
  'keys',
  'lists',
  'places',
  'countries',
  'divisions',
  'counties',
  'nameBytes',
  'codeBytes',
] as const;
export type Counts = Readonly<Record<(typeof COUNTS)[number], number>>;

/** All arrays of the file. Places stand in the order countries, divisions, counties, towns. */
export interface Columns {
  readonly buckets: Uint32Array;
  readonly checks: Uint32Array;
  readonly values: Uint32Array;
  /**
   * Runs of: number of places, how many of them bear the name as their own, then the places: those, then the ones that
   * have it beside their own, the most populous first.
   */
  readonly lists: Uint32Array;
  readonly longitudes: Float32Array;
  readonly latitudes: Float32Array;
  readonly populations: Uint32Array;
  /** GeoNames id; 0 where the place has none. */
  readonly ids: Uint32Array;
  readonly nameStarts: Uint32Array;
  /** First-order division as an index from 0 into the divisions; 0xffff = none. */
  readonly divisions: Uint16Array;
  readonly counties: Uint16Array;
  readonly countries: Uint8Array;
  readonly kinds: Uint8Array;
  /** Names, UTF-8, end to end. */
  readonly names: Uint8Array;
  /** "KZ", "US.CA", "US.CA.037" … of countries, divisions and counties, a line each. */
  readonly codes: Uint8Array;
}

type ArrayType = {
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: ArrayBufferLike, offset: number, length: number): Columns[keyof Columns];
};

/** Name, element type and length of every array, in the order of the file. */
export function sections(counts: Counts): readonly (readonly [keyof Columns, ArrayType, number])[] {
  const {keys, lists, places} = counts;
  return [
    ['buckets', Uint32Array, (1 << BUCKET_BITS) + 1],
    ['checks', Uint32Array, keys],
    ['values', Uint32Array, keys],
    ['lists', Uint32Array, lists],
    ['longitudes', Float32Array, places],
    ['latitudes', Float32Array, places],
    ['populations', Uint32Array, places],
    ['ids', Uint32Array, places],
    ['nameStarts', Uint32Array, places + 1],
    ['divisions', Uint16Array, places],
    ['counties', Uint16Array, places],
    ['countries', Uint8Array, places],
    ['kinds', Uint8Array, places],
    ['names', Uint8Array, counts.nameBytes],
    ['codes', Uint8Array, counts.codeBytes],
  ];
}

/** Bytes of the header. */
export const HEADER = 4 * (2 + COUNTS.length);

/** Lays the arrays over the bytes of the file: `offset` is where the file starts in the buffer, a multiple of four. */
export function layOut(buffer: ArrayBufferLike, offset: number, counts: Counts): {columns: Columns; end: number} {
  const columns: Partial<Record<keyof Columns, Columns[keyof Columns]>> = {};
  let at = offset + HEADER;
  for (const [name, type, length] of sections(counts)) {
    columns[name] = new type(buffer, at, length);
    at += Math.ceil((length * type.BYTES_PER_ELEMENT) / 4) * 4;
  }
  return {columns: columns as unknown as Columns, end: at};
}
