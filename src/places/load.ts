import {readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {SaysoError} from '../model/error.ts';
import {type Gazetteer, openGazetteer} from './gazetteer.ts';

/** Where the gazetteer stands: beside `src` in a clone, beside `dist` in the installed package. */
const FILE = new URL('../../models/places/gazetteer.bin', import.meta.url);

/** Loads the gazetteer: one read, nothing is unpacked or built. `gazetteer/missing` where there is no file. */
export function loadGazetteer(file: URL = FILE): Gazetteer {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (cause) {
    throw new SaysoError('gazetteer/missing', `There is no gazetteer at ${fileURLToPath(file)}.`, {cause});
  }
  return openGazetteer(bytes);
}
