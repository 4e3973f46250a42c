import {expect, test} from 'vitest';
import type {Document} from '../../model/document.ts';
import {readFeed} from './feed.ts';
import {readXmlFeed} from './xml.ts';

const ORIGIN = {file: 'feed.xml', line: null};
const read = (source: string) => [...readFeed(Buffer.from(source), ORIGIN)];

function first(source: string): Document {
  const found = read(source)[0];
  if (found === undefined || 'code' in found) throw new Error(found?.message);
  return found;
}

const RSS = `<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>The Harbour Post</title><link>https://post.example/</link><language>en-gb</language>
<item><title>Lake road &amp;amp; bridge open</title><link>https://post.example/a</link><guid isPermaLink="false">a-1</guid>
<pubDate>Thu, 06 Jan 2022 21:40:00 +0600</pubDate><dc:creator>Reuters</dc:creator>
<description>Short.</description><content:encoded><![CDATA[<p>The road is open.</p><p>Buses run.<br>So do boats.</p>]]></content:encoded></item>
<item><title>Second</title><description>&lt;b&gt;Two&lt;/b&gt; lanes.</description></item></channel></rss>`;

test('readFeed() gives every item of an RSS feed as a document', () => {
  expect(read(RSS).map((each) => 'text' in each && each.text)).toEqual([
    'Lake road & bridge open\n\nThe road is open.\n\nBuses run.\nSo do boats.',
    'Second\n\nTwo lanes.',
  ]);
  expect(first(RSS)).toMatchObject({
    title: {start: 0, end: 23},
    lang: 'en-GB',
    published: '2022-01-06',
    source: {
      url: 'https://post.example/a',
      publisher: 'The Harbour Post',
      agency: 'Reuters',
      mediaType: 'application/rss+xml',
    },
  });
});

test('readFeed() reads Atom with its three kinds of text', () => {
  const atom = (type: string, title: string): string =>
    first(`<feed xmlns="http://www.w3.org/2005/Atom"><entry><title type="${type}">${title}</title></entry></feed>`)
      .text;
  expect(atom('text', 'Fewer than 3 &lt;b&gt; and 4')).toBe('Fewer than 3 <b> and 4');
  expect(atom('html', 'Three &lt;b&gt;boats&lt;/b&gt;')).toBe('Three boats');
  expect(atom('xhtml', '<div xmlns="http://www.w3.org/1999/xhtml">Three <b>boats</b></div>')).toBe('Three boats');
});

test('readFeed() takes the link to the page, not those to the feed and to comments, and resolves it', () => {
  const links = '<link rel="self" href="/feed"/><link rel="replies" href="/c"/><link href="a.html"/>';
  const atom = `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://post.example/news/"><entry><title>A boat</title>${links}</entry></feed>`;
  expect(first(atom).source.url).toBe('https://post.example/news/a.html');
});

test('readFeed() reads RSS 1.0, whose items stand beside the channel', () => {
  const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Post</title></channel><item rdf:about="x"><title>A boat</title><link>https://post.example/b</link><dc:date>2022-01-06T10:00:00Z</dc:date></item></rdf:RDF>`;
  expect(first(rdf)).toMatchObject({text: 'A boat', published: '2022-01-06T10:00:00Z', source: {publisher: 'Post'}});
});

test('readFeed() reads JSON Feed', () => {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Post',
    items: [
      {
        id: 1,
        url: 'https://post.example/c',
        title: 'A boat',
        content_html: '<p>It <i>sank</i>.',
        date_published: '2022-01-06T10:00:00Z',
      },
    ],
  };
  expect(first(JSON.stringify(feed))).toMatchObject({
    text: 'A boat\n\nIt sank.',
    published: '2022-01-06T10:00:00Z',
    source: {url: 'https://post.example/c', publisher: 'Post', mediaType: 'application/feed+json'},
  });
});

test('readFeed() gives an item the same id wherever in the feed it stands', () => {
  const item = (n: number): string => `<item><title>Boat ${n}</title></item>`;
  const feed = (...items: readonly number[]): string => `<rss><channel>${items.map(item).join('')}</channel></rss>`;
  const ids = (source: string): string[] => read(source).map((each) => ('id' in each ? each.id : ''));
  expect(ids(feed(3, 1, 2))).toEqual([...ids(feed(3)), ...ids(feed(1, 2))]);
});

