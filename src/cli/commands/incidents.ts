import {titleOf} from '../../say/toll.ts';
import {visible} from '../../say/visible.ts';
import {type Command, parseGiven} from '../command.ts';
import {write} from '../output.ts';
import {Problems} from '../problems.ts';
import {momentGiven, policyGiven, REPORT_OPTIONS, reportsGiven} from '../reports-given.ts';

/** `sayso incidents`: one line an incident. */
export const incidentsCommand: Command = {
  name: 'incidents',
  summary: 'list the incidents that reports tell of, one a line',
  usage: 'sayso incidents [options] [FILE|ADDRESS…]',
  options: {
    json: {
      type: 'boolean',
      help: 'one JSON object a line: {"id", "title", "place", "time", "documents", "origins", "parent", "missing"}',
    },
    ...REPORT_OPTIONS,
  },
  notes: [
    'Without FILE the incidents of the ledger are listed. Those that most independent origins speak of come first.',
  ],
  async run(args) {
    const given = parseGiven(incidentsCommand, args);
    const choice = {policy: policyGiven(given), asOf: momentGiven(given, 'as-of')};
    const {createTally} = await import('../../tally.ts');
    const tally = createTally();
    const problems = new Problems();
    const {reports, decisions} = await reportsGiven(given, given.rest, tally, problems);
    for (const incident of tally.incidents(reports, {...choice, decisions})) {
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
