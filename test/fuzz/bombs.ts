import {brotliCompressSync, constants, deflateSync, gzipSync} from 'node:zlib';
import type {Case} from './seeds.ts';

/** Inputs of about a megabyte, or a share of it, that are made to cost more than others of their length. */
export function bombs(share = 1): Case[] {
  const size: Size = {
    full: (part, of = 1) => part.repeat(Math.ceil((of * share * MEGABYTE) / Buffer.byteLength(part))),
    numbered: (count, part) => Array.from({length: Math.ceil(share * count)}, (_, n) => part(n)).join(''),
  };
  return [...pages(size), ...feeds(size), ...archives(size), ...records(size)].map(([name, content]) => ({
    kind: `bomb: ${name}`,
    name: 'a',
    bytes: typeof content === 'string' ? Buffer.from(content) : content,
  }));
}

type Bomb = readonly [string, string | Buffer];

const MEGABYTE = 1_000_000;

interface Size {
  /** A part repeated to a megabyte, or some of one. */
  full(part: string, of?: number): string;
  /** So many parts, each by its number. */
  numbered(count: number, part: (n: number) => string): string;
}

function pages({full, numbered}: Size): Bomb[] {
  const page = (body: string): string => `<!doctype html><title>a</title>${body}`;
  return [
    ['divs', page(full('<div>'))],
    ['divs within the limit', page(`${'<div>'.repeat(500)}${full('<p>One, two.')}`)],
    ['formatting elements', page(full('<b><i><u><s>'))],
    ['formatting to be mended', page(full('<p><b><font size=1>a</p>'))],
    ['anchors in anchors', page(full('<a href=x>a<div>'))],
    ['tables', page(full('<table><tr><td>'))],
    ['words before tables', page(`<table>${full('a<b>')}`)],
    ['selects', page(full('<select><option>'))],
    ['templates', page(full('<template>'))],
    ['drawings', page(full('<svg><foreignObject><p>'))],
    ['attributes', page(`<p ${numbered(90_000, (n) => `a${n}=b `)}>`)],
    ['the same attribute', page(`<p ${full('a=b ')}>`)],
    ['a long attribute', page(`<p title="${full('a&amp;')}">`)],
    ['quotation marks', page(`<p>${full('“')}`)],
    ['closing marks', page(`<p>${full('” “a')}`)],
    ['ends', page(full('</p></div></b>'))],
    ['comments', page(full('<!-- a -->'))],
    ['half entities', page(full('&am &#x &#'))],
    ['entities', page(full('&CounterClockwiseContourIntegral;'))],
    ['times', page(full('<time datetime="2022-01-06T10:00">a</time>'))],
    ['metas', page(numbered(20_000, (n) => `<meta name="a${n}" content="2022">`))],
    ['linked data', page(`<script type="application/ld+json">${full('[')}</script>`)],
    ['many linked data', page(full('<script type="application/ld+json">{"@graph": [{"headline": "a"}]}</script>'))],
    ['headings', page(full('<h1>a | b</h1>'))],
    ['title parts', `<!doctype html><title>${full(' | a')}</title><p>One.`],
    ['bylines', page(full('<p class=byline>By Ann Reuters (AP) -</p>'))],
    ['list items', page(`<ul>${full('<li><a href=a>One</a>')}`)],
    ['line breaks', page(`<p>${full('a<br>')}`)],
    ['white space', page(`<p>${full(' \n\t')}`)],
    ['soft hyphens', page(`<p>${full('\u00ad')}`)],
    ['one long word', page(`<p>${full('a')}`)],
    ['less-than signs', page(full('<'))],
    ['nuls', page(full('a\u0000'))],
  ];
}

/** Nine entities, each ten times the one before. */
function laughs(part: (n: number) => string): string {
  return Array.from({length: 9}, (_, n) => part(n)).join('');
}

