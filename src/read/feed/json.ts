import {type Feed, type FeedItem, firstSaid, markup, plain} from './items.ts';

/** Reads a JSON Feed (version 1 and 1.1); `null` where the text is none. */
export function readJsonFeed(source: string): Feed | null {
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch {
    return null;
  }
  const feed = membersOf(value);
  const items = feed?.get('items');
  if (feed === null || !Array.isArray(items)) return null;
  const author = authorOf(feed);
  return {
    mediaType: 'application/feed+json',
    title: stringOf(feed, 'title'),
    link: stringOf(feed, 'home_page_url'),
    lang: stringOf(feed, 'language'),
    items: (items as unknown[]).flatMap((each) => {
      const item = membersOf(each);
      return item === null ? [] : [readItem(item, author)];
    }),
  };
}

type Members = ReadonlyMap<string, unknown>;

function readItem(item: Members, feedAuthor: string | null): FeedItem {
  return {
    id: stringOf(item, 'id'),
    title: plain(stringOf(item, 'title')),
    link: firstSaid(stringOf(item, 'url'), stringOf(item, 'external_url')),
    published: firstSaid(stringOf(item, 'date_published'), stringOf(item, 'date_modified')),
    author: authorOf(item) ?? feedAuthor,
    content:
      markup(stringOf(item, 'content_html')) ??
      plain(firstSaid(stringOf(item, 'content_text'), stringOf(item, 'summary'))),
  };
}

/** The first of `authors` (1.1), or `author` (1.0). */
function authorOf(members: Members): string | null {
  const authors = members.get('authors');
  const first = membersOf(Array.isArray(authors) ? authors[0] : members.get('author'));
  return first === null ? null : stringOf(first, 'name');
}

function membersOf(value: unknown): Members | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? new Map(Object.entries(value)) : null;
}

function stringOf(members: Members, name: string): string | null {
  const value = members.get(name);
  return typeof value === 'string' && value.trim() !== ''
    ? value.trim()
    : typeof value === 'number'
      ? String(value)
      : null;
}
