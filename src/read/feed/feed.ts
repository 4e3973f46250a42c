import {hash} from 'node:crypto';
import type {Document} from '../../model/document.ts';
import type {Problem} from '../../model/problem.ts';
import {guessed} from '../charset.ts';
import {makeDocument} from '../document.ts';
import {agencyNamed, findAgency} from '../html/agencies.ts';
import {decodeMarkup} from '../html/charset.ts';
import {languageTag, webAddress} from '../html/facts.ts';
import {LIMITS} from '../html/node.ts';
import type {PageSource} from '../html/page.ts';
import {shownText} from '../html/shown.ts';
import {readLooseDate} from '../loose-dates.ts';
import {type Origin, problemAt} from '../problems.ts';
import {type Feed, type FeedItem, type FeedText, resolved} from './items.ts';
import {readJsonFeed} from './json.ts';
import {readXmlFeed} from './xml.ts';

/** A feed is a list of the newest items; so many are an attack or an archive. */
const MOST_ITEMS = 10_000;

/**
 * Reads the bytes of a feed, RSS, Atom or JSON, as one document an item: its title and what it says, when, by whom, where it leads.
 *
 * A feed rarely has the whole report; what it has is read. The outlet is the feed's own name. An item keeps its id however often and
 * wherever in the feed it comes, as long as it says the same.
 */
export function* readFeed(
  bytes: Uint8Array,
  origin: Origin,
  known: PageSource = {url: null, charset: null},
): Generator<Document | Problem> {
  if (bytes.length > LIMITS.bytes) {
    return yield problemAt(origin, 'read/refused', `It is a feed longer than ${LIMITS.bytes} bytes. It was not read.`);
  }
  const decoded = decodeMarkup(bytes, known.charset);
  const source = decoded.text;
  const feed = /^\s*\{/.test(source) ? readJsonFeed(source) : readXmlFeed(source);
  if (feed === null) {
    return yield problemAt(
      origin,
      'read/bad-feed',
      'It looks like a feed, but it is not written as one can be read.',
      0,
    );
  }
  const problems = decoded.guessedAt === null ? [] : [guessed(origin, decoded.charset, decoded.guessedAt)];
  if (feed.items.length === 0) yield problemAt(origin, 'read/empty', 'The feed has no items.', 0);
  for (const [i, item] of feed.items.entries()) {
    if (i === MOST_ITEMS) {
      return yield problemAt(
        origin,
        'read/refused',
        `The feed has more than ${MOST_ITEMS} items. The others were not read.`,
      );
    }
    yield readItem(item, i + 1, feed, origin, problems, known.url);
  }
}

function readItem(
  item: FeedItem,
  number: number,
  feed: Feed,
  origin: Origin,
  problems: readonly Problem[],
  address: string | null,
): Document | Problem {
  const title = lineOf(item.title);
  const body = textOf(item.content);
  if (title === null || body === null) {
    return problemAt(
      origin,
      'read/refused',
      `Item ${number} of the feed is deeper or fuller than any page. It was not read.`,
    );
  }
  if (title === '' && body === '') return problemAt(origin, 'read/empty', `Item ${number} of the feed has no words.`);
  const text = [title, body.startsWith(`${title}\n`) ? body.slice(title.length).trim() : body].filter(
    (part) => part !== '',
  );
  const publisher = lineOf(feed.title === null ? null : {text: feed.title, isMarkup: true});
  const agency = findAgency(body, item.author);
  const members = {
    title: title === '' ? undefined : title,
    published: item.published === null ? null : (readLooseDate(item.published) ?? item.published),
    // A feed that lies in a file is at home where its own page is.
    url: webAddress(resolved(item.link, address ?? feed.link)) ?? undefined,
    publisher: publisher === null || publisher === '' ? undefined : publisher,
    agency: agency === null || agencyNamed(publisher ?? '') === agency ? undefined : agency,
    lang: languageTag(feed.lang) ?? undefined,
  };
  return makeDocument(text.join('\n\n'), members, {
    ...origin,
    mediaType: feed.mediaType,
    digest: digestOf(item),
    problems,
  });
}

/** An item has no bytes of its own: its digest is that of what it says, member by member. */
function digestOf({id, title, link, published, author, content}: FeedItem): string {
  return hash('sha256', JSON.stringify([id, title?.text ?? null, link, published, author, content?.text ?? null]));
}

/** Words as they are shown; `null` where their markup is refused. */
export function textOf(words: FeedText | null): string | null {
  if (words === null) return '';
  return words.isMarkup ? shownText(words.text) : words.text.trim();
}

function lineOf(words: FeedText | null): string | null {
  return textOf(words)?.replace(/\s+/g, ' ') ?? null;
}
