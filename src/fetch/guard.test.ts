import {Agent} from 'undici';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {guardedConnector, NotPublic} from './connect.ts';
import {createFetcher, type Fetched, type FetcherOptions} from './fetcher.ts';
import {hostileAddresses, type LocalServer, type Reply, serve} from './hostile.fixture.ts';
import {isPublic} from './public.ts';

/** What the server that stands for the public internet answers, by path; set by each test. */
let replies: Readonly<Record<string, Reply>> = {};
let canary: LocalServer;
let outside: LocalServer;

beforeAll(async () => {
  canary = await serve(() => ({body: 'secret'}));
  // Another address of this machine at the same port: it stands for a host of the public internet.
  outside = await serve(({path}) => replies[path] ?? null, {address: '127.0.0.2', port: canary.port});
});
afterAll(async () => {
  await canary.close();
  await outside.close();
});

/** A fetcher to which 127.0.0.2 is public, and every name leads to the canary unless told. */
async function fetching(address: string, options: FetcherOptions = {}): Promise<Fetched> {
  const {port} = canary;
  const fetcher = createFetcher({
    ports: [port],
    pause: 0,
    allowed: [`127.0.0.2:${port}`],
    resolve: async () => [{address: '127.0.0.1', family: 4}],
    ...options,
  });
  try {
    return await fetcher.get(address);
  } finally {
    await fetcher.close();
  }
}

function codeOf(fetched: Fetched): string {
  return fetched.kind === 'problem' ? fetched.problem.code : fetched.kind;
}

test('a fetcher asks nothing of this machine or its neighbours, however their addresses are written', async () => {
  const before = canary.hits();
  const addresses = hostileAddresses(canary.port);
  for (const address of addresses) {
    const code = codeOf(await fetching(address));
    expect(code, address).toMatch(/^fetch\/(?:not-public|bad-address|scheme|credentials)$/);
  }
  expect(addresses.length).toBeGreaterThan(150);
  expect(canary.hits()).toBe(before);
});

test('a fetcher follows no redirect there either', async () => {
  const before = canary.hits();
  for (const to of hostileAddresses(canary.port)) {
    // A header holds only what is ASCII; and "http:127.0.0.1" in a redirect names a page of the same host.
    if (!/^[\x21-\x7e]*$/.test(to) || /^\/\/|^http:\/?\d/.test(to)) continue;
    replies = {'/a': {status: 302, headers: {location: to}}};
    const fetched = await fetching(`http://127.0.0.2:${canary.port}/a`);
    expect(codeOf(fetched), to).toMatch(/^fetch\/(?:not-public|bad-address|scheme|credentials)$/);
  }
  replies = {'/a': {status: 302, headers: {location: `//127.0.0.1:${canary.port}/`}}};
  expect(codeOf(await fetching(`http://127.0.0.2:${canary.port}/a`))).toBe('fetch/not-public');
  expect(canary.hits()).toBe(before);
});

test('a fetcher checks the host that robots.txt is redirected to', async () => {
  const before = canary.hits();
  replies = {'/robots.txt': {status: 301, headers: {location: `http://127.0.0.1:${canary.port}/`}}, '/a': {body: 'a'}};
  expect(codeOf(await fetching(`http://127.0.0.2:${canary.port}/a`))).toBe('fetch/not-public');
  expect(canary.hits()).toBe(before);
});

test('a fetcher is not led home by a name server that says something else the second time', async () => {
  const before = canary.hits();
  replies = {'/a': {body: 'public', headers: {connection: 'close'}}, '/robots.txt': {headers: {connection: 'close'}}};
  let asked = 0;
  const rebinding = async () => [{address: asked++ === 0 ? '127.0.0.2' : '127.0.0.1', family: 4}];
  const fetched = await fetching(`http://rebinding.example:${canary.port}/a`, {resolve: rebinding});
  // The first connection was made for robots.txt; the page needed a second one.
  expect(codeOf(fetched)).toBe('fetch/not-public');
  expect(asked).toBe(2);
  expect(canary.hits()).toBe(before);
});

test.each([
  ['a public address and one that is not', ['127.0.0.2', '127.0.0.1']],
  ['one that is not and a public address', ['127.0.0.1', '127.0.0.2']],
  ['IPv6 that holds IPv4', ['127.0.0.2', '::ffff:127.0.0.1']],
  ['what is no address', ['127.0.0.2', 'localhost']],
])('a fetcher refuses a host whose answers are %s', async (_, answers) => {
  const before = canary.hits() + outside.hits();
  const resolve = async () => answers.map((address) => ({address, family: address.includes(':') ? 6 : 4}));
  expect(codeOf(await fetching(`http://mixed.example:${canary.port}/`, {resolve}))).toBe('fetch/not-public');
  expect(canary.hits() + outside.hits()).toBe(before);
});

test('a connection that ends up elsewhere than it was sent is closed before a byte goes out', async () => {
  // 0.0.0.0 is allowed here, and this machine connects it to 127.0.0.1, which is not.
  const {port} = canary;
  const reach = {ports: new Set([port]), allowed: new Set([`0.0.0.0:${port}`]), proxied: false};
  const before = canary.asked.length;
  for (const protocol of ['http', 'https']) {
    const agent = new Agent({connect: guardedConnector(reach, async () => [])});
    await expect(agent.request({origin: `${protocol}://0.0.0.0:${port}`, path: '/', method: 'GET'})).rejects.toThrow(
      NotPublic,
    );
    await agent.destroy();
  }
  expect(canary.asked.length).toBe(before);
});

test.each([
  ['8.8.8.8', true],
  ['9.255.255.255', true],
  ['11.0.0.0', true],
  ['172.15.255.255', true],
  ['172.32.0.0', true],
  ['100.63.255.255', true],
  ['100.128.0.0', true],
  ['198.17.255.255', true],
  ['198.20.0.0', true],
  ['223.255.255.255', true],
  ['192.0.1.0', true],
  ['192.0.0.8', false],
  ['192.31.196.1', false],
  ['2606:4700::1111', true],
  ['2a00:1450:4001::1', true],
  ['2001:200::1', true],
  ['2001:1ff:ffff::1', false],
  ['2003::1', true],
  ['2002::1', false],
  ['3ffe::1', true],
  ['3fff:fff::1', false],
  ['3fff:1000::1', true],
  ['1fff::1', false],
  ['4000::1', false],
  ['2606:4700::1111%eth0', false],
  ['', false],
  ['1.2.3', false],
])('isPublic(%j) is %s', (address, expected) => {
  expect(isPublic(address)).toBe(expected);
});
