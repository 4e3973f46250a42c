import {once} from 'node:events';
import {type AddressInfo, connect, createServer, type Server, type Socket} from 'node:net';
import {afterEach, expect, test} from 'vitest';
import {createFetcher, type Fetched} from './fetcher.ts';
import {type LocalServer, serve} from './hostile.fixture.ts';

const open: {close(): unknown}[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

/** A bare server: what a connection brings is handed over. */
async function listen(answer: (socket: Socket) => void): Promise<{readonly port: number; readonly hits: () => number}> {
  let hits = 0;
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    hits++;
    sockets.add(socket);
    socket.on('error', () => {});
    answer(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  open.push({
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  });
  return {port: (server.address() as AddressInfo).port, hits: () => hits};
}

async function fetching(address: string, proxy: string | null, port = 80): Promise<Fetched> {
  const resolve = async () => [{address: '127.0.0.1', family: 4}];
  const fetcher = createFetcher({proxy, pause: 0, ports: [port], allowed: [`127.0.0.1:${port}`], resolve});
  try {
    return await fetcher.get(address);
  } finally {
    await fetcher.close();
  }
}

const codeOf = (fetched: Fetched): string => (fetched.kind === 'problem' ? fetched.problem.code : fetched.kind);

/** Speaks SOCKS 5 as far as a test needs, and leads every name to one server. */
async function socksTo(server: LocalServer, asked: string[]) {
  return listen((socket) => {
    socket.once('data', () => {
      socket.write(Buffer.from([5, 0]));
      socket.once('data', (request) => {
        // Version, connect, 0, a name, its length, the name, the port.
        asked.push(
          `${request[3]} ${request.subarray(5, 5 + request[4]!).toString()}:${request.readUInt16BE(5 + request[4]!)}`,
        );
        const there = connect(server.port, '127.0.0.1', () => {
          socket.write(Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0]));
          socket.pipe(there).pipe(socket);
        });
        there.on('error', () => socket.destroy());
      });
    });
  });
}

test('a SOCKS proxy is given names, not addresses, and no name is looked up here', async () => {
  const server = await serve(({path}) => (path === '/a' ? {body: 'hello'} : null));
  open.push(server);
  const asked: string[] = [];
  const {port} = await socksTo(server, asked);
  const fetcher = createFetcher({
    proxy: `socks5h://127.0.0.1:${port}`,
    pause: 0,
    resolve: () => Promise.reject(new Error('looked up')),
  });
  open.push(fetcher);
  expect(await fetcher.get('http://abcdef.onion/a')).toMatchObject({kind: 'page', body: Buffer.from('hello')});
  expect(codeOf(await fetcher.get('http://post.example:443/a'))).toBe('page');
  expect(codeOf(await fetcher.get('http://127.0.0.1/a'))).toBe('fetch/not-public');
  expect(asked).toEqual(['3 abcdef.onion:80', '3 post.example:443']);
  expect(server.asked.map(({headers}) => headers['host'])).toEqual([
    'abcdef.onion',
    'abcdef.onion',
    'post.example:443',
    'post.example:443',
  ]);
});

test('an HTTP proxy is asked for plain pages by their whole address, with its own name and password', async () => {
  const proxy = await serve(({path}) => (path === 'http://post.example/a' ? {body: 'hello'} : {status: 404}));
  open.push(proxy);
  expect(codeOf(await fetching('http://post.example/a', `http://desk:p%40ss@127.0.0.1:${proxy.port}`))).toBe('page');
  expect(proxy.asked.map(({path}) => path)).toEqual(['http://post.example/robots.txt', 'http://post.example/a']);
  expect(proxy.asked[0]?.headers['proxy-authorization']).toBe(`Basic ${Buffer.from('desk:p@ss').toString('base64')}`);
});

test('an HTTP proxy is asked for a tunnel to secure pages, and the handshake goes through it', async () => {
  const heard: Buffer[] = [];
  const {port} = await listen((socket) => {
    socket.once('data', (request) => {
      heard.push(request);
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      socket.once('data', (hello) => {
        heard.push(hello);
        socket.end();
      });
    });
  });
  expect(codeOf(await fetching('https://post.example/a', `http://127.0.0.1:${port}`))).toBe('fetch/proxy');
  expect(heard[0]?.toString()).toMatch(/^CONNECT post\.example:443 HTTP\/1\.1\r\nhost: post\.example:443\r\n/i);
  expect(heard[1]?.[0]).toBe(22);
  expect(heard[1]?.toString('latin1')).toContain('post.example');
});

const PROXIES = [null, 'http://', 'socks5://'];
const BREAKS: readonly (readonly [string, (socket: Socket) => void])[] = [
  ['closes', (socket) => socket.end()],
  ['resets', (socket) => socket.resetAndDestroy()],
  ['closes when it is asked', (socket) => socket.once('data', () => socket.end())],
  ['talks nonsense', (socket) => socket.once('data', () => socket.end('hello\r\n'))],
  [
    'breaks off in the middle',
    (socket) => socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc')),
  ],
  ['refuses', (socket) => socket.once('data', () => socket.end('HTTP/1.1 407 No\r\nContent-Length: 0\r\n\r\n'))],
];

test.each(
  PROXIES.flatMap((proxy) =>
    ['http', 'https'].flatMap((scheme) => BREAKS.map(([how, answer]) => ({proxy, scheme, how, answer}))),
  ),
)('a request by $scheme through $proxy to what $how is made once, and tells of it', async ({proxy, scheme, answer}) => {
  const server = await listen(answer);
  const fetched = await fetching(
    `${scheme}://post.example:${server.port}/robots.txt`,
    proxy && `${proxy}127.0.0.1:${server.port}`,
    server.port,
  );
  expect(codeOf(fetched)).toMatch(/^fetch\/(?:unreachable|proxy|status)$/);
  // A robots.txt that is refused is none, so the address itself is asked for as well.
  expect(server.hits()).toBeLessThanOrEqual(codeOf(fetched) === 'fetch/status' ? 2 : 1);
});
