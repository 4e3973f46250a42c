import {expect, test} from 'vitest';
import type {Document} from '../model/document.ts';
import {readPlain} from './plain.ts';

function read(text: string): Document {
  const found = readPlain(Buffer.from(text), {file: 'a.txt', line: null});
  if ('code' in found) throw new Error(found.code);
  return found;
}

test('readPlain() takes a header, and puts its title before the body', () => {
  const {text, title, published, source} = read(
    'Title: Ferry sinks\nDate: 2022-01-06\nPublisher: Coast Herald\nURL: https://example.org/1\n\nTwelve died.\n',
  );
  expect(text).toBe('Ferry sinks\n\nTwelve died.\n');
  expect(title).toEqual({start: 0, end: 11});
  expect(published).toBe('2022-01-06');
  expect(source).toMatchObject({publisher: 'Coast Herald', url: 'https://example.org/1', headline: null});
});

test('readPlain() leaves lines that only look like a header in the text', () => {
  const words = 'Date: unknown to all\nThe police chief: "Twelve died."\n\nMore.';
  expect(read(words)).toMatchObject({text: words, published: null, title: null});
});

test('readPlain() takes a short first line that stands apart as the title', () => {
  expect(read('\nFerry sinks\n\nTwelve died.').title).toEqual({start: 1, end: 12});
  expect(read('Twelve died.\n\nThe ferry sank.').title).toBeNull();
  expect(read('Ferry sinks').title).toBeNull();
});

test('readPlain() makes every line end a line feed', () => {
  expect(read('One\r\ntwo\rthree.').text).toBe('One\ntwo\nthree.');
});

test('readPlain() says that a date names no day', () => {
  expect(read('Date: 2022-02-30\n\nTwelve died.')).toMatchObject({
    published: null,
    problems: [{code: 'read/bad-date'}],
  });
});

test('readPlain() gives the same bytes the same id', () => {
  expect(read('Twelve died.').id).toBe(read('Twelve died.').id);
  expect(read('Twelve died.').id).toMatch(/^[0-9a-f]{64}$/);
});
