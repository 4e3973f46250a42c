import type {Clock} from '../fetch/turns.ts';
import {type Added, addAll, type ClaimsReader, type Incoming} from '../keeper/add.ts';
import type {Problem} from '../model/problem.ts';
import {createSlots, merged, type Slots} from './merged.ts';
import {itemsOf, type Means, type Notes} from './poll.ts';
import {leastWait, nextWait} from './schedule.ts';
import {type FeedState, loadState, saveState, UNKNOWN} from './state.ts';

/** How feeds are watched. */
export interface WatchOptions extends Means {
  readonly feeds: readonly string[];
  /** Seconds between two polls of a feed. */
  readonly interval: number;
  /** Every feed once, but for those that do not want to be asked yet. */
  readonly once: boolean;
  readonly reader: ClaimsReader;
  /** Changes a report before it is kept. */
  readonly dress: (incoming: Incoming) => Incoming;
  /** In milliseconds since 1970, so that what was promised to a server holds over a restart. */
  readonly clock: Clock;
  /** A number from 0 to 1. */
  readonly chance: () => number;
}

/** What a watch tells. */
export type Watched =
  | {readonly kind: 'added'; readonly added: Added}
  | {readonly kind: 'problem'; readonly problem: Problem}
  /** A feed was asked; `changed` where it had something to say, `wait` seconds until it is asked again. */
  | {readonly kind: 'polled'; readonly feed: string; readonly changed: boolean; readonly wait: number}
  /** It does not want to be asked yet. */
  | {readonly kind: 'early'; readonly feed: string; readonly wait: number};

/** So many feeds are asked for at once, each of another host. */
const MOST_AT_ONCE = 8;

/**
 * Polls feeds and keeps their new items, until the signal says so (or, with `once`, until each was asked). Those of one host are
 * polled one after the other, those of others at the same time: a host that is slow keeps no other waiting.
 *
 * What is told as added is on the disk. What is remembered of a feed is written after that, so a program that dies in between asks for the feed again and finds
 * its items in the ledger: nothing is lost and nothing doubled.
 */
export async function* watch(options: WatchOptions): AsyncGenerator<Watched> {
  const states = loadState(options.ledger.folder);
  const slots = createSlots(MOST_AT_ONCE);
  const hosts = new Map<string, string[]>();
  for (const feed of options.feeds) hosts.set(hostOf(feed), [...(hosts.get(hostOf(feed)) ?? []), feed]);
  const stop = new AbortController();
  const each = {...options, signal: AbortSignal.any([options.signal, stop.signal])};
  yield* merged(
    [...hosts.values()].map((feeds) => watchHost(feeds, each, states, slots)),
    () => stop.abort(),
  );
}

/** The host of an address; an address that is none stands for itself, and is told of when it is asked for. */
function hostOf(feed: string): string {
  return URL.canParse(feed) ? new URL(feed).host : feed;
}

/** Polls the feeds of one host, one after the other. */
async function* watchHost(
  feeds: readonly string[],
  options: WatchOptions,
  states: Map<string, FeedState>,
  slots: Slots,
): AsyncGenerator<Watched> {
  const {ledger, clock, signal, once} = options;
  const due = new Map(feeds.map((feed) => [feed, states.get(feed)?.notBefore ?? 0]));
  while (!signal.aborted && due.size > 0) {
    const [feed, time] = earliest(due);
    const rest = time - clock.now();
    if (rest > 0 && once) {
      due.delete(feed);
      yield {kind: 'early', feed, wait: rest / 1000};
      continue;
    }
    if (rest > 0) {
      // A clock that was set back must not keep a feed waiting for years.
      await clock.wait(Math.min(rest, 3_600_000), signal);
      continue;
    }
    const leave = await slots.take();
    try {
      const polled = yield* poll(feed, states.get(feed) ?? UNKNOWN, options);
      if (polled === null) return;
      states.set(feed, polled.state);
      saveState(ledger.folder, states);
      if (once) due.delete(feed);
      else due.set(feed, clock.now() + 1000 * polled.wait);
      yield {kind: 'polled', feed, changed: polled.changed, wait: polled.wait};
    } finally {
      leave();
    }
  }
}

interface Polled {
  readonly state: FeedState;
  readonly changed: boolean;
  readonly wait: number;
}

/** Asks a feed and keeps what is new; `null` where it was interrupted, and what was not kept has to be asked for again. */
async function* poll(feed: string, before: FeedState, options: WatchOptions): AsyncGenerator<Watched, Polled | null> {
  const {fetcher, ledger, reader, signal, interval, clock, chance} = options;
  const fetched = await fetcher.get(feed, before.conditions);
  if (signal.aborted) return null;
  const notes: Notes = {ttl: null, givenUp: new Set(), pending: false};
  if (fetched.kind === 'problem') yield fetched;
  if (fetched.kind === 'page') {
    const items = dressed(itemsOf(fetched, options, new Set(before.givenUp), notes), options.dress);
    for await (const each of addAll(ledger, reader, items)) {
      if (!('state' in each)) {
        yield {kind: 'problem', problem: each};
        continue;
      }
      // What is wrong with a report is told when it is kept, not at every poll.
      if (each.state !== 'there') for (const problem of each.document.problems) yield {kind: 'problem', problem};
      yield {kind: 'added', added: each};
    }
    if (signal.aborted) return null;
  }
  const failures = fetched.kind === 'problem' ? before.failures + 1 : 0;
  const retryAfter = fetched.kind === 'problem' ? fetched.retryAfter : null;
  const spoken = {interval, ttl: notes.ttl, retryAfter, failures};
  const state: FeedState = {
    conditions: fetched.kind !== 'page' ? before.conditions : notes.pending ? null : fetched.conditions,
    failures,
    notBefore: Math.ceil(clock.now() + 1000 * leastWait(spoken)),
    givenUp: fetched.kind === 'page' ? [...notes.givenUp] : before.givenUp,
  };
  return {state, changed: fetched.kind === 'page', wait: nextWait(spoken, chance())};
}

async function* dressed(
  items: AsyncIterable<Incoming | Problem>,
  dress: WatchOptions['dress'],
): AsyncGenerator<Incoming | Problem> {
  for await (const each of items) yield 'document' in each ? dress(each) : each;
}

function earliest(due: ReadonlyMap<string, number>): [string, number] {
  return [...due].reduce((first, each) => (each[1] < first[1] ? each : first));
}
