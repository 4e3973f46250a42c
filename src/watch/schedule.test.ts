import {expect, test} from 'vitest';
import {leastWait, nextWait, ttlOf} from './schedule.ts';

const POLL = {interval: 1800, ttl: null, retryAfter: null, failures: 0};

test.each([
  ['the interval', {}, 1800],
  ['a longer time that the feed says', {ttl: 3600}, 3600],
  ['the interval where the feed says less', {ttl: 60}, 1800],
  ['what the server asks for', {retryAfter: 7200}, 7200],
  ['a day at most', {retryAfter: 10_000_000}, 86_400],
  ['the interval after one failure', {failures: 1}, 1800],
  ['twice as long after each further failure', {failures: 5}, 4800],
  ['four hours at most, however many failures', {failures: 1000}, 14_400],
])('nextWait() keeps %s', (_, more, expected) => {
  expect(nextWait({...POLL, ...more}, 0)).toBe(expected);
});

test('nextWait() makes it up to a quarter longer by chance, never shorter', () => {
  expect(nextWait(POLL, 0.5)).toBe(2025);
  expect(nextWait(POLL, 0.999)).toBeLessThan(2250);
});

test('leastWait() leaves out what the user wishes', () => {
  expect(leastWait(POLL)).toBe(0);
  expect(leastWait({...POLL, failures: 2, ttl: 300})).toBe(600);
});

test.each([
  ['<rss><channel><title>a</title><ttl> 60 </ttl>', 3600],
  ['<rss><channel><ttl>9999999</ttl>', null],
  ['<rss><channel><ttl>99999</ttl>', 86_400],
  ['<rss><channel><ttl>soon</ttl>', null],
  ['', null],
])('ttlOf(%j) is %s', (feed, expected) => {
  expect(ttlOf(Buffer.from(feed))).toBe(expected);
});
