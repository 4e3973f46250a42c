import {expect, test} from 'vitest';
import type {Claim, Figure} from '../model/claim.ts';
import {documentOf} from '../read/document.ts';
import {sayFigure, sayPlace, saySpeaker} from '../say/claim.ts';
import {sayTime} from '../say/time.ts';
import {visible} from '../say/visible.ts';
import {drawReport} from './table.ts';
import {wrap} from './wrap.ts';

const TEXT = 'Up to 20 of the 300 villagers were hurt, 李明 of the county office said.';

function span(words: string, text = TEXT) {
  return {start: text.indexOf(words), end: text.indexOf(words) + words.length, text: words};
}

const CLAIM: Claim = {
  id: '',
  document: '',
  content: {start: 0, end: 39},
  effect: 'injured',
  figure: {...span('Up to 20'), low: null, high: 20, approx: false, implied: false},
  trigger: span('hurt'),
  affected: {...span('villagers'), class: 'civilian'},
  speaker: {...span('李明 of the county office'), name: null, class: 'government'},
  via: ['Hill Radio'],
  cue: null,
  stance: 'unconfirmed',
  place: null,
  time: {from: '2022-01-05', to: '2022-01-06', precision: 'range', basis: 'relative'},
  scope: 'subset',
  rule: '',
  reader: '',
  confidence: 1,
};

function draw(width: number, colour = false): string {
  return drawReport(
    documentOf(TEXT, {title: 'Landslide', publisher: 'Valley Post'}),
    [CLAIM],
    () => ({start: 0, end: TEXT.length}),
    {width, colour},
  );
}

test('drawReport() fits its columns to the terminal, wide characters counted as two', () => {
  expect(draw(80)).toBe(`Landslide
Valley Post

≤ 20 villagers injured      李明 of the county     –              5–6 Jan 2022
(not confirmed, among       office, via Hill
them)                       Radio
│ «Up to 20» of the 300 villagers were «hurt», 李明 of the county office said.

`);
});

test('drawReport() gives a narrow terminal a few lines for each claim', () => {
  expect(draw(40)).toBe(`Landslide
Valley Post

≤ 20 villagers injured (not confirmed,
among them)
李明 of the county office, via Hill
Radio; 5–6 Jan 2022
│ «Up to 20» of the 300 villagers were
│ «hurt», 李明 of the county office
│ said.

`);
});

test('drawReport() marks with colour instead of signs where there is colour', () => {
  expect(draw(80, true)).toContain('\x1b[1;33mUp to 20\x1b[22;39m of the 300');
  expect(draw(80, true)).not.toContain('«');
});

test.each<[Partial<Figure>, string]>([
  [{low: 13, high: 13}, '13'],
  [{low: 13, high: null, text: 'at least 13'}, '≥ 13'],
  [{low: 3001, high: null, text: 'over 3,000'}, '> 3,000'],
  [{low: null, high: 11, text: 'fewer than 12'}, '< 12'],
  [{low: 24, high: 99}, '24–99'],
  [{low: 12000, high: 12000, approx: true}, 'about 12,000'],
  [{low: 0, high: 0}, 'no'],
])('sayFigure() says %j as "%s"', (figure, said) => {
  expect(sayFigure({...CLAIM.figure, text: '', ...figure})).toBe(said);
});

test('saySpeaker() prefers the name that a pronoun stands for', () => {
  expect(saySpeaker({start: 0, end: 2, text: 'he', name: 'the mayor', class: 'government'}, [])).toBe('the mayor');
  expect(saySpeaker(null, [])).toBe('the report itself');
});

test('sayPlace() adds the country to anything smaller', () => {
  const place = {
    start: 0,
    end: 6,
    text: 'Almaty',
    name: 'Almaty',
    country: 'KZ',
    point: null,
    precision: 1,
    gazetteer: null,
  };
  expect(sayPlace(place)).toBe('Almaty, KZ');
  expect(sayPlace({...place, text: 'Kazakhstan', precision: 6})).toBe('Kazakhstan');
});

test.each([
  ['2022-01-06', '2022-01-06', 'day', '6 Jan 2022'],
  ['2022-01-30', '2022-02-02', 'range', '30 Jan – 2 Feb 2022'],
  ['2021-12-30', '2022-01-02', 'range', '30 Dec 2021 – 2 Jan 2022'],
  ['2022-02-01', '2022-02-28', 'month', 'Feb 2022'],
  ['2022-01-01', '2022-12-31', 'year', '2022'],
] as const)('sayTime() says %s to %s (%s) as "%s"', (from, to, precision, said) => {
  expect(sayTime({from, to, precision, basis: 'said'})).toBe(said);
});

test('visible() shows every character that is not seen', () => {
  expect(visible('a\x1b[2Jb\u202E\tc\u0085\n')).toBe('a␛[2Jb⟨U+202E⟩ c⟨U+0085⟩ ');
});

test('wrap() cuts a word that is longer than a line', () => {
  expect(wrap('a bbbbbbb 李李李', 4)).toEqual(['a', 'bbbb', 'bbb', '李李', '李']);
});
