import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {SaysoError} from '../model/error.ts';
import type {Pack, Row} from './pack.ts';
import {parseTable} from './table.ts';

/** Where the packs stand: beside `src` in a clone, beside `dist` in the installed package. */
export const PACKS = new URL('../../packs/', import.meta.url);

/**
 * Loads a language's pack: the tables of `packs/und` (any language) and those of `packs/<lang>`, which come after them.
 *
 * This and loading a model are the core's only doors to the file system. `pack/unknown-language` where there is no folder.
 */
export function loadPack(lang: string, folder: URL = PACKS): Pack {
  const tables = new Map<string, Row[]>();
  for (const tag of ['und', lang]) {
    const here = new URL(`${tag}/`, folder);
    let names: string[];
    try {
      names = readdirSync(here)
        .filter((name) => name.endsWith('.txt'))
        .sort();
    } catch (cause) {
      if (tag === 'und') continue;
      throw new SaysoError('pack/unknown-language', `There is no pack for "${lang}" in ${fileURLToPath(folder)}.`, {
        cause,
      });
    }
    for (const name of names) {
      const rows = parseTable(`${tag}/${name}`, readFileSync(new URL(name, here), 'utf8'));
      const key = name.slice(0, -'.txt'.length);
      tables.set(key, [...(tables.get(key) ?? []), ...rows]);
    }
  }
  return {lang, version: 1, table: (name) => tables.get(name) ?? []};
}

/** The languages there are packs for, in order of their tags. */
export function packLanguages(folder: URL = PACKS): string[] {
  return readdirSync(folder, {withFileTypes: true})
    .filter((entry) => entry.isDirectory() && entry.name !== 'und')
    .map(({name}) => name)
    .sort();
}

/** One table of a language's own pack; empty where it has none of that name. */
export function loadTable(lang: string, name: string, folder: URL = PACKS): Row[] {
  const path = new URL(`${lang}/${name}.txt`, folder);
  return existsSync(path) ? parseTable(`${lang}/${name}`, readFileSync(path, 'utf8')) : [];
}
