import {expect, test} from 'vitest';
import {foldName} from './fold.ts';
import {NONE, openGazetteer} from './gazetteer.ts';
import {loadGazetteer} from './load.ts';

const gazetteer = loadGazetteer();
const lookup = (name: string) => gazetteer.lookup(name, 0, name.length);
const first = (name: string): string => gazetteer.id(lookup(name).places[0] ?? -1);

test('foldName() drops case, accents, dots and apostrophes, and takes hyphens for spaces', () => {
  expect(foldName('St. Julien-les-Ébènes')).toBe('st julien les ebenes');
  expect(foldName('O’Leary')).toBe('oleary');
});

test('lookup() finds a name however it is written', () => {
  expect(first('ALMATY')).toBe(first('Almaty'));
  expect(first('Ciudad Juarez')).toBe(first('Ciudad Juárez'));
  expect(lookup('St. Louis').places).toContain(lookup('St. Louis, Missouri'.slice(0, 9)).places[0]);
  expect([...lookup('Saint Louis').places]).toEqual(expect.arrayContaining([lookup('St Louis').places[0]]));
});

test('lookup() gives nothing for a name that is none', () => {
  expect(lookup('Nowhere At All')).toBe(NONE);
});

test('lookup() gives those first that bear the name themselves', () => {
  const {places, own} = lookup('Paris');
  expect(own).toBeGreaterThan(1);
  for (const place of places.subarray(0, own)) expect(foldName(gazetteer.name(place))).toBe('paris');
});

test('byCode() finds countries and divisions', () => {
  expect(gazetteer.name(gazetteer.byCode('KZ'))).toBe('Kazakhstan');
  expect(gazetteer.name(gazetteer.byCode('US.CA'))).toBe('California');
  expect(gazetteer.byCode('XX')).toBe(-1);
});

test('openGazetteer() refuses bytes that are no gazetteer', () => {
  expect(() => openGazetteer(new Uint8Array(64))).toThrow('not in the format');
});
