import {hash} from 'node:crypto';
import type {Fetched, Fetcher} from '../fetch/fetcher.ts';
import {readFetched} from '../fetch/read.ts';
import type {Incoming} from '../keeper/add.ts';
import type {Ledger} from '../keeper/ledger.ts';
import type {Document} from '../model/document.ts';
import type {Problem} from '../model/problem.ts';
import {problemAt} from '../read/problems.ts';
import type {Input, ReadApart} from '../read/stream-options.ts';
import {ttlOf} from './schedule.ts';

/** What a poll needs. */
export interface Means {
  readonly fetcher: Fetcher;
  readonly apart: ReadApart;
  readonly ledger: Ledger;
  /** Whether the page that an item leads to is kept in its place. */
  readonly pages: boolean;
  readonly signal: AbortSignal;
}

/** What the items of a feed told on the way. */
export interface Notes {
  ttl: number | null;
  /** Ids of the feed's items whose pages are not to be asked for again. */
  readonly givenUp: Set<string>;
  /** Whether pages are still to be had: the feed must then be given in full the next time. */
  pending: boolean;
}

/** So many pages are fetched at one poll: a feed must not set this machine on others. The rest comes at the next polls. */
const MOST_PAGES = 100;

type Page = Extract<Fetched, {kind: 'page'}>;

/** Failures after which the page may yet come: it is asked for again at the next poll. */
const PASSING = new Set([
  'fetch/busy',
  'fetch/too-slow',
  'fetch/unreachable',
  'fetch/no-such-host',
  'fetch/proxy',
  'fetch/interrupted',
]);

const FEED = new Set(['application/rss+xml', 'application/atom+xml', 'application/feed+json']);

/**
 * The items of a feed as reports to be kept; with `pages`, the page of each item that is not in the ledger yet, and the item itself where its page cannot be had.
 *
 * The id of such a page is made of its item's, so the ledger alone tells which are there: after a kill none is fetched or kept twice.
 */
export async function* itemsOf(
  feed: Page,
  means: Means,
  knownAsGivenUp: ReadonlySet<string>,
  notes: Notes,
): AsyncGenerator<Incoming | Problem> {
  // All of it first: whoever reads the feed is then free to read the pages.
  const inputs: Input[] = [];
  for await (const input of readFetched(feed, means.apart)) inputs.push(input);
  let fetched = 0;
  for (const input of inputs) {
    if (input.kind === 'problem') {
      yield input.problem;
      continue;
    }
    const {document: item, raw} = input;
    if (!FEED.has(item.source.mediaType)) {
      const message = 'It is not a feed. "sayso add --fetch" keeps what stands there once.';
      yield problemAt({file: feed.url, line: null}, 'read/bad-feed', message, 0);
      return;
    }
    notes.ttl ??= ttlOf(raw);
    if (means.signal.aborted) return;
    if (!means.pages || item.source.url === null) yield {document: item, raw};
    else if (knownAsGivenUp.has(item.id)) notes.givenUp.add(item.id);
    else if ((await means.ledger.store.document(pageId(item))) !== null) continue;
    else if (++fetched > MOST_PAGES) notes.pending = true;
    else yield* pageOf(item, raw, means, notes);
  }
}

async function* pageOf(
  item: Document,
  raw: Uint8Array,
  {fetcher, apart}: Means,
  notes: Notes,
): AsyncGenerator<Incoming | Problem> {
  const fetched = await fetcher.get(item.source.url ?? '');
  if (fetched.kind === 'page') {
    for await (const input of readFetched(fetched, apart)) {
      if (input.kind === 'document' && !FEED.has(input.document.source.mediaType)) {
        return yield {document: asPageOf(item, input.document), raw: input.raw};
      }
      if (input.kind === 'problem') yield input.problem;
    }
  }
  if (fetched.kind === 'problem') {
    yield fetched.problem;
    if (fetched.problem.code === 'fetch/interrupted') return;
  }
  if (fetched.kind === 'problem' && PASSING.has(fetched.problem.code)) notes.pending = true;
  else notes.givenUp.add(item.id);
  yield {document: item, raw};
}

/** The page, under an id made of its item's; the feed knows when and by whom where the page does not say, and names but its host. */
function asPageOf(item: Document, page: Document): Document {
  const {publisher, url} = page.source;
  const isHost = url !== null && publisher === new URL(url).hostname.replace(/^www\./, '');
  return {
    ...page,
    id: pageId(item),
    published: page.published ?? item.published,
    source: {
      ...page.source,
      publisher: publisher === null || isHost ? (item.source.publisher ?? publisher) : publisher,
    },
  };
}

function pageId({id}: Document): string {
  return hash('sha256', `page of ${id}`);
}
