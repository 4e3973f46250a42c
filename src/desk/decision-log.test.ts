import {afterAll, beforeAll, expect, test} from 'vitest';
import {decide, rate} from '../keeper/decide.ts';
import type {Ledger} from '../keeper/ledger.ts';
import {createDecisionLog} from './decision-log.ts';
import {sampleLedger} from './sample.fixture.ts';

let ledger: Ledger;
beforeAll(async () => {
  ledger = await sampleLedger();
});
afterAll(() => ledger.close());

test('a decision leaves the ratings as they are, and a rating the decisions', async () => {
  const {store} = ledger;
  const log = createDecisionLog(store);
  const [claim] = (await store.claims({}, {limit: 1})).rows;
  await rate(ledger, {target: 'Meridian Post', by: 'ana', rating: 'mixed', why: null}, -1);
  await log.readTo(await store.size());
  const ratings = log.ratings();
  await decide(ledger, {kind: 'accept', target: claim!.claim.id, by: 'ana', why: null, change: {}}, -1);
  await log.readTo(await store.size());
  const standing = log.standing();
  expect(standing.map(({kind}) => kind)).toEqual(['accept']);
  expect(log.ratings()).toBe(ratings);
  await rate(ledger, {target: 'Irtysh Herald', by: 'ana', rating: 'unreliable', why: null}, -1);
  await log.readTo(await store.size());
  expect(log.standing()).toBe(standing);
  expect(log.ratings()).toHaveLength(2);
});
