import {POLICIES} from '../../model/toll.ts';
import {loadPack} from '../../packs/load.ts';
import {sayDay} from '../../say/time.ts';
import {compileSayings} from '../../tolls/say.ts';
import {type Command, parseGiven, UsageError} from '../command.ts';
import {explainIncident} from '../explanation.ts';
import {write} from '../output.ts';
import {Problems} from '../problems.ts';
import {momentGiven, policyGiven, REPORT_OPTIONS, reportsGiven} from '../reports-given.ts';
import {widthGiven} from './tolls.ts';

/** `sayso explain INCIDENT`: why this number, in words, with the quotes. */
export const explainCommand: Command = {
  name: 'explain',
  summary: 'say why an incident has the tolls it has: who says what, in which words',
  usage: 'sayso explain [options] INCIDENT [FILE|ADDRESS…]',
  options: {
    json: {
      type: 'boolean',
      help: 'the incident and its tolls as one JSON object, with the quotes: {"incident", "quotes"}',
    },
    ...REPORT_OPTIONS,
    width: {type: 'string', value: 'N', help: "columns of the text (the terminal's, else 100)"},
  },
  notes: [
    'INCIDENT is an id that "sayso tolls" prints, or its first letters. Without FILE the reports of the ledger are counted.',
    'Every policy is shown beside the one that was asked for.',
  ],
  async run(args) {
    const given = parseGiven(explainCommand, args);
    const [wanted, ...files] = given.rest;
    if (wanted === undefined) throw new UsageError('Which incident? "sayso tolls" prints their ids.');
    const asOf = momentGiven(given, 'as-of');
    const policy = policyGiven(given);
    const {createTally} = await import('../../tally.ts');
    const tally = createTally();
    const problems = new Problems();
    const {reports, documents, decisions, ratings} = await reportsGiven(given, files, tally, problems);
    const incident = tally.find(tally.incidents(reports, {policy, asOf, decisions, ratings}), wanted);
    if (incident === null) throw new UsageError(`There is no incident "${wanted}". "sayso tolls" prints their ids.`);
    const others = POLICIES.filter((name) => name !== policy).map(
      (name) => tally.find(tally.incidents(reports, {policy: name, asOf, decisions, ratings}), incident.id)!,
    );
    const sayings = compileSayings(loadPack('en'), sayDay);
    const claims = new Map(reports.flatMap((report) => report.claims.map((claim) => [claim.id, claim] as const)));
    const explanation = explainIncident(incident, others, {claims, documents, sayings, width: widthGiven(given)});
    await write(given.flags.has('json') ? `${JSON.stringify(explanation.json)}\n` : explanation.text);
    problems.finish();
    return problems.count > 0 ? 5 : 0;
  },
};
