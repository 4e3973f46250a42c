import {brotliCompressSync, gzipSync} from 'node:zlib';
import {afterEach, expect, test, vi} from 'vitest';
import {createFetcher, type Fetched, type Fetcher, type FetcherOptions} from './fetcher.ts';
import {type Asked, type LocalServer, type Reply, serve} from './hostile.fixture.ts';
import {checkTarget, isAddress} from './target.ts';

const open: {close(): Promise<void>}[] = [];
afterEach(async () => {
  for (const each of open.splice(0).reverse()) await each.close();
});

async function site(answer: (asked: Asked) => Reply | null): Promise<LocalServer> {
  const server = await serve(answer);
  open.push(server);
  return server;
}

/** A fetcher to which the local server is public, as news.example and under its own address. */
function fetcherFor({port}: LocalServer, options: FetcherOptions = {}): Fetcher {
  const fetcher = createFetcher({
    ports: [port],
    pause: 0,
    allowed: [`127.0.0.1:${port}`],
    resolve: async () => [{address: '127.0.0.1', family: 4}],
    ...options,
  });
  open.push(fetcher);
  return fetcher;
}

function codeOf(fetched: Fetched): string {
  return fetched.kind === 'problem' ? fetched.problem.code : fetched.kind;
}

test('get() fetches a page and says what it came with', async () => {
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    etag: '"1"',
    'last-modified': 'Mon, 10 Jan 2022 10:00:00 GMT',
  };
  const server = await site(({path}) => (path === '/a?b=1' ? {headers, body: 'hello'} : null));
  const url = `http://news.example:${server.port}/a?b=1`;
  expect(await fetcherFor(server).get(`${url}#part`)).toEqual({
    kind: 'page',
    url,
    body: Buffer.from('hello'),
    encoding: null,
    type: 'text/html; charset=utf-8',
    conditions: {url, etag: '"1"', modified: 'Mon, 10 Jan 2022 10:00:00 GMT'},
  });
});

test('get() says nothing of who asks: no name, version, language, cookie or referrer', async () => {
  const server = await site(({path}) =>
    path === '/a'
      ? {status: 302, headers: {location: '/b', 'set-cookie': 'id=1'}}
      : {body: 'b', headers: {'set-cookie': 'id=2'}},
  );
  const fetcher = fetcherFor(server);
  await fetcher.get(`http://news.example:${server.port}/a`);
  await fetcher.get(`http://news.example:${server.port}/b`);
  expect(server.asked.map(({path}) => path)).toEqual(['/robots.txt', '/a', '/b', '/b']);
  for (const {headers} of server.asked) {
    expect(Object.keys(headers).sort()).toEqual(['accept', 'accept-encoding', 'connection', 'host', 'user-agent']);
    expect(headers['user-agent']).toBe('Mozilla/5.0 (compatible)');
  }
});

test('get() follows redirects, up to five, each from where it stands', async () => {
  const server = await site(({path}) => {
    const [, step] = /^\/(\d)$/.exec(path) ?? [];
    if (step === undefined) return {status: 404};
    return step === '0' ? {body: 'end'} : {status: 301, headers: {location: `./${Number(step) - 1}`}};
  });
  const fetcher = fetcherFor(server);
  expect(await fetcher.get(`http://news.example:${server.port}/5`)).toMatchObject({
    kind: 'page',
    url: `http://news.example:${server.port}/0`,
  });
  expect(codeOf(await fetcher.get(`http://news.example:${server.port}/6`))).toBe('fetch/redirects');
});

test('get() asks whether a page has changed only where it was found, and tells that it has not', async () => {
  const server = await site(({path, headers}) => {
    if (path === '/old') return {status: 302, headers: {location: '/new'}};
    if (path !== '/new') return {status: 404};
    return headers['if-none-match'] === '"7"' ? {status: 304} : {body: 'x', headers: {etag: '"7"'}};
  });
  const fetcher = fetcherFor(server);
  const address = `http://news.example:${server.port}/old`;
  const first = await fetcher.get(address);
  if (first.kind !== 'page') throw new Error(codeOf(first));
  expect(await fetcher.get(address, first.conditions)).toEqual({kind: 'unchanged'});
  expect(server.asked.filter(({path}) => path === '/old').map(({headers}) => headers['if-none-match'])).toEqual([
    undefined,
    undefined,
  ]);
});

