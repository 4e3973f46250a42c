import {expect, test} from 'vitest';
import {loadPack} from '../../packs/load.ts';
import {centre} from './centre.ts';
import {compileDesignators, compileSpellings, withoutDesignator, withSpellings} from './names.ts';
import {compilePoints} from './points.ts';

const pack = loadPack('en');

test('every word for a kind of division is taken off the name in its example', () => {
  const designators = compileDesignators(pack.table('place-designators'));
  for (const {example} of pack.table('place-designators'))
    expect(withoutDesignator(example, designators)).not.toBe(example);
  expect(withoutDesignator('Province of Tarlac', designators)).toBe('Tarlac');
  expect(withoutDesignator('Homs Governorate', designators)).toBe('Homs');
});

test('every spelling gives its example a second name', () => {
  const spellings = compileSpellings(pack.table('place-spellings'));
  for (const {example} of pack.table('place-spellings')) expect(withSpellings([example], spellings)).toHaveLength(2);
  expect(withSpellings(['Saint Paul'], spellings)).toEqual(['Saint Paul', 'St Paul']);
});

test('every point lies on the map', () => {
  for (const {longitude, latitude} of compilePoints(pack.table('place-points')).values()) {
    expect(Math.abs(longitude)).toBeLessThanOrEqual(180);
    expect(Math.abs(latitude)).toBeLessThanOrEqual(90);
  }
});

test('centre() lies amid the settled squares, not in the largest town, and across the 180th meridian', () => {
  const town = (longitude: number, latitude: number, population: number) => ({
    id: 1,
    name: '',
    ascii: '',
    others: [],
    feature: 'PPL',
    country: '',
    division: '',
    county: '',
    longitude,
    latitude,
    population,
  });
  expect(centre([town(10, 50, 9_000_000), town(12, 50, 100)])).toEqual({longitude: 11, latitude: 50});
  expect(Math.abs(centre([town(179, 0, 1), town(-179, 0, 1)]).longitude)).toBe(180);
});
