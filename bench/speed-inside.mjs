// Measures reading inside one process, tuned as the program is: prints one JSON object. Called by bench/speed.ts with a file of records.
import {readFileSync} from 'node:fs';
import {tune} from '../bin/tune.js';
import {createReader, documentOf} from '../dist/index.js';
import {createAnalyser} from '../dist/language/analyser.js';
import {loadModel} from '../dist/language/load.js';
import {createScanner} from '../dist/language/scan.js';
import {loadPack} from '../dist/packs/load.js';

tune();
const bytes = readFileSync(process.argv[2]);
const lines = bytes.toString('utf8').trim().split('\n');
const megabytes = bytes.length / 1e6;

/**
 * Runs `work` until it has taken `least` seconds of the processor, those of collecting garbage and compiling included; gives the
 * fastest run's. Not the clock's: what else runs on the machine would decide it.
 */
function fastest(least, work) {
  let best = Number.POSITIVE_INFINITY;
  for (let spent = 0; spent < least; ) {
    const started = process.cpuUsage();
    work();
    const {user, system} = process.cpuUsage(started);
    const took = (user + system) / 1e6;
    best = Math.min(best, took);
    spent += took;
  }
  return best;
}

const reader = createReader();
let claims = 0;
const reading = fastest(8, () => {
  claims = 0;
  for (const line of lines) {
    const {id, text, date} = JSON.parse(line);
    const found = reader.claims(documentOf(text, {id, published: date ?? undefined}));
    JSON.stringify(found);
    claims += found.length;
  }
});

const pack = loadPack('en');
const scanner = createScanner(pack.table('effects').map((row) => Object.values(row.cells)[0]));
const scanning = fastest(2, () => {
  for (const line of lines) {
    const {text} = JSON.parse(line);
    scanner.scan(text, 0, text.length, () => {});
  }
});

const analyser = createAnalyser(loadModel('en'), pack);
const sample = lines.filter((_, i) => i % 10 === 0).map((line) => JSON.parse(line).text);
let tokens = 0;
const analysing = fastest(6, () => {
  tokens = 0;
  for (const words of sample) {
    const text = analyser.analyse(words);
    for (let i = 0; i < text.size; i++) tokens += text.sentence(i).size;
  }
});

process.stdout.write(
  JSON.stringify({
    articles: lines.length / reading,
    read: megabytes / reading,
    scanned: megabytes / scanning,
    tokens: tokens / analysing,
    note: `${lines.length} articles, ${megabytes.toFixed(1)} MB, ${claims} claims`,
  }),
);
