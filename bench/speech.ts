import {execFileSync} from 'node:child_process';
import {mkdtempSync, readFileSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createAnalyser} from '../src/language/analyser.ts';
import {loadModel} from '../src/language/load.ts';
import {loadPack} from '../src/packs/load.ts';
import {createSpeechFinder} from '../src/speech/find.ts';

/**
 * Attributions against PolNeAR's, and what finding them costs beside parsing.
 *
 *   npx tsx bench/speech.ts [GOLD.jsonl] [OUT.jsonl]
 */
const shared = new URL('../../shared/', import.meta.url).pathname;
const gold = process.argv[2] ?? join(shared, 'corpora/polnear/dev.jsonl');
const out = process.argv[3] ?? join(mkdtempSync(join(tmpdir(), 'sayso-speech-')), 'mentions.jsonl');

const pack = loadPack('en');
const analyser = createAnalyser(loadModel('en'), pack);
const finder = createSpeechFinder(pack);

const lines: string[] = [];
let tokens = 0;
let parsing = 0;
let finding = 0;
for (const line of readFileSync(gold, 'utf8').trimEnd().split('\n')) {
  const {id, text} = JSON.parse(line) as {id: string; text: string};
  const started = performance.now();
  const analysed = analyser.analyse(text);
  for (let i = 0; i < analysed.size; i++) tokens += analysed.sentence(i).size;
  const parsed = performance.now();
  const mentions = finder.find(analysed);
  finding += performance.now() - parsed;
  parsing += parsed - started;
  lines.push(JSON.stringify({id, mentions}));
}
writeFileSync(out, `${lines.join('\n')}\n`);

const scorer = join(shared, 'score/score-mentions.mjs');
process.stdout.write(execFileSync('node', [scorer, 'attributions', gold, out], {encoding: 'utf8'}));
const rate = (ms: number): string => `${Math.round(tokens / ms)}k tokens/s`;
console.log(`analysing ${rate(parsing)}, finding attributions ${rate(finding)}`);
