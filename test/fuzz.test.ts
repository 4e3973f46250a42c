import {expect, test} from 'vitest';
import {bombs} from './fuzz/bombs.ts';
import {emptyTally, readCase} from './fuzz/run.ts';
import {caseOf, ownSeeds} from './fuzz/seeds.ts';

// `npm run bench -- hostile` reads a hundred thousand of them, with other people's test data among the seeds, and bombs ten times as large.

test('reading gives documents or problems of a thousand mutated feeds, pages, archives, records and bodies', async () => {
  const tally = emptyTally();
  const seeds = ownSeeds();
  for (let n = 0; n < 1000; n++) await readCase(caseOf(n, seeds), String(n), tally);
  expect(tally.faults).toEqual([]);
  expect(tally.documents).toBeGreaterThan(150);
  expect(tally.problems).toBeGreaterThan(150);
});

test('the same number makes the same input', () => {
  const seeds = ownSeeds();
  for (let n = 0; n < 100; n++) expect(caseOf(n, seeds)).toEqual(caseOf(n, seeds));
});

test('no bomb costs reading out of all proportion to its length', async () => {
  const slow: string[] = [];
  for (const bomb of bombs(0.1)) {
    const tally = emptyTally();
    await readCase(bomb, bomb.kind, tally);
    expect(tally.faults).toEqual([]);
    // The promise is a second a megabyte, once everything is compiled; this tells a square from a cold start.
    if (tally.slowest.rate > 6) slow.push(`${bomb.kind}: ${tally.slowest.rate.toFixed(1)} s/MB`);
  }
  expect(slow).toEqual([]);
});
