import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {brotliCompressSync, deflateRawSync, deflateSync, gzipSync} from 'node:zlib';
import type {Known} from '../../src/read/stream-options.ts';
import {type Chance, chanceOf, mutate} from './mutate.ts';

/** Small inputs of one kind, to be mutated. */
export interface Seeds {
  readonly feeds: readonly Buffer[];
  readonly pages: readonly Buffer[];
  readonly archives: readonly Buffer[];
  readonly records: readonly Buffer[];
}

/** One input to be read. */
export interface Case {
  readonly kind: string;
  readonly name: string;
  readonly bytes: Buffer;
  readonly known?: Known;
}

const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bridge hit | Post</title>
<meta property="article:published_time" content="2022-01-06T10:00:00Z"><meta property="og:site_name" content="Post"><link rel="canonical" href="/a">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Bridge hit", "datePublished": "2022-01-06", "author": [{"name": "A. Desk"}], "publisher": {"name": "Post"}}</script></head>
<body><nav><ul><li><a href="/">Home</a><li><a href="/b">More</a></ul></nav><article><h1>Bridge hit</h1><p class="byline">By the desk, Reuters</p><time datetime="2022-01-06">6 January</time>
<p>At least 12 people were killed and <b>30 others</b> wounded at the bridge, officials said on Sunday.<p>&ldquo;Nobody &amp; nothing is left,&rdquo; a doctor said.<table><tr><td>Dead<td>12</table><figure><img src=a><figcaption>The bridge</figcaption></figure></article><footer>About</footer></body></html>`;

const RSS = `<?xml version="1.0" encoding="utf-8"?><!DOCTYPE rss [<!ENTITY a "b">]><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Post &amp; Co</title><link>https://post.example/</link><language>en-gb</language><ttl>30</ttl>
<item><title>Bridge hit</title><link>https://post.example/a</link><guid isPermaLink="false">7</guid><pubDate>Thu, 06 Jan 2022 10:00:00 GMT</pubDate><dc:creator>A. Desk</dc:creator><description>&lt;p&gt;At least 12 people were killed.&lt;/p&gt;</description><content:encoded><![CDATA[<p>At least <b>12</b> people were killed.</p>]]></content:encoded></item>
<item><title>Second &a;</title><description>More of it</description></item></channel></rss>`;

const ATOM = `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://post.example/"><title type="html">&lt;b&gt;Post&lt;/b&gt;</title><link rel="alternate" href="/"/><author><name>A. Desk</name></author>
<entry><id>urn:1</id><title>Bridge hit</title><link href="a"/><updated>2022-01-06T10:00:00Z</updated><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>At least 12 people were killed.</p></div></content></entry>
<entry><id>urn:2</id><title>Packed</title><content type="application/octet-stream" mode="base64">QXQgbGVhc3QgMTI=</content></entry></feed>`;

const RDF = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="https://post.example/"><title>Post</title></channel><item rdf:about="https://post.example/a"><title>Bridge hit</title><link>https://post.example/a</link></item></rdf:RDF>`;

const JSON_FEED = JSON.stringify({
  version: 'https://jsonfeed.org/version/1.1',
  title: 'Post',
  items: [
    {
      id: '1',
      url: 'https://post.example/a',
      title: 'Bridge hit',
      content_html: '<p>At least 12 people were killed.</p>',
      date_published: '2022-01-06T10:00:00Z',
      authors: [{name: 'A. Desk'}],
    },
  ],
});

const RECORDS = [
  {
    id: 'a',
    text: 'At least 12 people were killed in Almaty on Sunday, police said.',
    date: '2022-01-10',
    title: 'Bridge hit',
    url: 'https://post.example/a',
    publisher: 'Post',
    case: 'north',
  },
  {
    text: 'Two \ud83d\udc69 were wounded.\n\n“Nobody is left,” a doctor said.',
    lang: 'en',
    published: 'Thu, 06 Jan 2022 10:00:00 GMT',
  },
  {id: 7, text: 'Rain.', agency: 'Reuters'},
];

function archiveOf(html: string, headers = ''): Buffer {
  const block = `HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n${headers}\r\n${html}`;
  const record = (type: string, content: string, body: string): string =>
    `WARC/1.1\r\nWARC-Type: ${type}\r\nWARC-Target-URI: https://post.example/a\r\nWARC-Date: 2022-01-06T10:00:00Z\r\nContent-Type: ${content}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}\r\n\r\n`;
  return Buffer.from(
    record('warcinfo', 'application/warc-fields', 'software: x\r\n') +
      record('request', 'application/http;msgtype=request', 'GET /a HTTP/1.1\r\n\r\n') +
      record('response', 'application/http;msgtype=response', block),
  );
}

/** Seeds of our own, so that the tests need nothing beside the checkout. */
export function ownSeeds(): Seeds {
  const chunked = `${PAGE.length.toString(16)}\r\n${PAGE}\r\n0\r\n\r\n`;
  return {
    feeds: [RSS, ATOM, RDF, JSON_FEED].map((text) => Buffer.from(text)),
    pages: [Buffer.from(PAGE)],
    archives: [archiveOf(PAGE), archiveOf(chunked, 'Transfer-Encoding: chunked\r\n')],
    records: [Buffer.from(RECORDS.map((record) => `${JSON.stringify(record)}\n`).join(''))],
  };
}

