import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {openCheckpoint} from '../ledger/checkpoint.ts';
import {printSigner, printVerifier, signerOf} from '../ledger/keys.ts';
import {parseReceipt, verifyReceipt} from '../ledger/receipt.ts';
import {SaysoError} from '../model/error.ts';
import {openDatabase} from '../store/driver.ts';
import {documentAbout} from '../store/samples.fixture.ts';
import {addAll, type ClaimsReader, type Incoming} from './add.ts';
import {backUp, restore} from './backup.ts';
import {decide, erasableOf, erase, lastSeen, publish, rate} from './decide.ts';
import {isKeyExposed} from './key-file.ts';
import {type Ledger, openLedger, rotateKey} from './ledger.ts';
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
  expect(await verifyLedger(ledger)).toEqual({
    entries: 6,
    documents: 3,
    claims: 6,
    keys: {changes: 0, last: null},
    faults: [],
    derived: [],
  });
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

test('the first reports are kept after a few, later ones in groups that grow to as many as told, long ones by themselves', async () => {
  const ledger = await filledLedger([]);
  const sizes: number[] = [];
  const store: Ledger['store'] = {
    ...ledger.store,
    append: (changes) => {
      sizes.push(changes.length);
      return ledger.store.append(changes);
    },
  };
  const nothing: ClaimsReader = {name: 'r 1', claims: async (documents) => documents.map(() => null)};
  const long = {...documentAbout('l'), text: 'A word. '.repeat(600_000)};
  async function* reports(): AsyncGenerator<Incoming> {
    for (let i = 0; i < 200; i++) yield incoming(documentAbout(`d${i}`));
    for (const id of ['l1', 'l2']) yield {document: {...long, id}, raw: new Uint8Array(0)};
  }
  for await (const _ of addAll({...ledger, store}, nothing, reports(), 100));
  expect(sizes).toEqual([32, 64, 100, 5, 1]);
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
  ['update checkpoints set size = 9 where size = 4', /checkpoint of 4 entries is kept as one of 9/],
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
  await expect(restore(newFolder(), bad)).rejects.toMatchObject({code: 'ledger/none', message: /no backup in/});
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

test('what was erased is not left in the file either', async () => {
  const folder = newFolder();
  const ledger = await openLedger(folder, {create: true, world: countedWorld()});
  await addDocuments(ledger, [documentAbout('a')]);
  await decide(ledger, {...accept, by: 'Somebody Unmistakable'}, -1);
  const holds = () =>
    readdirSync(folder).some((name) => readFileSync(join(folder, name)).includes('Somebody Unmistakable'));
  expect(holds()).toBe(true);
  const index = (await ledger.store.size()) - 1;
  await erase(ledger, await erasableOf(ledger, index), 'the keeper');
  expect(await erasableOf(ledger, index)).toEqual([]);
  expect(await erasableOf(ledger, 99)).toEqual([]);
  expect(holds()).toBe(false);
  expect((await verifyLedger(ledger)).faults).toEqual([]);
  await ledger.close();
});

test('a key is followed by another, and what each of them signed holds under it', async () => {
  const ledger = await filledLedger(['a', 'b']);
  const {folder} = ledger;
  const [old, first] = [ledger.verifier!, (await ledger.store.checkpoint())!];
  expect(await rotateKey(ledger)).toBe(4);
  const next = ledger.verifier!;
  expect(next.name).toBe(old.name);
  expect(next.id).not.toBe(old.id);
  // Whoever holds the old key alone is given the new one by an entry that it signed.
  const handed = parseReceipt(await receiptFor(ledger, 4));
  for (const key of [old, next]) {
    expect(verifyReceipt(handed, {origin: old.name, keys: [key]}).body).toMatchObject({
      kind: 'key-rotated',
      to: printVerifier(next),
    });
  }
  await addDocuments(ledger, [documentAbout('c')]);
  expect(() => openCheckpoint(first, {origin: old.name, keys: [next]})).toThrow(/signed/);
  expect((await verifyLedger(ledger, first)).faults).toEqual([]);
  await rotateKey(ledger);
  await ledger.close();
  const again = await openLedger(folder, {world: countedWorld()});
  expect(again.verifier).not.toEqual(next);
  const verified = await verifyLedger(again, first);
  expect(verified).toMatchObject({faults: [], keys: {changes: 2}});
  await again.close();
});

test('a key that the log does not name last is found out', async () => {
  const ledger = await filledLedger(['a']);
  const {folder} = ledger;
  const before = readFileSync(join(folder, 'key.pub'));
  await rotateKey(ledger);
  await ledger.close();
  writeFileSync(join(folder, 'key.pub'), before);
  const copy = await openLedger(folder, {readOnly: true});
  expect((await verifyLedger(copy)).faults.join(' ')).toMatch(/not the key that its log names last/);
  await copy.close();
});

test('another program takes up the new key, and nobody signs while it is changed', async () => {
  const ledger = await filledLedger(['a']);
  const other = await openLedger(ledger.folder, {world: countedWorld()});
  await rotateKey(ledger);
  await decide(other, accept, -1);
  expect(other.verifier).toEqual(ledger.verifier);
  expect((await verifyLedger(other)).faults).toEqual([]);
  writeFileSync(join(ledger.folder, 'key.next'), 'x');
  await expect(decide(other, accept, await lastSeen(other, accept.target))).rejects.toMatchObject({
    code: 'ledger/key-change',
  });
  for (const each of [ledger, other]) await each.close();
});

test.each([true, false])('a change of the key that was broken off is settled (entry written: %s)', async (written) => {
  const ledger = await filledLedger(['a']);
  const {folder} = ledger;
  const [key, verifier] = [readFileSync(join(folder, 'key')), readFileSync(join(folder, 'key.pub'))];
  const size = await ledger.store.size();
  if (written) {
    await rotateKey(ledger);
    renameSync(join(folder, 'key'), join(folder, 'key.next'));
    writeFileSync(join(folder, 'key'), key, {mode: 0o600});
    writeFileSync(join(folder, 'key.pub'), verifier);
  } else {
    const next = signerOf(ledger.verifier!.name, new Uint8Array(32).fill(7));
    writeFileSync(join(folder, 'key.next'), `${printSigner(next)}\n`, {mode: 0o600});
  }
  await ledger.close();
  const late = {...countedWorld(), now: () => '2099-01-01T00:00:00Z'};
  await expect(openLedger(folder, {world: countedWorld()})).rejects.toMatchObject({code: 'ledger/key-change'});
  const again = await openLedger(folder, {world: late});
  expect(existsSync(join(folder, 'key.next'))).toBe(false);
  await decide(again, accept, -1);
  expect((await verifyLedger(again)).faults).toEqual([]);
  expect((await again.store.size()) - size).toBe(written ? 2 : 1);
  await again.close();
});
