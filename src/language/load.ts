import {readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {SaysoError} from '../model/error.ts';
import {decodeModel, type LanguageModel} from './model.ts';
import {compileWasm, type WasmModule} from './wasm.ts';

/** Where the models stand: beside `src` in a clone, beside `dist` in the installed package. */
const MODELS = new URL('../../models/', import.meta.url);

/** Loads a language's model. `model/unknown-language` where there is none. */
export function loadModel(lang: string, folder: URL = MODELS): LanguageModel {
  const file = new URL(`${lang}/model.bin`, folder);
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (cause) {
    throw new SaysoError('model/unknown-language', `There is no model for "${lang}": ${fileURLToPath(file)}.`, {cause});
  }
  return decodeModel(bytes, loadKernel());
}

/** Loads the program that tags and parses, made of `kernel/parse.ts`; it serves every language. */
export function loadKernel(): WasmModule {
  return compileWasm(readFileSync(new URL('kernel.wasm', MODELS)));
}
