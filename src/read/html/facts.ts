import {readDate} from '../dates.ts';
import {readLooseDate} from '../loose-dates.ts';
import {type LinkedData, readLinkedData} from './linked-data.ts';
import {attribute, type Element, elementsOf, firstOf, rawText} from './node.ts';

/** What a page says about itself beside its article; every part may be missing. */
export interface PageFacts {
  readonly title: string | null;
  /** RFC 3339. */
  readonly published: string | null;
  /** The outlet's name, or its host where the page names none. */
  readonly publisher: string | null;
  readonly byline: string | null;
  readonly url: string | null;
  /** BCP 47, as the page says. */
  readonly lang: string | null;
}

const TITLES = ['og:title', 'dc.title', 'dcterms.title', 'parsely-title', 'twitter:title', 'title', 'sailthru.title'];
const DATES = [
  'article:published_time',
  'og:article:published_time',
  'og:published_time',
  'datepublished',
  'parsely-pub-date',
  'sailthru.date',
  'publish-date',
  'publish_date',
  'pubdate',
  'pub_date',
  'dc.date.issued',
  'dcterms.issued',
  'dcterms.created',
  'dc.date',
  'dcterms.date',
  'cxenseparse:recs:publishtime',
  'date',
  'article.published',
  'published',
];
const OUTLETS = ['og:site_name', 'dc.publisher', 'dcterms.publisher', 'publisher', 'application-name'];
const BYLINES = [
  'author',
  'article:author',
  'parsely-author',
  'dc.creator',
  'dcterms.creator',
  'byl',
  'sailthru.author',
];
const LANGS = ['content-language', 'og:locale', 'dc.language'];

/** A heading of a page is no longer; what is, is a paragraph in the wrong place. */
const LONGEST_TITLE = 500;

/**
 * Collects what a page says about itself: in JSON-LD, `<meta>`, `<time>`, its headings and, at last, its address.
 *
 * `address` is where the page was found; a page's own canonical address is taken where that is not known.
 */
export function readFacts(root: Element, address: string | null): PageFacts {
  const meta = readMeta(root);
  const data = readLinkedData(root);
  const first = (names: readonly string[]): string | null => {
    for (const name of names) {
      const value = meta.get(name);
      if (value !== undefined) return value;
    }
    return null;
  };
  const url = webAddress(address) ?? webAddress(canonical(root)) ?? webAddress(meta.get('og:url') ?? null);
  const publisher = plainName(data.publisher) ?? plainName(first(OUTLETS));
  const byline = plainName(data.author) ?? plainName(first(BYLINES));
  return {
    title: findTitle(root, data, first(TITLES), publisher),
    published: findDate(root, data, meta, url),
    publisher: publisher ?? hostOf(url),
    byline,
    url,
    lang: languageTag(attribute(firstOf(root, 'html') ?? root, 'lang') ?? data.lang ?? first(LANGS)),
  };
}

/** Every `<meta>` by name, property, itemprop or http-equiv in lower case; the first one that says something counts. */
function readMeta(root: Element): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const element of elementsOf(root)) {
    if (element.tag !== 'meta') continue;
    const value = oneLine(attribute(element, 'content') ?? '');
    if (value === '') continue;
    for (const by of ['property', 'name', 'itemprop', 'http-equiv']) {
      for (const name of (attribute(element, by) ?? '').toLowerCase().split(/\s+/)) {
        const key = name.replace(/^dc:/, 'dc.').replace(/^dcterms?[:.]/, 'dcterms.');
        if (key !== '' && !found.has(key)) found.set(key, value);
      }
    }
  }
  return found;
}

function findTitle(root: Element, data: LinkedData, named: string | null, publisher: string | null): string | null {
  const given = oneLine(rawText(firstTitle(root) ?? root).slice(0, LONGEST_TITLE + 1));
  const own = data.headline ?? named;
  if (own !== null && own.length <= LONGEST_TITLE) return withoutOutlet(oneLine(own), publisher);
  const page = firstTitle(root) === null ? '' : given;
  const headings = [...elementsOf(root)].filter(({tag}) => tag === 'h1').map((heading) => oneLine(rawText(heading)));
  if (page === '' || page.length > LONGEST_TITLE) return headings.length === 1 ? headings[0] || null : null;
  const repeated = headings.find((heading) => heading.length > 10 && page.includes(heading));
  return repeated ?? withoutOutlet(page, publisher, true);
}

