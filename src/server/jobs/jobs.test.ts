import {existsSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test, vi} from 'vitest';
import type {JobView} from '../../desk/views.ts';
import type {ClaimsReader} from '../../keeper/add.ts';
import {type Ledger, openLedger} from '../../keeper/ledger.ts';
import {newFolder, twoClaims} from '../../keeper/ledgers.fixture.ts';
import {SaysoError} from '../../model/error.ts';
import {readStream} from '../../read/stream.ts';
import {type Jobs, openJobs} from './jobs.ts';
import {createShelf, IMPORTS_FOLDER} from './shelf.ts';

const newLedger = (): Promise<Ledger> => openLedger(newFolder(), {create: true});

function open(ledger: Ledger, reader: ClaimsReader = twoClaims): Jobs {
  return openJobs({
    ledger,
    shelf: createShelf(ledger.folder),
    reader: async () => reader,
    apart: (chunks, name, options) => readStream(chunks, name, options),
    fetcher: () => {
      throw new Error('nothing is fetched here');
    },
    clock: () => performance.now(),
  });
}

const lines = (from: number, to: number): Uint8Array =>
  new TextEncoder().encode(
    Array.from({length: to - from}, (_, i) => {
      const text = `Police said 12 people were killed in Almaty, report ${from + i}.`;
      return `${JSON.stringify({id: `r${from + i}`, text})}\n`;
    }).join(''),
  );

const wanted = (bytes: Uint8Array) => ({name: 'reports.jsonl', bytes, case: 'c', date: '2022-01-06'});

const ended = (jobs: Jobs, id: string): Promise<JobView> =>
  vi.waitFor(
    () => {
      const job = jobs.find(id);
      if (job === null || job.state === 'waiting' || job.state === 'running') throw new Error('not yet');
      return job;
    },
    {timeout: 15_000},
  );

test('an import keeps its reports, and its bytes only until then, for their owner alone', async () => {
  const ledger = await newLedger();
  const jobs = open(ledger);
  const {id} = jobs.add(wanted(lines(0, 100)));
  const file = join(ledger.folder, IMPORTS_FOLDER, `${id}.bytes`);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(await ended(jobs, id)).toMatchObject({state: 'done', added: 100, there: 0, claims: 200, problems: []});
  expect(existsSync(file)).toBe(false);
  expect((await ledger.store.document('r7'))?.document).toMatchObject({case: 'c', published: '2022-01-06'});
  await jobs.close();
});

test('the same again is there already', async () => {
  const jobs = open(await newLedger());
  await ended(jobs, jobs.add(wanted(lines(0, 10))).id);
  expect(await ended(jobs, jobs.add(wanted(lines(5, 15))).id)).toMatchObject({added: 5, there: 5});
  await jobs.close();
});

test('an import that was broken off goes on at the next start; nothing is doubled, and its counts are true', async () => {
  const ledger = await newLedger();
  const before = open(ledger);
  await ended(before, before.add(wanted(lines(0, 50))).id);
  await before.close();
  let groups = 0;
  const dies: ClaimsReader = {
    name: 'r 1',
    claims: (documents) => (++groups > 2 ? new Promise(() => {}) : twoClaims.claims(documents)),
  };
  const first = open(ledger, dies);
  const {id} = first.add(wanted(lines(40, 500)));
  await vi.waitFor(async () => expect(await ledger.store.document('r120')).not.toBeNull(), {timeout: 15_000});
  expect(first.find(id)?.state).toBe('running');
  // The program is gone; another takes its place.
  const second = open(ledger);
  expect(await ended(second, id)).toMatchObject({state: 'done', added: 450, there: 10, claims: 900});
  await second.close();
});

test('what cannot be read is told by its kind, with examples and what to do', async () => {
  const jobs = open(await newLedger());
  const broken = new TextEncoder().encode('{"text": "Police said 12 people were killed."}\n{"text"\n{}\nnot\n');
  const job = await ended(jobs, jobs.add(wanted(broken)).id);
  expect(job).toMatchObject({state: 'done', added: 1});
  expect(job.problems).toMatchObject([
    {code: 'read/no-text', count: 1, message: expect.stringContaining('Give each line')},
    {code: 'read/not-json', count: 2, examples: [expect.stringContaining('line 2'), expect.stringContaining('line 4')]},
  ]);
  await jobs.close();
});

test('a stopped import keeps what it has, and can be started again', async () => {
  const ledger = await newLedger();
  const slow: ClaimsReader = {
    name: 'r 1',
    claims: async (documents) => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      return twoClaims.claims(documents);
    },
  };
  const jobs = open(ledger, slow);
  const {id} = jobs.add(wanted(lines(0, 3000)));
  const waiting = jobs.add(wanted(lines(3000, 3001)));
  await vi.waitFor(async () => expect(await ledger.store.document('r1')).not.toBeNull(), {timeout: 15_000});
  jobs.stop(id);
  const stopped = await ended(jobs, id);
  expect(stopped.state).toBe('stopped');
  expect(await ended(jobs, waiting.id)).toMatchObject({state: 'done', added: 1});
  jobs.again(id);
  expect(await ended(jobs, id)).toMatchObject({state: 'done', added: 3000, there: 0});
  expect(jobs.again(id)).toBeNull();
  expect(jobs.stop('nothing')).toBeNull();
  await jobs.close();
});

test('a ledger that refuses ends an import, with its reason', async () => {
  const ledger = await newLedger();
  const full: Ledger = {
    ...ledger,
    store: {
      ...ledger.store,
      size: () => ledger.store.size(),
      document: async () => null,
      append: () => Promise.reject(new SaysoError('store/full', 'The disk is full.')),
    },
  };
  const jobs = open(full);
  expect(await ended(jobs, jobs.add(wanted(lines(0, 3))).id)).toMatchObject({
    state: 'failed',
    problems: [{code: 'store/full', message: 'The disk is full.'}],
  });
  await jobs.close();
});

test('a ledger and a disk that refuse everything end imports, and do not keep the program busy', async () => {
  const ledger = await newLedger();
  const jobs = open(ledger);
  await ledger.close();
  const {id} = jobs.add(wanted(lines(0, 3)));
  expect((await ended(jobs, id)).state).toBe('failed');
  rmSync(ledger.folder, {recursive: true});
  writeFileSync(ledger.folder, 'no folder');
  expect(() => jobs.again(id)).toThrow('no folder');
  expect(() => jobs.add(wanted(lines(0, 3)))).toThrow('no folder');
  await jobs.close();
});

test('a torn or foreign file among the imports is passed over', async () => {
  const ledger = await newLedger();
  const shelf = createShelf(ledger.folder);
  shelf.keepBytes('x', new Uint8Array());
  writeFileSync(join(ledger.folder, IMPORTS_FOLDER, 'torn.json'), '{"form":1,"jo');
  writeFileSync(join(ledger.folder, IMPORTS_FOLDER, 'other.json'), '{"form":2}');
  expect(shelf.load()).toEqual([]);
});