test('get() keeps to robots.txt, and asks for it once', async () => {
  const server = await site(({path}) =>
    path === '/robots.txt'
      ? {body: gzipSync('User-agent: *\nDisallow: /closed'), headers: {'content-encoding': 'gzip'}}
      : {body: path},
  );
  const fetcher = fetcherFor(server);
  expect(codeOf(await fetcher.get(`http://news.example:${server.port}/closed/1`))).toBe('fetch/robots');
  expect(codeOf(await fetcher.get(`http://news.example:${server.port}/open`))).toBe('page');
  expect(server.asked.map(({path}) => path)).toEqual(['/robots.txt', '/open']);
});

test('get() asks for nothing where robots.txt cannot be read, and for everything where there is none', async () => {
  for (const [status, code] of [
    [500, 'fetch/robots'],
    [429, 'fetch/robots'],
    [404, 'page'],
    [403, 'page'],
  ] as const) {
    const server = await site(({path}) => (path === '/robots.txt' ? {status} : {body: 'a'}));
    expect(codeOf(await fetcherFor(server).get(`http://news.example:${server.port}/a`))).toBe(code);
  }
});

test('get() asks a host one thing at a time, with a pause between', async () => {
  let now = 0;
  const waited: number[] = [];
  const wait = async (time: number): Promise<void> => {
    waited.push(time);
    now += time;
  };
  const clock = {now: () => now, wait};
  let underWay = 0;
  let most = 0;
  const server = await site(({path}) => {
    most = Math.max(most, ++underWay);
    underWay--;
    return path === '/robots.txt' ? {body: 'User-agent: *\nCrawl-delay: 3'} : {body: 'a'};
  });
  const fetcher = fetcherFor(server, {pause: 1000, clock});
  await Promise.all(['/a', '/b', '/c'].map((path) => fetcher.get(`http://news.example:${server.port}${path}`)));
  expect(server.asked.map(({path}) => path)).toEqual(['/robots.txt', '/a', '/b', '/c']);
  expect(waited).toEqual([3000, 3000]);
  expect(most).toBe(1);
});

test('get() gives up a body that is too long, told or not', async () => {
  const server = await site(({path}) => (path === '/a' ? {body: Buffer.alloc(10_000_001)} : {status: 404}));
  expect(codeOf(await fetcherFor(server).get(`http://news.example:${server.port}/a`))).toBe('fetch/too-long');
});

test('get() leaves a body packed: unpacking is for where it can do no harm', async () => {
  const body = brotliCompressSync('hello');
  const server = await site(({path}) => (path === '/a' ? {body, headers: {'content-encoding': 'br'}} : null));
  expect(await fetcherFor(server).get(`http://news.example:${server.port}/a`)).toMatchObject({encoding: 'br', body});
});

test.each([
  [{status: 404}, 'fetch/status', null],
  [{status: 403}, 'fetch/status', null],
  [{status: 304}, 'fetch/status', null],
  [{status: 302}, 'fetch/status', null],
  [{status: 429, headers: {'retry-after': '120'}}, 'fetch/busy', 120],
  [
    {status: 503, headers: {'retry-after': 'Mon, 10 Jan 2022 10:02:00 GMT', date: 'Mon, 10 Jan 2022 10:00:00 GMT'}},
    'fetch/busy',
    120,
  ],
  [{status: 503, headers: {'retry-after': 'soon'}}, 'fetch/busy', null],
])('get() tells of the answer %j', async (reply, code, retryAfter) => {
  const server = await site(({path}) => (path === '/a' ? reply : {status: 404}));
  const fetched = await fetcherFor(server).get(`http://news.example:${server.port}/a`);
  expect(fetched).toMatchObject({kind: 'problem', problem: {code}, retryAfter});
});

