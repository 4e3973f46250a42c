import {restore} from '../../keeper/backup.ts';
import {counted} from '../../say/number.ts';
import {type Command, parseGiven, UsageError} from '../command.ts';
import {EXIT} from '../exit.ts';
import {folderGiven, LEDGER_OPTION} from '../ledger-given.ts';
import {write} from '../output.ts';

/** `sayso restore BACKUP`: brings a backup back, after checking all of it. */
export const restoreCommand: Command = {
  name: 'restore',
  summary: 'check a backup and bring it back to a folder where there is no ledger',
  usage: 'sayso restore [options] BACKUP',
  options: LEDGER_OPTION,
  notes: [
    'A backup with a fault is not brought back (exit code 4). What stands in the folder is never overwritten: move it away first.',
  ],
  async run(args) {
    const given = parseGiven(restoreCommand, args);
    const [from] = given.rest;
    if (from === undefined || given.rest.length > 1) throw new UsageError('Name one backup: sayso restore BACKUP.');
    const to = folderGiven(given);
    const {entries, documents, claims} = await restore(from, to);
    const all = `${counted(entries, 'entry', 'entries')}, ${counted(documents, 'report')}, ${counted(claims, 'claim')}`;
    await write(`${from} brought back to ${to}: ${all}. Everything holds.\n`);
    return EXIT.done;
  },
};
