import {mkdirSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {withStored} from '../ledger/stored.ts';
import {bundleEntries, TILE_WIDTH, tileHashes, tilePath, tilesOf} from '../ledger/tiles.ts';
import type {Ledger} from './ledger.ts';

/**
 * Writes the log as static files (C2SP tlog-tiles): `checkpoint`, `tile/…`, `tile/entries/…`. Anyone who gets them can check
 * the log without the ledger; they hold digests and commitments, no names and no words of a report.
 *
 * Gives the number of entries.
 */
export async function exportTiles({store}: Ledger, folder: string): Promise<number> {
  const size = await store.size();
  for (const tile of tilesOf(size)) {
    const path = join(folder, tilePath(tile));
    mkdirSync(dirname(path), {recursive: true});
    const {level} = tile;
    if (level === 'entries') {
      const from = tile.index * TILE_WIDTH;
      const entries = await store.entries(from, from + tile.width);
      writeFileSync(path, bundleEntries(entries.map((entry) => new TextEncoder().encode(entry))));
    } else {
      writeFileSync(path, await withStored(store.hash, (hash) => tileHashes({...tile, level}, hash)));
    }
  }
  mkdirSync(folder, {recursive: true});
  // Last, so that whoever fetches while this runs never sees a checkpoint without its tiles.
  writeFileSync(join(folder, 'checkpoint'), (await store.checkpoint()) ?? '');
  return size;
}