/** Those and, where they lie beside the checkout, the suites of others: pages in pieces of a few kilobytes, since what breaks a parser is small. */
export function allSeeds(shared: string): Seeds {
  const own = ownSeeds();
  const files = (folder: string, pattern: RegExp): Buffer[] => {
    const path = join(shared, 'suites', folder);
    if (!existsSync(path)) return [];
    const names = readdirSync(path, {recursive: true, encoding: 'utf8'}).filter((name) => pattern.test(name));
    return names.sort().map((name) => readFileSync(join(path, name)));
  };
  const json = files('json', /\.json$/).filter(({length}) => length < 5000);
  return {
    feeds: [
      ...own.feeds,
      ...files('gofeed', /\.xml$/),
      ...files('gofeed', /^(?!.*expected).*json\/.*\.json$/),
      ...files('xml-bombs', /\.xml$/),
    ],
    pages: [...own.pages, ...files('readability', /source\.html$/).flatMap(piecesOf)],
    archives: [...own.archives, ...files('warc', /warc|arc/)],
    records: [
      ...own.records,
      ...json.map((value) =>
        Buffer.concat([Buffer.from('{"text": "Twelve people were killed.", "x": '), value, Buffer.from('}\n')]),
      ),
    ],
  };
}

function piecesOf(page: Buffer): Buffer[] {
  const size = 3000;
  const starts = [0, 1, 2, 3, 4, 5].map((n) => page.indexOf('<', Math.floor((n * page.length) / 6)));
  return starts
    .filter((start) => start >= 0)
    .map((start) => Buffer.concat([Buffer.from('<!doctype html>'), page.subarray(start, start + size)]));
}

/** Input number `n`: the same bytes for the same number and seeds. */
export function caseOf(n: number, seeds: Seeds): Case {
  const chance = chanceOf(n);
  const from = (list: readonly Buffer[]): Buffer => mutate(chance.pick(list), chance, chance.pick(list));
  const share = chance.below(100);
  if (share < 35) return {kind: 'feed', name: 'a', bytes: from(seeds.feeds)};
  if (share < 65) return {kind: 'page', name: 'a.html', bytes: from(seeds.pages)};
  if (share < 80) return {kind: 'archive', name: 'a.warc', bytes: archiveCase(seeds, chance)};
  if (share < 92) return {kind: 'records', name: 'a.jsonl', bytes: from(seeds.records)};
  return bodyCase(seeds, chance);
}

/** An archive mutated as it is; or a mutated page in a record whose lengths are right, so that what lies inside is reached; packed or not. */
function archiveCase(seeds: Seeds, chance: Chance): Buffer {
  const inner = (): Buffer => mutate(chance.pick(seeds.pages), chance, chance.pick(seeds.feeds));
  const coding = chance.pick([
    '',
    'Content-Encoding: gzip\r\n',
    'Transfer-Encoding: chunked\r\n',
    'Content-Encoding: br, deflate\r\n',
  ]);
  const archive = chance.below(2) === 0 ? chance.pick(seeds.archives) : archiveOf(inner().toString('utf8'), coding);
  const packed = chance.below(3) === 0 ? gzipSync(archive, {level: 1}) : archive;
  return chance.below(4) === 0 ? packed : mutate(packed, chance, chance.pick(seeds.archives));
}

/** Bytes as a server sent them: packed once or twice, with a type and an encoding that may be lies. */
function bodyCase(seeds: Seeds, chance: Chance): Case {
  const inner = mutate(
    chance.pick(chance.pick([seeds.feeds, seeds.pages, seeds.records])),
    chance,
    chance.pick(seeds.pages),
  );
  const [encoding, packed] = chance.pick<readonly [string | null, () => Buffer]>([
    [null, () => gzipSync(inner, {level: 1})],
    [null, () => inner],
    ['gzip', () => gzipSync(inner, {level: 1})],
    ['deflate', () => deflateSync(inner, {level: 1})],
    ['deflate', () => deflateRawSync(inner, {level: 1})],
    ['gzip, gzip', () => gzipSync(gzipSync(inner, {level: 1}), {level: 1})],
    ['br', () => brotliCompressSync(inner, {params: {1: 1}})],
    ['gzip,gzip,gzip', () => inner],
    ['zstd', () => inner],
  ]);
  const bytes = chance.below(3) === 0 ? mutate(packed(), chance, inner) : packed();
  const known: Known = {
    url: 'https://post.example/feed',
    charset: chance.pick([null, 'utf-8', 'windows-1251', 'utf-16le', 'nonsense', 'iso-2022-jp']),
    encoding,
    type: chance.pick([null, 'text/html', 'application/rss+xml', 'text/plain']),
  };
  return {kind: 'body', name: known.url ?? 'a', bytes, known};
}
