import {Agent} from 'undici';
import type {Problem} from '../model/problem.ts';
import {unpackBody} from '../read/warc/http.ts';
import {guardedConnector, type Resolve, systemResolve} from './connect.ts';
import {type FetchProblemCode, fetchProblem} from './problems.ts';
import {proxyRoute, type Route} from './proxy.ts';
import {type Answer, ask, type RequestOptions} from './request.ts';
import {ALL_ALLOWED, LONGEST_ROBOTS, mayAsk, NONE_ALLOWED, type Robots, readRobots} from './robots.ts';
import {checkTarget, type Reach} from './target.ts';
import {type Clock, createTurns, REAL_CLOCK} from './turns.ts';

/** Fetches pages and feeds from the public internet, and nothing from anywhere else. Owns its connections. */
export interface Fetcher {
  /** Never throws on what an address or a server is. */
  get(address: string, conditions?: Conditions | null): Promise<Fetched>;
  /** Closes every connection; what is under way ends as interrupted. */
  close(): Promise<void>;
}

/** What came of an address. */
export type Fetched =
  | {
      readonly kind: 'page';
      /** Where it was found in the end. */
      readonly url: string;
      /** As it went over the wire: still packed where `encoding` says so. */
      readonly body: Buffer;
      readonly encoding: string | null;
      readonly type: string | null;
      /** What to ask with the next time. */
      readonly conditions: Conditions;
    }
  | {readonly kind: 'unchanged'}
  | {
      readonly kind: 'problem';
      readonly problem: Problem;
      /** Seconds after which its server wants to be asked again, where it says so. */
      readonly retryAfter: number | null;
    };

/** How to ask whether something has changed. They are sent to the address that gave them, and to no other. */
export interface Conditions {
  readonly url: string;
  readonly etag: string | null;
  readonly modified: string | null;
}

/** How a fetcher is made. */
export interface FetcherOptions {
  /** Ports besides 80 and 443. */
  readonly ports?: readonly number[];
  /** `socks5://…`, `http://…`: everything goes through it, look-ups too. */
  readonly proxy?: string | null;
  /** Milliseconds between two requests to one host. */
  readonly pause?: number;
  /** Ends everything. */
  readonly signal?: AbortSignal;
  /** For tests: addresses that are not public and allowed all the same, as `127.0.0.1:8080`. No command sets it. */
  readonly allowed?: readonly string[];
  readonly resolve?: Resolve;
  readonly clock?: Clock;
}

const MOST_REDIRECTS = 5;
const REDIRECT = new Set([301, 302, 303, 307, 308]);
const BUSY = new Set([429, 503]);

/** How long one request may take. Through Tor things take longer. */
const CLOCK = {direct: 30_000, proxied: 120_000} as const;

/** A host is asked for its robots.txt once a day; one that could not say, again after ten minutes. */
const ROBOTS_KEPT = {said: 86_400_000, failed: 600_000} as const;

/** A wish for longer pauses is followed up to this. */
const LONGEST_PAUSE = 60_000;

