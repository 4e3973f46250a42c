import {type Feed, type FeedItem, type FeedText, firstSaid, markup, plain, resolved} from './items.ts';
import {decodeEntities, parseXml, type XmlElement} from './xml-tree.ts';

/** Characters that XML does not know, and that some feeds have all the same. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
const CONTROLS = /[\u0000-\u0008\u000b\u000e-\u001f]/g;

/** Reads RSS, RDF (RSS 1.0) or Atom, old and new; `null` where the text is none of them. */
export function readXmlFeed(written: string): Feed | null {
  const source = withoutPrefix(written.replace(CONTROLS, ''));
  const root = parseXml(source);
  if (root === null) return null;
  const name = root.name.replace(/^\w+:/, '');
  if (name === 'feed') return readAtom(root, source);
  if (name === 'rss' || name === 'rdf') return readRss(root, source);
  return null;
}

const XHTML = /\bxmlns:([\w.-]+)\s*=\s*["']http:\/\/www\.w3\.org\/1999\/xhtml\/?["']/i;

/** XHTML without the prefix that a feed may give it: whoever reads markup knows no prefixes. */
function withoutPrefix(source: string): string {
  const prefix = XHTML.exec(source)?.[1];
  return prefix === undefined ? source : source.replaceAll(`<${prefix}:`, '<').replaceAll(`</${prefix}:`, '</');
}

function readRss(root: XmlElement, source: string): Feed {
  const channel = child(root, 'channel') ?? root;
  // In RSS 1.0 the items stand beside the channel, in all others within it.
  const items = [...childrenOf(channel, 'item'), ...childrenOf(root, 'item')];
  return {
    mediaType: 'application/rss+xml',
    title: (wordsOf(child(channel, 'title'), source) ?? wordsOf(child(channel, 'dc:title'), source))?.text ?? null,
    link: linkOf(channel),
    lang: firstSaid(
      textOf(child(channel, 'language')),
      textOf(child(channel, 'dc:language')),
      root.attributes.get('xml:lang'),
    ),
    items: items.map((item) => readRssItem(item, source)),
  };
}

function readRssItem(item: XmlElement, source: string): FeedItem {
  const said = (...names: readonly string[]): string | null =>
    firstSaid(...names.map((name) => textOf(child(item, name))));
  const words = (...names: readonly string[]): FeedText | null => {
    for (const name of names) {
      const found = wordsOf(child(item, name), source);
      if (found !== null) return found;
    }
    return null;
  };
  const guid = child(item, 'guid');
  const permanent = guid?.attributes.get('ispermalink') === 'false' ? null : textOf(guid);
  return {
    id: said('guid', 'atom:id') ?? item.attributes.get('rdf:about') ?? null,
    title: words('title', 'atom:title', 'dc:title', 'media:title'),
    link: linkOf(item) ?? (/^https?:\/\//i.test(permanent ?? '') ? permanent : null),
    published: said('pubdate', 'dc:date', 'atom:published', 'dcterms:issued', 'atom:updated'),
    author: authorNamed(said('author', 'dc:creator')) ?? personOf(child(item, 'atom:author')) ?? said('itunes:author'),
    content: words(
      'content:encoded',
      'atom:content',
      'description',
      'atom:summary',
      'dc:description',
      'itunes:summary',
      'media:description',
    ),
  };
}

/** The plain link of RSS, or the link of Atom to the page itself. Where there are many, the last one counts, as in other readers. */
function linkOf(element: XmlElement): string | null {
  const last = childrenOf(element, 'link').findLast((link) => textOf(link) !== null || link.attributes.has('href'));
  if (last === undefined) return pageLink(childrenOf(element, 'atom:link'));
  return resolved(textOf(last) ?? last.attributes.get('href'), last.base);
}

/** The author of RSS is an address with a name in brackets, a name with an address behind it, or one of the two. */
function authorNamed(written: string | null): string | null {
  if (written === null || !written.includes('@')) return written;
  const [first = '', last = ''] = [/^\S+/, /\S+$/].map((word) => word.exec(written)?.[0] ?? '');
  const behind = written.slice(first.length).trim();
  if (first.includes('@') && /^\([^)]+\)$/.test(behind)) return behind.slice(1, -1).trim();
  const before = written.slice(0, written.length - last.length).trim();
  return last.includes('@') && before !== '' ? before : written;
}

function readAtom(root: XmlElement, source: string): Feed {
  const author = personOf(atom(root, 'author'));
  return {
    mediaType: 'application/atom+xml',
    title: wordsOf(atom(root, 'title'), source)?.text ?? null,
    link: pageLink(atoms(root, 'link')) ?? linkTo(atoms(root, 'link'), 'self'),
    lang: firstSaid(root.attributes.get('xml:lang')),
    items: atoms(root, 'entry').map((entry) => readEntry(entry, author, source)),
  };
}

function readEntry(entry: XmlElement, feedAuthor: string | null, source: string): FeedItem {
  const said = (...names: readonly string[]): string | null =>
    firstSaid(...names.map((name) => textOf(atom(entry, name))));
  const origin = atom(entry, 'source');
  return {
    id: said('id'),
    title: wordsOf(atom(entry, 'title'), source),
    link: pageLink(atoms(entry, 'link')),
    published: said('published', 'issued', 'dcterms:issued', 'dc:date', 'updated', 'modified'),
    author:
      personOf(atom(entry, 'author')) ??
      said('dc:creator') ??
      (origin === null ? null : personOf(atom(origin, 'author'))) ??
      feedAuthor,
    content:
      wordsOf(atom(entry, 'content'), source) ??
      wordsOf(atom(entry, 'summary'), source) ??
      wordsOf(child(child(entry, 'media:group') ?? entry, 'media:description'), source),
  };
}

/** A person's name, or the address of one who has none there. */
function personOf(person: XmlElement | null): string | null {
  if (person === null) return null;
  return firstSaid(textOf(atom(person, 'name')), textOf(atom(person, 'email')), textOf(person));
}

/** The link to the page itself, among those to copies, comments and the feed. */
function pageLink(links: readonly XmlElement[]): string | null {
  const pages = links.filter(({attributes}) => (attributes.get('rel') ?? 'alternate') === 'alternate');
  const link = pages.find(({attributes}) => attributes.has('rel')) ?? pages[0];
  return link === undefined ? null : resolved(link.attributes.get('href'), link.base);
}

/** The first link of a kind. */
function linkTo(links: readonly XmlElement[], rel: string): string | null {
  const link = links.find(({attributes}) => attributes.get('rel') === rel);
  return link === undefined ? null : resolved(link.attributes.get('href'), link.base);
}

/**
 * What an element says: characters that stand for themselves, or markup, whether it was escaped, put in CDATA, or stands there naked.
 */
function wordsOf(element: XmlElement | null, source: string): FeedText | null {
  if (element === null) return null;
  const type = element.attributes.get('type')?.toLowerCase() ?? '';
  const naked = element.children.some((each) => typeof each !== 'string');
  const text = naked ? nakedMarkup(element, source) : (textOf(element) ?? '');
  const isBase64 =
    element.attributes.get('mode') === 'base64' || (!naked && type.includes('/') && !/text|html|xml/.test(type));
  const words = isBase64 ? fromBase64(text) : text;
  if (type === 'text' && !naked) return plain(words);
  // Markup that is escaped and stands in a naked box all the same is what was meant.
  return markup(naked && type === 'html' ? decodeEntities(words) : words);
}

/** Markup as it stands in the feed, CDATA opened. */
function nakedMarkup({start, end}: XmlElement, source: string): string {
  return source.slice(start, end).replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, '$1');
}

function fromBase64(text: string): string {
  const joined = text.replace(/\s+/g, '');
  return /^[\w+/-]+=*$/.test(joined) ? Buffer.from(joined, 'base64').toString('utf8') : text;
}

/** The characters directly in an element, or `null` where there are none but white space. */
function textOf(element: XmlElement | null): string | null {
  if (element === null) return null;
  return firstSaid(element.children.filter((each) => typeof each === 'string').join(''));
}

function childrenOf(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((each): each is XmlElement => typeof each !== 'string' && each.name === name);
}

function child(element: XmlElement, name: string): XmlElement | null {
  return childrenOf(element, name)[0] ?? null;
}

/** Children in Atom, where some feeds leave the namespace out. */
function atoms(element: XmlElement, name: string): XmlElement[] {
  const found = childrenOf(element, `atom:${name}`);
  return found.length > 0 ? found : childrenOf(element, name);
}

function atom(element: XmlElement, name: string): XmlElement | null {
  return atoms(element, name)[0] ?? null;
}
