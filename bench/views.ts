import {spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import type {Figure} from './figure.ts';
import {makeLedgerOf} from './ledger-of.ts';

/** Claims of the ledger that views are measured on. */
const CLAIMS = 100_000;

interface Inside {
  readonly opening: number;
  readonly warming: number;
  readonly held: number;
  readonly views: Readonly<Record<string, number>>;
  readonly medians: Readonly<Record<string, number>>;
  readonly megabytes: number;
  readonly grown: number;
}

/** How long each view of a large ledger takes, in the processor's time: what else the machine does is not counted. */
export async function benchViews(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sayso-bench-views-'));
  try {
    const ledger = join(folder, 'ledger');
    await (await makeLedgerOf(CLAIMS, ledger)).close();
    const inside = fileURLToPath(new URL('./views-inside.mjs', import.meta.url));
    const {stdout} = spawnSync(process.execPath, [inside, ledger], {encoding: 'utf8', stdio: ['ignore', 'pipe', 2]});
    const {opening, warming, held, views, medians, megabytes, grown} = JSON.parse(stdout) as Inside;
    const slowest = Math.max(...Object.values(views));
    return [
      {
        name: 'desk of 100,000 claims: opened',
        value: opening,
        unit: 's',
        goal: null,
        note: `${warming.toFixed(0)} s more beside what is asked`,
      },
      {name: '  others waited at most meanwhile', value: held, unit: 'ms', goal: null},
      {name: 'desk of 100,000 claims: slowest view, p95', value: slowest, unit: 'ms', goal: 60, least: true},
      ...Object.entries(views).map(([name, value]) => ({
        name: `  ${name}`,
        value,
        unit: 'ms',
        goal: null,
        note: `median ${medians[name]?.toFixed(1)}`,
      })),
      {name: '  resident memory', value: megabytes, unit: 'MB', goal: null, note: `${grown} MB more after all of that`},
    ];
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}
