import {readFileSync} from 'node:fs';
import type {Senses, Sort} from './people.ts';

const SORTS: Readonly<Record<string, Sort>> = {p: 'person', g: 'group', a: 'thing', n: 'animal', o: 'other'};

/** Loads what a language's nouns mostly name: `models/<lang>/senses.txt`, a word and a letter a line. */
export function loadSenses(lang: string, folder: URL = new URL('../../models/', import.meta.url)): Senses {
  const senses = new Map<string, Sort>();
  for (const line of readFileSync(new URL(`${lang}/senses.txt`, folder), 'utf8').split('\n')) {
    const cut = line.lastIndexOf(' ');
    const sort = SORTS[line.slice(cut + 1)];
    if (sort !== undefined) senses.set(line.slice(0, cut), sort);
  }
  return senses;
}
