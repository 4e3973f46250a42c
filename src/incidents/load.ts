import {readFileSync} from 'node:fs';

/** How many documents of a reference collection hold each name-like word, and how many documents there are. */
export interface NameFrequency {
  readonly documents: number;
  readonly counts: ReadonlyMap<string, number>;
}

/** Loads `models/<lang>/name-frequency.txt`: a fixed reference, so that likeness does not depend on what else is in a collection. */
export function loadNameFrequency(
  lang: string,
  folder: URL = new URL('../../models/', import.meta.url),
): NameFrequency {
  const [first = '1', ...lines] = readFileSync(new URL(`${lang}/name-frequency.txt`, folder), 'utf8').split('\n');
  const counts = new Map<string, number>();
  for (const line of lines) {
    const at = line.lastIndexOf(' ');
    if (at > 0) counts.set(line.slice(0, at), Number(line.slice(at + 1)));
  }
  return {documents: Number(first), counts};
}
