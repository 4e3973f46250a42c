import {expect, test} from 'vitest';
import type {Claim} from '../../src/model/claim.ts';
import {differences} from './compare.ts';
import {parseCases} from './parse.ts';

const TEXT = 'The blast killed 12 people.';
const CLAIM: Claim = {
  id: '',
  document: '',
  content: {start: 0, end: TEXT.length},
  effect: 'killed',
  figure: {start: 17, end: 19, text: '12', low: 12, high: 12, approx: false, implied: false},
  trigger: {start: 10, end: 16, text: 'killed'},
  affected: {start: 20, end: 26, text: 'people', class: 'unspecified'},
  speaker: null,
  via: [],
  cue: null,
  stance: 'asserted',
  place: null,
  time: null,
  scope: 'incident',
  rule: '',
  reader: '',
  confidence: 1,
};

function differencesFor(table: string, ...claims: readonly Claim[]): string[] {
  const [one] = parseCases('a.md', `# A\n\n## B\n\n${TEXT}\n\n${table}\n`);
  if (one === undefined) throw new Error('no case');
  return differences(one, claims);
}

test('differences() is empty where every cell agrees', () => {
  const table =
    '| figure | effect | value | affected | class | speaker | time |\n|--|--|--|--|--|--|--|\n| 12 | killed | 12 | people | unspecified | – | – |';
  expect(differencesFor(table, CLAIM)).toEqual([]);
});

test('differences() names the cell that is wrong', () => {
  const table = '| figure | effect | value | scope |\n|--|--|--|--|\n| 12 | killed | 12+ | total |';
  expect(differencesFor(table, CLAIM)).toEqual([
    '~ killed "12": value should be 12+, is 12; scope should be total, is incident',
  ]);
});

test('differences() tells a claim that is missing from one that is not expected', () => {
  const table = '| figure | effect | value |\n|--|--|--|\n| 12 | injured | 12 |';
  expect(differencesFor(table, CLAIM)).toEqual([
    '- missing: injured "12" value 12',
    '+ not expected: killed "12" = 12 of "people" (unspecified) incident',
  ]);
});

test('differences() allows other claims after "And more."', () => {
  const table = 'And more.\n\n| figure | effect |\n|--|--|\n| 12 | killed |';
  const other: Claim = {...CLAIM, effect: 'injured'};
  expect(differencesFor(table, CLAIM, other)).toEqual([]);
});
