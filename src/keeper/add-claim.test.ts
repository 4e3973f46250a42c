import {readFileSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {isAdded} from '../model/claim.ts';
import {targetOf} from '../store/rows.ts';
import {documentAbout, someClaim} from '../store/samples.fixture.ts';
import {readingOf} from './add.ts';
import {addClaim} from './add-claim.ts';
import {backUp, restore} from './backup.ts';
import {decide, erasableOf, erase, lastSeen} from './decide.ts';
import {type Ledger, openLedger} from './ledger.ts';
import {addDocuments, filledLedger, newFolder} from './ledgers.fixture.ts';
import {verifyLedger} from './verify.ts';

const TEXT = documentAbout('a').text;

/** The words in the report of the fixture. */
function words(text: string) {
  const start = TEXT.indexOf(text);
  return {start, end: start + text.length};
}

/** What a person may send: twelve missing in Almaty. */
const MISSING = {
  effect: 'missing',
  content: words('Police said 12 people were killed in Almaty.'),
  figure: {...words('12'), low: 12, high: 12},
  trigger: words('people'),
};

/** Keeps it as somebody who saw the latest. */
function addTo(ledger: Ledger, claim: Readonly<Record<string, unknown>>, document = 'a') {
  const seen = (id: string) => lastSeen(ledger, id);
  return addClaim(ledger, {document, claim, by: 'ana', why: 'page 2'}, seen);
}

/** What is told of every claim, report and place; never the log. */
async function views({store}: Ledger) {
  const window = {limit: 100};
  const lists = [store.claims({}, window), store.documents({}, window), store.sources(window), store.places()];
  return JSON.stringify(await Promise.all<unknown>(lists));
}

test('a claim that a person found is kept, and the log holds no word of it', async () => {
  const ledger = await filledLedger(['a', 'b']);
  const added = await addTo(ledger, {
    ...MISSING,
    affected: {...words('people'), class: 'civilian'},
    speaker: {...words('Police'), class: 'police'},
    stance: 'reported',
    scope: 'total',
    place: {
      ...words('Almaty'),
      name: 'Almaty',
      country: 'KZ',
      point: [76.9, 43.2],
      precision: 1,
      gazetteer: 'geonames:1',
    },
    time: {from: '2022-01-05'},
  });
  expect(added.kind).toBe('kept');
  const claims = await ledger.store.claimsOf('a');
  expect(claims.filter(isAdded)).toEqual([added.claim]);
  expect(added.claim).toMatchObject({
    effect: 'missing',
    figure: {text: '12', low: 12, high: 12, approx: false},
    affected: {text: 'people', class: 'civilian'},
    speaker: {text: 'Police', class: 'police'},
    time: {from: '2022-01-05', to: '2022-01-05', precision: 'day', basis: 'said'},
    reader: 'person',
  });
  const [entry] = await ledger.store.entries(added.kind === 'kept' ? added.index : -1, 99);
  expect(Object.keys(JSON.parse(entry!)).sort()).toEqual([
    'answers',
    'at',
    'by',
    'decision',
    'detail',
    'kind',
    'target',
  ]);
  for (const word of ['ana', 'page 2', 'people', 'missing', 'Almaty']) expect(entry).not.toContain(word);
  expect(await verifyLedger(ledger)).toMatchObject({faults: [], claims: 5});
  await ledger.close();
});

test('the same said again is not kept twice, and other words for the same claim are refused', async () => {
  const ledger = await filledLedger(['a']);
  const first = await addTo(ledger, MISSING);
  const size = await ledger.store.size();
  const again = await addTo(ledger, MISSING);
  expect(again).toEqual({kind: 'there', index: first.kind === 'kept' ? first.index : -1, claim: first.claim});
  const wider = {...words('12 people'), low: 12, high: 14};
  for (const claim of [
    {...MISSING, figure: wider},
    {...MISSING, effect: 'killed'},
    {...MISSING, stance: 'denied'},
  ])
    expect((await addTo(ledger, claim)).kind).toBe('taken');
  expect(await ledger.store.size()).toBe(size);
  await ledger.close();
});

test('two who add the same claim at once: one is kept, the other is told', async () => {
  const ledger = await filledLedger(['a']);
  const blind = (claim: object) => addClaim(ledger, {document: 'a', claim: {...claim}, by: 'ben', why: null}, () => -1);
  const outcomes = await Promise.all([blind(MISSING), blind({...MISSING, stance: 'denied'})]);
  expect(outcomes.map(({kind}) => kind)).toEqual(['kept', 'stale']);
  await ledger.close();
});

const {figure} = MISSING;
test.each<[string, unknown, string]>([
  ['a span behind the end of the text', {figure: {...figure, end: 9999}}, 'figure:'],
  ['an end before its start', {trigger: {start: 9, end: 3}}, 'trigger:'],
  ['an offset that is no number', {figure: {...figure, start: '12'}}, 'figure:'],
  ['an offset that is not whole', {content: {start: 0.5, end: 9}}, 'content:'],
  ['words that do not stand there', {figure: {...figure, text: '13'}}, 'figure: The words that were sent do not stand'],
  ['a figure outside its sentence', {content: words('Report')}, 'content:'],
  ['an effect that is none', {effect: 'loved'}, 'effect: It is one of killed'],
  ['a class that is none', {affected: {class: 'wizard'}}, 'affected.class:'],
  ['a speaker of no kind', {speaker: {...words('Police'), class: 'wizard'}}, 'speaker.class:'],
  ['a stance that is none', {stance: 'sung'}, 'stance:'],
  ['a count that is no number', {figure: {...figure, low: 'twelve'}}, 'figure.low:'],
  ['a count below none', {figure: {...figure, low: -1}}, 'figure.low:'],
  ['half a person', {figure: {...figure, low: 1.5}}, 'figure.low:'],
  ['a count without an end', {figure: words('12')}, 'figure:'],
  ['a lower count above the higher', {figure: {...figure, low: 14}}, 'figure:'],
  ['a day that the calendar has not', {time: {from: '2022-02-30'}}, 'time.from:'],
  ['days that end before they begin', {time: {from: '2022-02-03', to: '2022-02-01'}}, 'time:'],
  ['a country that is no code', {place: {...words('Almaty'), country: 'Kazakhstan'}}, 'place.country:'],
  ['a part that has no parts', {figure: 12}, 'figure:'],
  ['no trigger', {trigger: null}, 'trigger: It is missing'],
])('%s is refused in a sentence, and nothing is kept', async (_, part, message) => {
  const ledger = await filledLedger(['a']);
  const [size, before] = [await ledger.store.size(), await views(ledger)];
  const claim = {...MISSING, ...(part as object)};
  await expect(addTo(ledger, claim)).rejects.toMatchObject({
    code: 'ledger/bad-claim',
    message: expect.stringContaining(message),
  });
  await expect(addTo(ledger, MISSING, 'gone')).rejects.toMatchObject({code: 'store/no-document'});
  expect([await ledger.store.size(), await views(ledger)]).toEqual([size, before]);
  await ledger.close();
});

test('half a character is no word', async () => {
  const ledger = await filledLedger([]);
  const document = documentAbout('a', {title: 'A fire \u{1f525} burned'});
  await addDocuments(ledger, [document]);
  const at = document.text.indexOf('\u{1f525}');
  const claim = {...MISSING, figure: {start: at, end: at + 1, low: 1}, content: {start: 0, end: document.text.length}};
  await expect(addTo(ledger, claim)).rejects.toMatchObject({
    code: 'ledger/bad-claim',
    message: expect.stringContaining('within a character'),
  });
  await ledger.close();
});

test('adding and taking back leaves every view as it was, and so do a rebuild and a backup in between', async () => {
  const ledger = await filledLedger(['a', 'b']);
  const before = await views(ledger);
  const added = await addTo(ledger, MISSING);
  const {id} = added.claim;
  const with_ = await views(ledger);
  expect(with_).not.toBe(before);
  await ledger.store.rebuild();
  expect(await views(ledger)).toBe(with_);
  const [copy, back] = [newFolder(), newFolder()];
  await backUp(ledger, copy);
  await restore(copy, back);
  const other = await openLedger(back);
  expect(await views(other)).toBe(with_);
  expect((await verifyLedger(other)).faults).toEqual([]);
  await other.close();
  const entry = await lastSeen(ledger, id);
  const accept = {kind: 'accept', target: id, by: 'ben', why: null, change: {}} as const;
  await decide(ledger, accept, entry);
  const undo = {kind: 'revoke', target: id, by: 'ana', why: null, change: {entry}} as const;
  await decide(ledger, undo, await lastSeen(ledger, id));
  expect(await views(ledger)).toBe(before);
  await ledger.store.rebuild();
  expect(await views(ledger)).toBe(before);
  expect((await verifyLedger(ledger)).faults).toEqual([]);
  await ledger.close();
});

test('an addition that is erased counts no more, leaves no word in the file, and every proof holds', async () => {
  const ledger = await filledLedger(['a']);
  const before = await views(ledger);
  const added = await addClaim(
    ledger,
    {document: 'a', claim: MISSING, by: 'Olena Shevchuk', why: 'Quirky reason'},
    () => -1,
  );
  const index = added.kind === 'kept' ? added.index : -1;
  await erase(ledger, await erasableOf(ledger, index), 'ana');
  expect(await views(ledger)).toBe(before);
  expect((await verifyLedger(ledger)).faults).toEqual([]);
  await ledger.close();
  const file = readFileSync(join(ledger.folder, 'ledger.db'), 'latin1');
  for (const word of ['Shevchuk', 'Quirky reason', '"missing"']) expect(file).not.toContain(word);
});

test('what a newer reader finds at the same words is not counted beside an addition', async () => {
  const ledger = await filledLedger(['a']);
  const added = await addTo(ledger, MISSING);
  const document = documentAbout('a', {published: '2022-01-06', publisher: 'The Daily'});
  const found = {...someClaim(document, 'missing', 1), id: added.claim.id};
  const read = [someClaim(document, 'killed', 1), found];
  const reading = readingOf(targetOf('a'), 'r 2', read, ledger.world.now());
  await ledger.store.append([{kind: 'read', document: 'a', ...reading}]);
  expect((await ledger.store.claimsOf('a')).map(({effect, reader}) => [effect, reader])).toEqual([
    ['killed', 'r 1'],
    ['missing', 'person'],
  ]);
  expect(await verifyLedger(ledger)).toMatchObject({faults: [], claims: 2});
  await ledger.close();
});

test.each([
  [
    "update claims set json = replace(json, '12', '13') where added is not null",
    /not as the entry that added it says|another/,
  ],
  ['delete from claims where added is not null', /entry 2 added is missing|is said to have/],
  ['update claims set added = null', /have been changed/],
  ["update claims set review = 'replaced' where added is not null", /another review/],
])('an addition that is changed beside the log is found: %s', async (sql, fault) => {
  const ledger = await filledLedger(['a']);
  await addTo(ledger, MISSING);
  await ledger.close();
  const {openDatabase} = await import('../store/driver.ts');
  const db = await openDatabase(join(ledger.folder, 'ledger.db'), false);
  db.exec(sql);
  db.close();
  const opened = await openLedger(ledger.folder);
  expect((await verifyLedger(opened)).faults.join('\n')).toMatch(fault);
  await opened.close();
  rmSync(ledger.folder, {recursive: true});
});