test('readFeed() reads on where the XML is torn or its ends do not match', () => {
  expect(
    read('<rss><channel><item><title>One</b> boat</title></item><item><title>Two').map(
      (each) => 'text' in each && each.text,
    ),
  ).toEqual(['One boat', 'Two']);
});

test('readFeed() expands no entities of the document, and reads no other file', () => {
  const bomb = `<!DOCTYPE rss [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>
<rss><channel><item><title>&b;&f;</title><description>Words.</description></item></channel></rss>`;
  expect(first(bomb).text).toBe('&b;&f;\n\nWords.');
});

test('readFeed() says what is no feed, what has no items, and which item has no words', () => {
  expect(read('{"items": 3}')).toMatchObject([{code: 'read/bad-feed'}]);
  expect(read('<rss><channel></channel></rss>')).toMatchObject([{code: 'read/empty'}]);
  expect(read('<rss><channel><item><link>x</link></item></channel></rss>')).toMatchObject([
    {code: 'read/empty', message: 'Item 1 of the feed has no words.'},
  ]);
});

test('readFeed() keeps members that look like an object’s own machinery as what they are', () => {
  expect(first('{"items": [{"__proto__": {"title": "no"}, "constructor": 1, "title": "A boat"}]}').text).toBe('A boat');
});

test.each([
  ['desk@post.example (A. Desk)', 'A. Desk'],
  ['A. Desk desk@post.example', 'A. Desk'],
  ['A. Desk <desk@post.example>', 'A. Desk'],
  ['A. Desk (desk@post.example)', 'A. Desk'],
  ['desk@post.example', 'desk@post.example'],
  ['A. Desk', 'A. Desk'],
])('readXmlFeed() reads the author %j as %j', (written, author) => {
  const escaped = written.replace('<', '&lt;');
  const feed = readXmlFeed(`<rss><channel><item><title>a</title><author>${escaped}</author></item></channel></rss>`);
  expect(feed?.items[0]?.author).toBe(author);
});

test.each([
  [
    'RSS',
    '<rss><channel><link>https://post.example/news/</link><item><title>A</title><link>a.html</link></item></channel></rss>',
    'https://post.example/news/a.html',
  ],
  [
    'Atom with a home page',
    '<feed><link rel="self" href="https://other.example/f"/><link href="https://post.example/"/><entry><title>A</title><link href="/b"/></entry></feed>',
    'https://post.example/b',
  ],
  [
    'Atom without',
    '<feed><link rel="self" href="https://post.example/f.xml"/><entry><title>A</title><link href="/c"/></entry></feed>',
    'https://post.example/c',
  ],
  [
    'JSON Feed',
    '{"home_page_url": "https://post.example/", "items": [{"title": "A", "url": "//post.example/d"}]}',
    'https://post.example/d',
  ],
])('readFeed() resolves links against the home of a feed that lies in a file: %s', (_, feed, url) => {
  expect(first(feed).source.url).toBe(url);
});

test('readFeed() keeps the paragraphs of XHTML that has a prefix', () => {
  const inside =
    '<x:div xmlns:x="http://www.w3.org/1999/xhtml"><x:p>Six were hurt.</x:p><x:p>Two <x:b>died</x:b>.</x:p></x:div>';
  const feed = `<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>A</title><content type="xhtml">${inside}</content></entry></feed>`;
  expect(first(feed).text).toBe('A\n\nSix were hurt.\n\nTwo died.');
});

test('readFeed() reads what stands beside a picture or a film where there is nothing else', () => {
  const media = 'xmlns:media="http://search.yahoo.com/mrss/"';
  const rss = `<rss ${media}><channel><item><title>A</title><media:description>Two died.</media:description></item></channel></rss>`;
  const atom = `<feed xmlns="http://www.w3.org/2005/Atom" ${media}><entry><title>A</title><media:group><media:description>Two died.</media:description></media:group></entry></feed>`;
  expect([first(rss).text, first(atom).text]).toEqual(['A\n\nTwo died.', 'A\n\nTwo died.']);
});
