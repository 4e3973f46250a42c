import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {compileAbbreviations} from '../language/abbreviations.ts';
import type {TimeMention} from '../model/mention.ts';
import {loadPack} from '../packs/load.ts';
import type {Pack, Row} from '../packs/pack.ts';
import {createTimeFinder} from './find.ts';
import {cutText} from './sample.ts';

const pack = loadPack('en');
const abbreviations = compileAbbreviations(pack);
const finder = createTimeFinder(pack);

/** The Wednesday on which every example of the pack was printed. */
const PUBLISHED = '2022-01-12';

const find = (text: string, published: string | null = PUBLISHED, by = finder): TimeMention[] =>
  by.find(cutText(text, abbreviations), published);

/** "2021-06-03" for a day, "2021-06" and "2021" for whole months and years, "?" where nothing settles it. */
function days({from, to, precision}: TimeMention): string {
  if (from === null || to === null) return '?';
  if (precision === 'month') return from.slice(0, 7);
  if (precision === 'year') return from.slice(0, 4);
  return from === to ? from : `${from}..${to}`;
}

const said = (text: string, published?: string | null): string[] =>
  find(text, published).map((mention) => `${mention.text} = ${days(mention)}`);

function without(left: Row): Pack {
  return {...pack, table: (name) => pack.table(name).filter((row) => row !== left)};
}

describe('Every example of time-patterns has the days its row gives', () => {
  test.each(pack.table('time-patterns').map((row) => [row.example, row.cells['gives']] as const))(
    '%s',
    (text, gives) => {
      expect(find(text).map(days).join(';') || 'none').toBe(gives);
    },
  );
});

describe('Every row of time-words is at work in its example', () => {
  test.each(pack.table('time-words').map((row) => [row.cells['phrase'], row.example, row] as const))(
    '%s: %s',
    (_, text, row) => {
      expect(find(text)).not.toEqual(find(text, PUBLISHED, createTimeFinder(without(row))));
    },
  );
});

test('A mention covers its words, in the order of the text', () => {
  const text = 'Two died on 6 January 2022. “Nine more died yesterday,” he said.';
  const mentions = find(text);
  expect(mentions.map((mention) => mention.text)).toEqual(['6 January 2022', 'yesterday']);
  for (const {start, end, text: words} of mentions) expect(text.slice(start, end)).toBe(words);
});

test('A month or day without a year is the latest one past, in a report', () => {
  expect(said('The well was poisoned in November.')).toEqual(['November = 2021-11']);
  expect(said('The well was poisoned on Nov. 20.')).toEqual(['Nov. 20 = 2021-11-20']);
});

test('Days after an event tell of the event where its time was named before, else of what followed', () => {
  expect(said('On 3 June 2021, two days after the dam broke, the town was empty.')).toContain(
    'two days after = 2021-06-01',
  );
  expect(said('He was shot two days after taking office on 1 June 2021.')).toContain('two days after = 2021-06-03');
});

test('A history goes along its own time', () => {
  const history =
    'War came on 3 May 1941. In June the port fell. In 1942 the fleet sailed; on 9 February it was lost. ' +
    'By the end of the year the coast was empty. The truce of 1943 held until October. In January it broke, as in 1917.';
  expect(said(history, '2009-12-19')).toEqual([
    '3 May 1941 = 1941-05-03',
    'June = 1941-06',
    '1942 = 1942',
    '9 February = 1942-02-09',
    'the end of the year = 1942',
    '1943 = 1943',
    'October = 1943-10',
    'January = 1944-01',
    '1917 = 1917',
  ]);
});

test('Without a date of the document relative words have no days, and years that are said still do', () => {
  expect(
    said('Two died yesterday and one on Sunday. In June 2019 the well was poisoned; in August it was dry.', null),
  ).toEqual(['yesterday = ?', 'Sunday = ?', 'June 2019 = 2019-06', 'August = 2019-08']);
});

test('The date of a dateline stands in for that of the document', () => {
  expect(said('SAN JOSE, 3 JAN 90 (RADIO) -- Two men were shot yesterday.', null)).toEqual([
    '3 JAN 90 = 1990-01-03',
    'yesterday = 1990-01-02',
  ]);
});

test('A weekday after words of what is to come lies ahead', () => {
  expect(said('They plan to march on Friday.')).toEqual(['Friday = 2022-01-14']);
  expect(said('They marched on Friday.')).toEqual(['Friday = 2022-01-07']);
});

test('Counts, ages, clock times and durations are no dates', () => {
  for (const text of [
    'About 1,500 people fled.',
    'He is 36 years old.',
    'It began at 10:30 and went on for three days.',
    'The siege went on for two months.',
    'He may leave; they march on.',
    'The second man fell.',
  ]) {
    expect(said(text)).toEqual([]);
  }
});

test('Any text gives mentions that stand in it', () => {
  const words = [
    '3',
    '31',
    'Feb.',
    'February',
    '1998',
    "'98",
    '-',
    '/',
    'the',
    'last',
    'month',
    ',',
    'of',
    '2022-01-06',
    '\ud800',
    '99999',
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...words), {maxLength: 30}), fc.string(), (some, end) => {
      const text = some.join(' ') + end;
      for (const mention of find(text)) expect(text.slice(mention.start, mention.end)).toBe(mention.text);
    }),
  );
});
