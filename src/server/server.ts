import type {WordsReader} from '../desk/adding-view.ts';
import {startDesk} from '../desk/desk.ts';
import type {Standing} from '../desk/views.ts';
import type {Fetcher} from '../fetch/fetcher.ts';
import {addAll, type ClaimsReader, type Incoming} from '../keeper/add.ts';
import type {Ledger} from '../keeper/ledger.ts';
import type {Problem} from '../model/problem.ts';
import {readInputs} from '../read/inputs.ts';
import type {ReadApart} from '../read/stream-options.ts';
import {loadAccess} from './access-file.ts';
import {createApp} from './app.ts';
import {loadAssets} from './assets.ts';
import {openJobs} from './jobs/jobs.ts';
import {createShelf} from './jobs/shelf.ts';
import {listen} from './listen.ts';
import {openPasses} from './passes.ts';
import {SAMPLE} from './sample.ts';
import {openTasks} from './tasks.ts';

/** What a server needs. All of it stays its owner's: to be closed after the server was stopped. */
export interface ServerMeans {
  readonly ledger: Ledger;
  readonly reader: () => Promise<ClaimsReader & WordsReader>;
  readonly apart: ReadApart;
  readonly fetcher: (signal: AbortSignal) => Promise<Fetcher>;
  /** Who decides at the owner's own address. */
  readonly by: string;
  /** Whether somebody named them; else a name that was given at the desk goes first. */
  readonly isNamed: boolean;
  readonly port: number;
  readonly log: (line: string) => void;
}

/** A desk that is open to browsers of this machine. */
export interface Server {
  readonly port: number;
  /** The address by which somebody comes in as this. Whoever has it can come in. */
  address(standing: Standing, by?: string): string;
  /** The same, for once only. */
  addressForOnce(standing: Standing): string;
  /** Whether the desk is open already. */
  isOpen(): boolean;
  /** Fulfilled once it is; refused where the ledger cannot be read. */
  opened(): Promise<void>;
  /** Ends what is under way, leaves imports to be gone on with, and closes. */
  stop(): Promise<void>;
}

/** Entries of a ledger that takes so little time to open that nobody could ask meanwhile. */
const FEW = 2000;

/**
 * Listens at a port of this machine, and opens the desk of a ledger. `server/port-taken` where another program has the port. A large
 * ledger is taken in while the server listens already, and says how far it is (`opened`).
 */
export async function openServer(means: ServerMeans): Promise<Server> {
  const {ledger, by, log} = means;
  const passes = openPasses(ledger);
  const access = loadAccess(ledger, passes);
  const tasks = openTasks(ledger);
  const stopping = new AbortController();
  let port = means.port;
  const desk = startDesk(ledger);
  if ((await ledger.store.size()) <= FEW) await desk.opened();
  const jobs = openJobs({
    ledger,
    shelf: createShelf(ledger.folder),
    reader: means.reader,
    apart: means.apart,
    fetcher: means.fetcher,
    clock: () => performance.now(),
  });
  const app = createApp({
    ledger,
    desk,
    jobs,
    access,
    assets: loadAssets(),
    reader: means.reader,
    passes,
    tasks,
    by: () => (means.isNamed ? by : (passes.ownerName() ?? by)),
    isNamedAtStart: means.isNamed,
    // A browser leaves out the port that is usual.
    hosts: () => ['127.0.0.1', 'localhost'].map((name) => (port === 80 ? name : `${name}:${port}`)),
    log,
    stopping: stopping.signal,
    clock: () => Date.now() / 1000,
  });
  const listening = await listen(app.fetch, port).catch(async (error: unknown) => {
    await jobs.close();
    await desk.close();
    throw error;
  });
  port = listening.port;
  const addressWith = (token: string): string => `http://127.0.0.1${port === 80 ? '' : `:${port}`}/?token=${token}`;
  return {
    port,
    address: (standing, of) => addressWith(access.token(standing, of)),
    addressForOnce: (standing) => addressWith(access.ticket(standing)),
    isOpen: () => desk.opening() === null,
    opened: () => desk.opened(),
    async stop() {
      stopping.abort();
      await listening.stop();
      await tasks.close();
      await jobs.close();
      await desk.close();
    },
  };
}

/** Puts the sample case into a ledger, as far as it is not there yet; gives the number of its reports that were added. */
export async function addSample(ledger: Ledger, reader: () => Promise<ClaimsReader>): Promise<number> {
  const missing: Incoming[] = [];
  for await (const input of readInputs([SAMPLE])) {
    if (input.kind === 'problem') continue;
    const {document, raw} = input;
    if ((await ledger.store.document(document.id)) === null) missing.push({document, raw});
  }
  if (missing.length === 0) return 0;
  async function* incoming(): AsyncGenerator<Incoming | Problem> {
    yield* missing;
  }
  for await (const _ of addAll(ledger, await reader(), incoming()));
  return missing.length;
}
