import {existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, expect, test} from 'vitest';
import {createFetcher} from '../fetch/fetcher.ts';
import {type LocalServer, type Reply, serve} from '../fetch/hostile.fixture.ts';
import {type Ledger, openLedger} from '../keeper/ledger.ts';
import {readStream} from '../read/stream.ts';
import {STATE_FILE} from './state.ts';
import {type Watched, type WatchOptions, watch} from './watch.ts';

let folder: string;
let ledger: Ledger;
let server: LocalServer;
let replies: Record<string, Reply>;
let now: number;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sayso-watch-'));
  ledger = await openLedger(folder, {create: true});
  replies = {};
  server = await serve(({path, headers}) => {
    const reply = replies[path];
    const {etag} = reply?.headers ?? {};
    return reply !== undefined && etag !== undefined && headers['if-none-match'] === etag
      ? {status: 304}
      : (reply ?? null);
  });
  now = Date.UTC(2022, 0, 10);
});
afterEach(async () => {
  await server.close();
  await ledger.close();
  rmSync(folder, {recursive: true});
});

const at = (path: string): string => `http://post.example:${server.port}${path}`;

/** Watches /feed until it has been polled so often; the clock jumps to where the next poll is due. */
async function watching(polls: number, more: Partial<WatchOptions> = {}): Promise<Watched[]> {
  const stop = new AbortController();
  const signal = more.signal ?? stop.signal;
  const fetcher = createFetcher({
    ports: [server.port],
    pause: 0,
    allowed: [`127.0.0.1:${server.port}`],
    resolve: async () => [{address: '127.0.0.1', family: 4}],
    signal,
  });
  const told: Watched[] = [];
  try {
    const wait = async (time: number): Promise<void> => {
      now += time;
    };
    const options: WatchOptions = {
      feeds: [at('/feed')],
      interval: 1800,
      once: false,
      pages: false,
      fetcher,
      apart: readStream,
      ledger,
      reader: {name: 'test', claims: async (documents) => documents.map(() => [])},
      dress: (incoming) => incoming,
      clock: {now: () => now, wait},
      chance: () => 0,
      signal,
      ...more,
    };
    for await (const each of watch(options)) {
      told.push(each);
      if (told.filter(({kind}) => kind === 'polled').length === polls) break;
    }
  } finally {
    await fetcher.close();
  }
  return told;
}

const feedOf = (...items: readonly string[]): string =>
  `<rss version="2.0"><channel><title>Post</title>${items
    .map(
      (item) =>
        `<item><title>Report ${item}</title><link>/${item}</link><description>Twelve people were killed at bridge ${item}.</description></item>`,
    )
    .join('')}</channel></rss>`;

const page = (item: string): Reply => ({
  headers: {'content-type': 'text/html'},
  body: `<!doctype html><title>Report ${item}</title><article><p>At least 12 people were killed at the bridge ${item}, officials said on Sunday.</article>`,
});

const say = (told: readonly Watched[]): string[] =>
  told.map((each) => {
    if (each.kind === 'added') return `${each.added.state} ${each.added.document.text.split('\n')[0]}`;
    if (each.kind === 'problem') return each.problem.code;
    return `${each.kind} ${each.wait}`;
  });

const kept = async (): Promise<number> => (await ledger.store.documents({}, {limit: 1000})).rows.length;
const asked = (path: string): number => server.asked.filter((each) => each.path === path).length;

test('watch() keeps the items of a feed, then what is new in it', async () => {
  replies['/feed'] = {body: feedOf('a', 'b')};
  expect(say(await watching(1))).toEqual(['kept Report a', 'kept Report b', 'polled 1800']);
  replies['/feed'] = {body: feedOf('c', 'a', 'b')};
  expect(say(await watching(1))).toEqual(['kept Report c', 'there Report a', 'there Report b', 'polled 1800']);
  expect(await kept()).toBe(3);
});

test('watch() asks whether a feed has changed, also after it was started again, and is told that it has not', async () => {
  replies['/feed'] = {body: feedOf('a'), headers: {etag: '"1"'}};
  expect(say(await watching(2))).toEqual(['kept Report a', 'polled 1800', 'polled 1800']);
  expect(say(await watching(1))).toEqual(['polled 1800']);
  expect(server.asked.filter(({path}) => path === '/feed').map(({headers}) => headers['if-none-match'])).toEqual([
    undefined,
    '"1"',
    '"1"',
  ]);
});

