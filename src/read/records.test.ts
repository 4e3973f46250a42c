import {expect, test} from 'vitest';
import {readRecord} from './records.ts';

function read(record: unknown, number = 1) {
  const found = readRecord({bytes: Buffer.from(JSON.stringify(record)), number, offset: 0, tooLong: false}, '-');
  if (found === null || 'code' in found) throw new Error(found?.code ?? 'nothing');
  return found;
}

test('readRecord() keeps the text letter by letter', () => {
  const text = '  Twelve\r\n died.\t';
  expect(read({text}).text).toBe(text);
});

test('readRecord() finds the title in the text, or keeps it as headline', () => {
  expect(read({title: 'Ferry sinks', text: 'Ferry sinks. Twelve died.'})).toMatchObject({
    title: {start: 0, end: 11},
    source: {headline: null},
  });
  expect(read({title: 'Ferry sinks', text: 'Twelve died.'})).toMatchObject({
    title: null,
    source: {headline: 'Ferry sinks'},
  });
});

test('readRecord() takes "date" and "published", numbers as ids, and leaves out members of the wrong kind', () => {
  expect(read({text: 'a', date: '2022-01-06', id: 7})).toMatchObject({id: '7', published: '2022-01-06'});
  const odd = read({text: 'a', published: '2022-01-07', url: 5, case: 'x', publisher: null});
  expect(odd).toMatchObject({published: '2022-01-07', case: 'x', source: {url: null, publisher: null}});
  expect(odd.problems).toMatchObject([{code: 'read/bad-member'}]);
});

test('readRecord() gives equal records on different lines different ids', () => {
  expect(read({text: 'a'}, 1).id).not.toBe(read({text: 'a'}, 2).id);
});

test('readRecord() is not fooled by names every object has', () => {
  expect(read(JSON.parse('{"text": "a", "__proto__": {"id": "x"}, "constructor": 1}'))).toMatchObject({case: null});
});

test('readRecord() puts U+FFFD for NUL and half characters, in the text and beside it, and names where', () => {
  const odd = read({
    text: 'Twelve\0 died.',
    id: 'a\0',
    title: '\uD800x',
    url: 'https://a.example/',
    publisher: 'Wire\uDC00',
  });
  expect(odd).toMatchObject({
    id: 'a\uFFFD',
    text: 'Twelve\uFFFD died.',
    source: {headline: '\uFFFDx', url: 'https://a.example/', publisher: 'Wire\uFFFD'},
  });
  expect(odd.problems.map(({code, message, where}) => [code, message, where.offset])).toEqual([
    ['read/nul', 'A NUL character stands there in "id". It was read as U+FFFD.', null],
    [
      'read/lone-surrogate',
      'Half a character stands alone (a lone surrogate) in "title". It was read as U+FFFD.',
      null,
    ],
    [
      'read/lone-surrogate',
      'Half a character stands alone (a lone surrogate) in "publisher". It was read as U+FFFD.',
      null,
    ],
    ['read/nul', 'A NUL character stands there. It was read as U+FFFD.', 6],
  ]);
});
