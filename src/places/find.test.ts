import {expect, test} from 'vitest';
import {createAnalyser} from '../language/analyser.ts';
import {loadModel} from '../language/load.ts';
import type {PlaceMention} from '../model/mention.ts';
import {loadPack} from '../packs/load.ts';
import type {Row} from '../packs/pack.ts';
import {createPlaceFinder} from './find.ts';
import {loadGazetteer} from './load.ts';

const pack = loadPack('en');
const analyser = createAnalyser(loadModel('en'), pack);
const gazetteer = loadGazetteer();
const finder = createPlaceFinder(gazetteer, pack);
const find = (text: string): PlaceMention[] => finder.find(analyser.analyse(text));
const names = (text: string): string[] => find(text).map((mention) => mention.text);

/** The rows of a table whose example does not do what it should, as words. */
function failing(table: string, holds: (row: Row) => boolean): string[] {
  return pack
    .table(table)
    .filter((row) => !holds(row))
    .map((row) => `${row.line}: ${row.example} → ${names(row.example).join(' · ')}`);
}

test('every name of place-names is found in its example, as the place it stands for', () => {
  const id = (place: string): string => `${place.includes('.') ? 'division' : 'country'}:${place}`;
  expect(
    failing('place-names', ({cells, example}) =>
      find(example).some(({text, gazetteer}) => text === cells['name'] && gazetteer === id(cells['place'] ?? '')),
    ),
  ).toEqual([]);
});

test('every region is found in its example, with its point', () => {
  expect(
    failing('place-regions', ({cells, example}) =>
      find(example).some(
        ({text, point, type}) =>
          text === cells['name'] && point?.[0] === Number(cells['longitude']) && type === cells['type'],
      ),
    ),
  ).toEqual([]);
});

test('every word for the people of a place is found in its example, as such', () => {
  expect(
    failing('place-demonyms', ({cells, example}) =>
      find(example).some(({text, type}) => text === cells['word'] && type === 'demonym'),
    ),
  ).toEqual([]);
});

test('no phrase of place-not is taken for a place in its example', () => {
  expect(failing('place-not', ({example}) => find(example).every(({type}) => type === 'demonym'))).toEqual([]);
});

test('an ordinary word at the start of a sentence is no place, nor is a person’s surname', () => {
  expect(failing('place-ordinary', ({example}) => names(example).length === 0)).toEqual([]);
  expect(failing('place-given-names', ({example}) => names(example).length === 0)).toEqual([]);
});

test('words beside a name speak for a place or against it', () => {
  const against = new Set(['title', 'said', 'rival', 'press', 'never', 'one']);
  expect(
    failing('place-words', ({cells, example}) => names(example).length > 0 !== against.has(cells['role'] ?? '')),
  ).toEqual([]);
});

test('a word for a kind of place makes a place of an unknown name beside it', () => {
  expect(
    failing('place-patterns', ({cells, example}) => {
      const found = find(example);
      const kind = cells['type'] === 'street' ? 'site' : cells['type'];
      return found.some(({text, type}) => cells['side'] === 'plural' || (text.includes('Kestrel') && type === kind));
    }),
  ).toEqual([]);
});

test('a name is resolved by the country or state that follows it', () => {
  expect(find('A fire broke out in Paris, Texas, on Monday.')[0]).toMatchObject({text: 'Paris', country: 'US'});
  expect(find('A fire broke out in Paris on Monday.')[0]).toMatchObject({text: 'Paris', country: 'FR', type: 'town'});
});

test('a name is resolved by the company it keeps', () => {
  const text =
    'Roads from Atlanta were closed. In Savannah and Augusta, Georgia sent troops to help. Trees fell in Athens.';
  expect(find(text).at(-1)).toMatchObject({text: 'Athens', country: 'US'});
});

test('the hint tips a name that nothing else settles', () => {
  const text = analyser.analyse('Two houses burned in Cambridge.');
  expect(finder.find(text, {country: 'US'})[0]?.country).toBe('US');
  expect(finder.find(text, {country: 'GB'})[0]?.country).toBe('GB');
});

test('a site takes the point of the town that it is named after', () => {
  const [site] = find('Doctors at Kandahar Airport treated four men.');
  expect(site).toMatchObject({text: 'Kandahar Airport', type: 'site', country: 'AF', name: null});
  expect(site?.point?.[0]).toBeCloseTo(65.7, 0);
});

test('a possessive ends the name, and a curly apostrophe belongs to it', () => {
  expect(names('Kenya’s north was dry. He lives in O’Fallon, Illinois.')).toEqual(['Kenya', 'O’Fallon', 'Illinois']);
});

test('names are found in upper-case copy', () => {
  expect(names('THREE SOLDIERS WERE KILLED IN AN AMBUSH NEAR MEDELLIN, COLOMBIA, POLICE SAID.')).toEqual([
    'MEDELLIN',
    'COLOMBIA',
  ]);
});

test('every mention covers its own words', () => {
  const text = 'In “Basra”, the U.S. said; St. Paul, Minn., and the village of Zor were calm.';
  for (const {start, end, text: words} of find(text)) expect(text.slice(start, end)).toBe(words);
});

test('A part of a town that has the name of a town abroad lies in the town beside it', () => {
  const [town, part] = find('A car bomb in Basra killed nine people in the Kingston district at noon.');
  expect(town?.text).toBe('Basra');
  expect(part).toMatchObject({text: 'Kingston', type: 'site', gazetteer: null, country: 'IQ', point: town?.point});
});

test('A word in capitals among small letters is no place', () => {
  expect(names('Officers of the LIMA fund said that nine people died in Basra.')).toEqual(['Basra']);
});
