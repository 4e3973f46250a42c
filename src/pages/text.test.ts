import {expect, test} from 'vitest';
import {sayEnds, sayMoment, sayToll, sentenceOf} from './text.tsx';

test.each([
  [{low: 26, best: 238, high: 238}, '26–238, best 238'],
  [{low: 26, best: 26, high: 26}, '26'],
  [{low: 1001, best: 1001, high: null}, 'at least 1,001, best 1,001'],
  [{low: null, best: null, high: 20}, 'up to 20, no best figure'],
  [{low: 26, best: null, high: 238}, '26–238, no best figure'],
  [{low: null, best: 238, high: null}, '238'],
  [{low: null, best: null, high: null}, 'no figure'],
])('sayToll() says %j as "%s": never the best alone', (range, words) => {
  expect(sayToll(range)).toBe(words);
  expect(words.startsWith(sayEnds(range))).toBe(true);
});

test('sayMoment() says the day, and the time where there is one', () => {
  expect(sayMoment('2022-01-09')).toBe('9 Jan 2022');
  expect(sayMoment('2022-01-09T18:30:00Z')).toBe('9 Jan 2022, 18:30 UTC');
});

test('sentenceOf() ends a sentence once', () => {
  expect(sentenceOf('It takes back 164')).toBe('It takes back 164.');
  expect(sentenceOf('It said “no.”')).toBe('It said “no.”');
});