test('watch() polls at the interval, later by chance, and as rarely as the feed says', async () => {
  const started = now;
  replies['/feed'] = {body: feedOf('a')};
  await watching(3);
  expect(now - started).toBe(2 * 1800 * 1000);
  expect(say(await watching(1, {chance: () => 0.5})).at(-1)).toBe('polled 2025');
  replies['/feed'] = {body: feedOf('b').replace('<item>', '<ttl>120</ttl><item>')};
  expect(say(await watching(1)).at(-1)).toBe('polled 7200');
});

test('watch() leaves a server alone that asks for it, also after it was started again', async () => {
  replies['/feed'] = {status: 429, headers: {'retry-after': '7200'}};
  expect(say(await watching(1))).toEqual(['fetch/busy', 'polled 7200']);
  expect(say(await watching(1, {once: true}))).toEqual(['early 7200']);
  expect(asked('/feed')).toBe(1);
  now += 7200 * 1000;
  replies['/feed'] = {body: feedOf('a')};
  expect(say(await watching(1, {once: true}))).toEqual(['kept Report a', 'polled 1800']);
});

test('watch() waits twice as long after each failure, and as usual once it works', async () => {
  replies['/feed'] = {status: 500};
  const waits = say(await watching(6)).filter((line) => line.startsWith('polled'));
  expect(waits).toEqual(['polled 1800', 'polled 1800', 'polled 1800', 'polled 2400', 'polled 4800', 'polled 9600']);
  replies['/feed'] = {body: feedOf('a')};
  expect(say(await watching(1)).at(-1)).toBe('polled 1800');
});

test('watch() with once asks every feed once', async () => {
  replies['/feed'] = {body: feedOf('a')};
  replies['/other'] = {body: feedOf('b')};
  const told = await watching(9, {once: true, feeds: [at('/feed'), at('/other'), at('/none')]});
  expect(say(told)).toEqual([
    'kept Report a',
    'polled 1800',
    'kept Report b',
    'polled 1800',
    'fetch/status',
    'polled 1800',
  ]);
});

test('watch() with pages keeps the page of an item in its place, once', async () => {
  replies['/feed'] = {body: feedOf('a', 'b')};
  Object.assign(replies, {'/a': page('a'), '/b': page('b')});
  expect(say(await watching(1, {pages: true}))).toEqual(['kept Report a', 'kept Report b', 'polled 1800']);
  replies['/feed'] = {body: feedOf('c', 'a', 'b')};
  Object.assign(replies, {'/a': page('a, changed'), '/c': page('c')});
  expect(say(await watching(1, {pages: true}))).toEqual(['kept Report c', 'polled 1800']);
  expect([asked('/a'), asked('/b'), asked('/c')]).toEqual([1, 1, 1]);
  const {rows} = await ledger.store.documents({}, {limit: 9});
  expect(rows.map(({url, publisher}) => [url, publisher]).sort()).toEqual(
    ['/a', '/b', '/c'].map((path) => [at(path), 'Post']),
  );
});

test('watch() with pages keeps an item whose page is not there, and does not ask for that again', async () => {
  replies['/feed'] = {body: feedOf('a')};
  expect(say(await watching(1, {pages: true}))).toEqual(['fetch/status', 'kept Report a', 'polled 1800']);
  replies['/feed'] = {body: feedOf('b', 'a')};
  replies['/b'] = page('b');
  expect(say(await watching(1, {pages: true}))).toEqual(['kept Report b', 'polled 1800']);
  expect(asked('/a')).toBe(1);
});

test('watch() with pages asks again for a page that may yet come, though the feed has not changed', async () => {
  replies['/feed'] = {body: feedOf('a'), headers: {etag: '"1"'}};
  replies['/a'] = {status: 503};
  expect(say(await watching(1, {pages: true}))).toEqual(['fetch/busy', 'kept Report a', 'polled 1800']);
  replies['/a'] = page('a');
  expect(say(await watching(1, {pages: true}))).toEqual(['kept Report a', 'polled 1800']);
  expect(await kept()).toBe(2);
  expect(say(await watching(1, {pages: true}))).toEqual(['polled 1800']);
});

