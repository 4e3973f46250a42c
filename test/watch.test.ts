import {type ChildProcess, spawn, spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {type LocalServer, serve} from '../src/fetch/hostile.fixture.ts';
import {openLedger} from '../src/keeper/ledger.ts';

const SAYSO = fileURLToPath(new URL('../bin/sayso.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'sayso-watching-'));
const ITEMS = 12;

/** A proxy that answers for every host itself: what the program asks of the internet ends here. */
let proxy: LocalServer;

/** Told of each request that the proxy gets. */
let onAsked = (): void => {};

beforeAll(async () => {
  proxy = await serve(({path}) => {
    onAsked();
    const {pathname} = new URL(path);
    const [, item] = /^\/(\d+)$/.exec(pathname) ?? [];
    if (pathname === '/feed') return {body: feed(), headers: {'content-type': 'application/rss+xml', etag: '"1"'}};
    if (item === undefined) return {status: 404};
    const words = `<p>At least ${item} people were killed at the bridge number ${item}, officials said on Sunday.`;
    return {body: `<!doctype html><title>Report ${item}</title><article>${words}</article>`};
  });
});
/** What a test that failed may have left behind. */
const running = new Set<ChildProcess>();

afterAll(async () => {
  for (const child of running) child.kill('SIGKILL');
  await proxy.close();
  rmSync(folder, {recursive: true});
});

/** Each item leads to a host of its own, so that no pause is kept between two. */
function feed(): string {
  const items = Array.from({length: ITEMS}, (_, i) => {
    const words = `At least ${i + 2} people were killed, officials said.`;
    return `<item><title>Report ${i + 2}</title><link>http://host-${i}.example/${i + 2}</link><description>${words}</description></item>`;
  });
  return `<rss version="2.0"><channel><title>Post</title>${items.join('')}</channel></rss>`;
}

const argsFor = (ledger: string, ...more: readonly string[]): string[] => [
  SAYSO,
  'watch',
  '--ledger',
  join(folder, ledger),
  '--proxy',
  `http://127.0.0.1:${proxy.port}`,
  ...more,
  'http://post.example/feed',
];

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the program while the proxy of this process answers it; sends it a signal after so many requests, or once it has said something. */
function run(
  args: readonly string[],
  signal: NodeJS.Signals | null = null,
  requests = Number.POSITIVE_INFINITY,
): Promise<Ended> {
  const child = spawn(process.execPath, args);
  running.add(child);
  child.on('close', () => running.delete(child));
  let stdout = '';
  let stderr = '';
  let asked = 0;
  const stop = (): void => {
    if (signal !== null) child.kill(signal);
  };
  onAsked = () => {
    asked++;
    if (asked === requests) stop();
  };
  child.stdout.setEncoding('utf8').on('data', (words: string) => {
    stdout += words;
    stop();
  });
  child.stderr.setEncoding('utf8').on('data', (words: string) => {
    stderr += words;
  });
  return new Promise((resolve) => child.on('close', (status) => resolve({status, stdout, stderr})));
}

async function addressesIn(ledger: string): Promise<(string | null)[]> {
  const opened = await openLedger(join(folder, ledger), {readOnly: true});
  try {
    return (await opened.store.documents({}, {limit: 1000})).rows.map(({url}) => url);
  } finally {
    await opened.close();
  }
}

test('sayso watch --once keeps what is in a feed, reads its claims, and the second time nothing is new', async () => {
  const first = await run(argsFor('once', '--once'));
  expect(first).toEqual({status: 0, stdout: `http://post.example/feed: ${ITEMS} kept, ${ITEMS} claims.\n`, stderr: ''});
  expect(await run(argsFor('once', '--once', '--json'))).toEqual({status: 0, stdout: '', stderr: ''});
});

test('sayso watch --pages loses and doubles nothing, however often it is killed', async () => {
  const args = argsFor('killed', '--once', '--pages');
  for (const requests of [1, 3, 9, 16]) expect((await run(args, 'SIGKILL', requests)).status).toBe(null);
  const {status, stderr} = await run(args);
  expect(stderr).toBe('');
  expect(status).toBe(0);
  const addresses = await addressesIn('killed');
  expect(addresses).toHaveLength(ITEMS);
  expect(new Set(addresses).size).toBe(ITEMS);
});

test('sayso watch ends with 130 when it is interrupted, with what it has kept', async () => {
  const {status, stdout, stderr} = await run(argsFor('interrupted'), 'SIGINT');
  expect({status, stderr}).toEqual({status: 130, stderr: ''});
  expect(stdout).toBe(`http://post.example/feed: ${ITEMS} kept, ${ITEMS} claims.\n`);
  expect(await addressesIn('interrupted')).toHaveLength(ITEMS);
});

test.each([
  [['watch'], 'Nothing to watch'],
  [['watch', 'feed.xml'], '"feed.xml" is no address'],
  [['watch', '--interval', '0', 'https://post.example/feed'], '--interval needs a whole number'],
  [['watch', '--allow-port', 'http', 'https://post.example/feed'], '--allow-port needs ports'],
])('sayso %j says how it is used', (args, words) => {
  const {status, stderr} = spawnSync(process.execPath, [SAYSO, ...args, '--ledger', join(folder, 'none')], {
    encoding: 'utf8',
  });
  expect(stderr).toContain(words);
  expect(status).toBe(2);
});
