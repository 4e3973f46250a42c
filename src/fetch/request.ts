import {type Dispatcher, request} from 'undici';
import type {Problem} from '../model/problem.ts';
import {LIMITS} from '../read/html/node.ts';
import {whyFailed} from './failures.ts';
import {fetchProblem} from './problems.ts';

/** What a server answered to one request; its body as it went over the wire. */
export interface Answer {
  readonly status: number;
  /** By name in lower case; the first of each. */
  readonly headers: ReadonlyMap<string, string>;
  /** Empty unless the request succeeded. */
  readonly body: Buffer;
}

/** How one request is made. */
export interface RequestOptions {
  readonly dispatcher: Dispatcher;
  readonly headers?: Readonly<Record<string, string>>;
  /** Bytes a body may have as it comes. */
  readonly longest?: number;
  /** What comes after `longest` bytes is left there, instead of refusing the whole. */
  readonly cut?: boolean;
  /** How long everything may take, in milliseconds. */
  readonly clock: number;
  readonly signal: AbortSignal;
  /** Whether a proxy stands between. */
  readonly proxied: boolean;
}

/**
 * What every request says of itself. It names neither program nor version nor system: it says that no browser asks, which is true, and tells
 * a watcher nothing else. No cookies, no referrer, no language.
 */
const HEADERS: Readonly<Record<string, string>> = {
  'user-agent': 'Mozilla/5.0 (compatible)',
  accept: 'text/html,application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,*/*;q=0.5',
  'accept-encoding': 'gzip, deflate, br',
};

/** Asks once, without following anything. What goes wrong is a problem, never a throw. */
export async function ask(url: URL, options: RequestOptions): Promise<Answer | Problem> {
  const {dispatcher, longest = LIMITS.bytes, cut = false, clock, proxied} = options;
  const deadline = AbortSignal.timeout(clock);
  const signal = AbortSignal.any([options.signal, deadline]);
  try {
    const answer = await request(url, {dispatcher, method: 'GET', headers: {...HEADERS, ...options.headers}, signal});
    const headers = headersOf(answer.headers);
    const {statusCode: status} = answer;
    if (status < 200 || status > 299) {
      await answer.body.dump({limit: 65_536, signal});
      return {status, headers, body: Buffer.alloc(0)};
    }
    const told = Number(headers.get('content-length') ?? 0);
    const body = told > longest && !cut ? null : await collect(answer.body, longest, cut);
    if (body === null) {
      answer.body.destroy();
      return fetchProblem(url.href, 'fetch/too-long', `It is longer than ${longest} bytes. It was not fetched.`);
    }
    return {status, headers, body};
  } catch (error) {
    return whyFailed(url.href, error, {interrupted: options.signal.aborted, late: deadline.aborted, proxied});
  }
}

/** The body, or `null` where it has more bytes than it may. */
async function collect(chunks: AsyncIterable<Buffer>, longest: number, cut: boolean): Promise<Buffer | null> {
  const held: Buffer[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    held.push(chunk);
    size += chunk.length;
    if (size > longest) return cut ? Buffer.concat(held).subarray(0, longest) : null;
  }
  return Buffer.concat(held);
}

function headersOf(given: Readonly<Record<string, string | string[] | undefined>>): ReadonlyMap<string, string> {
  const headers = new Map<string, string>();
  for (const [name, value] of Object.entries(given)) {
    const first = Array.isArray(value) ? value[0] : value;
    if (first !== undefined) headers.set(name.toLowerCase(), first);
  }
  return headers;
}
