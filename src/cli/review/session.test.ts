import {expect, test} from 'vitest';
import {decide, lastSeen} from '../../keeper/decide.ts';
import type {Ledger} from '../../keeper/ledger.ts';
import {filledLedger} from '../../keeper/ledgers.fixture.ts';
import {verifyLedger} from '../../keeper/verify.ts';
import {pipedKeys} from './keys.ts';
import {review} from './session.ts';

async function* typed(keys: string): AsyncGenerator<string> {
  // In pieces, as a pipe may deliver it.
  for (let at = 0; at < keys.length; at += 2) yield keys.slice(at, at + 2);
}

interface Told {
  readonly shown: string[];
  readonly said: string[];
}

async function reviewWith(
  ledger: Ledger,
  keys: string,
  meanwhile: (id: string, times: number) => Promise<void> = async () => {},
): Promise<Told & {counts: Awaited<ReturnType<typeof review>>}> {
  const shown: string[] = [];
  const said: string[] = [];
  const counts = await review(ledger, {
    by: 'reviewer one',
    filter: {review: 'open'},
    keys: pipedKeys(typed(keys)),
    say: (sentence) => said.push(sentence),
    async show({claim}) {
      shown.push(claim.id);
      await meanwhile(claim.id, shown.filter((id) => id === claim.id).length);
    },
  });
  return {counts, shown, said};
}

async function reviews(ledger: Ledger): Promise<Record<string, string>> {
  const {rows} = await ledger.store.claims({}, {limit: 99});
  return Object.fromEntries(rows.map(({claim, review: state}) => [claim.id, state]));
}

test('review() keeps one decision a key, and ends with the input', async () => {
  const ledger = await filledLedger(['a', 'b']);
  const {counts, shown, said} = await reviewWith(ledger, 'a\nrc 13-15\n');
  expect(counts).toEqual({accepted: 1, rejected: 1, corrected: 1, skipped: 0});
  expect(said).toEqual([]);
  const [one, two, three, four] = shown;
  expect(await reviews(ledger)).toEqual({
    [one!]: 'accepted',
    [two!]: 'rejected',
    [three!]: 'corrected',
    [four!]: 'open',
  });
  expect((await verifyLedger(ledger)).faults).toEqual([]);
  await ledger.close();
});

test('review() undoes step by step, and brings back what stood before', async () => {
  const ledger = await filledLedger(['a']);
  const {counts, shown} = await reviewWith(ledger, 'asuuur q');
  expect(shown.map((id) => shown.indexOf(id))).toEqual([0, 1, 1, 0, 0, 1]);
  expect(counts).toEqual({accepted: 0, rejected: 1, corrected: 0, skipped: 0});
  expect(await reviews(ledger)).toEqual({[shown[0]!]: 'rejected', [shown[1]!]: 'open'});
  // Accepted, revoked, rejected: what was undone stays in the log.
  expect(await ledger.store.size()).toBe(5);
  await ledger.close();
});

test('review() tells both decisions where somebody else was first, and asks again', async () => {
  const ledger = await filledLedger(['a']);
  const {counts, said} = await reviewWith(ledger, 'aaq', async (target, times) => {
    if (times > 1) return;
    const other = {kind: 'reject', target, by: 'reviewer two', why: null, change: {}} as const;
    await decide(ledger, other, await lastSeen(ledger, target));
  });
  expect(said.join('\n')).toMatch(
    /yours was not kept\.\n {2}yours: {2}accept\n {2}theirs: reject by reviewer two, 2022/,
  );
  expect(counts.accepted).toBe(1);
  expect(Object.values(await reviews(ledger)).sort()).toEqual(['accepted', 'rejected']);
  await ledger.close();
});

test('review() says what it does not understand', async () => {
  const ledger = await filledLedger(['a']);
  const {said, counts} = await reviewWith(ledger, 'xc many\nuq');
  expect(said).toEqual([
    'Press a, r, c, s, u or q.',
    expect.stringContaining('"many" is no count'),
    'There is nothing to undo.',
  ]);
  expect(counts).toEqual({accepted: 0, rejected: 0, corrected: 0, skipped: 0});
  await ledger.close();
});
