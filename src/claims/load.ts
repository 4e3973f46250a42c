import {readFileSync} from 'node:fs';
import type {Senses} from './affected/people-words.ts';
import {lookUpSenses} from './affected/senses.ts';

/** Loads what a language's nouns mostly name: `models/<lang>/senses.txt`. */
export function loadSenses(lang: string, folder: URL = new URL('../../models/', import.meta.url)): Senses {
  return lookUpSenses(readFileSync(new URL(`${lang}/senses.txt`, folder), 'latin1'));
}
