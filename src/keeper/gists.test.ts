import {join} from 'node:path';
import {expect, test} from 'vitest';
import {compileGists} from '../gists/maker.ts';
import {loadNameFrequency} from '../incidents/load.ts';
import {reportOf} from '../incidents/report.ts';
import type {Claim} from '../model/claim.ts';
import type {Document} from '../model/document.ts';
import {SaysoError} from '../model/error.ts';
import type {Report} from '../model/report.ts';
import {loadPack} from '../packs/load.ts';
import {openDatabase} from '../store/driver.ts';
import type {Store} from '../store/port.ts';
import {countedReports, findGistFaults, gistedReports, makeGists} from './gists.ts';
import {LEDGER_FILE, type Ledger, openLedger} from './ledger.ts';
import {filledLedger} from './ledgers.fixture.ts';
import {verifyLedger} from './verify.ts';

const maker = compileGists(loadPack('en'), loadNameFrequency('en'));

/** A store that counts how often a report's words were asked for. */
function counting(store: Store): {readonly store: Store; asked: number} {
  const counted = {
    asked: 0,
    store: {
      ...store,
      document: (id: string) => {
        counted.asked++;
        return store.document(id);
      },
    },
  };
  return counted;
}

async function take(store: Store, after = 0, last?: number): Promise<string[]> {
  const taken: string[] = [];
  for await (const page of gistedReports(store, maker, after, last)) {
    taken.push(...page.map(({members, made}) => `${members.id} ${made.print.shingles.length} ${made.names.join()}`));
  }
  return taken;
}

async function change({folder}: Ledger, sql: string): Promise<void> {
  const db = await openDatabase(join(folder, LEDGER_FILE), false);
  db.exec(sql);
  db.close();
}

test('gists are made once: the next that opens the ledger asks for no words, and gets the same', async () => {
  const ledger = await filledLedger(['a', 'b', 'c']);
  const first = counting(ledger.store);
  const made = await take(first.store);
  expect([made.length, first.asked]).toEqual([3, 3]);
  await ledger.close();
  const again = await openLedger(ledger.folder, {readOnly: true});
  const second = counting(again.store);
  expect(await take(second.store)).toEqual(made);
  expect(second.asked).toBe(0);
  const [, middle] = await again.store.reports(0, 3, maker.id);
  expect(await take(again.store, 1, middle!.n)).toEqual([made[1]]);
  await again.close();
});

test('a gist of other claims, of another maker, or that cannot be read is made anew', async () => {
  const ledger = await filledLedger(['a', 'b', 'c', 'd']);
  const made = await take(ledger.store);
  await change(ledger, "update gists set basis = 'other' where document = 1");
  await change(ledger, "update gists set maker = 'other' where document = 2");
  await change(ledger, "update gists set bytes = x'010203' where document = 3");
  const counted = counting(ledger.store);
  expect(await take(counted.store)).toEqual(made);
  expect(counted.asked).toBe(3);
  expect(await take(counted.store)).toEqual(made);
  expect(counted.asked).toBe(3);
  await ledger.close();
});

test('a gist that was changed is found as derived data, and what is made again holds', async () => {
  const ledger = await filledLedger(['a', 'b']);
  await makeGists(ledger.store);
  expect((await verifyLedger(ledger)).faults).toEqual([]);
  await change(ledger, "update gists set bytes = cast(replace(hex(bytes), '00', '01') as blob) where document = 2");
  const {faults, derived} = await verifyLedger(ledger);
  expect(faults).toEqual(['What is kept ready of report b for the desk does not follow from its words.']);
  expect(derived).toEqual(faults);
  await ledger.store.rebuild();
  await makeGists(ledger.store);
  expect(await findGistFaults(ledger.store)).toEqual([]);
  expect((await ledger.store.reports(0, 9, maker.id)).map(({gist}) => gist !== null)).toEqual([true, true]);
  await ledger.close();
});

test('reports are counted with the fingerprints that are kept, or with those made now: the same', async () => {
  const ledger = await filledLedger(['a', 'b', 'c']);
  const counted = counting(ledger.store);
  const read = async (): Promise<Report[]> => {
    const reports: Report[] = [];
    const make = (document: Document, claims: readonly Claim[]) =>
      reportOf(document, claims, maker.make(document, claims).print);
    for await (const report of countedReports(counted.store, make)) reports.push(report);
    return reports;
  };
  const before = await read();
  expect([before.map(({id, claims}) => `${id} ${claims.length}`), counted.asked]).toEqual([['a 2', 'b 2', 'c 2'], 3]);
  await makeGists(ledger.store);
  expect(await read()).toEqual(before);
  expect(counted.asked).toBe(3);
  await ledger.close();
});

test('where gists cannot be kept, reports are given all the same; another failure is told', async () => {
  const {store, close} = await filledLedger(['a', 'b']);
  const failing = (code: string): Store => ({
    ...store,
    keepGists: async () => {
      throw new SaysoError(code, 'It cannot be kept.');
    },
  });
  expect((await take(failing('store/busy'))).length).toBe(2);
  expect((await take(failing('store/full'))).length).toBe(2);
  await expect(take(failing('store/broken'))).rejects.toMatchObject({code: 'store/broken'});
  await close();
});
