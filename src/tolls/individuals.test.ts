import {expect, test} from 'vitest';
import type {Claim} from '../model/claim.ts';
import {loadPack, loadTable} from '../packs/load.ts';
import {compileIndividuals} from './individuals.ts';

const individuals = compileIndividuals(loadPack('en'));

const mention = (text: string): Claim => ({figure: {text, implied: true, low: 1, high: 1}}) as unknown as Claim;
const apart = (...mentions: string[]): number => individuals.apart(mentions.map(mention)).length;

test.each(loadTable('en', 'persons'))('persons: $cells.word is $cells.trait in "$example"', ({cells, example}) => {
  const persons = apart(...example.split(' / '));
  expect(persons).toBe(cells['trait'] === 'pronoun' || cells['trait'] === 'bare' ? 1 : 2);
});

test('apart() takes a name and a part of it for one person, and two names for two', () => {
  expect(apart('Ana Berg', 'Berg', 'the driver')).toBe(1);
  expect(apart('Ana Berg', 'Omar Adan')).toBe(2);
});

test('apart() tells persons of different ages apart', () => {
  expect(apart('a 19-year-old man', 'a 24-year-old man', 'the 19-year-old')).toBe(2);
});
