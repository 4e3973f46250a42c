import {readFileSync} from 'node:fs';
import {openToCheck} from '../../keeper/open-to-check.ts';
import {verifyLedger} from '../../keeper/verify.ts';
import {SaysoError} from '../../model/error.ts';
import {counted} from '../../say/number.ts';
import {visible} from '../../say/visible.ts';
import {type Command, type Given, parseGiven, UsageError} from '../command.ts';
import {EXIT} from '../exit.ts';
import {folderGiven, LEDGER_OPTION} from '../ledger-given.ts';
import {write} from '../output.ts';

/** `sayso verify`: whether everything in a ledger is as it was when it was acknowledged. */
export const verifyCommand: Command = {
  name: 'verify',
  summary: 'check a ledger: its log, every report and claim, everything derived from them',
  usage: 'sayso verify [options]',
  options: {
    ...LEDGER_OPTION,
    against: {
      type: 'string',
      value: 'FILE',
      help: 'a checkpoint kept elsewhere (- for standard input): the log must begin as it did then',
    },
    json: {type: 'boolean', help: 'one JSON object: {"entries", "documents", "claims", "faults": […]}'},
  },
  notes: [
    'Exit code 4 says that there are faults. A log that was rewritten by someone who has the key shows only against an older checkpoint:',
    'keep some elsewhere ("sayso ledger checkpoint").',
  ],
  async run(args) {
    const given = parseGiven(verifyCommand, args);
    if (given.rest.length > 0) throw new UsageError('"sayso verify" takes no files. --ledger DIR names the ledger.');
    const against = againstGiven(given);
    const ledger = await openToCheck(folderGiven(given));
    try {
      const verified = await verifyLedger(ledger, against);
      if (given.flags.has('json')) await write(`${JSON.stringify(verified)}\n`);
      else await write(sayVerified(verified, ledger.folder));
      return verified.faults.length === 0 ? EXIT.done : EXIT.faults;
    } finally {
      await ledger.close();
    }
  },
};

function againstGiven(given: Given): string | null {
  const path = given.values.get('against');
  if (path === undefined) return null;
  try {
    return readFileSync(path === '-' ? 0 : path, 'utf8');
  } catch (cause) {
    throw new SaysoError('ledger/bad-checkpoint', `The checkpoint ${path} cannot be read.`, {cause});
  }
}

function sayVerified(
  {entries, documents, claims, faults}: Awaited<ReturnType<typeof verifyLedger>>,
  folder: string,
): string {
  const all = `${folder}: ${counted(entries, 'entry', 'entries')}, ${counted(documents, 'report')}, ${counted(claims, 'claim')}`;
  if (faults.length === 0) return `${all}. Everything holds.\n`;
  return `${faults.map((fault) => `${visible(fault)}\n`).join('')}${all}, ${counted(faults.length, 'fault')}.\n`;
}