test('watch() keeps what it has when it is interrupted, and goes on there the next time', async () => {
  replies['/feed'] = {body: feedOf('a', 'b', 'c'), headers: {etag: '"1"'}};
  Object.assign(replies, {'/a': page('a'), '/c': page('c')});
  const stop = new AbortController();
  const told = watching(1, {pages: true, signal: stop.signal});
  Object.defineProperty(replies, '/b', {
    configurable: true,
    get: () => {
      stop.abort();
      return page('b');
    },
  });
  expect(say(await told)).toEqual(['fetch/interrupted', 'kept Report a']);
  Object.defineProperty(replies, '/b', {value: page('b')});
  expect(say(await watching(1, {pages: true}))).toEqual(['kept Report b', 'kept Report c', 'polled 1800']);
  expect(asked('/a')).toBe(1);
  expect(await kept()).toBe(3);
});

test('watch() says that a page is not a feed', async () => {
  replies['/feed'] = page('a');
  expect(say(await watching(1))).toEqual(['read/bad-feed', 'polled 1800']);
  expect(await kept()).toBe(0);
});

test('what watch() remembers can be lost or damaged: nothing is kept twice', async () => {
  replies['/feed'] = {body: feedOf('a'), headers: {etag: '"1"'}};
  await watching(1);
  const file = join(folder, STATE_FILE);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(existsSync(`${file}.new`)).toBe(false);
  for (const damaged of [
    '',
    '{',
    '[]',
    '{"a": 1}',
    JSON.stringify({[at('/feed')]: {conditions: 7, failures: 'x', givenUp: [1]}}),
    readFileSync(file, 'utf8').slice(0, -9),
  ]) {
    writeFileSync(file, damaged);
    expect(say(await watching(1)), damaged).toEqual(['there Report a', 'polled 1800']);
  }
  rmSync(file);
  expect(say(await watching(1))).toEqual(['there Report a', 'polled 1800']);
});

test('watch() with pages fetches a hundred at a poll, and the others at the next, though the feed has not changed', async () => {
  const items = Array.from({length: 130}, (_, i) => `${i}`);
  replies['/feed'] = {body: feedOf(...items), headers: {etag: '"1"'}};
  for (const item of items) replies[`/${item}`] = page(item);
  expect(say(await watching(1, {pages: true}))).toHaveLength(101);
  expect(say(await watching(1, {pages: true}))).toHaveLength(31);
  expect(await kept()).toBe(130);
});

test('watch() with pages believes a page that names its outlet before the feed that leads to it', async () => {
  replies['/feed'] = {body: feedOf('a')};
  replies['/a'] = {...page('a'), body: `<meta property="og:site_name" content="Herald">${page('a').body}`};
  await watching(1, {pages: true});
  expect((await ledger.store.documents({}, {limit: 9})).rows.map(({publisher}) => publisher)).toEqual(['Herald']);
});

test('a host that is slow keeps no other waiting, and no host is asked for two feeds at once', async () => {
  const slow = (host: string, path: string): string => `http://${host}.example:${server.port}${path}`;
  let inside = 0;
  let most = 0;
  const at = new Map<string, number>();
  const began = Date.now();
  const fetcher = createFetcher({
    ports: [server.port],
    pause: 0,
    allowed: [`127.0.0.1:${server.port}`],
    resolve: async () => [{address: '127.0.0.1', family: 4}],
    signal: new AbortController().signal,
  });
  // What the fetcher does between is not looked at: who is asked when is what counts.
  const get: typeof fetcher.get = async (url, conditions) => {
    const host = new URL(url).host;
    at.set(host, (at.get(host) ?? 0) + 1);
    most = Math.max(most, at.get(host)!);
    inside++;
    if (host.startsWith('slow')) await new Promise((resolve) => setTimeout(resolve, 300));
    const page = await fetcher.get(url, conditions);
    inside--;
    at.set(host, at.get(host)! - 1);
    return page;
  };
  replies['/one'] = {body: feedOf('a')};
  replies['/two'] = {body: feedOf('b')};
  const feeds = [slow('slow', '/one'), slow('slow', '/two'), slow('quick', '/one'), slow('brisk', '/two')];
  const told = await watching(9, {feeds, once: true, fetcher: {...fetcher, get}});
  await fetcher.close();
  const polled = told.flatMap((each) => (each.kind === 'polled' ? [new URL(each.feed).hostname.split('.')[0]] : []));
  expect(polled.slice(0, 2).sort()).toEqual(['brisk', 'quick']);
  expect(polled.slice(2)).toEqual(['slow', 'slow']);
  expect(most).toBe(1);
  expect(inside).toBe(0);
  expect(Date.now() - began).toBeGreaterThan(500);
});
