import {expect, test} from 'vitest';
import {readFeed} from '../src/read/feed/feed.ts';
import {readPage} from '../src/read/html/page.ts';

/** The promise is a second a megabyte; this tells a hang from a slow machine. */
const HANG = 8000;

test.each([
  ['open elements that never close', '<b><i><a href=x>'.repeat(60_000)],
  ['attributes', `<p ${Array.from({length: 150_000}, (_, i) => `a${i}`).join(' ')}>`],
  ['tables in tables', '<table><tr><td>'.repeat(60_000)],
  ['words before a table', `<table>${'a<b>'.repeat(100_000)}`],
  ['formatting to be mended', '<p><b><font size=1>a</p>'.repeat(40_000)],
  ['open comments', '<!--'.repeat(250_000)],
  ['ampersands', '&amp'.repeat(250_000)],
  ['less-than signs', '<'.repeat(1_000_000)],
  ['quotes in tags', `<a b='${'"'.repeat(1_000_000)}`],
  ['commas', `<p>${','.repeat(1_000_000)}`],
  ['paragraphs', '<p>One, two, three and so on, and more of it.'.repeat(22_000)],
  ['byline boxes', '<div class=byline>'.repeat(400) + 'a '.repeat(400_000)],
  ['titles', `<title>${' | a'.repeat(250_000)}`],
])('readPage() reads a megabyte of %s without hanging', (_, html) => {
  const started = performance.now();
  expect(() => readPage(Buffer.from(html), {file: null, line: null})).not.toThrow();
  expect(performance.now() - started).toBeLessThan(HANG);
});

const feedOf = (inside: string): string => `<rss version="2.0"><channel>${inside}</channel></rss>`;

test.each([
  ['elements that never close', feedOf('<item><a>'.repeat(100_000))],
  ['attributes', feedOf(`<item ${'a=b '.repeat(250_000)}>`)],
  ['ends that close nothing', feedOf('<item><title>a</b></title></item>'.repeat(30_000))],
  ['open comments', feedOf('<!--'.repeat(250_000))],
  ['open CDATA', feedOf('<![CDATA['.repeat(110_000))],
  ['open document types', '<!DOCTYPE a ['.repeat(80_000)],
  ['entities', feedOf(`<item><title>${'&a;'.repeat(330_000)}</title></item>`)],
  ['links', feedOf(`<item>${'<link>a</link>'.repeat(70_000)}</item>`)],
  ['an author', feedOf(`<item><title>a</title><author>${'a@'.repeat(500_000)}</author></item>`)],
  ['namespaces', feedOf(`<item ${Array.from({length: 60_000}, (_, i) => `xmlns:a${i}="b"`).join(' ')}>`)],
  ['brackets of JSON', `{"items": ${'['.repeat(1_000_000)}`],
  ['escaped markup', feedOf(`<item><description>${'&lt;b&gt;'.repeat(110_000)}</description></item>`)],
])('readFeed() reads a megabyte of %s without hanging', (_, source) => {
  const started = performance.now();
  expect(() => [...readFeed(Buffer.from(source), {file: null, line: null})]).not.toThrow();
  expect(performance.now() - started).toBeLessThan(HANG);
});