/** Makes a fetcher. `fetch/bad-proxy` where the proxy is none; nothing else throws. */
export function createFetcher(options: FetcherOptions = {}): Fetcher {
  const {proxy = null, pause = 1000, clock = REAL_CLOCK} = options;
  const proxied = proxy !== null;
  const reach: Reach = {ports: new Set(options.ports), allowed: new Set(options.allowed), proxied};
  const closing = new AbortController();
  const signal = options.signal === undefined ? closing.signal : AbortSignal.any([closing.signal, options.signal]);
  const limits = {connections: 1, pipelining: 1, keepAliveTimeout: 4000, keepAliveMaxTimeout: 10_000};
  const route =
    proxy === null ? directRoute(reach, options.resolve ?? systemResolve, limits) : proxyRoute(proxy, limits);
  const usual = {clock: proxied ? CLOCK.proxied : CLOCK.direct, signal, proxied};
  const turns = createTurns(clock);
  const robots = new Map<string, {readonly said: Promise<Robots | Problem>; until: number}>();

  /** Asks, and goes on to where it is sent, checking every step; `enter` is asked before each. */
  async function follow(
    address: string,
    headersFor: (url: URL) => Readonly<Record<string, string>>,
    more: Partial<RequestOptions>,
    enter: (url: URL) => Promise<number | Problem>,
  ): Promise<{readonly url: URL; readonly answer: Answer} | Problem> {
    let url = checkTarget(address, null, reach);
    const isRobots = more.cut === true;
    for (let step = 0; ; step++) {
      if ('code' in url) return url;
      const here = url;
      const between = await enter(here);
      if (typeof between !== 'number') return between;
      const answer = await turns.take(here.hostname, between, isRobots, signal, () =>
        ask(here, {
          ...usual,
          dispatcher: route.dispatcherFor(here),
          ...more,
          headers: {...more.headers, ...headersFor(here)},
        }),
      );
      if ('code' in answer) return answer;
      const next = answer.headers.get('location');
      if (!REDIRECT.has(answer.status) || next === undefined) return {url: here, answer};
      if (step === MOST_REDIRECTS) {
        return fetchProblem(
          here.href,
          'fetch/redirects',
          `It leads on more than ${MOST_REDIRECTS} times. It was not fetched.`,
        );
      }
      url = checkTarget(next, here, reach);
    }
  }

  function robotsOf(url: URL): Promise<Robots | Problem> {
    const held = robots.get(url.origin);
    if (held !== undefined && clock.now() < held.until) return held.said;
    const entry = {said: askRobots(url), until: Number.POSITIVE_INFINITY};
    robots.set(url.origin, entry);
    void entry.said.then((said) => {
      const failed = 'code' in said || said === NONE_ALLOWED;
      entry.until = clock.now() + (failed ? ROBOTS_KEPT.failed : ROBOTS_KEPT.said);
    });
    return entry.said;
  }

  async function askRobots({origin}: URL): Promise<Robots | Problem> {
    const more = {longest: LONGEST_ROBOTS, cut: true};
    const found = await follow(
      `${origin}/robots.txt`,
      () => ({accept: 'text/plain,*/*;q=0.5'}),
      more,
      async () => pause,
    );
    if ('code' in found) return found.code === 'fetch/redirects' ? ALL_ALLOWED : found;
    const {status, headers, body: packed} = found.answer;
    if (status === 429 || status >= 500) return NONE_ALLOWED;
    if (status < 200 || status > 299) return ALL_ALLOWED;
    const body = unpackBody(packed, headers.get('content-encoding') ?? '');
    return Buffer.isBuffer(body) ? readRobots(body.toString('utf8')) : NONE_ALLOWED;
  }

  /** Milliseconds to keep before asking, or why it may not be asked. */
  async function enter(url: URL): Promise<number | Problem> {
    const said = await robotsOf(url);
    if ('code' in said) return {...said, where: {...said.where, file: url.href}};
    if (mayAsk(said, url)) return Math.max(pause, Math.min(LONGEST_PAUSE, 1000 * (said.delay ?? 0)));
    const why = said === NONE_ALLOWED ? 'could not be read' : 'asks robots not to fetch this';
    return fetchProblem(url.href, 'fetch/robots', `The robots.txt of its host ${why}. It was not fetched.`);
  }

  async function get(address: string, conditions: Conditions | null = null): Promise<Fetched> {
    const isAsked = (url: URL): boolean => conditions !== null && url.href === conditions.url;
    const found = await follow(address, (url) => (isAsked(url) ? conditional(conditions!) : {}), {}, enter);
    if ('code' in found) return {kind: 'problem', problem: found, retryAfter: null};
    const {url, answer} = found;
    const {status, headers, body} = answer;
    if (status === 304 && isAsked(url)) return {kind: 'unchanged'};
    if (status < 200 || status > 299) return refused(url.href, answer);
    return {
      kind: 'page',
      url: url.href,
      body,
      encoding: headers.get('content-encoding') ?? null,
      type: headers.get('content-type') ?? null,
      conditions: {url: url.href, etag: kept(headers.get('etag')), modified: kept(headers.get('last-modified'))},
    };
  }

  return {
    get,
    async close() {
      closing.abort();
      await route.close();
    },
  };
}

function directRoute(reach: Reach, resolve: Resolve, limits: Agent.Options): Route {
  const agent = new Agent({...limits, connect: guardedConnector(reach, resolve)});
  return {dispatcherFor: () => agent, close: () => agent.destroy()};
}

function conditional({etag, modified}: Conditions): Record<string, string> {
  return {
    ...(etag === null ? {} : {'if-none-match': etag}),
    ...(modified === null ? {} : {'if-modified-since': modified}),
  };
}

/** A validator as it may be sent back. */
function kept(value: string | undefined): string | null {
  return value !== undefined && /^[\x20-\x7e]{1,500}$/.test(value) ? value : null;
}

function refused(address: string, {status, headers}: Answer): Fetched {
  const isBusy = BUSY.has(status);
  const code: FetchProblemCode = isBusy ? 'fetch/busy' : 'fetch/status';
  const why = isBusy
    ? 'wants to be left alone for now'
    : status === 304
      ? 'answered something that was not asked'
      : 'refuses';
  const problem = fetchProblem(address, code, `Its server ${why} (${status}). It was not fetched.`);
  return {kind: 'problem', problem, retryAfter: retryAfter(headers)};
}

/** Seconds, or a date against the server's own clock, so that neither ours nor theirs has to be right. */
function retryAfter(headers: ReadonlyMap<string, string>): number | null {
  const written = headers.get('retry-after') ?? '';
  if (/^\d{1,9}$/.test(written)) return Number(written);
  const seconds = (Date.parse(written) - Date.parse(headers.get('date') ?? '')) / 1000;
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : null;
}
