import {copyFileSync, existsSync, rmSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {printVerifier} from '../ledger/keys.ts';
import {parseReceipt, verifyReceipt} from '../ledger/receipt.ts';
import {SaysoError} from '../model/error.ts';
import {openDatabase} from '../store/driver.ts';
import {documentAbout} from '../store/samples.fixture.ts';
import {addAll, type Incoming} from './add.ts';
import {backUp, restore} from './backup.ts';
import {decide, erase, lastSeen, publish, rate} from './decide.ts';
import {isKeyExposed} from './key-file.ts';
import {openLedger} from './ledger.ts';
import {addDocuments, countedWorld, filledLedger, incoming, newFolder, twoClaims} from './ledgers.fixture.ts';
import {receiptFor} from './receipts.ts';
import {exportTiles} from './tiles.ts';
import {verifyLedger} from './verify.ts';

const accept = {kind: 'accept', target: 'a-killed', by: 'reviewer one', why: 'seen in the film', change: {}} as const;

test('a new ledger has a key that only its owner may read, and none is made unasked', async () => {
  const folder = newFolder();
  await expect(openLedger(folder)).rejects.toMatchObject({code: 'ledger/none'});
  expect(existsSync(folder)).toBe(false);
  const ledger = await openLedger(folder, {create: true, world: countedWorld()});
  const again = await openLedger(folder);
  expect(printVerifier(again.verifier!)).toBe(printVerifier(ledger.verifier!));
  if (process.platform !== 'win32') expect(statSync(join(folder, 'key')).mode & 0o777).toBe(0o600);
  expect(isKeyExposed(folder)).toBe(false);
  await again.close();
  await ledger.close();
});

test('reports are kept once, however often they come, and the ledger holds', async () => {
  const ledger = await filledLedger(['a', 'b', 'c']);
  const again = await addDocuments(ledger, [documentAbout('b', {published: '2022-01-06', publisher: 'The Daily'})]);
  expect(again.map(({state, id}) => [state, id])).toEqual([['there', 'b']]);
  expect(await verifyLedger(ledger)).toEqual({entries: 6, documents: 3, claims: 6, faults: [], derived: []});
  await ledger.close();
});

test('a report that comes back changed under its old id is kept beside the first, once', async () => {
  const ledger = await filledLedger(['a']);
  const changed = {...documentAbout('a'), text: 'Police now say 12 people were killed in Almaty.'};
  const added = await addDocuments(ledger, [changed, changed, documentAbout('a')]);
  expect(added.map(({state}) => state)).toEqual(['kept', 'there', 'there']);
  expect(added[0]!.id).toMatch(/^a~[0-9a-f]{12}$/);
  expect((await addDocuments(ledger, [changed])).map(({state}) => state)).toEqual(['there']);
  expect((await ledger.store.document('a'))!.document.text).toBe(documentAbout('a').text);
  expect((await verifyLedger(ledger)).faults).toEqual([]);
  await ledger.close();
});

test('a failure is told at once, though more is waited for', async () => {
  const ledger = await filledLedger([]);
  async function* endless(): AsyncGenerator<Incoming> {
    yield incoming(documentAbout('a'));
    await new Promise(() => {});
  }
  const store = {
    ...ledger.store,
    append: () => Promise.reject(new SaysoError('store/full', 'The disk is full.')),
  };
  const adding = addAll({...ledger, store}, twoClaims, endless());
  await expect(adding.next()).rejects.toMatchObject({code: 'store/full'});
  await ledger.close();
});

test('a report in a language nobody here reads is kept and marked', async () => {
  const ledger = await filledLedger([]);
  const added = await addDocuments(ledger, [documentAbout('a', {lang: 'ru'})], {name: 'r', claims: async () => [null]});
  expect(added.map(({state, claims}) => [state, claims])).toEqual([['unread', 0]]);
  expect(await verifyLedger(ledger)).toMatchObject({entries: 1, documents: 1, faults: []});
  await ledger.close();
});

test('of two who decide on the same claim, the second is told of the first', async () => {
  const ledger = await filledLedger(['a']);
  const seen = await lastSeen(ledger, accept.target);
  expect(await decide(ledger, accept, seen)).toEqual({kind: 'kept', index: 2});
  expect(await decide(ledger, {...accept, kind: 'reject', by: 'reviewer two'}, seen)).toEqual({
    kind: 'stale',
    latest: 2,
  });
  expect(await decide(ledger, {...accept, kind: 'reject', by: 'reviewer two'}, 2)).toEqual({kind: 'kept', index: 3});
  expect(await rate(ledger, {target: 'The Daily', by: 'reviewer one', rating: 'mixed', why: null}, -1)).toMatchObject({
    kind: 'kept',
  });
  expect((await ledger.store.sources({limit: 1})).rows[0]!.rating).toBe('mixed');
  expect((await verifyLedger(ledger)).faults).toEqual([]);
  await ledger.close();
});

test('no name and no word of a report stands in the log, and what was erased leaves every proof whole', async () => {
  const ledger = await filledLedger(['a']);
  await decide(ledger, accept, -1);
  await publish(ledger, new TextEncoder().encode('<html>'), 'reviewer one');
  const entries = (await ledger.store.entries(0, 99)).join('\n');
  for (const word of ['reviewer', 'film', 'Police', 'Daily', 'a-killed', 'Report']) expect(entries).not.toContain(word);
  const {by} = JSON.parse((await ledger.store.entries(2, 3))[0]!) as {by: string};
  expect((await ledger.store.opening(by))!.value).toBe('"reviewer one"');
  await erase(ledger, [by], 'the keeper');
  expect(await ledger.store.opening(by)).toBeNull();
  expect((await verifyLedger(ledger)).faults).toEqual([]);
  await ledger.close();
});

test('a receipt proves its entry to whoever knows the key of the log', async () => {
  const ledger = await filledLedger(['a', 'b', 'c']);
  const verifier = ledger.verifier!;
  const proven = verifyReceipt(parseReceipt(await receiptFor(ledger, 3)), {origin: verifier.name, keys: [verifier]});
  expect(proven).toMatchObject({index: 3, body: {kind: 'claims-read', count: 2}});
  await expect(receiptFor(ledger, 6)).rejects.toMatchObject({code: 'ledger/no-entry'});
  await ledger.close();
});

test('a log that was cut short and signed again is found out by an older checkpoint', async () => {
  const ledger = await filledLedger(['a', 'b']);
  const old = await ledger.store.checkpoint();
  expect((await verifyLedger(ledger, old)).faults).toEqual([]);
  const other = await openLedger(newFolder(), {create: true, world: countedWorld()});
  await addDocuments(other, [documentAbout('c'), documentAbout('d')]);
  // The same key by design of the counted world: as if it had been stolen.
  expect((await verifyLedger(other, old)).faults.join(' ')).toMatch(/signed other entries up to 4/);
  const short = await filledLedger(['a']);
  expect((await verifyLedger(short, old)).faults.join(' ')).toMatch(/signed 4 entries, and the log has 2/);
  expect((await verifyLedger(short, 'no checkpoint')).faults.join(' ')).toMatch(/does not hold/);
  for (const each of [ledger, other, short]) await each.close();
});

test.each([
  ["update documents set text = replace(text, '12', '13')", /text of report b? ?.*changed|quotes words/],
  ["update blobs set bytes = x'00'", /raw bytes of report . have been changed/],
  ["update documents set members = replace(members, 'Daily', 'Dairy')", /What is known about report/],
  ['update claims set json = replace(json, \'"low":12\', \'"low":13\')', /claims of report . have been changed/],
  ['delete from claims', /claims of report . have been changed/],
  ['delete from documents where n = 1', /entry 0 tells of is not kept/],
  ['update entries set body = replace(body, \'"count":2\', \'"count":3\')', /signed other entries|have been changed/],
  ["update entries set body = 'x' where idx = 1", /Entry 1 of the log cannot be read/],
  ['delete from entries where idx = 3', /signed 4 entries, and the log has 3/],
  ['delete from openings', /committed to is missing/],
  ["update openings set salt = 'ab' || substr(salt, 3)", /committed to has been changed/],
  ["update checkpoints set note = replace(note, '4', '5') where size = 4", /checkpoint of the ledger does not hold/],
  ['delete from checkpoints where size = 4', /No checkpoint signs all the 4 entries/],
  ["update claims set json = '{' where n = 1", /A claim of report . cannot be read/],
  ["update documents set members = 'x'", /What is known about a report cannot be read/],
  ["update documents set url = 'x'", /listed under another url/],
  ["update targets set target = '00' where idx = 1", /missing among those about its target/],
])('what was changed behind its back is found: %s', async (sql, told) => {
  const ledger = await filledLedger(['a', 'b']);
  const db = await openDatabase(join(ledger.folder, 'ledger.db'), false);
  db.exec(`pragma foreign_keys = off; ${sql}`);
  db.close();
  expect((await verifyLedger(ledger)).faults.join('\n')).toMatch(told);
  await ledger.close();
});

test('a backup can be brought back, and one with a fault is refused', async () => {
  const ledger = await filledLedger(['a', 'b']);
  const [copy, back, bad] = [newFolder(), newFolder(), newFolder()];
  await backUp(ledger, copy);
  await expect(backUp(ledger, copy)).rejects.toMatchObject({code: 'ledger/exists'});
  expect((await restore(copy, back)).faults).toEqual([]);
  const again = await openLedger(back);
  expect(await again.store.checkpoint()).toBe(await ledger.store.checkpoint());
  await again.close();
  const db = await openDatabase(join(copy, 'ledger.db'), false);
  db.exec("update blobs set bytes = x'00'");
  db.close();
  await expect(restore(copy, bad)).rejects.toMatchObject({code: 'ledger/faulty-backup'});
  expect(existsSync(bad)).toBe(false);
  await ledger.close();
});

test('a copy without the key can be read and checked, and nothing can be added to it', async () => {
  const ledger = await filledLedger(['a', 'b']);
  const [copy, bare] = [newFolder(), newFolder()];
  await backUp(ledger, copy, false);
  await ledger.close();
  await expect(openLedger(copy)).rejects.toMatchObject({code: 'ledger/no-key'});
  const reading = await openLedger(copy, {readOnly: true});
  expect(await verifyLedger(reading)).toMatchObject({documents: 2, faults: []});
  await backUp(reading, bare, false);
  await reading.close();
  rmSync(join(bare, 'key.pub'));
  const unknown = await openLedger(bare, {readOnly: true});
  expect((await verifyLedger(unknown)).faults.join(' ')).toMatch(/nobody can tell who signed/);
  await unknown.close();
});

test('a ledger does not take the key of another', async () => {
  const ledger = await filledLedger(['a']);
  const other = await openLedger(newFolder(), {create: true});
  copyFileSync(join(other.folder, 'key'), join(ledger.folder, 'key'));
  await expect(openLedger(ledger.folder)).rejects.toMatchObject({code: 'ledger/other-key'});
  await ledger.close();
  await other.close();
});

test('the log can be given out as files that hold no words', async () => {
  const ledger = await filledLedger(['a', 'b']);
  const folder = newFolder();
  expect(await exportTiles(ledger, folder)).toBe(4);
  for (const file of ['checkpoint', 'tile/0/000.p/4', 'tile/entries/000.p/4'])
    expect(existsSync(join(folder, file))).toBe(true);
  await ledger.close();
});
