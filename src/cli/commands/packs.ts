import {checkPacks} from '../../packs/check.ts';
import {type Command, parseGiven, UsageError} from '../command.ts';
import {write} from '../output.ts';

/** `sayso packs check`: whether every table of every pack can be read. */
export const packsCommand: Command = {
  name: 'packs',
  summary: 'check the tables of words a reader is made of: sayso packs check',
  usage: 'sayso packs check',
  options: {},
  async run(args) {
    const {rest} = parseGiven(packsCommand, args);
    if (rest[0] !== 'check' || rest.length > 1) throw new UsageError('Say "sayso packs check".');
    const {tables, rows, faults} = checkPacks();
    for (const fault of faults) await write(`${fault}\n`);
    await write(`${tables} tables, ${rows} rows, ${faults.length} faults\n`);
    return faults.length === 0 ? 0 : 4;
  },
};
