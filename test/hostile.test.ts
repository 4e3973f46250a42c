import {expect, test} from 'vitest';
import {createReader} from '../src/engine.ts';
import {documentOf} from '../src/read/document.ts';

const reader = createReader();
const MEGABYTE = 1_000_000;
const fill = (piece: string): string => piece.repeat(Math.ceil(MEGABYTE / piece.length));

/** A megabyte of each; what would send a careless program into depth, backtracking or squares. */
const HOSTILE: readonly (readonly [string, string])[] = [
  ['one letter', fill('a')],
  ['one digit', fill('7')],
  ['digits with commas', fill('1,')],
  ['line feeds', fill('\n')],
  ['spaces', fill(' ')],
  ['opening quotation marks', fill('“')],
  ['straight quotation marks', fill('"')],
  ['nested quotations', '“he said '.repeat(10_000) + '”'.repeat(10_000)],
  ['opening brackets', fill('(')],
  ['capitals with full stops', fill('A.')],
  ['full stops', fill('. ')],
  ['commas', fill('a, ')],
  ['hyphens', fill('al-')],
  ['words without an end of sentence', fill('and the people of the town ')],
  ['capitalised words without an end', fill('Al Said Bin ')],
  ['numbers without an end of sentence', fill('twenty ')],
  ['lone surrogates', fill('\uD800')],
  ['combining accents', `e${fill('\u0301')}`],
];

/** Words that all have to be analysed: fifty kilobytes of each, many times what a report has. */
const DENSE: readonly string[] = [
  'killed ',
  '20 killed ',
  '20 people were killed, ',
  'a man was killed and ',
  'killed 3 in Almaty ',
  '20 killed, police said ',
  'At least 20 people were killed in Almaty on Sunday, police said. ',
];

/** Reading takes a second a megabyte here, and five a megabyte where all of it is analysed; this tells a hang from a slow machine. */
const HANG = 20_000;

/** Of the processor's time, which a busy machine does not lengthen. */
function millisecondsFor(text: string): number {
  const document = documentOf(text, {published: '2022-01-10'});
  const started = process.cpuUsage();
  reader.claims(document);
  const {user, system} = process.cpuUsage(started);
  return (user + system) / 1000;
}

test.each(HOSTILE)('a megabyte of %s is read without hanging', (_, words) => {
  expect(millisecondsFor(words)).toBeLessThan(HANG);
});

test.each(DENSE)('%j over and over is read without hanging', (words) => {
  expect(millisecondsFor(words.repeat(50_000 / words.length))).toBeLessThan(HANG);
});

test('a text that is nothing but claims, each of another count and place, is read in time that grows with its length', () => {
  const towns = ['Almaty', 'Aktau', 'Oral', 'Taraz', 'Semey'];
  const claim = (_: unknown, i: number): string =>
    `Police said ${3 + (i % 50)} people were killed and ${5 + (i % 70)} wounded in ${towns[i % 5]} on Sunday, after gunmen shot ${2 + (i % 9)} officers. `;
  const text = Array.from({length: 1700}, claim).join('');
  expect(text.length).toBeGreaterThan(150_000);
  // Going through all earlier claims for each one took half a minute.
  expect(millisecondsFor(text)).toBeLessThan(HANG);
});

/** The processor's microseconds for each claim; the least of three. */
function microsecondsAClaim(text: string): number {
  const document = documentOf(text, {published: '2022-01-10'});
  const {length} = reader.claims(document);
  return Math.min(...[0, 1, 2].map(() => (1000 * millisecondsFor(text)) / length));
}

test.each([
  '20 killed ',
  'killed 20, 30, 40, 50 ',
  '20 dead - 30 wounded - ',
  'killed 3 in Almaty ',
  '20 of the 40 people killed, ',
])('a claim of a sentence that is nothing but %j costs little more than one of a short sentence', (words) => {
  const times = 12_000 / words.length;
  const apart = microsecondsAClaim(`${words.trim()}.\n`.repeat(times));
  // Twice to three times as much; where every pair of a sentence's counts, effects or claims is looked at, it is more by far.
  expect(microsecondsAClaim(words.repeat(times)) / apart).toBeLessThan(7);
});
