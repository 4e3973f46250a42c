import {titleOf} from '../../say/toll.ts';
import type {Counted} from '../../tally.ts';
import {type Command, type Given, numberGiven, parseGiven, UsageError} from '../command.ts';
import {write} from '../output.ts';
import {Problems} from '../problems.ts';
import {countedGiven, momentGiven, policyGiven, REPORT_OPTIONS} from '../reports-given.ts';
import {drawIncident} from '../tolls-table.ts';

/** `sayso tolls FILE…`: reads, groups and reconciles. */
export const tollsCommand: Command = {
  name: 'tolls',
  summary: 'group reports into incidents and reconcile their figures',
  usage: 'sayso tolls [options] [FILE|ADDRESS…]',
  options: {
    json: {type: 'boolean', help: 'JSON: {"case", "incidents": […]}, one object a case and line with --by case'},
    by: {type: 'string', value: 'case', help: 'count each case by itself; the reports say which they are evidence for'},
    ...REPORT_OPTIONS,
    width: {type: 'string', value: 'N', help: "columns of the table (the terminal's, else 100)"},
  },
  notes: [
    'FILE is what "sayso read" takes; without one, the reports of the ledger are counted. Incidents with the most independent origins come first.',
    'Exit code 5 says that some input could not be read; what and where is on standard error.',
  ],
  async run(args) {
    const given = parseGiven(tollsCommand, args);
    const by = given.values.get('by');
    if (by !== undefined && by !== 'case') throw new UsageError(`--by takes "case", not "${by}".`);
    const choice = {policy: policyGiven(given), asOf: momentGiven(given, 'as-of')};
    const width = widthGiven(given);
    const {createTally} = await import('../../tally.ts');
    const tally = createTally();
    const problems = new Problems();
    const {reports, decisions, ratings} = await countedGiven(given, tally, problems);
    const cases = by === 'case' ? [...new Set(reports.map((report) => report.case))] : [undefined];
    for (const name of cases) {
      const these = name === undefined ? reports : reports.filter((report) => report.case === name);
      const incidents = tally.incidents(these, {...choice, decisions, ratings});
      if (given.flags.has('json')) await write(`${JSON.stringify(shape(name ?? null, incidents))}\n`);
      else for (const incident of incidents) if (incident.tolls.length > 0) await write(drawIncident(incident, width));
    }
    problems.finish();
    return problems.count > 0 ? 5 : 0;
  },
};

/** The columns to draw in. */
export function widthGiven(given: Given): number {
  return Math.min(160, numberGiven(given, 'width', 30, process.stdout.columns ?? 100));
}

function shape(name: string | null, incidents: readonly Counted[]) {
  return {
    case: name,
    incidents: incidents.map((incident) => ({title: titleOf(incident), ...incident})),
  };
}
