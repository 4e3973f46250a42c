import {erasableOf, erase, lastSeen} from '../../keeper/decide.ts';
import {type Ledger, rotateKey} from '../../keeper/ledger.ts';
import {receiptFor} from '../../keeper/receipts.ts';
import {exportTiles} from '../../keeper/tiles.ts';
import {printVerifier} from '../../ledger/keys.ts';
import {SaysoError} from '../../model/error.ts';
import {counted} from '../../say/number.ts';
import {type Command, type Given, parseGiven, UsageError} from '../command.ts';
import {EXIT} from '../exit.ts';
import {LEDGER_OPTION, withLedger} from '../ledger-given.ts';
import {write} from '../output.ts';
import {BY_OPTION, reviewerGiven} from '../reviewer-given.ts';

/** `sayso ledger …`: what proves to others what a ledger holds. */
export const ledgerCommand: Command = {
  name: 'ledger',
  summary: 'give out what proves a ledger; erase what a decision holds of a person; change the key',
  usage: 'sayso ledger checkpoint | key | entries | receipt INDEX | export DIR | erase INDEX | rotate-key',
  options: {
    ...LEDGER_OPTION,
    of: {
      type: 'string',
      value: 'ID',
      help: 'with receipt: of the last entry about this report, claim or outlet, instead of INDEX',
    },
    yes: {type: 'boolean', help: 'with erase: it is meant; it cannot be undone'},
    ...BY_OPTION,
  },
  notes: [
    'checkpoint  prints the signed checkpoint of the log as it is now. Keep some elsewhere, for "sayso verify --against".',
    'key         prints the verifier key: what others need to check a checkpoint or receipt.',
    'entries     prints every entry of the log, a line each.',
    'receipt     prints the proof that an entry stands in the log, for a file that ends in .tlog-proof.',
    'erase       erases who decided and what in detail of the decision or rating at INDEX, for good: --yes says that it is meant. Every proof holds as before, and it counts no more; to let it stand under another name, decide again first.',
    'rotate-key  has the log signed with a new key from here on. What the old one signed stays true under it.',
    'export      writes the log to DIR as static files (C2SP tlog-tiles): digests and commitments, no names, no words of a report.',
  ],
  async run(args) {
    const given = parseGiven(ledgerCommand, args);
    const [what = '', argument, ...more] = given.rest;
    const act = Object.hasOwn(ACTS, what) ? ACTS[what] : undefined;
    if (act === undefined || more.length > 0) throw new UsageError(`Say what: ${ledgerCommand.usage}.`);
    if (given.values.has('of') && what !== 'receipt') throw new UsageError('--of goes with "sayso ledger receipt".');
    if (given.flags.has('yes') && what !== 'erase') throw new UsageError('--yes goes with "sayso ledger erase".');
    return withLedger(given, {readOnly: !WRITING.has(what)}, async (ledger) => {
      await act(ledger, argument, given);
      return EXIT.done;
    });
  },
};

type Act = (ledger: Ledger, argument: string | undefined, given: Given) => Promise<void>;

/** What changes the ledger. */
const WRITING: ReadonlySet<string> = new Set(['erase', 'rotate-key']);

/** How many entries are held at once. */
const CHUNK = 1000;

const ACTS: Readonly<Record<string, Act>> = {
  async checkpoint({store, folder}, argument) {
    allowNo(argument);
    const checkpoint = await store.checkpoint();
    if (checkpoint === null)
      throw new SaysoError('ledger/no-entry', `The ledger in ${folder} is empty, and nothing is signed yet.`);
    await write(checkpoint);
  },
  async key({verifier, folder}, argument) {
    allowNo(argument);
    if (verifier === null) throw new SaysoError('ledger/no-key', `There is neither key nor key.pub in ${folder}.`);
    await write(`${printVerifier(verifier)}\n`);
  },
  async entries({store}, argument) {
    allowNo(argument);
    const size = await store.size();
    for (let from = 0; from < size; from += CHUNK) {
      const entries = await store.entries(from, Math.min(size, from + CHUNK));
      await write(entries.map((entry) => `${entry}\n`).join(''));
    }
  },
  async receipt(ledger, argument, given) {
    await write(await receiptFor(ledger, await indexGiven(ledger, argument, given)));
  },
  async erase(ledger, argument, given) {
    if (!/^\d{1,15}$/.test(argument ?? ''))
      throw new UsageError('Name an entry by its index: sayso ledger erase INDEX.');
    const index = Number(argument);
    const there = await erasableOf(ledger, index);
    if (there.length === 0)
      throw new SaysoError('ledger/nothing-to-erase', `Entry ${index} of the log holds nothing that can be erased.`);
    if (!given.flags.has('yes'))
      throw new UsageError(`This erases for good who decided what in entry ${index}. Say --yes if it is meant.`);
    const entry = await erase(ledger, there, reviewerGiven(given));
    await write(`Who decided what in entry ${index} is erased: entry ${entry} of the log tells that it was.\n`);
  },
  async 'rotate-key'(ledger, argument) {
    allowNo(argument);
    const index = await rotateKey(ledger);
    await write(
      `From entry ${index} on the log is signed with a new key. Give it to those who hold the old one:\n${printVerifier(ledger.verifier!)}\n`,
    );
  },
  async export(ledger, argument) {
    if (argument === undefined) throw new UsageError('Name a folder: sayso ledger export DIR.');
    await write(`${counted(await exportTiles(ledger, argument), 'entry', 'entries')} written to ${argument}.\n`);
  },
};

async function indexGiven(ledger: Ledger, argument: string | undefined, given: Given): Promise<number> {
  const id = given.values.get('of');
  if (id === undefined) {
    if (!/^\d{1,15}$/.test(argument ?? ''))
      throw new UsageError('Name an entry by its index, or --of a report, claim or outlet.');
    return Number(argument);
  }
  allowNo(argument);
  const index = await lastSeen(ledger, id);
  if (index < 0)
    throw new SaysoError(
      'ledger/no-entry',
      `No entry is about "${id}". A claim that nobody decided on stands in the entry of its report.`,
    );
  return index;
}

function allowNo(argument: string | undefined): void {
  if (argument !== undefined) throw new UsageError(`"${argument}" is one word too many. See "sayso help ledger".`);
}
