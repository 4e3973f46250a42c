import {isAddress} from '../../fetch/target.ts';
import {REAL_CLOCK} from '../../fetch/turns.ts';
import type {Incoming} from '../../keeper/add.ts';
import type {Ledger} from '../../keeper/ledger.ts';
import {createSandbox} from '../../sandbox/sandbox.ts';
import {visible} from '../../say/visible.ts';
import {type Watched, watch} from '../../watch/watch.ts';
import {type Command, type Given, numberGiven, parseGiven, UsageError} from '../command.ts';
import {FETCH_OPTIONS, openFetcher} from '../inputs-given.ts';
import {windingUp} from '../interrupt.ts';
import {LEDGER_OPTION, withLedger} from '../ledger-given.ts';
import {write} from '../output.ts';
import {sayProblem} from '../problems.ts';
import {openReader} from '../reader-threads.ts';
import {outcomeOf} from './add.ts';

/** `sayso watch FEED…`: polls feeds and keeps their new items in a ledger. */
export const watchCommand: Command = {
  name: 'watch',
  summary: 'poll feeds, and keep what is new in them in a ledger',
  usage: 'sayso watch [options] FEED…',
  options: {
    ...LEDGER_OPTION,
    interval: {type: 'string', value: 'MINUTES', help: 'between two polls of a feed (30)'},
    once: {type: 'boolean', help: 'ask every feed once and end: for cron'},
    pages: {type: 'boolean', help: 'keep the page of each item, where it can be had, instead of the item'},
    case: {type: 'string', value: 'NAME', help: 'what these reports are evidence for'},
    ...FETCH_OPTIONS,
    json: {type: 'boolean', help: 'one JSON object a line for each new report: {"id", "state", "claims", "entry"}'},
  },
  notes: [
    'FEED is the address of an RSS, Atom or JSON feed. This command fetches; docs/network.md says what that tells others.',
    'A feed that asks for longer pauses gets them. Ctrl-C stops after what has been fetched is kept.',
    'What has been told is on the disk. A watch that was broken off can simply be started again.',
  ],
  async run(args) {
    const given = parseGiven(watchCommand, args);
    if (given.rest.length === 0) throw new UsageError('Nothing to watch. Give the addresses of feeds.');
    const file = given.rest.find((feed) => !isAddress(feed));
    if (file !== undefined) throw new UsageError(`"${file}" is no address. "sayso add" keeps what is in a file.`);
    const interval = 60 * numberGiven(given, 'interval', 1, 30);
    return withLedger(given, {create: true}, (ledger) => watchInto(ledger, given, interval));
  },
};

async function watchInto(ledger: Ledger, given: Given, interval: number): Promise<number> {
  const {signal, exit} = windingUp();
  const fetcher = await openFetcher(given, {signal});
  const sandbox = createSandbox();
  const reader = await openReader('en', 1);
  const teller = createTeller(given);
  const named = given.values.get('case') ?? null;
  try {
    const watching = watch({
      feeds: [...new Set(given.rest)],
      interval,
      once: given.flags.has('once'),
      pages: given.flags.has('pages'),
      fetcher,
      apart: sandbox.read,
      ledger,
      reader,
      dress: ({document, raw}: Incoming) => ({document: {...document, case: document.case ?? named}, raw}),
      clock: {now: Date.now, wait: REAL_CLOCK.wait},
      chance: () => Buffer.from(ledger.world.random(4)).readUInt32LE() / 2 ** 32,
      signal,
    });
    for await (const each of watching) await teller.tell(each);
  } finally {
    await reader.close();
    await fetcher.close();
    await sandbox.close();
  }
  return exit() || (teller.problems() > 0 && given.flags.has('once') ? 5 : 0);
}

/** Tells what a watch does: new reports as JSON, or a line for each poll that brought something; every problem, since it may run for months. */
function createTeller(given: Given): {tell(each: Watched): Promise<void>; problems(): number} {
  const asJson = given.flags.has('json');
  let problems = 0;
  let kept = 0;
  let claims = 0;
  return {
    problems: () => problems,
    async tell(each) {
      if (each.kind === 'problem') {
        problems++;
        process.stderr.write(`sayso: ${sayProblem(each.problem)}\n`);
      }
      if (each.kind === 'early') {
        process.stderr.write(
          `sayso: ${visible(each.feed)}: wants not to be asked for another ${sayWait(each.wait)}.\n`,
        );
      }
      if (each.kind === 'added' && each.added.state !== 'there') {
        kept++;
        claims += each.added.claims;
        if (asJson) await write(`${JSON.stringify(outcomeOf(each.added))}\n`);
      }
      if (each.kind === 'polled') {
        if (kept > 0 && !asJson) await write(`${visible(each.feed)}: ${kept} kept, ${claims} claims.\n`);
        kept = 0;
        claims = 0;
      }
    },
  };
}

function sayWait(seconds: number): string {
  return seconds < 90 ? `${Math.ceil(seconds)} seconds` : `${Math.ceil(seconds / 60)} minutes`;
}
