import {expect, test} from 'vitest';
import {failSyncs, fillDisk, whyNoDisk, whyNoStrace} from './faults/disks.ts';
import {flipBytes} from './faults/flips.ts';
import {killWriters} from './faults/kills.ts';

test('of what two writers acknowledged before they were killed nothing is lost, and the ledger holds', async () => {
  const {kills, acknowledged, lost, broken} = await killWriters(6, 3);
  expect({kills, lost, broken}).toEqual({kills: 6, lost: [], broken: []});
  expect(acknowledged).toBeGreaterThan(0);
});

test('a byte changed anywhere in the file is found, unless it lies in room that is not used', async () => {
  const {flips, found, refused, unused, missed} = await flipBytes(120, 5);
  expect(missed).toEqual([]);
  expect(found + refused + unused).toBe(flips);
  expect(found).toBeGreaterThan(flips / 5);
});

test('a full disk is told with 3, nothing that was told is lost, and reading goes on', ({skip}) => {
  const why = whyNoDisk();
  if (why !== null) return skip(why);
  const {told, stderr, ...codes} = fillDisk(3, 7);
  expect(stderr).toMatch(/disk that holds .* is full\..*\(store\/full\)/);
  expect(codes).toEqual({status: 3, lost: [], listing: 0, checking: 0, again: 0});
  expect(told.length).toBeGreaterThan(0);
});

test('a disk that fails to sync is told with 3, and nothing is told as kept that is not there', ({skip}) => {
  const why = whyNoStrace();
  if (why !== null) return skip(why);
  const {told, stderr, ...codes} = failSyncs(4, 9);
  expect(stderr).toMatch(/\(store\/io\)/);
  expect(codes).toEqual({status: 3, lost: [], listing: 0, checking: 0, again: 0});
  expect(told.length).toBeGreaterThan(0);
});
