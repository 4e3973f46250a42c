import {stat} from 'node:fs/promises';
import {isAddress} from '../fetch/target.ts';
import {listFiles} from '../read/files.ts';

/** How many bytes the files and folders have; `null` where that is not known before they have been read. */
export async function inputSize(paths: readonly string[]): Promise<number | null> {
  let total = 0;
  for (const path of paths) {
    if (path === '-' || isAddress(path)) return null;
    for await (const found of listFiles(path)) {
      if (typeof found !== 'string') continue;
      const {isFile, size} = await stat(found).then(
        (file) => ({isFile: file.isFile(), size: file.size}),
        () => ({isFile: true, size: 0}),
      );
      if (!isFile) return null;
      total += size;
    }
  }
  return total;
}
