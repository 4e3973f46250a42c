import fc from 'fast-check';
import {expect, test} from 'vitest';
import {EMPTY_FRONTIER, grow, rootOf} from './grow.ts';
import {foldHashes, type HashAt, hashLeaf, rootAt} from './merkle.ts';
import {bundleEntries, parseBundle, parseTile, TILE_WIDTH, type Tile, tileHashes, tilePath, tilesOf} from './tiles.ts';

const code = (name: string) => expect.objectContaining({code: name});

/** How many tiles there are of each level and width, as "0 256": 273. */
function tally(size: number): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const {level, width} of tilesOf(size)) {
    const key = `${level} ${width}`;
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

function grown(entries: readonly Uint8Array[]): HashAt {
  const kept = new Map<string, Uint8Array>();
  let frontier = EMPTY_FRONTIER;
  for (const entry of entries) {
    const growth = grow(frontier, hashLeaf(entry));
    for (const {level, index, hash} of growth.completed) kept.set(`${level}/${index}`, hash);
    frontier = growth.frontier;
  }
  return (level, index) => kept.get(`${level}/${index}`)!;
}

const isHashTile = (tile: Tile): tile is Tile & {level: number} => tile.level !== 'entries';

test('a log of 70,000 entries has the tiles that C2SP tlog-tiles counts', () => {
  expect(tally(70_000)).toEqual({
    'entries 256': 273,
    'entries 112': 1,
    '0 256': 273,
    '0 112': 1,
    '1 256': 1,
    '1 17': 1,
    '2 1': 1,
  });
});

test('a log of 256 entries has one full tile and a tile of one hash above it', () => {
  expect(tally(256)).toEqual({'entries 256': 1, '0 256': 1, '1 1': 1});
  expect(tally(0)).toEqual({});
});

test.each<[Tile, string]>([
  [{level: 0, index: 1_234_067, width: 256}, 'tile/0/x001/x234/067'],
  [{level: 0, index: 0, width: 256}, 'tile/0/000'],
  [{level: 1, index: 999, width: 17}, 'tile/1/999.p/17'],
  [{level: 1, index: 1000, width: 1}, 'tile/1/x001/000.p/1'],
  [{level: 'entries', index: 273, width: 112}, 'tile/entries/273.p/112'],
])('%j lies at %s', (tile, path) => {
  expect(tilePath(tile)).toBe(path);
});

test('no two tiles of a log have the same path', () => {
  const paths = Array.from(tilesOf(300_000), tilePath);
  expect(new Set(paths).size).toBe(paths.length);
});

test('from the tiles of a log alone its root comes out, and its entries', () => {
  const entries = Array.from({length: 700}, (_, i) => new TextEncoder().encode(`entry ${i}`));
  const hash = grown(entries);
  const files = new Map<string, Uint8Array>();
  for (const tile of tilesOf(entries.length)) {
    const from = tile.index * TILE_WIDTH;
    files.set(
      tilePath(tile),
      isHashTile(tile) ? tileHashes(tile, hash) : bundleEntries(entries.slice(from, from + tile.width)),
    );
  }
  expect([...files.keys()]).toEqual([
    'tile/entries/000',
    'tile/entries/001',
    'tile/entries/002.p/188',
    'tile/0/000',
    'tile/0/001',
    'tile/0/002.p/188',
    'tile/1/000.p/2',
  ]);
  const bundles = ['tile/entries/000', 'tile/entries/001', 'tile/entries/002.p/188'];
  const read = bundles.flatMap((path) => parseBundle(files.get(path)!));
  expect(read.map((entry) => Buffer.from(entry).toString())).toEqual(
    entries.map((entry) => Buffer.from(entry).toString()),
  );
  const edge = parseTile(files.get('tile/0/002.p/188')!);
  const right = edge.reduce((frontier, leaf) => grow(frontier, leaf).frontier, EMPTY_FRONTIER);
  expect(foldHashes([foldHashes(parseTile(files.get('tile/1/000.p/2')!)), rootOf(right)])).toEqual(rootAt(700, hash));
});

test('a bundle gives back what was put in, whatever it was', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({maxLength: 600}), {maxLength: 10}), (entries) => {
      expect(parseBundle(bundleEntries(entries))).toEqual(entries);
    }),
  );
});

test('the longest entry fits, and one byte more does not', () => {
  const longest = new Uint8Array(65_535).fill(97);
  expect(parseBundle(bundleEntries([longest]))).toEqual([longest]);
  expect(() => bundleEntries([new Uint8Array(65_536)])).toThrow(code('ledger/bad-tile'));
});

test('a bundle or tile that was cut short is refused', () => {
  const bundle = bundleEntries([Uint8Array.of(1, 2, 3)]);
  for (let end = 1; end < bundle.length; end += 1) {
    expect(() => parseBundle(bundle.subarray(0, end))).toThrow(code('ledger/bad-tile'));
  }
  expect(() => parseTile(new Uint8Array(33))).toThrow(code('ledger/bad-tile'));
});
