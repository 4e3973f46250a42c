import {spawnSync} from 'node:child_process';
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {createReader} from '../src/engine.ts';
import type {Report} from '../src/model/report.ts';
import {documentOf} from '../src/read/document.ts';
import {createTally} from '../src/tally.ts';
import {type Figure, share} from './figure.ts';
import {readRows, SHARED, score, scratchFile} from './run.ts';

const EVENTS = 'corpora/shootings/events.jsonl';

const GOALS = {killed: 75, injured: 65, detained: 60} as const;

/** Tolls and incidents of coded shootings; and the time that grouping and reconciling take. Each report is read once for all of it. */
export function benchTolls(): Figure[] {
  const tally = createTally();
  const reports = readReports(tally.report);
  return [...accuracy(reports, tally), ...grouping(reports, tally), ...speed(reports)];
}

interface Event {
  readonly event_id: string;
  readonly articles: readonly {id: string; title: string; date: string; text: string; source: string}[];
}

/** The reports of every event, under its id: nothing that was coded reaches them. */
function readReports(reportOf: ReturnType<typeof createTally>['report']): Report[] {
  const reader = createReader();
  return (readRows(EVENTS) as unknown as Event[]).flatMap((event) =>
    event.articles.map(({id, title, date, text, source}) => {
      const document = documentOf(text, {id, title, published: date, publisher: source, case: event.event_id});
      return reportOf(document, reader.claims(document));
    }),
  );
}

interface Scores {
  readonly exact: number;
  readonly inRange: number;
  readonly n: number;
  readonly meanAbsoluteError: number;
  readonly constantGuess: {readonly value: number; readonly exact: number};
  readonly bySize: Readonly<Record<string, {readonly n: number; readonly exact: number | null}>>;
}

function accuracy(reports: readonly Report[], tally: ReturnType<typeof createTally>): Figure[] {
  const cases = new Map<string | null, Report[]>();
  for (const report of reports) cases.set(report.case, [...(cases.get(report.case) ?? []), report]);
  const lines = [...cases].map(([name, these]) => ({case: name, incidents: tally.incidents(these)}));
  const scores = score('score-tolls.mjs', join(SHARED, EVENTS), writeLines(lines)) as unknown as Record<string, Scores>;
  return Object.entries(GOALS).flatMap(([effect, goal]) => {
    const {exact, inRange, n, meanAbsoluteError, constantGuess, bySize} = scores[effect]!;
    const always = `of ${n}; always ${constantGuess.value}: ${(100 * constantGuess.exact).toFixed(0)} %`;
    return [
      share(`tolls: ${effect} exact`, exact, goal, always),
      ...Object.entries(bySize).map(([size, each]) =>
        share(`  where ${size} were`, each.exact ?? 0, null, `of ${each.n}`),
      ),
      share(`tolls: ${effect} inside low..high`, inRange, 85),
      {name: '  mean error', value: meanAbsoluteError, unit: 'persons', goal: null},
    ];
  });
}

function grouping(reports: readonly Report[], tally: ReturnType<typeof createTally>): Figure[] {
  const incidents = tally.incidents(reports.map((report) => ({...report, case: null})));
  const {precision, recall, f1} = score(
    'score-incidents.mjs',
    join(SHARED, EVENTS),
    writeLines([{incidents}]),
  ) as Record<string, number>;
  const note = `precision ${(100 * precision!).toFixed(1)}, recall ${(100 * recall!).toFixed(1)}`;
  return [share('incidents: reports grouped, B-cubed F1', f1!, 90, note)];
}

interface Timing {
  readonly reports: number;
  readonly seconds: number;
  readonly oneMore: number;
  readonly megabytes: number;
}

/** Each size in a process of its own, so that nothing else is kept beside it. */
function speed(reports: readonly Report[]): Figure[] {
  const path = scratchFile();
  const plain = reports.map(({print: {shingles, names, weights, scenes}, ...report}) => ({
    ...report,
    print: {shingles: [...shingles], names: [...names], weights: [...weights], scenes: [...scenes]},
  }));
  writeFileSync(path, JSON.stringify(plain));
  const inside = fileURLToPath(new URL('./tolls-inside.mjs', import.meta.url));
  const [half, whole] = [50_000, 100_000].map((size) => {
    const args = ['--max-old-space-size=3000', inside, path, String(size)];
    return JSON.parse(
      spawnSync(process.execPath, args, {encoding: 'utf8', stdio: ['ignore', 'pipe', 2]}).stdout,
    ) as Timing;
  }) as [Timing, Timing];
  const growth =
    whole.seconds /
    half.seconds /
    ((whole.reports * Math.log(whole.reports)) / (half.reports * Math.log(half.reports)));
  return [
    {name: '100,000 reports grouped and reconciled, one core', value: whole.seconds, unit: 's', goal: 120, least: true},
    {name: '  against n log n from 50,000', value: growth, unit: 'times', goal: 1.1, least: true},
    {
      name: 'one more report into 100,000',
      value: whole.oneMore,
      unit: 'ms',
      goal: 50,
      least: true,
      note: 'the slowest of 100',
    },
    {name: 'resident memory at most, 100,000 reports', value: whole.megabytes, unit: 'MB', goal: 1500, least: true},
  ];
}

function writeLines(lines: readonly unknown[]): string {
  const path = scratchFile();
  writeFileSync(path, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  return path;
}
