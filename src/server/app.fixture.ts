import {mkdtempSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {gzipSync} from 'node:zlib';
import {type Desk, openDesk} from '../desk/desk.ts';
import type {Standing} from '../desk/views.ts';
import type {Ledger} from '../keeper/ledger.ts';
import {filledLedger, twoClaims} from '../keeper/ledgers.fixture.ts';
import {readStream} from '../read/stream.ts';
import {type Access, createAccess} from './access.ts';
import {createApp} from './app.ts';
import {loadAssets} from './assets.ts';
import {openJobs} from './jobs/jobs.ts';
import {createShelf} from './jobs/shelf.ts';
import type {Fetch} from './listen.ts';
import {openPasses} from './passes.ts';
import {openTasks, type Tasks} from './tasks.ts';

/** The host that the app under test goes by. */
export const HOST = '127.0.0.1:4815';

/** An app on a ledger of a few reports, and how to ask it. */
export interface Tried {
  readonly ledger: Ledger;
  readonly access: Access;
  readonly lines: string[];
  /** For a socket: whatever its port is called. */
  readonly fetch: Fetch;
  readonly tasks: Tasks;
  /** Tells the app that the server stops. */
  stop(): void;
  /** Ends what is under way, and closes the ledger. */
  close(): Promise<void>;
  /** Asks as a program with a reviewer's token, unless told. */
  ask(path: string, init?: RequestInit & {readonly as?: Standing | 'nobody'}): Promise<Response>;
}

/** Makes an app with reports `d1`, `d2`, … in its ledger. */
export async function tryApp(ids: readonly string[] = ['d1', 'd2']): Promise<Tried> {
  return tryLedger(await filledLedger(ids));
}

/** Makes an app on a ledger, and on a desk that is not open yet where one is given. */
export async function tryLedger(ledger: Ledger, desk?: Desk): Promise<Tried> {
  const passes = openPasses(ledger);
  const tasks = openTasks(ledger);
  const access = createAccess(new Uint8Array(32).fill(7), ledger.world.random, passes);
  const lines: string[] = [];
  const jobs = openJobs({
    ledger,
    shelf: createShelf(ledger.folder),
    reader: async () => twoClaims,
    apart: (chunks, name, options) => readStream(chunks, name, options),
    fetcher: () => {
      throw new Error('nothing is fetched here');
    },
    clock: () => performance.now(),
  });
  const stopping = new AbortController();
  const app = createApp({
    ledger,
    desk: desk ?? (await openDesk(ledger)),
    jobs,
    access,
    assets: loadAssets(webFolder()),
    reader: async () => ({...twoClaims, mentions: async () => []}),
    passes,
    tasks,
    by: () => passes.ownerName() ?? 'A. Reviewer',
    isNamedAtStart: false,
    hosts: () => [HOST, 'localhost:4815'],
    log: (line) => lines.push(line),
    stopping: stopping.signal,
    clock: () => 1_700_000_000,
  });
  return {
    ledger,
    access,
    tasks,
    lines,
    fetch: (request) => {
      const {pathname, search} = new URL(request.url);
      const headers = new Headers(request.headers);
      headers.set('Host', HOST);
      return app.fetch(new Request(`http://${HOST}${pathname}${search}`, new Request(request, {headers})));
    },
    stop: () => stopping.abort(),
    close: async () => {
      await tasks.close();
      await ledger.close();
    },
    async ask(path, {as = 'reviewer', headers, ...init} = {}) {
      const sent = new Headers(headers);
      if (as !== 'nobody' && !sent.has('Authorization')) sent.set('Authorization', `Bearer ${access.token(as)}`);
      if (!sent.has('Host')) sent.set('Host', HOST);
      return app.request(`http://${HOST}${path}`, {...init, headers: sent});
    },
  };
}

/** A folder of styles as set-up leaves it. */
function webFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sayso-web-'));
  const style = 'body { color: CanvasText }';
  writeFileSync(join(folder, 'desk-ABCD1234.css'), style);
  writeFileSync(join(folder, 'desk-ABCD1234.css.gz'), gzipSync(style));
  return folder;
}
