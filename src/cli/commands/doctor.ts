import {examine} from '../../keeper/doctor.ts';
import type {Finding} from '../../keeper/finding.ts';
import {counted} from '../../say/number.ts';
import {visible} from '../../say/visible.ts';
import {type Command, parseGiven, UsageError} from '../command.ts';
import {EXIT} from '../exit.ts';
import {folderGiven, LEDGER_OPTION} from '../ledger-given.ts';
import {write} from '../output.ts';

/** `sayso doctor`: what is wrong with a ledger, and what to do about it. */
export const doctorCommand: Command = {
  name: 'doctor',
  summary: 'look at everything a ledger needs, and name what is wrong and its cure',
  usage: 'sayso doctor [options]',
  options: {...LEDGER_OPTION, json: {type: 'boolean', help: 'one JSON object a line: {"state", "what", "cure"}'}},
  notes: ['It changes nothing. Exit code 4 says that there is a fault; a warning alone is no fault.'],
  async run(args) {
    const given = parseGiven(doctorCommand, args);
    if (given.rest.length > 0) throw new UsageError('"sayso doctor" takes no files. --ledger DIR names the ledger.');
    const found = await examine(folderGiven(given));
    const faults = found.filter(({state}) => state === 'fault').length;
    if (given.flags.has('json')) await write(found.map((each) => `${JSON.stringify(each)}\n`).join(''));
    else await write(`${found.map(sayFinding).join('')}${faults === 0 ? 'No fault' : counted(faults, 'fault')}.\n`);
    return faults === 0 ? EXIT.done : EXIT.faults;
  },
};

const SIGNS = {well: '✓', warning: '!', fault: '✗'} as const;

function sayFinding({state, what, cure}: Finding): string {
  return `${SIGNS[state]} ${visible(what)}\n${cure === null ? '' : `  → ${visible(cure)}\n`}`;
}
