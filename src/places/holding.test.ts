import {expect, test} from 'vitest';
import {findHolding} from './holding.ts';
import {loadGazetteer} from './load.ts';

const gazetteer = loadGazetteer();
const holding = (typed: string) => findHolding(gazetteer, typed);
const holds = (typed: string, id: string): boolean => {
  const found = holding(typed);
  return found.kind === 'wide' && found.heldOf([id]).length === 1;
};

test('a country is meant by its name, even where a state bears it too', () => {
  expect(holding('Kazakhstan')).toEqual({kind: 'country', code: 'KZ'});
  expect(holding('country:KZ')).toEqual({kind: 'country', code: 'KZ'});
  expect(holding('Georgia')).toEqual({kind: 'country', code: 'GE'});
  expect(holding('division:US.GA').kind).toBe('wide');
});

test('a region holds its towns and itself, and no other', () => {
  const [zhanaozen, almaty] = ['geonames:607610', 'geonames:1526384'];
  expect(holds('Mangystau', zhanaozen)).toBe(true);
  expect(holds('Mangystau', 'division:KZ.09')).toBe(true);
  expect(holds('Mangystau', almaty)).toBe(false);
  expect(holds('division:KZ.02', almaty)).toBe(true);
});

test('a town, and what is nowhere, holds nothing', () => {
  expect(holding('Zhanaozen')).toEqual({kind: 'narrow'});
  expect(holding('Nowhere at all')).toEqual({kind: 'narrow'});
  expect(holding('division:XX.99')).toEqual({kind: 'narrow'});
});
