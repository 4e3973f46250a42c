import {expect, test} from 'vitest';
import {sayFar} from './progress.ts';

test.each([
  [
    {reports: 1200, claims: 1, bytes: 25, total: 100, milliseconds: 6000},
    '1,200 reports, 1 claim, 200 reports a second, 25 %, 18 s left',
  ],
  [
    {reports: 10, claims: 0, bytes: 1, total: 101, milliseconds: 2000},
    '10 reports, 0 claims, 5 reports a second, 0 %, 4 min left',
  ],
  [
    {reports: 10, claims: 0, bytes: 1, total: 10_001, milliseconds: 1000},
    '10 reports, 0 claims, 10 reports a second, 0 %, 2 h 47 min left',
  ],
  [{reports: 10, claims: 2, bytes: 50, total: null, milliseconds: 10_000}, '10 reports, 2 claims, 1 report a second'],
  [{reports: 10, claims: 2, bytes: 0, total: 100, milliseconds: 10_000}, '10 reports, 2 claims, 1 report a second'],
])('sayFar() says how far reading has come', (far, said) => {
  expect(sayFar(far)).toBe(said);
});
