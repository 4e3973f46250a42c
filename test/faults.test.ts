import {expect, test} from 'vitest';
import {killWriters} from './faults/kills.ts';

test('of what two writers acknowledged before they were killed nothing is lost, and the ledger holds', async () => {
  const {kills, acknowledged, lost, broken} = await killWriters(6, 3);
  expect({kills, lost, broken}).toEqual({kills: 6, lost: [], broken: []});
  expect(acknowledged).toBeGreaterThan(0);
});
