import type {Document} from '../../model/document.ts';
import type {Report} from '../../model/report.ts';
import {POLICIES, type PolicyName} from '../../model/toll.ts';
import {readDate} from '../../read/dates.ts';
import type {Counted, Tally} from '../../tally.ts';
import {type Command, type Given, numberGiven, parseGiven, UsageError} from '../command.ts';
import {FETCH_OPTION, inputsGiven} from '../inputs-given.ts';
import {write} from '../output.ts';
import {Problems} from '../problems.ts';
import {Progress} from '../progress.ts';
import {openReader} from '../reader-threads.ts';
import {drawIncident, titleOf} from '../tolls-table.ts';

/** Reports read together, so that threads have enough to do and memory does not grow. */
const TOGETHER = 64;

/** `sayso tolls FILE…`: reads, groups and reconciles, without a ledger. */
export const tollsCommand: Command = {
  name: 'tolls',
  summary: 'group reports into incidents and reconcile their figures',
  usage: 'sayso tolls [options] FILE|ADDRESS…',
  options: {
    json: {type: 'boolean', help: 'JSON: {"case", "incidents": […]}, one object a case and line with --by case'},
    by: {type: 'string', value: 'case', help: 'count each case by itself; the reports say which they are evidence for'},
    policy: {type: 'string', value: 'NAME', help: `the codebook: ${POLICIES.join(', ')} (range)`},
    'as-of': {
      type: 'string',
      value: 'TIME',
      help: 'only what was published by then, as 2022-01-09 or 2022-01-09T18:00:00Z',
    },
    date: {type: 'string', value: 'DAY', help: 'the day reports without a date were published, as 2022-01-06'},
    ...FETCH_OPTION,
    workers: {type: 'string', value: 'N', help: 'threads to read with (1)'},
    width: {type: 'string', value: 'N', help: "columns of the table (the terminal's, else 100)"},
  },
  notes: [
    'FILE is what "sayso read" takes. Incidents with the most independent origins come first.',
    'Exit code 5 says that some input could not be read; what and where is on standard error.',
  ],
  async run(args) {
    const given = parseGiven(tollsCommand, args);
    if (given.rest.length === 0)
      throw new UsageError('Nothing to count. Give files or folders, or - for standard input.');
    const {byCase, policy, asOf} = choicesGiven(given);
    const {createTally} = await import('../../tally.ts');
    const tally = createTally();
    const problems = new Problems();
    const reports = await readReports(given, tally, problems);
    const cases = byCase ? [...new Set(reports.map((report) => report.case))] : [undefined];
    const width = numberGiven(given, 'width', 30, process.stdout.columns ?? 100);
    for (const name of cases) {
      const these = name === undefined ? reports : reports.filter((report) => report.case === name);
      const incidents = tally.incidents(these, {policy, asOf});
      if (given.flags.has('json')) await write(`${JSON.stringify(shape(name ?? null, incidents))}\n`);
      else for (const incident of incidents) await write(drawIncident(incident, Math.min(width, 160)));
    }
    problems.finish();
    return problems.count > 0 ? 5 : 0;
  },
};

async function readReports(given: Given, tally: Tally, problems: Problems): Promise<Report[]> {
  const day = given.values.get('date');
  const published = day === undefined ? null : readDate(day);
  if (day !== undefined && published === null)
    throw new UsageError(`--date needs a day such as 2022-01-06, not "${day}".`);
  const reader = await openReader('en', numberGiven(given, 'workers', 1, 1));
  const progress = new Progress();
  const reports: Report[] = [];
  let group: Document[] = [];
  const readGroup = async () => {
    const claims = await reader.claims(group);
    group.forEach((document, i) => {
      reports.push(tally.report(document, claims[i] ?? []));
      progress.count(1, claims[i]?.length ?? 0);
    });
    group = [];
  };
  try {
    for await (const input of inputsGiven(given)) {
      if (input.kind === 'problem') {
        problems.add(input.problem);
        continue;
      }
      const {document} = input;
      for (const problem of document.problems) problems.add(problem);
      group.push(document.published === null && published !== null ? {...document, published} : document);
      if (group.length >= TOGETHER) await readGroup();
    }
    await readGroup();
  } finally {
    await reader.close();
  }
  progress.clear();
  return reports;
}

function choicesGiven({values}: Given): {byCase: boolean; policy: PolicyName; asOf: string | null} {
  const by = values.get('by');
  if (by !== undefined && by !== 'case') throw new UsageError(`--by takes "case", not "${by}".`);
  const named = values.get('policy') ?? 'range';
  const policy = POLICIES.find((each) => each === named);
  if (policy === undefined) throw new UsageError(`--policy takes ${POLICIES.join(', ')}; not "${named}".`);
  const written = values.get('as-of');
  const asOf = written === undefined ? null : readDate(written);
  if (written !== undefined && asOf === null)
    throw new UsageError(`--as-of needs a day or moment such as 2022-01-09T18:00:00Z, not "${written}".`);
  return {byCase: by === 'case', policy, asOf};
}

function shape(name: string | null, incidents: readonly Counted[]) {
  return {case: name, incidents: incidents.map((incident) => ({...incident, title: titleOf(incident)}))};
}