/** The page's own title, not that of a drawing in it. */
function firstTitle(root: Element): Element | null {
  for (const element of elementsOf(root)) if (element.tag === 'title' && element.parent?.tag !== 'svg') return element;
  return null;
}

const SEPARATOR = /\s+[|\-–—\\/>»·•:]+\s+/g;

/** A title without the outlet's name at its end: "Bridge closed | The Daily Post". */
function withoutOutlet(title: string, publisher: string | null, guess = false): string {
  const last = [...title.matchAll(SEPARATOR)].at(-1);
  if (last === undefined) return title;
  const before = title.slice(0, last.index);
  const after = title.slice(last.index + last[0].length);
  if (publisher !== null && after.toLowerCase() === publisher.toLowerCase()) return before;
  const words = (text: string): number => text.split(/\s+/).length;
  return guess && words(before) >= 4 && words(after) <= 5 && words(after) < words(before) ? before : title;
}

function findDate(
  root: Element,
  data: LinkedData,
  meta: ReadonlyMap<string, string>,
  url: string | null,
): string | null {
  for (const written of [data.published, ...DATES.map((name) => meta.get(name) ?? null)]) {
    const date = written === null ? null : readLooseDate(written);
    if (date !== null) return date;
  }
  return markedDate(root) ?? dateInAddress(url);
}

/** The first `<time>` or itemprop that is the date of publication; else the first `<time>` within the article. */
function markedDate(root: Element): string | null {
  let first: string | null = null;
  for (const element of elementsOf(root)) {
    if (element.tag !== 'time' && element.attributes.length === 0) continue;
    const published =
      /\bdatePublished\b/.test(attribute(element, 'itemprop') ?? '') || attribute(element, 'pubdate') !== null;
    if (element.tag !== 'time' && !published) continue;
    const written = attribute(element, 'datetime') ?? attribute(element, 'content') ?? rawText(element).slice(0, 60);
    const date = readLooseDate(written);
    if (date === null) continue;
    if (published) return date;
    first ??= date;
  }
  return first;
}

/** The day that an address names: ".../2022/01/06/..." or "...-2022-01-06...". */
export function dateInAddress(url: string | null): string | null {
  const found =
    /\/((?:19|20)\d\d)[/-]?(\d\d)[/-]?(\d\d)(?=[/._-]|$)|[/_-]((?:19|20)\d\d)-(\d\d)-(\d\d)(?=[/._-]|$)/.exec(
      url ?? '',
    );
  if (found === null) return null;
  return readDate(`${found[1] ?? found[4]}-${found[2] ?? found[5]}-${found[3] ?? found[6]}`);
}

function canonical(root: Element): string | null {
  for (const element of elementsOf(root)) {
    if (element.tag === 'link' && /\bcanonical\b/i.test(attribute(element, 'rel') ?? ''))
      return attribute(element, 'href');
  }
  return null;
}

/** An address of the web as it should be kept, or `null`: nothing but http and https, no name and password in it. */
export function webAddress(written: string | null): string | null {
  if (written === null || written.length > 4000 || !URL.canParse(written)) return null;
  const url = new URL(written);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  url.username = '';
  url.password = '';
  url.hash = '';
  return url.href;
}

function hostOf(url: string | null): string | null {
  return url === null ? null : new URL(url).hostname.replace(/^www\./, '') || null;
}

/** A name that is a name and no address. */
function plainName(name: string | null): string | null {
  if (name === null) return null;
  const line = oneLine(name);
  return line === '' || line.length > 200 || /^(?:https?:)?\/\//i.test(line) ? null : line;
}

/** A language tag in its usual spelling ("en-GB"), or `null` where it is none. */
export function languageTag(written: string | null): string | null {
  const found = /^([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|\d{3}))?\b/.exec((written ?? '').trim());
  if (found === null) return null;
  const [, language = '', script, region] = found;
  const parts = [language.toLowerCase()];
  if (script !== undefined) parts.push(script[0]!.toUpperCase() + script.slice(1).toLowerCase());
  if (region !== undefined) parts.push(region.toUpperCase());
  return parts.join('-');
}

function oneLine(text: string): string {
  return text.replace(/[\s\u00ad]+/g, ' ').trim();
}
