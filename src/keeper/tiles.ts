import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {readCheckpoint} from '../ledger/checkpoint.ts';
import {withStored} from '../ledger/stored.ts';
import {bundleEntries, TILE_WIDTH, tileHashes, tilePath, tilesOf} from '../ledger/tiles.ts';
import {SaysoError} from '../model/error.ts';
import {guardedFiles} from '../store/files.ts';
import type {Ledger} from './ledger.ts';

/**
 * Writes the log as static files (C2SP tlog-tiles): `checkpoint`, `tile/…`, `tile/entries/…`. Anyone who gets them can check
 * the log without the ledger; they hold digests and commitments, no names and no words of a report.
 *
 * Gives the number of entries.
 */
export async function exportTiles({store, verifier}: Ledger, folder: string): Promise<number> {
  const path = join(folder, 'checkpoint');
  const older = existsSync(path) ? readCheckpoint(readFileSync(path, 'utf8')) : null;
  if (older !== null && older.origin !== verifier?.name) {
    throw new SaysoError('ledger/other-log', `The files in ${folder} are of another ledger, ${older.origin}.`);
  }
  const checkpoint = await store.checkpoint();
  // Not the log's size: another program may be appending.
  const size = checkpoint === null ? 0 : readCheckpoint(checkpoint).size;
  const put = (to: string, content: string | Uint8Array): void =>
    guardedFiles(to, () => {
      mkdirSync(dirname(to), {recursive: true});
      writeFileSync(to, content);
    });
  for (const tile of tilesOf(size)) {
    const file = join(folder, tilePath(tile));
    const {level} = tile;
    if (level === 'entries') {
      const from = tile.index * TILE_WIDTH;
      const entries = await store.entries(from, from + tile.width);
      put(file, bundleEntries(entries.map((entry) => new TextEncoder().encode(entry))));
    } else {
      put(file, await withStored(store.hash, (hash) => tileHashes({...tile, level}, hash)));
    }
  }
  // Last, so that whoever fetches while this runs never sees a checkpoint without its tiles.
  if (checkpoint !== null) put(path, checkpoint);
  return size;
}
