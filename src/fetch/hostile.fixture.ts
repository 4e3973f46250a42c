import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';

/**
 * Ways to write an address that leads to this machine or its neighbours, with the port of the canary: spellings of loopback, of link-local and
 * private hosts, addresses of IPv6 that hold one of IPv4, and addresses that only look like another host's.
 */
export function hostileAddresses(port: number): readonly string[] {
  const hosts = [
    '127.0.0.1',
    '127.1',
    '127.0.1',
    '127.0.0.1.',
    '127.255.255.254',
    '0',
    '0.0.0.0',
    '2130706433',
    '0x7f000001',
    '0x7f.0.0.1',
    '0x7f.1',
    '0X7F.0x0.0x0.0x1',
    '0177.0.0.1',
    '0177.1',
    '017700000001',
    '0000177.0.0.01',
    '①②⑦.⓪.⓪.①',
    '１２７.0.0.1',
    '127。0。0。1',
    '127｡0｡0｡1',
    '%31%32%37.0.0.1',
    '127.0.0.%31',
    '127.\u00ad0.0.1',
    '[::1]',
    '[0:0:0:0:0:0:0:1]',
    '[0000:0000:0000:0000:0000:0000:0000:0001]',
    '[::]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[0:0:0:0:0:ffff:127.0.0.1]',
    '[::127.0.0.1]',
    '[::ffff:0:127.0.0.1]',
    '[64:ff9b::127.0.0.1]',
    '[64:ff9b::7f00:1]',
    '[64:ff9b:1::7f00:1]',
    '[2002:7f00:1::]',
    '[2002:7f00:1::1]',
    '[2001:0:7f00:1::]',
    '[2001:0:4136:e378:8000:63bf:80ff:fffe]',
    '[fe80::1]',
    '[fe80::5efe:127.0.0.1]',
    '[fec0::1]',
    '[fc00::1]',
    '[fd00:ec2::254]',
    '[ff02::1]',
    '[100::1]',
    '[5f00::1]',
    '[2001:db8::1]',
    '[3fff::1]',
    '[::1%25lo]',
    'localhost',
    'LOCALHOST',
    'localhost.',
    'ⓛⓞⓒⓐⓛⓗⓞⓢⓣ',
    'a.localhost',
    'localhost.localdomain',
    'ip6-localhost',
    'printer.local',
    'router.lan',
    'metadata.google.internal',
    'intranet',
    'loopback.public.example',
    '127.0.0.1.nip.example',
    '169.254.169.254',
    '2852039166',
    '0xa9fea9fe',
    '[::ffff:169.254.169.254]',
    '10.0.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.0.1',
    '100.64.0.1',
    '100.100.100.200',
    '168.63.129.16',
    '192.0.0.192',
    '198.18.0.1',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
  ];
  return [
    ...hosts.map((host) => `http://${host}:${port}/`),
    ...hosts.map((host) => `https://${host}:${port}/`),
    `http://public.example@127.0.0.1:${port}/`,
    `http://public.example:80@127.0.0.1:${port}/`,
    `http://127.0.0.1:${port}#@public.example/`,
    `http://127.0.0.1:${port}\\@public.example/`,
    `http://public.example\\@127.0.0.1:${port}/`,
    `http:\\\\127.0.0.1:${port}\\`,
    `http:/127.0.0.1:${port}/`,
    `http:127.0.0.1:${port}`,
    `http:////127.0.0.1:${port}/`,
    ` http://127.0.0.1:${port}/`,
    `ht\ttp://127.0.0.1:${port}/`,
    `HTTP://127.0.0.1:${port}/`,
    `//127.0.0.1:${port}/`,
    'file:///etc/hostname',
    'data:text/html,<p>hello',
    'javascript:alert(1)',
    `ftp://127.0.0.1:${port}/`,
    `gopher://127.0.0.1:${port}/_GET`,
    `ws://127.0.0.1:${port}/`,
    `blob:http://127.0.0.1:${port}/x`,
    `view-source:http://127.0.0.1:${port}/`,
    `unix:/var/run/x.sock:http://127.0.0.1:${port}/`,
  ];
}

/** A server of this machine, for tests. */
export interface LocalServer {
  readonly port: number;
  /** Connections that came in, whether or not anything was asked. */
  readonly hits: () => number;
  /** "GET /path", with the headers of each request. */
  readonly asked: readonly Asked[];
  close(): Promise<void>;
}

export interface Asked {
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** What a local server answers. */
export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** Listens on a loopback address and answers what it is told to; a path nobody knows is a 404. */
export async function serve(
  answer: (asked: Asked) => Reply | null,
  where: {readonly address?: string; readonly port?: number} = {},
): Promise<LocalServer> {
  const asked: Asked[] = [];
  let hits = 0;
  const server: Server = createServer((request, response) => {
    const each = {path: request.url ?? '', headers: request.headers};
    asked.push(each);
    const {status = 200, headers = {}, body = ''} = answer(each) ?? {status: 404};
    response.writeHead(status, headers).end(body);
  });
  server.on('connection', () => hits++);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(where.port ?? 0, where.address ?? '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    hits: () => hits,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
