import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {createAnalyser} from '../src/language/analyser.ts';
import {loadModel} from '../src/language/load.ts';
import {loadPack} from '../src/packs/load.ts';
import {createTimeFinder} from '../src/times/find.ts';

/**
 * How fast dates are found: `tsx bench/times.ts [JSON LINES OF TEXTS]`.
 *
 * How well is measured by `bench/mentions.ts`, over `sayso read --mentions`.
 */
const path = process.argv[2] ?? join(import.meta.dirname, '../../shared/corpora/places/lgl.jsonl');

if (existsSync(path)) measureFinding(path);
else console.log(`left out: there is no ${path}`);

function measureFinding(file: string): void {
  const pack = loadPack('en');
  const analyser = createAnalyser(loadModel('en'), pack);
  const finder = createTimeFinder(pack);
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  const texts = lines.map((line) => analyser.analyse((JSON.parse(line) as {text: string}).text));
  const size = texts.reduce((sum, text) => sum + text.text.length, 0);
  let found = 0;
  let best = Number.POSITIVE_INFINITY;
  // The first round cuts the sentences; the texts keep them.
  for (let round = 0; round < 12; round++) {
    found = 0;
    const start = performance.now();
    for (const text of texts) found += finder.find(text, '2009-03-01').length;
    best = Math.min(best, performance.now() - start);
  }
  console.log(`${found} times found in ${((best / size) * 2048).toFixed(3)} ms for 2 KB, sentences already cut`);
}
