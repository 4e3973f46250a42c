import {spawn} from 'node:child_process';
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {fileURLToPath} from 'node:url';
import {one} from '../src/read/chunks.ts';
import type {ReadApart} from '../src/read/stream-options.ts';
import {createSandbox} from '../src/sandbox/sandbox.ts';
import {emptyTally, type Tally} from '../test/fuzz/run.ts';
import type {Figure} from './figure.ts';
import {SHARED} from './run.ts';

/** As many mutated inputs are read in a run. */
const INPUTS = 100_000;

/** A process that says nothing for so long hangs. */
const PATIENCE = 60_000;

const FUZZ = fileURLToPath(new URL('../test/fuzz/main.ts', import.meta.url));

/** What mutated and made-up input does to reading, and what it costs to read in a process apart. */
export async function benchHostile(): Promise<Figure[]> {
  const total = {crashes: 0, hangs: 0, said: [] as string[]};
  const mutated = await fuzz(0, INPUTS, total);
  const bombs = await fuzzOnce(['bombs'], total);
  const notes = [...mutated.faults, ...bombs.tally.faults, ...total.said].slice(0, 5).join('; ') || 'none';
  const slow = (tally: Tally): Pick<Figure, 'value' | 'unit' | 'goal' | 'least' | 'note'> => ({
    value: 1000 * tally.slowest.rate,
    unit: 'ms/MB',
    goal: 1000,
    least: true,
    note: tally.slowest.which,
  });
  return [
    {
      name: 'mutated feeds, pages, archives and records read',
      value: mutated.inputs + bombs.tally.inputs,
      unit: 'inputs',
      goal: INPUTS,
      note: `${mutated.documents} documents, ${mutated.problems} problems, ${Math.round(mutated.bytes / 1e6)} MB`,
    },
    {
      name: '  crashes and faults',
      value: total.crashes + mutated.faults.length + bombs.tally.faults.length,
      unit: '',
      goal: 0,
      least: true,
      note: notes,
    },
    {name: '  hangs', value: total.hangs, unit: '', goal: 0, least: true},
    {name: '  slowest mutated input (of 100 kB or more)', ...slow(mutated)},
    {name: `  slowest of ${bombs.tally.inputs} bombs of a megabyte`, ...slow(bombs.tally)},
    ...(await sandboxFigures()),
  ];
}

interface Total {
  crashes: number;
  hangs: number;
  /** Where it crashed or hung. */
  readonly said: string[];
}

/** Reads the inputs, and goes on behind those of which the process died. */
async function fuzz(from: number, to: number, total: Total): Promise<Tally> {
  const all = emptyTally();
  for (let next = from; next < to; ) {
    const {tally, at} = await fuzzOnce([String(next), String(to)], total);
    all.inputs += tally.inputs;
    all.bytes += tally.bytes;
    all.documents += tally.documents;
    all.problems += tally.problems;
    all.faults.push(...tally.faults);
    if (tally.slowest.rate > all.slowest.rate) all.slowest = tally.slowest;
    next = tally.inputs > 0 ? to : at + 250;
  }
  return all;
}

async function fuzzOnce(args: readonly string[], total: Total): Promise<{readonly tally: Tally; readonly at: number}> {
  const child = spawn(process.execPath, ['--import', 'tsx', FUZZ, ...args], {stdio: ['ignore', 'pipe', 'inherit']});
  let at = 0;
  let tally: Tally | null = null;
  let hung = false;
  const give = (): void => {
    hung = true;
    child.kill('SIGKILL');
  };
  let clock = setTimeout(give, PATIENCE);
  for await (const line of createInterface({input: child.stdout})) {
    clearTimeout(clock);
    clock = setTimeout(give, PATIENCE);
    const said = JSON.parse(line) as {at?: number; tally?: Tally};
    at = said.at ?? at;
    tally = said.tally ?? tally;
  }
  clearTimeout(clock);
  if (tally === null) {
    total[hung ? 'hangs' : 'crashes']++;
    total.said.push(`${hung ? 'hung' : 'died'} at ${args[0] === 'bombs' ? 'bomb ' : ''}${at}`);
  }
  return {tally: tally ?? emptyTally(), at};
}

/** Typical pages read here and in a process apart, in turn. */
async function sandboxFigures(): Promise<Figure[]> {
  const folder = join(SHARED, 'suites/readability');
  const pages = readdirSync(folder)
    .sort()
    .map((name) => readFileSync(join(folder, name, 'source.html')))
    .filter(({length}) => length > 20_000 && length < 120_000);
  // The built reader on both sides: run from its sources it is slower.
  const built = new URL('../dist/read/stream.js', import.meta.url).href;
  const {readStream} = (await import(built)) as typeof import('../src/read/stream.ts');
  const sandbox = createSandbox();
  const ways: readonly (ReadApart | undefined)[] = [undefined, sandbox.read];
  const best = [0, 0];
  try {
    for (let round = 0; round < 6; round++) {
      for (const [way, apart] of ways.entries()) {
        const started = performance.now();
        for (const page of pages) for await (const _ of readStream(one(page), 'a.html', {apart}));
        best[way] = Math.max(best[way] ?? 0, (1000 * pages.length) / (performance.now() - started));
      }
    }
  } finally {
    await sandbox.close();
  }
  const [here = 0, apart = 0] = best;
  const note = `${pages.length} pages of 20 to 120 kB, the best of six rounds each`;
  return [
    {name: 'pages read here', value: here, unit: 'pages/s', goal: null, note},
    {
      name: 'pages read in a process apart',
      value: apart,
      unit: 'pages/s',
      goal: null,
      note: `${Math.round((100 * apart) / here)} % of that`,
    },
  ];
}
