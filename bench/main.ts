import {readFileSync, writeFileSync} from 'node:fs';
import {benchClaims} from './claims.ts';
import {benchDesk} from './desk.ts';
import {benchFetch} from './fetch.ts';
import {type Figure, sayFigure, tableRow} from './figure.ts';
import {benchGate} from './gate.ts';
import {benchHostile} from './hostile.ts';
import {benchImport} from './import.ts';
import {benchLedger} from './ledger.ts';
import {benchMentions} from './mentions.ts';
import {benchMuc} from './muc.ts';
import {benchReports} from './reports.ts';
import {hasShared} from './run.ts';
import {benchSpeed} from './speed.ts';
import {benchSummaries} from './summaries.ts';
import {benchTolls} from './tolls.ts';
import {benchViews} from './views.ts';

/** Every bench by the name it can be asked for: `npm run bench -- claims speed`. */
const BENCHES: Readonly<Record<string, () => Figure[] | Promise<Figure[]>>> = {
  claims: benchClaims,
  reports: benchReports,
  summaries: benchSummaries,
  mentions: benchMentions,
  muc: benchMuc,
  tolls: benchTolls,
  import: benchImport,
  gate: benchGate,
  fetch: benchFetch,
  hostile: benchHostile,
  speed: benchSpeed,
  ledger: benchLedger,
  views: benchViews,
  desk: benchDesk,
};

/** `npm run bench -- --readme` puts the figures that have a goal into README.md, between its two marks. */
const README = new URL('../README.md', import.meta.url);
const MARKED = /(<!-- figures -->\n)[\s\S]*?(<!-- \/figures -->)/;

if (!hasShared) {
  process.stdout.write('No corpora beside the checkout (../shared), so nothing is measured.\n');
} else {
  const asked = process.argv.slice(2).filter((name) => !name.startsWith('--'));
  const measured: Figure[] = [];
  for (const [name, bench] of Object.entries(BENCHES)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    process.stdout.write(`\n${name}\n`);
    try {
      const figures = await bench();
      measured.push(...figures);
      for (const figure of figures) process.stdout.write(`${sayFigure(figure)}\n`);
    } catch (error) {
      // A bench that breaks is a figure missing, not a failed build: the tests decide that.
      process.stdout.write(`  not measured: ${error instanceof Error ? error.message : String(error)}\n`);
    }
  }
  if (process.argv.includes('--readme')) {
    const rows = measured.filter(({goal}) => goal !== null).map(tableRow);
    const table = ['| measured | figure | goal |', '| --- | --- | --- |', ...rows].join('\n');
    writeFileSync(README, readFileSync(README, 'utf8').replace(MARKED, `$1\n${table}\n\n$2`));
  }
}
