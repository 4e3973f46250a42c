import {spawn, spawnSync} from 'node:child_process';
import {readdirSync, statSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import type {Figure} from './figure.ts';
import {type Row, readRows, SAYSO, writeRows} from './run.ts';

/** Articles as they come, without regard to whether they tell of a crisis. */
const CORPORA = ['places/geovirus', 'places/lgl', 'polnear/dev', 'polnear/train'];

/** Speed, memory and size. Timed on whatever machine this is, so nothing here decides anything; rates are of processor time. */
export async function benchSpeed(): Promise<Figure[]> {
  const rows = CORPORA.flatMap((file) => readRows(`corpora/${file}.jsonl`)).map(({id, text, date}) => ({
    id,
    text,
    date,
  }));
  const path = writeRows(rows);
  const one = readingRate(path);
  return [
    {name: 'articles read, one core', value: one.articles, unit: 'articles/s', goal: 1500, note: one.note},
    {name: '  decode and scan for effect words alone, the limit', value: one.scanned, unit: 'MB/s', goal: null},
    {name: '  the whole of reading', value: one.read, unit: 'MB/s', goal: null},
    {name: 'tokens with every sentence analysed, one core', value: one.tokens, unit: 'tokens/s', goal: 40_000},
    ...workersGain(rows),
    {name: 'start to first claim', value: await startToFirstClaim(), unit: 'ms', goal: 300, least: true},
    {name: 'resident memory at most, one thread', value: largestResident(path), unit: 'MB', goal: 250, least: true},
    ...sizes(),
  ];
}

interface Rates {
  readonly articles: number;
  readonly tokens: number;
  /** Megabytes of UTF-8 a second. */
  readonly scanned: number;
  readonly read: number;
  readonly note: string;
}

/** In a process of its own, so that nothing else is compiled or kept beside it. */
function readingRate(path: string): Rates {
  const {stdout} = spawnSync(process.execPath, [fileURLToPath(new URL('./speed-inside.mjs', import.meta.url)), path], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 2],
  });
  return JSON.parse(stdout) as Rates;
}

/**
 * The same articles twice over, so that starting the workers does not decide it; the faster of two runs each. By the clock, and so
 * beside what the machine gives to two loops of plain arithmetic in the same minute: workers can gain no more than those.
 */
function workersGain(rows: readonly Row[]): Figure[] {
  const path = writeRows([...rows, ...rows]);
  const loops = [bareLoops()];
  const [one = 1, two = 1] = ['1', '2'].map((workers) =>
    Math.min(
      ...[0, 1].map(() => {
        const started = performance.now();
        spawnSync(process.execPath, [SAYSO, 'read', '--json', '--workers', workers, path], {
          stdio: ['ignore', 'ignore', 2],
        });
        return performance.now() - started;
      }),
    ),
  );
  loops.push(bareLoops());
  const most = Math.max(...loops);
  return [
    {
      name: 'two workers against one',
      value: one / two,
      unit: 'times',
      goal: 1.7,
      note: `${Math.round((100 * one) / two / most)} % of what two bare loops gain`,
    },
    {name: '  two bare loops against one, the limit of this machine', value: most, unit: 'times', goal: null},
  ];
}

function bareLoops(): number {
  const inside = fileURLToPath(new URL('./loops-inside.mjs', import.meta.url));
  return Number(spawnSync(process.execPath, [inside], {encoding: 'utf8', stdio: ['ignore', 'pipe', 2]}).stdout);
}

/** Milliseconds from starting the program to the first byte of a report's claims. */
async function startToFirstClaim(): Promise<number> {
  const path = writeRows([
    {id: 'a', text: 'Police said 12 people were killed in Almaty on Sunday.', date: '2022-01-10'},
  ]);
  const times: number[] = [];
  for (let i = 0; i < 9; i++) times.push(await firstByte(path));
  return median(times);
}

function firstByte(path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(process.execPath, [SAYSO, 'read', '--json', path], {stdio: ['ignore', 'pipe', 'inherit']});
    let took = 0;
    child.stdout.once('data', () => {
      took = performance.now() - started;
    });
    child.on('error', reject);
    child.on('close', () => resolve(took));
  });
}

function largestResident(path: string): number {
  const tell =
    "data:text/javascript,process.on('exit',()=>process.stderr.write(String(process.resourceUsage().maxRSS)))";
  const {stderr} = spawnSync(process.execPath, ['--import', tell, SAYSO, 'read', '--json', path], {
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  return Number(/\d+$/.exec(stderr)?.[0] ?? Number.NaN) / 1024;
}

/** What weights and gazetteer take up in the package. */
function sizes(): Figure[] {
  const folder = fileURLToPath(new URL('../models/', import.meta.url));
  const bytes = readdirSync(folder, {recursive: true, encoding: 'utf8'})
    .map((name) => statSync(`${folder}${name}`))
    .filter((file) => file.isFile())
    .reduce((sum, {size}) => sum + size, 0);
  return [{name: 'weights and gazetteer', value: bytes / 1e6, unit: 'MB', goal: 25, least: true}];
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
