import {spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {decide, lastSeen} from '../src/keeper/decide.ts';
import {openLedger} from '../src/keeper/ledger.ts';
import {standingDecisions} from '../src/keeper/standing-decisions.ts';

const SAYSO = fileURLToPath(new URL('../bin/sayso.js', import.meta.url));
const SAMPLE = fileURLToPath(new URL('../samples/kazakhstan-2022', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'sayso-tolls-'));

const run = (...args: string[]) =>
  spawnSync(process.execPath, [SAYSO, ...args, '--ledger', folder], {encoding: 'utf8'});

beforeAll(() => {
  expect(run('add', SAMPLE).status).toBe(0);
});

afterAll(() => rmSync(folder, {recursive: true, force: true}));

test('the tolls of a ledger are those of the files it was made of', () => {
  expect(run('tolls', '--json').stdout).toBe(run('tolls', '--json', SAMPLE).stdout);
});

test('a claim that is rejected is not counted until that is revoked', async () => {
  const best = () => {
    const {incidents} = JSON.parse(run('tolls', '--json', '--as-of', '2022-01-05').stdout);
    return incidents[0].tolls.find((each: {effect: string}) => each.effect === 'killed')?.best ?? null;
  };
  expect(best()).toBe(8);
  const ledger = await openLedger(folder, {});
  try {
    for (const {id} of (await ledger.store.claimsOf('kz-02')).filter(({effect}) => effect === 'killed')) {
      await decide(ledger, {kind: 'reject', target: id, change: {}, by: 'ana', why: null}, await lastSeen(ledger, id));
    }
    expect(best()).toBe(null);
    for (const {target} of await standingDecisions(ledger.store)) {
      await decide(ledger, {kind: 'revoke', target, change: {}, by: 'ana', why: null}, await lastSeen(ledger, target));
    }
  } finally {
    await ledger.close();
  }
  expect(best()).toBe(8);
});

test('a pinned count rules, what only an unreliable outlet says is set aside, and both can be taken back', () => {
  const toll = (effect: string) => {
    const {incidents} = JSON.parse(run('tolls', '--json').stdout);
    return incidents[0].tolls.find((each: {effect: string; class: string | null}) => each.effect === effect);
  };
  const id = JSON.parse(run('tolls', '--json').stdout).incidents[0].id;
  const before = toll('killed');
  expect(run('incidents', 'pin', id.slice(0, 6), 'killed', '240', '--why', 'the list', '--by', 'ana').status).toBe(0);
  expect(run('incidents', 'pin', id, 'injured', '4000-4400', '--by', 'ana').status).toBe(0);
  expect(run('sources', 'rate', 'Silk Road Gazette', 'unreliable', '--by', 'ana').status).toBe(0);
  expect(toll('killed')).toMatchObject({
    best: 240,
    high: 240,
    derivation: {rule: 'pinned', pinned: {by: 'ana', why: 'the list', claim: null}},
  });
  expect(toll('injured')).toMatchObject({best: 4000, high: 4400});
  const aside = toll('killed').derivation.aside.filter(({why}: {why: string}) => why === 'unreliable');
  expect(aside.length).toBeGreaterThan(0);
  expect(run('explain', id).stdout).toMatch(/Best is 240: ana settled it, “the list”\./);
  expect(run('incidents', 'revoke', id, '--by', 'ana').status).toBe(0);
  expect(run('sources', 'rate', 'Silk Road Gazette', 'reliable', '--by', 'ana').status).toBe(0);
  expect(toll('killed')).toEqual(before);
});

test('a decision about what is not there says so', () => {
  expect(run('incidents', 'pin', 'i-none', 'killed', '9').status).not.toBe(0);
  expect(run('incidents', 'pin', 'i-none', 'killed', '9').stderr).toMatch(/There is no incident "i-none"/);
  expect(run('incidents', 'merge', 'i-none').status).toBe(2);
  expect(run('incidents', '--why', 'so').status).toBe(2);
});
