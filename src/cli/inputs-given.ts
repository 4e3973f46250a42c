import type {Fetcher, FetcherOptions} from '../fetch/fetcher.ts';
import {isAddress} from '../fetch/target.ts';
import {readInputs} from '../read/inputs.ts';
import type {Input, ReadApart} from '../read/stream-options.ts';
import type {Sandbox} from '../sandbox/sandbox.ts';
import {type Given, type Option, UsageError} from './command.ts';

/** The options of every command that may be given addresses. */
export const FETCH_OPTIONS: Readonly<Record<string, Option>> = {
  proxy: {type: 'string', value: 'URL', help: 'fetch through it: socks5://127.0.0.1:9050 (Tor), http://…'},
  'allow-port': {type: 'string', value: 'N,…', help: 'ports that may be asked besides 80 and 443'},
};

/** The option without which nothing goes out. */
export const FETCH_OPTION: Readonly<Record<string, Option>> = {
  fetch: {type: 'boolean', help: 'allow addresses (https://…) to be fetched; nothing is fetched without it'},
  ...FETCH_OPTIONS,
};

/**
 * Reads files, folders, standard input and, where `--fetch` allows it, addresses, in the order given. Pages, feeds, archives and packed files are read
 * in a process of their own. `onBytes` is told of every piece of a file that is taken in.
 */
export function inputsGiven(given: Given, onBytes: (bytes: number) => void = () => {}): AsyncIterable<Input> {
  const refused = given.rest.find((path) => isAddress(path) && !given.flags.has('fetch'));
  if (refused !== undefined) {
    throw new UsageError(`${refused} is an address, and nothing is fetched unless you allow it: add --fetch.`);
  }
  return readAll(given, onBytes);
}

async function* readAll(given: Given, onBytes: (bytes: number) => void): AsyncGenerator<Input> {
  let sandbox: Sandbox | null = null;
  // Loaded when it is needed: plain words and records do not wait for it.
  const apart: ReadApart = async function* (...stream) {
    const {createSandbox} = await import('../sandbox/sandbox.ts');
    sandbox ??= createSandbox();
    yield* sandbox.read(...stream);
  };
  let fetcher: Fetcher | null = null;
  try {
    for (const path of given.rest) {
      if (!isAddress(path)) {
        yield* readInputs([path], {apart, onBytes});
        continue;
      }
      const {readAddress} = await import('../fetch/read.ts');
      fetcher ??= await openFetcher(given);
      yield* readAddress(fetcher, path, apart);
    }
  } finally {
    await fetcher?.close();
    await (sandbox as Sandbox | null)?.close();
  }
}

/** A fetcher as the options, or the environment, want it. Loaded when something is fetched: `sayso read` of files does not wait for it. */
export async function openFetcher(given: Given, more: FetcherOptions = {}): Promise<Fetcher> {
  const {createFetcher} = await import('../fetch/fetcher.ts');
  return createFetcher({ports: portsGiven(given), proxy: proxyGiven(given), ...more});
}

/** The variables with which a proxy is set for many programs. One that is set and not used would betray whoever set it. */
const PROXY_VARIABLES = [
  'SAYSO_PROXY',
  'all_proxy',
  'ALL_PROXY',
  'https_proxy',
  'HTTPS_PROXY',
  'http_proxy',
  'HTTP_PROXY',
];

function proxyGiven(given: Given): string | null {
  const option = given.values.get('proxy');
  if (option !== undefined) return option;
  for (const name of PROXY_VARIABLES) {
    const value = process.env[name];
    // Other programs take a bare host and port there.
    if (value !== undefined && value !== '') return value.includes('://') ? value : `http://${value}`;
  }
  return null;
}

function portsGiven(given: Given): number[] {
  const written = given.values.get('allow-port');
  if (written === undefined) return [];
  return written.split(',').map((part) => {
    const port = /^\s*\d{1,5}\s*$/.test(part) ? Number(part) : 0;
    if (port < 1 || port > 65_535) throw new UsageError(`--allow-port needs ports such as 8080, not "${part}".`);
    return port;
  });
}
