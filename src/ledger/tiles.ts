import {SaysoError} from '../model/error.ts';
import {HASH_BYTES} from './bytes.ts';
import {LONGEST_ENTRY} from './entries.ts';
import type {HashAt} from './merkle.ts';

/** Hashes of a full tile, entries of a full bundle. */
export const TILE_WIDTH = 256;
/** Levels of the tree that a tile spans. */
const TILE_HEIGHT = 8;

/**
 * A file of a log that is given out as files (C2SP tlog-tiles): neighbouring hashes of one level of tiles, or (level
 * "entries") neighbouring entries. Narrower than `TILE_WIDTH` only at the right edge.
 */
export interface Tile {
  readonly level: number | 'entries';
  readonly index: number;
  readonly width: number;
}

/** Every tile and bundle of a log of `size` entries, bundles first, then hashes from the leaves up. */
export function* tilesOf(size: number): Generator<Tile> {
  yield* row('entries', size);
  let hashes = size;
  for (let level = 0; hashes > 0; level += 1) {
    yield* row(level, hashes);
    hashes = Math.floor(hashes / TILE_WIDTH);
  }
}

/** Where a tile lies: `tile/0/x001/x234/067`, `tile/entries/000.p/7`. */
export function tilePath({level, index, width}: Tile): string {
  let number = group(index);
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000))
    number = `x${group(rest)}/${number}`;
  return `tile/${level}/${number}${width < TILE_WIDTH ? `.p/${width}` : ''}`;
}

/** The contents of a tile of hashes, from the stored hashes of the log. */
export function tileHashes(tile: Tile & {readonly level: number}, hash: HashAt): Uint8Array {
  const bytes = new Uint8Array(tile.width * HASH_BYTES);
  for (let i = 0; i < tile.width; i += 1) {
    bytes.set(hash(tile.level * TILE_HEIGHT, tile.index * TILE_WIDTH + i), i * HASH_BYTES);
  }
  return bytes;
}

/** The contents of a bundle: entries `index * TILE_WIDTH` and on, each after its length in two bytes. */
export function bundleEntries(entries: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(
    Buffer.concat(
      entries.flatMap((entry) => {
        if (entry.length > LONGEST_ENTRY)
          throw badTile(`An entry has ${entry.length} bytes; up to ${LONGEST_ENTRY} fit.`);
        return [Uint8Array.of(entry.length >> 8, entry.length & 0xff), entry];
      }),
    ),
  );
}

/** The entries of a bundle; refuses (`ledger/bad-tile`) one that ends within an entry. */
export function parseBundle(bytes: Uint8Array): Uint8Array[] {
  const entries: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = (bytes[at]! << 8) | (bytes[at + 1] ?? 0);
    const end = at + 2 + length;
    if (end > bytes.length) throw badTile('It ends within an entry.');
    entries.push(bytes.subarray(at + 2, end));
    at = end;
  }
  return entries;
}

/** The hashes of a tile; refuses (`ledger/bad-tile`) one that ends within a hash. */
export function parseTile(bytes: Uint8Array): Uint8Array[] {
  if (bytes.length % HASH_BYTES !== 0) throw badTile('It ends within a hash.');
  return Array.from({length: bytes.length / HASH_BYTES}, (_, i) =>
    bytes.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES),
  );
}

function* row(level: Tile['level'], count: number): Generator<Tile> {
  for (let index = 0; index * TILE_WIDTH < count; index += 1) {
    yield {level, index, width: Math.min(TILE_WIDTH, count - index * TILE_WIDTH)};
  }
}

/** The last three digits. */
function group(number: number): string {
  return String(number % 1000).padStart(3, '0');
}

function badTile(what: string): SaysoError {
  return new SaysoError('ledger/bad-tile', `This is no tile of a log. ${what}`);
}
