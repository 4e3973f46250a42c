import {expect, test} from 'vitest';
import type {Document} from '../../model/document.ts';
import type {Problem} from '../../model/problem.ts';
import {readPage} from './page.ts';

const ORIGIN = {file: 'page.html', line: null};
const FILLER =
  'The road along the lake, which the council had closed after the rain, was opened again in the morning, and buses ran as planned.';

function page(html: string, url: string | null = null): Document | Problem {
  return readPage(Buffer.from(html), ORIGIN, {url, charset: null});
}

function documentOf(html: string, url: string | null = null): Document {
  const read = page(html, url);
  if ('code' in read) throw new Error(read.message);
  return read;
}

/** A page of news with all that stands around one. */
const NEWS = `<!doctype html><html lang="en-GB"><head>
<title>Lake road is open again | The Harbour Post</title>
<meta property="og:site_name" content="The Harbour Post">
<meta property="article:published_time" content="2022-01-06T21:40:00+06:00">
<link rel="canonical" href="https://post.example/lake-road">
<script>document.write("<p>not this</p>")</script></head>
<body><nav class="menu"><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<article><h1>Lake road is open again</h1><div class="byline">By A Reporter</div>
<p>${FILLER}</p><p>${FILLER} <b>Nobody</b> was hurt.</p>
<div style="display:none"><p>${FILLER} hidden words</p></div>
<ul><li>One lane stays closed, the council said, for a week.</li><li>Lorries must go round by the hill, it said, until Sunday.</li></ul>
<aside><p>${FILLER} More from the paper</p></aside>
<p>${FILLER}</p></article>
<div class="comments"><p>${FILLER} I say, what nonsense, and so on.</p></div>
<footer><p>${FILLER} All rights are ours.</p></footer></body></html>`;

test('readPage() gives the article under its title, paragraphs apart by an empty line', () => {
  const {text, title} = documentOf(NEWS);
  expect(text.split('\n\n')).toEqual([
    'Lake road is open again',
    FILLER,
    `${FILLER} Nobody was hurt.`,
    'One lane stays closed, the council said, for a week.\nLorries must go round by the hill, it said, until Sunday.',
    FILLER,
  ]);
  expect(title).toEqual({start: 0, end: 'Lake road is open again'.length});
});

test('readPage() says when, where and by whom a page was published', () => {
  const {published, lang, source} = documentOf(NEWS);
  expect(published).toBe('2022-01-06T21:40:00+06:00');
  expect(lang).toBe('en-GB');
  expect(source).toMatchObject({
    url: 'https://post.example/lake-road',
    publisher: 'The Harbour Post',
    agency: null,
    headline: null,
    mediaType: 'text/html',
  });
});

const body = (inside: string, head = ''): string => `<html><head>${head}</head><body>${inside}</body></html>`;

test.each([
  [
    'JSON-LD',
    body(
      FILLER,
      '<script type="application/ld+json">{"@graph": [{"@type": "WebPage"}, {"@type": ["NewsArticle"], "datePublished": "2022-01-06T08:00:00Z"}]}</script>',
    ),
    '2022-01-06T08:00:00Z',
  ],
  ['a meta element', body(FILLER, '<meta name="pubdate" content="20220106">'), '2022-01-06'],
  ['a time element', body(`<time datetime="2022-01-06">Thursday</time><p>${FILLER}`), '2022-01-06'],
  [
    'the marked time element, not the first',
    body(`<time datetime="2020-05-05"></time><time itemprop="datePublished" datetime="2022-01-06"></time><p>${FILLER}`),
    '2022-01-06',
  ],
])('readPage() takes the date from %s', (_, html, date) => {
  expect(documentOf(html).published).toBe(date);
});

test('readPage() takes the date from the address at last', () => {
  expect(documentOf(body(FILLER), 'https://post.example/2022/01/06/lake-road.html').published).toBe('2022-01-06');
  expect(documentOf(body(FILLER), 'https://post.example/2022/13/46/lake-road.html').published).toBe(null);
});

test.each([
  ['a dateline', `<p>HARBOUR TOWN (Reuters) - ${FILLER}</p>`, 'Reuters'],
  ['a byline', `<meta name="author" content="A. Reporter, AFP"><p>${FILLER}</p>`, 'Agence France-Presse'],
  ['a closing credit', `<p>${FILLER} — AP</p>`, 'Associated Press'],
  ['a line of its own at the end', `<p>${FILLER}</p><p>Source: TASS</p>`, 'TASS'],
  ['words that only look like one', `<p>${FILLER} The AA and the AP met.</p>`, null],
])('readPage() finds the agency in %s', (_, html, agency) => {
  expect(documentOf(body(html)).source.agency).toBe(agency);
});

test('readPage() names the host where a page does not name its outlet', () => {
  expect(documentOf(body(FILLER), 'https://www.post.example/a').source.publisher).toBe('post.example');
});

test('readPage() keeps no address that is not of the web, and no password in one', () => {
  expect(documentOf(body(FILLER, '<link rel="canonical" href="javascript:alert(1)">')).source.url).toBe(null);
  expect(documentOf(body(FILLER), 'https://me:secret@post.example/a#b').source.url).toBe('https://post.example/a');
});

test('readPage() reads the encoding from the server, the page, or the bytes', () => {
  const words =
    'Дорога вдоль озера снова открыта, сообщили в городском совете, автобусы ходят по расписанию, закрыта одна полоса.';
  const bytes = (text: string): Buffer =>
    Buffer.from(
      [...text].map((c) => {
        const at = c.charCodeAt(0);
        return at >= 0x410 && at <= 0x44f ? at - 0x410 + 0xc0 : at;
      }),
    );
  const said = readPage(bytes(`<p>${words}</p>`), ORIGIN, {url: null, charset: 'windows-1251'});
  const declared = readPage(bytes(`<meta charset="windows-1251"><p>${words}</p>`), ORIGIN);
  for (const read of [said, declared]) expect('text' in read && read.text).toBe(words);
});

test('readPage() refuses what is deeper, larger or fuller than any page', () => {
  for (const html of ['<div>'.repeat(600), '<i></i>'.repeat(200_001), 'a'.repeat(10_000_001)]) {
    expect(page(html)).toMatchObject({code: 'read/refused', where: {file: 'page.html'}});
  }
});

test('readPage() says that a page has no words', () => {
  expect(page(body('<script>1</script><img src=a>'))).toMatchObject({code: 'read/empty'});
});
