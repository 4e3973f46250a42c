import {closeSync, openSync, readFileSync, readSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {SaysoError} from '../model/error.ts';
import {decodeModel, type LanguageModel} from './model.ts';
import {compileWasm, type WasmModule} from './wasm.ts';

/** Where the models stand: beside `src` in a clone, beside `dist` in the installed package. */
const MODELS = new URL('../../models/', import.meta.url);

/** Loads a language's model. `model/unknown-language` where there is none. */
export function loadModel(lang: string, folder: URL = MODELS): LanguageModel {
  const path = new URL(`${lang}/model.bin`, folder);
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (cause) {
    throw new SaysoError('model/unknown-language', `There is no model for "${lang}": ${fileURLToPath(path)}.`, {cause});
  }
  try {
    return decodeModel((from, into) => readAt(file, from, into), loadKernel());
  } finally {
    closeSync(file);
  }
}

/** Reads until `into` is full or the file ends: the system may give less at a time than was asked for. */
function readAt(file: number, from: number, into: Uint8Array): void {
  for (let done = 0; done < into.length; ) {
    const read = readSync(file, into, done, into.length - done, from + done);
    if (read === 0) return;
    done += read;
  }
}

/** Loads the program that tags and parses, made of `kernel/parse.ts`; it serves every language. */
export function loadKernel(): WasmModule {
  return compileWasm(readFileSync(new URL('kernel.wasm', MODELS)));
}