function feeds({full, numbered}: Size): Bomb[] {
  const feed = (body: string): string => `<rss version="2.0"><channel><title>Post</title>${body}</channel></rss>`;
  const atom = (body: string): string => `<feed xmlns="http://www.w3.org/2005/Atom">${body}</feed>`;
  const json = (items: string): string => `{"version": "https://jsonfeed.org/version/1.1", "items": [${items}]}`;
  return [
    [
      'laughs',
      `<?xml version="1.0"?><!DOCTYPE rss [${laughs((n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`)}]>${feed(`<item><title>${full('&l9;')}</title></item>`)}`,
    ],
    [
      'one long entity',
      `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "${full('a', 0.5)}">]>${feed(`<item><title>${full('&a;', 0.5)}</title></item>`)}`,
    ],
    ['items', feed(full('<item><title>a</title></item>'))],
    ['nested items', feed(full('<item>'))],
    ['nested elements', feed(`<item><description>${full('<a>')}</description></item>`)],
    ['escaped markup', feed(`<item><description>${full('&lt;div&gt;')}</description></item>`)],
    ['escaped twice', feed(`<item><description>${full('&amp;lt;b&amp;gt;')}</description></item>`)],
    ['CDATA', feed(`<item><description>${full('<![CDATA[a]]>')}</description></item>`)],
    ['naked CDATA', atom(`<entry><content type="xhtml">${full('<b/><![CDATA[a]]>')}</content></entry>`)],
    ['links', feed(`<item>${full('<link>http://a.example/</link>')}</item>`)],
    ['bases', atom(`${numbered(3000, (n) => `<entry xml:base="../a${n}/">`)}${full('<link href="a"/>', 0.8)}`)],
    ['namespaces', feed(`<item ${numbered(60_000, (n) => `xmlns:a${n}="b" `)}>`)],
    ['authors', feed(full('<item><title>a</title><author>a@b.example (A (B (C</author></item>'))],
    ['one author', feed(`<item><title>a</title><author>${full('a@')}</author></item>`)],
    ['dates', feed(full('<item><title>a</title><pubDate>Thu, 06 Jan 2022 10:00:00 +0000</pubDate></item>'))],
    ['base 64', atom(`<entry><title>a</title><content mode="base64">${full('QUJD')}</content></entry>`)],
    ['JSON items', json(full('{"content_text": "a"},').slice(0, -1))],
    ['nested JSON', json(full('['))],
    ['JSON keys', json(`{${numbered(60_000, (n) => `"a${n}": 1,`)}"content_text": "a"}`)],
    ['JSON markup', json(`{"content_html": "${full('<div>')}"}`)],
    ['half a document type', full('<!DOCTYPE rss [')],
    ['instructions', full('<?a?>')],
  ];
}

function archives({full}: Size): Bomb[] {
  const record = (block: string | Buffer, headers = ''): Buffer =>
    Buffer.concat([
      Buffer.from(
        `WARC/1.1\r\nWARC-Type: response\r\nContent-Type: application/http\r\n${headers}Content-Length: ${block.length}\r\n\r\n`,
      ),
      Buffer.from(block as string),
      Buffer.from('\r\n\r\n'),
    ]);
  const response = (body: string | Buffer, headers = ''): Buffer =>
    Buffer.concat([
      Buffer.from(`HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n${headers}\r\n`),
      Buffer.from(body as string),
    ]);
  const page = '<!doctype html><title>a</title><p>At least 12 people were killed, officials said.';
  const small = record(response(page));
  const times = (most: number): number => Math.ceil((most * full(' ').length) / MEGABYTE);
  const zeros = Buffer.alloc(times(100 * MEGABYTE));
  return [
    ['small records', Buffer.concat(Array.from({length: times(4000)}, () => small))],
    ['records without a length', full('WARC/1.1\r\nWARC-Type: response\r\n\r\n')],
    ['records that lie', full('WARC/1.1\r\nWARC-Type: response\r\nContent-Length: 9\r\n\r\na\r\n\r\n')],
    ['records of enormous length', full('WARC/1.1\r\nWARC-Type: response\r\nContent-Length: 999999999999999\r\n\r\n')],
    ['empty records', full('WARC/1.1\r\nWARC-Type: metadata\r\nContent-Length: 0\r\n\r\n\r\n\r\n')],
    ['headers', record(response(page), full('A: b\r\n', 0.06))],
    ['endless headers', `WARC/1.1\r\n${full('A: b\r\n')}`],
    ['continued headers', `WARC/1.1\r\nA: b\r\n${full(' c\r\n')}`],
    ['response headers', record(response(page, full('A: b\r\n', 0.9)))],
    ['continued response headers', record(response(page, `A: b\r\n${full(' c\r\n', 0.9)}`))],
    ['chunks of a byte', record(response(full('1\r\na\r\n', 0.9), 'Transfer-Encoding: chunked\r\n'))],
    ['broken chunks', record(response(full('zz\r\n', 0.9), 'Transfer-Encoding: chunked\r\n'))],
    ['a packed bomb', record(response(gzipSync(zeros), 'Content-Encoding: gzip\r\n'))],
    ['a deflated bomb', record(response(deflateSync(zeros), 'Content-Encoding: deflate\r\n'))],
    [
      'a brotli bomb',
      record(
        response(
          brotliCompressSync(zeros, {params: {[constants.BROTLI_PARAM_QUALITY]: 1}}),
          'Content-Encoding: br\r\n',
        ),
      ),
    ],
    ['packed twice', record(response(gzipSync(gzipSync(zeros)), 'Content-Encoding: gzip, gzip\r\n'))],
    ['blank lines', `${small.toString()}${full('\r\n')}`],
    ['line ends without records', `${small.toString()}${full('\nWARC')}`],
    ['packed zeros', gzipSync(zeros)],
    ['packed twice over', gzipSync(gzipSync(zeros))],
    ['empty members', Buffer.concat(Array.from({length: times(30_000)}, () => gzipSync('')))],
    ['small members', Buffer.concat(Array.from({length: times(3000)}, () => gzipSync(small, {level: 1})))],
    [
      'members that begin and do not go on',
      Buffer.concat([gzipSync(small), Buffer.alloc(times(MEGABYTE), Buffer.from([0x1f, 0x8b, 8, 0]))]),
    ],
    [
      'members with long names',
      Buffer.concat([gzipSync(small), Buffer.alloc(times(MEGABYTE), Buffer.from([0x1f, 0x8b, 8, 8, 65]))]),
    ],
  ];
}

function records({full, numbered}: Size): Bomb[] {
  return [
    ['brackets', `{"text": ${full('[')}`],
    ['objects', full('{"a":')],
    ['backslashes', `{"text": "${full('\\\\')}"}`],
    ['escapes', `{"text": "${full('\\u2028')}"}`],
    ['half characters', `{"text": "${full('\\ud800')}"}`],
    ['keys', `{${numbered(60_000, (n) => `"a${n}": 1,`)}"text": "a"}`],
    ['prototypes', `{${full('"__proto__": {"a": 1},')}"text": "a"}`],
    ['a long number', `{"text": "a", "id": ${full('9')}}`],
    ['short lines', full('{"text": "a"}\n')],
    ['empty lines', `{"text": "a"}\n${full('\n')}`],
    ['lines that are none', `{"text": "a"}\n${full('{\n')}`],
    ['quotation marks', `{"text": "${full('“a')}"}`],
    ['no words', `{"text": "${full(' ')}"}`],
  ];
}
