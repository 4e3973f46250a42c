import {gzipSync} from 'node:zlib';
import {expect, test} from 'vitest';
import {sniff} from './sniff.ts';

test.each([
  ['html', '<!DOCTYPE html><p>Five boats', null],
  ['html', '\uFEFF\n<!-- made by hand --><html>', null],
  ['html', '<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "a.dtd"><html>', null],
  ['html', '<p>Five boats came home.', 'report.txt'],
  ['html', 'Five boats <b>came</b> home.', 'report.html'],
  ['feed', '<?xml version="1.0"?><?xml-stylesheet href="a.css"?><rss version="2.0">', 'feed.html'],
  ['feed', '<!DOCTYPE rss PUBLIC "x" "y" [<!ENTITY a "b">]><rss>', null],
  ['feed', '<atom:feed xmlns:atom="http://www.w3.org/2005/Atom">', null],
  ['json-feed', '{"version": "https://jsonfeed.org/version/1.1", "items": []}', 'feed.json'],
  ['records', '{"text": "Five boats came home."}', null],
  ['records', '{"text": "Five boats came home."}', 'a.jsonl'],
  ['xml', '<?xml version="1.0"?><catalog>', null],
  ['xml', '<!DOCTYPE bomb [<!ENTITY a "b">]><bomb>&a;</bomb>', null],
  ['warc', 'WARC/1.0\r\nWARC-Type: warcinfo\r\n', 'crawl.txt'],
  ['arc', 'filedesc://crawl.arc 0.0.0.0 2014 text/plain 77', null],
  ['plain', 'Five boats < six boats.', null],
  ['plain', '<3 boats came home.', null],
  ['plain', '{boats} and more boats', 'a.txt'],
])('sniff() knows %s by %j', (kind, content, name) => {
  expect(sniff(Buffer.from(content), name).kind).toBe(kind);
});

test('sniff() knows what is packed, empty or no text', () => {
  expect(sniff(gzipSync('Five boats'), 'a.txt').kind).toBe('gzip');
  expect(sniff(new Uint8Array(0), null).kind).toBe('empty');
  expect(sniff(Buffer.from('%PDF-1.7'), null)).toEqual({kind: 'binary', what: 'a PDF'});
});
