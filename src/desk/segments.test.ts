import {expect, test} from 'vitest';
import type {Claim} from '../model/claim.ts';
import {documentOf} from '../read/document.ts';
import {directionOf, segmentsOf} from './segments.ts';

const claim = (id: string, start: number, end: number) => ({id, content: {start, end}}) as Claim;
const cut = (text: string, claims: readonly Claim[] = [], shown = text) =>
  segmentsOf(documentOf(text, {id: 'a'}), claims, shown);

test('claims that overlap are cut where each begins and ends', () => {
  const [segments] = cut('abcdefghij', [claim('1', 0, 6), claim('2', 3, 8)]);
  expect(segments?.map(({text, claims}) => [text, claims])).toEqual([
    ['abc', ['1']],
    ['def', ['1', '2']],
    ['gh', ['2']],
    ['ij', []],
  ]);
});

test.each([
  ['a right-to-left override', 'killed \u202e21\u202c people', ['\u202e', '\u202c']],
  ['a zero-width space', 'kil\u200bled 12 people', ['\u200b']],
  ['an isolate', '12 \u2067people\u2069 killed', ['\u2067', '\u2069']],
  ['a bell', '12 people\u0007 killed', ['\u0007']],
  ['a byte-order mark', '12 people\ufeff killed', ['\ufeff']],
])('%s is told apart, to be shown by name', (_, text, controls) => {
  const segments = cut(text).flat();
  expect(segments.filter(({kind}) => kind === 'control').map((each) => each.text)).toEqual(controls);
  expect(segments.map((each) => each.text).join('')).toBe(text);
});

test('line ends and tabs are white space', () => {
  expect(
    cut('12 people\tkilled\nand 3 hurt')
      .flat()
      .every(({kind}) => kind === 'plain'),
  ).toBe(true);
});

test('what is withheld is told apart, within a claim as well', () => {
  const [segments] = cut('Ana Berg was hurt', [claim('1', 0, 17)], '████████ was hurt');
  expect(segments?.map(({text, kind, claims}) => [text, kind, claims])).toEqual([
    ['████████', 'withheld', ['1']],
    [' was hurt', 'plain', ['1']],
  ]);
});

test('a text runs the way most of its letters do', () => {
  expect(directionOf('قتل 12 شخصا في المدينة يوم الاثنين, Reuters')).toBe('rtl');
  expect(directionOf('Twelve were killed in القاهرة on Monday')).toBe('ltr');
  expect(directionOf('12')).toBe('ltr');
});
