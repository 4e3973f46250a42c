import {titleOf} from '../../say/toll.ts';
import {visible} from '../../say/visible.ts';
import {type Command, parseGiven, UsageError} from '../command.ts';
import {write} from '../output.ts';
import {Problems} from '../problems.ts';
import {countedGiven, momentGiven, policyGiven, REPORT_OPTIONS} from '../reports-given.ts';
import {BY_OPTION} from '../reviewer-given.ts';
import {decideOnIncident, isVerb} from './incidents-decide.ts';

/** `sayso incidents`: one line an incident, or a decision about one. */
export const incidentsCommand: Command = {
  name: 'incidents',
  summary: 'list the incidents that reports tell of, one a line; or decide about one',
  usage: 'sayso incidents [options] [FILE|ADDRESS…], or sayso incidents pin|responsible|merge|split|move|revoke …',
  options: {
    json: {
      type: 'boolean',
      help: 'one JSON object a line: {"id", "title", "place", "time", "documents", "origins", "parent", "missing"}',
    },
    ...REPORT_OPTIONS,
    ...BY_OPTION,
    class: {type: 'string', value: 'CLASS', help: 'with pin: of these alone, not of everyone'},
    why: {type: 'string', value: 'WORDS', help: 'with a decision: for what reason'},
  },
  notes: [
    'Without FILE the incidents of the ledger are listed. Those that most independent origins speak of come first.',
    'pin INCIDENT EFFECT COUNT      this count (12, 12-14, >=12) rules, whatever the policy says; what was said stands beside it.',
    'responsible INCIDENT NAME      who is said to be responsible: what they accept themselves is confirmed.',
    'merge INCIDENT INTO            they are one.',
    'split INCIDENT REPORT          the report tells of another one.',
    'move CLAIM INTO                the claim is of another one.',
    'revoke INCIDENT|CLAIM          what was decided about it does not stand any more.',
  ],
  async run(args) {
    const given = parseGiven(incidentsCommand, args);
    const [verb, ...words] = given.rest;
    if (isVerb(verb)) return decideOnIncident(given, verb, words);
    for (const name of ['class', 'why', 'by'])
      if (given.values.has(name)) throw new UsageError(`--${name} goes with a decision: sayso incidents pin ….`);
    const choice = {policy: policyGiven(given), asOf: momentGiven(given, 'as-of')};
    const {createTally} = await import('../../tally.ts');
    const tally = createTally();
    const problems = new Problems();
    const {reports, decisions, ratings} = await countedGiven(given, tally, problems);
    for (const incident of tally.incidents(reports, {...choice, decisions, ratings})) {
      const {id, place, time, documents, origins, parent, missing} = incident;
      const title = titleOf(incident);
      const line = given.flags.has('json')
        ? JSON.stringify({id, title, place, time, documents, origins, parent, missing})
        : `${id}  ${String(documents.length).padStart(4)} reports  ${String(origins).padStart(3)} origins  ${visible(title)}`;
      await write(`${line}\n`);
    }
    problems.finish();
    return problems.count > 0 ? 5 : 0;
  },
};
