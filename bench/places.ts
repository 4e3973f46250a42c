import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {createAnalyser} from '../src/language/analyser.ts';
import {loadModel} from '../src/language/load.ts';
import {loadPack} from '../src/packs/load.ts';
import {createPlaceFinder} from '../src/places/find.ts';
import {loadGazetteer} from '../src/places/load.ts';

/**
 * How fast names are looked up and places found: `tsx bench/places.ts [FOLDER OF TEXTS]`.
 *
 * How well is measured by `bench/mentions.ts`, over `sayso read --mentions`.
 */
const folder = process.argv[2] ?? join(import.meta.dirname, '../../shared/corpora/places');

const before = performance.now();
const gazetteer = loadGazetteer();
console.log(`gazetteer loaded in ${(performance.now() - before).toFixed(0)} ms: ${gazetteer.size} places`);
measureLookups();
measureFinding();

function measureLookups(): void {
  const names = ['Paris', 'Baghdad', 'Nowhere at all', 'Henry County', 'Ciudad Juárez'];
  const rounds = 4_000_000;
  let found = 0;
  const start = performance.now();
  for (let i = 0; i < rounds; i++) {
    const name = names[i % names.length] as string;
    found += gazetteer.lookup(name, 0, name.length).places.length;
  }
  console.log(`${(rounds / (performance.now() - start) / 1000).toFixed(1)} million look-ups a second (${found} found)`);
}

function measureFinding(): void {
  const files = ['geovirus.jsonl', 'lgl.jsonl'].map((name) => join(folder, name)).filter((path) => existsSync(path));
  if (files.length === 0) {
    console.log(`finding: left out, there are no texts in ${folder}`);
    return;
  }
  const pack = loadPack('en');
  const analyser = createAnalyser(loadModel('en'), pack);
  const finder = createPlaceFinder(gazetteer, pack);
  const lines = files.flatMap((path) => readFileSync(path, 'utf8').trim().split('\n'));
  const texts = lines.map((line) => analyser.analyse((JSON.parse(line) as {text: string}).text));
  const size = texts.reduce((sum, text) => sum + text.text.length, 0);
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 8; round++) {
    const start = process.cpuUsage();
    for (const text of texts) finder.find(text);
    const {user, system} = process.cpuUsage(start);
    best = Math.min(best, (user + system) / 1000);
  }
  console.log(`places found in ${((best / size) * 2048).toFixed(3)} ms for 2 KB, sentences already cut`);
}
