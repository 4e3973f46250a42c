import {expect, test} from 'vitest';
import {read} from '../../src/engine.ts';
import {loadPack, loadTable} from '../../src/packs/load.ts';
import {compileAccounts} from '../../src/tolls/accounts.ts';

const accountsOf = compileAccounts(loadPack('en'));
const count = (text: string) => {
  const accounts = accountsOf(read(text, {published: '2022-01-06'}).claims);
  return Object.fromEntries([...accounts].map(([effect, {best}]) => [effect, best]));
};

test.each(loadTable('en', 'hits'))('hits: "$cells.form" counts those killed as well', ({cells, example}) => {
  expect(example).toContain(cells['form']);
  expect(count(example), example).toMatchObject({killed: 1, injured: 3});
});

test('of those shot, the dead are not hurt', () => {
  expect(count('Four people were shot, police said. One of them was killed on Monday.')).toMatchObject({injured: 4});
  expect(count('Four people were shot on Monday. One person was killed, police said.')).toMatchObject({
    killed: 1,
    injured: 3,
  });
});

test('a person who was shot and died is one killed, none hurt', () => {
  expect(count('A 24-year-old man was shot on Monday. The man died in hospital.')).toEqual({killed: 1});
});

test('the whole is counted, not its parts', () => {
  expect(count('14 people were killed on Monday: nine soldiers and five civilians.')).toMatchObject({killed: 14});
});
