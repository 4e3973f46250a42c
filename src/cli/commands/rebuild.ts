import {makeGists} from '../../keeper/gists.ts';
import {counted} from '../../say/number.ts';
import {type Command, parseGiven, UsageError} from '../command.ts';
import {EXIT} from '../exit.ts';
import {LEDGER_OPTION, withLedger} from '../ledger-given.ts';
import {write} from '../output.ts';

/** `sayso rebuild`: makes anew what is derived from the log, the reports and the claims. */
export const rebuildCommand: Command = {
  name: 'rebuild',
  summary: 'throw away everything derived in a ledger (hashes, lists, index of words) and make it again',
  usage: 'sayso rebuild [options]',
  options: LEDGER_OPTION,
  notes: [
    'Reports, claims, decisions and the log stay as they are. "sayso verify" says whether anything is wrong with those.',
  ],
  async run(args) {
    const given = parseGiven(rebuildCommand, args);
    if (given.rest.length > 0) throw new UsageError('"sayso rebuild" takes no files. --ledger DIR names the ledger.');
    return withLedger(given, {}, async ({store, folder}) => {
      await store.rebuild();
      await makeGists(store);
      await write(`${folder}: made again from ${counted(await store.size(), 'entry', 'entries')} of the log.\n`);
      return EXIT.done;
    });
  },
};