test('get() tells what stands in the way of reaching a host', async () => {
  const server = await site(() => null);
  const {port} = server;
  const failing = (code: string) =>
    fetcherFor(server, {resolve: () => Promise.reject(Object.assign(new Error(), {code}))});
  expect(codeOf(await failing('ENOTFOUND').get(`http://news.example:${port}/`))).toBe('fetch/no-such-host');
  expect(codeOf(await fetcherFor(server).get(`https://news.example:${port}/`))).toMatch(/unreachable|certificate/);
  await server.close();
  expect(codeOf(await fetcherFor(server).get(`http://news.example:${port}/`))).toBe('fetch/unreachable');
  expect(codeOf(await fetcherFor(server, {resolve: async () => []}).get(`http://news.example:${port}/`))).toBe(
    'fetch/no-such-host',
  );
});

test('get() ends when it is interrupted, and when its fetcher is closed', async () => {
  // It promises ten bytes and sends one.
  const slow = {headers: {'content-length': '10'}, body: 'a'};
  const server = await site(() => slow);
  const interrupt = new AbortController();
  const under = fetcherFor(server, {signal: interrupt.signal}).get(`http://news.example:${server.port}/`);
  await vi.waitFor(() => expect(server.hits()).toBe(1));
  interrupt.abort();
  expect(codeOf(await under)).toBe('fetch/interrupted');
  const another = await site(() => slow);
  const fetcher = fetcherFor(another);
  const other = fetcher.get(`http://news.example:${another.port}/`);
  await vi.waitFor(() => expect(another.hits()).toBe(1));
  await fetcher.close();
  expect(codeOf(await other)).toBe('fetch/interrupted');
});

test('createFetcher() refuses what is no proxy', () => {
  for (const proxy of ['', 'tor', '127.0.0.1:9050', 'ftp://a.example', 'socks4://127.0.0.1']) {
    expect(() => createFetcher({proxy})).toThrow(expect.objectContaining({code: 'fetch/bad-proxy'}));
  }
});

const REACH = {ports: new Set<number>(), allowed: new Set<string>(), proxied: false};

test.each([
  ['https://news.example/a', null],
  ['http://news.example:80/a', null],
  ['http://news.example:443/a', null],
  ['https://[2606:4700::1111]/', null],
  ['http://8.8.8.8/', null],
  ['http://news.example:8080/a', 'fetch/port'],
  ['https://news.example:22/', 'fetch/port'],
  ['https://a:b@news.example/', 'fetch/credentials'],
  ['news.example', 'fetch/bad-address'],
  [`https://news.example/${'a'.repeat(5000)}`, 'fetch/bad-address'],
  ['http://abcdef.onion/', 'fetch/not-public'],
])('checkTarget() of %j gives %j', (address, code) => {
  const checked = checkTarget(address, null, REACH);
  expect('code' in checked ? checked.code : null).toBe(code);
});

test('checkTarget() lets an onion through where a proxy finds it, and shows no password in its message', () => {
  expect(checkTarget('http://abcdef.onion/', null, {...REACH, proxied: true})).toBeInstanceOf(URL);
  expect(checkTarget('http://127.0.0.1/', null, {...REACH, proxied: true})).toMatchObject({code: 'fetch/not-public'});
  expect(JSON.stringify(checkTarget('https://desk:hunter2@news.example/', null, REACH))).not.toContain('hunter2');
});

test('isAddress() tells an address from a file', () => {
  for (const address of ['https://news.example', 'HTTP://a', 'file:///a', 'gopher://a'])
    expect(isAddress(address)).toBe(true);
  for (const path of ['report.txt', '/a/b', 'C:\\a.txt', './http:/a', '-', 'a:b']) expect(isAddress(path)).toBe(false);
});
