import {spawn} from 'node:child_process';
import type {Ledger} from '../../keeper/ledger.ts';
import {openLedger} from '../../keeper/ledger.ts';
import {SaysoError} from '../../model/error.ts';
import {createSandbox} from '../../sandbox/sandbox.ts';
import {sayNumber} from '../../say/number.ts';
import {visible} from '../../say/visible.ts';
import {freePortAfter} from '../../server/listen.ts';
import {addSample, openServer, type Server, type ServerMeans} from '../../server/server.ts';
import {type Command, type Given, numberGiven, parseGiven, UsageError} from '../command.ts';
import {EXIT} from '../exit.ts';
import {FETCH_OPTIONS, openFetcher} from '../inputs-given.ts';
import {windingUp} from '../interrupt.ts';
import {folderGiven, LEDGER_OPTION} from '../ledger-given.ts';
import {write} from '../output.ts';
import {type OpenReader, openReader} from '../reader-threads.ts';
import {BY_OPTION, isReviewerNamed, reviewerGiven} from '../reviewer-given.ts';

/** Where the desk is, unless told. */
const PORT = 4815;

/** Where the ledger of the sample case is. */
const SAMPLE_FOLDER = 'sayso-sample';

/** `sayso serve`: the desk, for browsers of this machine. */
export const serveCommand: Command = {
  name: 'serve',
  summary: 'open the desk: pages and API of a ledger, for browsers of this machine',
  usage: 'sayso serve [options]',
  options: {
    ...LEDGER_OPTION,
    port: {type: 'string', value: 'N', help: `port of this machine (${PORT}, or the next that is free)`},
    open: {type: 'boolean', help: 'in a terminal: open it in the browser as well'},
    readers: {
      type: 'boolean',
      help: 'print an address for readers as well: they see no names of private persons, and decide nothing',
    },
    reviewers: {
      type: 'string',
      value: 'NAME,…',
      help: 'print an address for each of these people as well: what is decided there is theirs',
    },
    sample: {
      type: 'boolean',
      help: `the sample case, in a ledger of its own (${SAMPLE_FOLDER}), made at the first time`,
    },
    ...BY_OPTION,
    ...FETCH_OPTIONS,
  },
  notes: [
    'Nobody but this machine can reach it. The address that is printed lets in whoever has it: treat it as a key.',
    'Something is fetched only when you import an address or a feed; docs/network.md says what that tells others.',
    'Ctrl-C ends it. What was kept stays; imports go on at the next start.',
  ],
  async run(args) {
    const given = parseGiven(serveCommand, args);
    if (given.rest.length > 0) throw new UsageError('"sayso serve" takes no files. --ledger DIR names the ledger.');
    const [by, isNamed] = [reviewerGiven(given), isReviewerNamed(given)];
    const port = numberGiven(given, 'port', 0, PORT);
    const {signal} = windingUp();
    const isSample = given.flags.has('sample');
    const folder = isSample && !given.values.has('ledger') ? SAMPLE_FOLDER : folderGiven(given);
    const ledger = await openLedger(folder, {create: true});
    const threads = lazyReader();
    const sandbox = createSandbox();
    try {
      if (isSample) await makeSample(ledger, threads.open);
      const fetcher: ServerMeans['fetcher'] = (stop) => openFetcher(given, {signal: stop});
      const log = (line: string): void => void process.stderr.write(`sayso: ${line}\n`);
      const server = await openAt(given, {
        ledger,
        reader: threads.open,
        apart: sandbox.read,
        fetcher,
        by,
        isNamed,
        port,
        log,
      });
      try {
        await tell(server, given);
        if (!server.isOpen()) await sayPatience(ledger);
        const stopped = aborted(signal);
        // A ledger that cannot be read ends it as well.
        await Promise.race([stopped, server.opened().then(() => stopped)]);
        log('closing the desk …');
      } finally {
        await server.stop();
      }
      return EXIT.done;
    } finally {
      await threads.close();
      await sandbox.close();
      await ledger.close();
    }
  },
};

/** At the port that was given; at the next that is free where none was. */
async function openAt(given: Given, means: ServerMeans): Promise<Server> {
  try {
    return await openServer(means);
  } catch (error) {
    if (!(error instanceof SaysoError) || error.code !== 'server/port-taken' || given.values.has('port')) throw error;
    const free = await freePortAfter(means.port);
    if (free === null) throw error;
    means.log(`Another program listens at port ${means.port}, so this is another one.`);
    return openServer({...means, port: free});
  }
}

async function makeSample(ledger: Ledger, open: () => Promise<OpenReader>): Promise<void> {
  if ((await ledger.store.size()) === 0) process.stderr.write('sayso: reading the sample case …\n');
  await addSample(ledger, open);
}

async function sayPatience({store}: Ledger): Promise<void> {
  const entries = sayNumber(await store.size());
  process.stderr.write(`sayso: reading a ledger of ${entries} entries; meanwhile its pages say how far that is.\n`);
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), {once: true});
  });
}

async function tell(server: Server, given: Given): Promise<void> {
  const state = server.isOpen() ? 'is open' : 'opens';
  process.stderr.write(`sayso: the desk ${state}. Go to this address; Ctrl-C ends it.\n`);
  await write(`${server.address('owner')}\n`);
  if (given.flags.has('readers')) {
    process.stderr.write('sayso: and this one is for readers.\n');
    await write(`${server.address('reader')}\n`);
  }
  for (const by of (given.values.get('reviewers') ?? '').split(',').map((name) => name.trim())) {
    if (by === '') continue;
    process.stderr.write(`sayso: and this one is for ${visible(by)}.\n`);
    await write(`${server.address('reviewer', by)}\n`);
  }
  // Where nobody looks, as in a script, nobody wants a browser.
  if (given.flags.has('open') && process.stdout.isTTY) openBrowser(server.addressForOnce('owner'));
}

/** A reader whose thread is started when somebody first needs it. */
function lazyReader(): {readonly open: () => Promise<OpenReader>; close(): Promise<void>} {
  let opened: Promise<OpenReader> | null = null;
  return {
    open: () => {
      opened ??= openReader('en', 1);
      return opened;
    },
    close: async () => (await opened?.catch(() => null))?.close(),
  };
}

/** Opens an address in the browser that the system opens addresses with. Others on this machine can see it: it must be good for once only. */
function openBrowser(address: string): void {
  const [program, ...args] =
    process.platform === 'darwin'
      ? ['open', address]
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '', address]
        : ['xdg-open', address];
  const browser = spawn(program as string, args, {stdio: 'ignore', detached: true});
  browser.on('error', () => process.stderr.write('sayso: no browser could be opened. Go to the address above.\n'));
  browser.unref();
}
