import {spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {failSyncs, fillDisk, type Refused, whyNoDisk, whyNoStrace} from '../test/faults/disks.ts';
import {flipBytes} from '../test/faults/flips.ts';
import {killWriters} from '../test/faults/kills.ts';
import type {Figure} from './figure.ts';
import {readRows, SAYSO, writeRows} from './run.ts';

const CORPORA = ['places/geovirus', 'places/lgl', 'polnear/dev', 'polnear/train'];
/** Reports of a test import; the corpora's articles under their own ids, over and over. */
const REPORTS = 10_000;
/** Stands in every five-hundredth report, and in no article. */
const RARE = 'quernstone';

/** How fast a ledger keeps and finds, and what becomes of it when programs are killed, disks fail and bytes change. */
export async function benchLedger(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sayso-bench-ledger-'));
  try {
    const path = writeReports();
    return [
      ...adding(path, join(folder, 'added')),
      ...inside(path, join(folder, 'inside')),
      ...(await kills()),
      ...(await flips()),
      ...disks(),
    ];
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

function writeReports(): string {
  const articles = CORPORA.flatMap((file) => readRows(`corpora/${file}.jsonl`));
  return writeRows(
    Array.from({length: REPORTS}, (_, i) => {
      const {text, date} = articles[i % articles.length] ?? {};
      return {id: `r${i}`, text: i % 500 === 0 ? `${text} ${RARE}` : text, date, publisher: `Outlet ${i % 40}`};
    }),
  );
}

/** `sayso add` as a person calls it: reading, keeping and syncing, in one thread. */
function adding(path: string, ledger: string): Figure[] {
  const tell =
    "data:text/javascript,process.on('exit',()=>process.stderr.write('usage '+JSON.stringify(process.resourceUsage())))";
  const started = performance.now();
  const {stderr, status} = spawnSync(process.execPath, ['--import', tell, SAYSO, 'add', '--ledger', ledger, path], {
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const seconds = (performance.now() - started) / 1000;
  if (status !== 0) throw new Error(`sayso add ended with ${status}`);
  const usage = JSON.parse(/usage (\{.*\})/.exec(stderr)?.[1] ?? '{}') as NodeJS.ResourceUsage;
  const processor = (usage.userCPUTime + usage.systemCPUTime) / 1e6;
  const checked = performance.now();
  const verified = spawnSync(process.execPath, [SAYSO, 'verify', '--ledger', ledger], {encoding: 'utf8'});
  const checking = REPORTS / ((performance.now() - checked) / 1000);
  return [
    {name: 'reports read and kept, synced to the disk', value: REPORTS / seconds, unit: 'reports/s', goal: 400},
    {name: '  per second of one processor', value: REPORTS / processor, unit: 'reports/s', goal: null},
    {name: '  resident memory at most', value: usage.maxRSS / 1024, unit: 'MB', goal: 400, least: true},
    {name: '  faults that checking it finds', value: verified.status === 0 ? 0 : 1, unit: '', goal: 0, least: true},
    {name: '  reports checked', value: checking, unit: 'reports/s', goal: null},
  ];
}

interface Inside {
  readonly claims: number;
  /** Claims of the reports with the rare word. */
  readonly found: number;
  readonly stored: number;
  readonly storedByProcessor: number;
  readonly page: number;
  readonly slowest: number;
  readonly rare: number;
  readonly common: number;
}

/** Keeping and finding by themselves: ten given claims a report, so that there are a hundred thousand. */
function inside(path: string, ledger: string): Figure[] {
  const script = fileURLToPath(new URL('./ledger-inside.mjs', import.meta.url));
  const {stdout} = spawnSync(process.execPath, [script, path, ledger, RARE], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 2],
  });
  const measured = JSON.parse(stdout) as Inside;
  if (measured.found !== (REPORTS / 500) * 10) throw new Error(`a rare word found ${measured.found} claims`);
  const note = `${measured.claims} claims`;
  return [
    {name: 'reports with ten claims kept, without reading', value: measured.stored, unit: 'reports/s', goal: 400},
    {name: '  per second of one processor', value: measured.storedByProcessor, unit: 'reports/s', goal: null},
    {name: 'a page of filtered claims, median', value: measured.page, unit: 'ms', goal: 10, least: true, note},
    {name: '  the slowest of the filters, median', value: measured.slowest, unit: 'ms', goal: null, note},
    {name: 'a search for a rare word, median', value: measured.rare, unit: 'ms', goal: 20, least: true, note},
    {name: '  for two common words', value: measured.common, unit: 'ms', goal: null, note},
  ];
}

async function kills(): Promise<Figure[]> {
  const {kills: count, acknowledged, lost, broken} = await killWriters(100, 1);
  const note = `${count} kills, ${acknowledged} acknowledged`;
  return [
    {name: 'acknowledged and lost when writers are killed', value: lost.length, unit: '', goal: 0, least: true, note},
    {name: 'broken proofs and other faults after that', value: broken.length, unit: '', goal: 0, least: true, note},
  ];
}

async function flips(): Promise<Figure[]> {
  const {flips: count, found, refused, unused, missed} = await flipBytes(1000, 1);
  const note = `${count} changed: ${found} found by the check, ${refused} by opening, ${unused} in room not used`;
  return [{name: 'changed bytes that nobody noticed', value: missed.length, unit: '', goal: 0, least: true, note}];
}

function disks(): Figure[] {
  return [
    ...disk('on a full disk', whyNoDisk(), () => fillDisk(3, 1)),
    ...disk('on a disk that fails to sync', whyNoStrace(), () => failSyncs(4, 1)),
  ];
}

function disk(where: string, whyNot: string | null, run: () => Refused): Figure[] {
  if (whyNot !== null) {
    process.stdout.write(`  not measured, ${where}: ${whyNot}\n`);
    return [];
  }
  const {status, told, lost, listing, checking, again} = run();
  const note = `${told.length} told as kept; exit code ${status}, listing ${listing}, checking ${checking}, going on ${again}`;
  const wrong = status === 3 && listing === 0 && checking === 0 && again === 0 ? lost.length : lost.length + 1;
  return [
    {name: `told as kept and lost, or told wrongly, ${where}`, value: wrong, unit: '', goal: 0, least: true, note},
  ];
}
