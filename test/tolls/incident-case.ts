import {readdirSync, readFileSync} from 'node:fs';
import type {Decision, Rating} from '../../src/model/decision.ts';
import {RATINGS} from '../../src/model/decision.ts';
import type {Document} from '../../src/model/document.ts';
import {POLICIES, type PolicyName} from '../../src/model/toll.ts';
import {documentOf} from '../../src/read/document.ts';

/** One case: dated reports in, incidents and tolls out. */
export interface IncidentCase {
  readonly title: string;
  readonly file: string;
  readonly line: number;
  readonly reports: readonly Document[];
  readonly asOf: string | null;
  readonly policy: PolicyName;
  /** How many incidents reports are mainly about; `null` where it is not said. */
  readonly incidents: number | null;
  /** What people decided about the first incident: its target is filled in when that is known. */
  readonly decisions: readonly Omit<Decision, 'target'>[];
  readonly ratings: readonly Rating[];
  /** Rows of the table, by column. */
  readonly rows: readonly Readonly<Record<string, string>>[];
}

const FOLDER = new URL('../../cases/incidents/', import.meta.url);

/** Every case of `cases/incidents`, file by file. */
export function loadIncidentCases(): {readonly name: string; readonly cases: readonly IncidentCase[]}[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => ({name, cases: parseCases(name, readFileSync(new URL(name, FOLDER), 'utf8'))}));
}

function parseCases(file: string, source: string): IncidentCase[] {
  const lines = source.split('\n');
  const starts = lines.flatMap((line, i) => (line.startsWith('## ') ? [i] : []));
  return starts.map((start, k) => parseCase(file, start + 1, lines.slice(start, starts[k + 1] ?? lines.length)));
}

function parseCase(file: string, line: number, lines: readonly string[]): IncidentCase {
  const fail = (what: string): never => {
    throw new Error(`${file}:${line}: ${what}`);
  };
  const title = lines[0]!.slice(3).trim();
  const quoted = lines.map((each) => (each.startsWith('>') ? each.slice(1).trim() : null));
  const reports: Document[] = [];
  for (let i = 0; i < quoted.length; i++) {
    if (quoted[i] === null) continue;
    const block: string[] = [];
    for (; quoted[i] != null; i++) block.push(quoted[i]!);
    reports.push(parseReport(block, reports.length) ?? fail('a report begins with "Outlet, 2022-01-06"'));
  }
  if (reports.length === 0) fail('no reports');
  const said = lines.join('\n');
  const policy = /^Policy (\w+)\.$/m.exec(said)?.[1] ?? 'range';
  const incidents = /^Incidents: (\d+)\.$/m.exec(said)?.[1];
  const table = lines
    .filter((each) => each.startsWith('|'))
    .map((each) =>
      each
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  const [heading = fail('no table'), , ...cells] = table;
  return {
    title,
    file,
    line,
    reports,
    asOf: /^As of (\S+)\.$/m.exec(said)?.[1] ?? null,
    policy: POLICIES.find((each) => each === policy) ?? fail(`no policy "${policy}"`),
    decisions: decisionsIn(said),
    ratings: [...said.matchAll(/^Rated (.+?) (\w+)(?:: (.+))?\.$/gm)].map(([, target = '', word, why = null]) => ({
      target,
      by: 'Ana',
      rating: RATINGS.find((each) => each === word) ?? fail(`no rating "${word}"`),
      why,
    })),
    incidents: incidents === undefined ? null : Number(incidents),
    rows: cells.map((row) => Object.fromEntries(heading.map((name, i) => [name, row[i] ?? '']))),
  };
}

/** "Pinned killed 9: the coroner's list.", "Pinned killed military 4–6.", "Responsible: the army." */
function decisionsIn(said: string): Omit<Decision, 'target'>[] {
  const pins = [...said.matchAll(/^Pinned (\w+)(?: ([a-z_]+))? (\d+)(?:–(\d+))?(?:: (.+))?\.$/gm)].map(
    ([, effect = '', name = null, low, high = low, why = null]) => ({
      kind: 'pin' as const,
      by: 'Ana',
      why,
      change: {effect, class: name, low: Number(low), high: Number(high)},
    }),
  );
  const responsible = /^Responsible: (.+)\.$/m.exec(said)?.[1];
  if (responsible === undefined) return pins;
  return [...pins, {kind: 'pin', by: 'Ana', why: null, change: {responsible}}];
}

/** "Lakeside Standard, 2022-01-06, from Orda Wire", an empty line, and the words. */
function parseReport([about = '', ...words]: readonly string[], number: number): Document | null {
  const match = /^(.+?), (\d{4}-\d\d-\d\d(?:T\S+?)?|undated)(?:, from (.+?))?$/.exec(about);
  if (match === null) return null;
  const [, publisher, published, agency] = match;
  const text = words.join('\n').trim();
  return documentOf(text, {
    id: `report-${number}`,
    publisher,
    published: published === 'undated' ? undefined : published,
    agency,
  });
}
