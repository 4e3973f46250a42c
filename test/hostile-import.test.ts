import {expect, test} from 'vitest';
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
