import {expect, test} from 'vitest';
import {read} from '../../src/engine.ts';
import {loadPack, loadTable} from '../../src/packs/load.ts';
import {compileAccounts} from '../../src/tolls/accounts.ts';

const accountOf = compileAccounts(loadPack('en'));

/** What the text tells of each effect, taken for the only report of its incident. */
function count(text: string): Record<string, number> {
  const {claims} = read(text, {published: '2022-01-06'});
  const killed =
    accountOf('killed', claims, {writtenBy: () => 1, killed: 0, surelyKilled: 0, isSaidBefore: () => false})?.best ?? 0;
  const counts: Record<string, number> = {};
  for (const effect of ['killed', 'injured', 'detained'] as const) {
    const account = accountOf(effect, claims, {
      writtenBy: () => 1,
      killed,
      surelyKilled: killed,
      isSaidBefore: () => false,
    });
    if (account !== null) counts[effect] = account.best;
  }
  return counts;
}

test.each(loadTable('en', 'hits'))('hits: "$cells.form" counts those killed as well', ({cells, example}) => {
  expect(example).toContain(cells['form']);
  expect(count(example), example).toMatchObject({killed: 1, injured: 3});
});

test('of those shot, the dead are not hurt', () => {
  expect(count('Four people were shot on Monday. One person was killed, police said.')).toEqual({
    killed: 1,
    injured: 3,
  });
  expect(count('A 24-year-old man was shot on Monday. The man died in hospital.')).toEqual({killed: 1});
});

test('persons told of one by one are counted where no number is written', () => {
  expect(count('Police arrested a 19-year-old man on Monday. A 24-year-old man was also arrested.')).toEqual({
    detained: 2,
  });
});

test('the whole is counted, not its parts', () => {
  expect(count('14 people were killed on Monday: nine soldiers and five civilians.')).toEqual({killed: 14});
});

test('what is added to a count is added, and none of the rest is no count of all', () => {
  expect(count('Two people were wounded on Monday. Another three people were wounded in the crush.')).toEqual({
    injured: 5,
  });
  expect(count('Two people were wounded on Monday. No one else was hurt.')).toEqual({injured: 2});
});
