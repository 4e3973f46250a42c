import {nameOfToll, sayToll, titleOf} from '../../say/toll.ts';
import {visible} from '../../say/visible.ts';
import {changesBetween, type TollChange} from '../../tolls/changes.ts';
import {type Command, parseGiven, UsageError} from '../command.ts';
import {write} from '../output.ts';
import {Problems} from '../problems.ts';
import {countedGiven, momentGiven, policyGiven, REPORT_OPTIONS} from '../reports-given.ts';

/** `sayso changes --since T`: what is known now and was not then. */
export const changesCommand: Command = {
  name: 'changes',
  summary: 'say what changed in the tolls since a moment: new, risen, lowered, withdrawn, denied, corroborated',
  usage: 'sayso changes --since TIME [options] [FILE|ADDRESS…]',
  options: {
    since: {type: 'string', value: 'TIME', help: 'the moment to compare with, as 2022-01-09 or 2022-01-09T18:00:00Z'},
    json: {
      type: 'boolean',
      help: 'one JSON object a line and change: {"incident", "effect", "class", "what", "before", "after", "by"}',
    },
    ...REPORT_OPTIONS,
  },
  async run(args) {
    const given = parseGiven(changesCommand, args);
    const since = momentGiven(given, 'since');
    if (since === null) throw new UsageError('Since when? --since TIME names the moment to compare with.');
    const policy = policyGiven(given);
    const {createTally} = await import('../../tally.ts');
    const tally = createTally();
    const problems = new Problems();
    const {reports, decisions, ratings} = await countedGiven(given, tally, problems);
    const before = tally.incidents(reports, {policy, asOf: since, decisions, ratings});
    for (const incident of tally.incidents(reports, {policy, asOf: momentGiven(given, 'as-of'), decisions, ratings})) {
      const earlier = before.find(
        ({id, documents}) => id === incident.id || documents.some((each) => incident.documents.includes(each)),
      );
      const changes = changesBetween(earlier?.tolls ?? [], incident.tolls);
      if (changes.length === 0) continue;
      if (given.flags.has('json'))
        for (const change of changes) await write(`${JSON.stringify({incident: incident.id, ...change})}\n`);
      else await write(`${visible(titleOf(incident))} · ${incident.id}\n${changes.map(sayChange).join('\n')}\n\n`);
    }
    problems.finish();
    return problems.count > 0 ? 5 : 0;
  },
};

function sayChange({what, before, after, by, ...toll}: TollChange): string {
  const figures = [before, after].map((each) => (each === null ? '–' : sayToll(each))).join(' → ');
  const who = by.map(({said, at}) => `${visible(said)}, ${at?.slice(0, 10) ?? 'undated'}`).join('; ');
  return `  ${nameOfToll(toll)} ${what}: ${figures}${who === '' ? '' : ` (${who})`}`;
}
