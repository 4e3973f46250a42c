import {expect, test} from 'vitest';
import {POLICIES, REASONS} from '../model/toll.ts';
import {loadTable} from '../packs/load.ts';

const rows = loadTable('en', 'explain');

test.each(rows)('explain: "$cells.key" fits "$example"', ({cells, example}) => {
  const words = (cells['words'] ?? '').replaceAll(/[.*+?^$()|[\]\\]/g, '\\$&').replaceAll(/\{\w+\}/g, '.+');
  expect(example).toMatch(new RegExp(`^${words}$`));
});

test('every reason has its words', () => {
  const keys = new Set(rows.map(({cells}) => cells['key']));
  expect(REASONS.filter((reason) => !keys.has(`aside.${reason}`))).toEqual([]);
  expect(POLICIES.length).toBe(5);
});
