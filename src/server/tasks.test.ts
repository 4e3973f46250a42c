import {expect, test} from 'vitest';
import {addDocuments, filledLedger} from '../keeper/ledgers.fixture.ts';
import {documentAbout} from '../store/samples.fixture.ts';
import type {WorkDone} from './ledger-work.ts';
import {openTasks} from './tasks.ts';

test('while a check runs it tells how far it is, and this thread goes on answering from the ledger', async () => {
  const ledger = await filledLedger([]);
  await addDocuments(
    ledger,
    Array.from({length: 1500}, (_, i) => documentAbout(`r${i}`)),
  );
  const tasks = openTasks(ledger);
  const steps = new Set<string>();
  tasks.watch(({step}) => step !== null && steps.add(step.name));
  const started = performance.now();
  const {id} = tasks.check(null);
  expect(tasks.check(null).id).toBe(id);
  let [answers, longest] = [0, 0];
  while (tasks.find(id)?.state === 'running') {
    const asked = performance.now();
    expect(await ledger.store.entries(0, 1)).toHaveLength(1);
    await new Promise((resolve) => setTimeout(resolve, 1));
    longest = Math.max(longest, performance.now() - asked);
    answers++;
  }
  const whole = performance.now() - started;
  expect(tasks.find(id)).toMatchObject({
    state: 'done',
    holds: true,
    said: [expect.stringContaining('3,000 entries, 1,500 reports'), expect.any(String)],
  });
  // In this thread it would be one answer, as long as the whole check.
  expect(answers).toBeGreaterThan(20);
  expect(longest).toBeLessThan(whole / 3);
  expect([...steps].sort()).toEqual(['commitments', 'log', 'reports', 'tables']);
  await tasks.close();
  await ledger.close();
}, 120_000);

test('faults are told by their number and the first of them; what could not be done is told with its reason', async () => {
  const ledger = await filledLedger(['d1']);
  const faults = Array.from({length: 30}, (_, i) => `Fault ${i}.`);
  const ends: (WorkDone | Error)[] = [
    {
      kind: 'checked',
      verified: {entries: 2, documents: 1, claims: 2, keys: {changes: 0, last: null}, faults, derived: []},
    },
    {kind: 'refused', message: 'The disk is full.'},
    new Error('fell over'),
  ];
  const tasks = openTasks(ledger, () => ({
    done: Promise.resolve(ends.shift()).then((end) => {
      if (end instanceof Error || end === undefined) throw end;
      return end;
    }),
    end: async () => {},
  }));
  const ran = async () => {
    const {id} = tasks.check(null);
    await new Promise((resolve) => setTimeout(resolve, 5));
    return tasks.find(id)!;
  };
  const found = await ran();
  expect(found).toMatchObject({state: 'done', holds: false});
  expect(found.said).toHaveLength(1 + 20 + 1 + 1);
  expect([found.said[0], found.said[21]]).toEqual([
    '30 faults in 2 entries, 1 report, 2 claims.',
    'And 10 more faults.',
  ]);
  expect(await ran()).toMatchObject({state: 'failed', holds: null, said: ['The disk is full.']});
  expect((await ran()).said[0]).toContain('fault of Sayso');
  await tasks.close();
  await ledger.close();
});

test('closing ends what is under way, and tells nothing of it', async () => {
  const ledger = await filledLedger(['d1', 'd2']);
  const tasks = openTasks(ledger);
  const {id} = tasks.check(null);
  await tasks.close();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(tasks.find(id)?.state).toBe('running');
  await ledger.close();
});
