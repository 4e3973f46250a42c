import {backUp} from '../../keeper/backup.ts';
import {type Command, parseGiven, UsageError} from '../command.ts';
import {EXIT} from '../exit.ts';
import {LEDGER_OPTION, withLedger} from '../ledger-given.ts';
import {write} from '../output.ts';

/** `sayso backup DIR`: a copy of a ledger, while it is in use. */
export const backupCommand: Command = {
  name: 'backup',
  summary: 'copy a ledger to a new folder, while it is in use',
  usage: 'sayso backup [options] DIR',
  options: {
    ...LEDGER_OPTION,
    'without-key': {
      type: 'boolean',
      help: 'leave the key out: the copy can be read and checked, nothing can be added to it',
    },
  },
  notes: [
    'DIR is made, or is empty. Whoever has the key can sign in the name of the ledger: keep a copy of it where nobody else comes.',
  ],
  async run(args) {
    const given = parseGiven(backupCommand, args);
    const [to] = given.rest;
    if (to === undefined || given.rest.length > 1) throw new UsageError('Name one folder: sayso backup DIR.');
    const withKey = !given.flags.has('without-key');
    return withLedger(given, {readOnly: true}, async (ledger) => {
      await backUp(ledger, to, withKey);
      await write(`${ledger.folder} copied to ${to}, ${withKey ? 'with' : 'without'} its key.\n`);
      return EXIT.done;
    });
  },
};
