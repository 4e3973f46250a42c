import {afterAll, beforeAll, expect, test} from 'vitest';
import {decide} from '../keeper/decide.ts';
import type {Ledger} from '../keeper/ledger.ts';
import {findWithin} from '../keeper/places-within.ts';
import {documentOf} from '../read/document.ts';
import type {ClaimFilter} from '../store/filters.ts';
import {type Desk, openDesk} from './desk.ts';
import {USUAL_LENS} from './queries.ts';
import {addDocuments, ledgerOf} from './sample.fixture.ts';

/** Two people nobody should find, one in an id and an outlet as well; two towns, a region and a country around them. */
const REPORTS = [
  documentOf(
    'Zarina Quillfeather, 34, was killed when a bus overturned in Almaty on Monday, police said. Four others were injured.',
    {id: 'zarina-quillfeather-1', published: '2022-01-10', publisher: 'Quillfeather Family Page'},
  ),
  documentOf('Three people were killed in a flood in Talgar, Kazakhstan, on Tuesday, police said.', {
    id: 'r2',
    published: '2022-01-12',
    publisher: 'Lakeside Standard',
  }),
  documentOf('Five people were injured in a storm in Bishkek on Wednesday, the health ministry said.', {
    id: 'r3',
    published: '2022-01-13',
    publisher: 'Lakeside Standard',
  }),
];

let ledger: Ledger;
let desk: Desk;
beforeAll(async () => {
  ledger = await ledgerOf(REPORTS);
  desk = await openDesk(ledger);
}, 60_000);
afterAll(async () => {
  await desk.close();
  await ledger.close();
});

const reports = async (words: string, role: 'reader' | 'reviewer') =>
  (await desk.documents({words}, {}, role)).rows.length;
const claims = async (filter: ClaimFilter, role: 'reader' | 'reviewer') => (await desk.claims(filter, {}, role)).total;

test.each([
  'Quillfeather',
  'quillfeather',
  'ZARINA',
  'zarina quillfeather',
  'Zarína',
  'killed Quillfeather',
  '"quillfeather" bus',
])('no search of a reader finds a name that is withheld: %s', async (words) => {
  expect(await reports(words, 'reviewer')).toBe(1);
  expect(await reports(words, 'reader')).toBe(0);
  expect(await claims({words}, 'reviewer')).toBeGreaterThan(0);
  expect(await claims({words}, 'reader')).toBe(0);
});

test.each(['bus overturned', 'Almaty', 'killed', 'police'])(
  'a reader finds what a reviewer finds by words that both may read: %s',
  async (words) => {
    expect(await reports(words, 'reviewer')).toBeGreaterThan(0);
    expect(await reports(words, 'reader')).toBe(await reports(words, 'reviewer'));
    expect(await claims({words}, 'reader')).toBe(await claims({words}, 'reviewer'));
  },
);

test('nothing else that a reader asks by tells whether a withheld name stands there', async () => {
  const publisher = 'Quillfeather Family Page';
  expect((await desk.documents({publisher}, {}, 'reviewer')).rows).toHaveLength(1);
  expect((await desk.documents({publisher}, {}, 'reader')).rows).toEqual([]);
  const id = 'zarina-quillfeather-1';
  expect(await claims({document: id}, 'reviewer')).toBeGreaterThan(0);
  expect(await claims({document: id}, 'reader')).toBe(0);
  await expect(desk.reader(id, 'reader')).rejects.toMatchObject({code: 'desk/no-report'});
  const alias = (await desk.documents({words: 'bus'}, {}, 'reader')).rows[0]!.id;
  expect(alias).toMatch(/^r-/);
  expect(await claims({document: alias}, 'reader')).toBe(await claims({document: id}, 'reviewer'));
});

test('a list of found reports goes on where it stopped, and ends where nothing more may be found', async () => {
  const more = Array.from({length: 7}, (_, i) =>
    documentOf(
      `Number ${i} of the Oxberry papers. ${i % 2 === 0 ? 'Daniyar Oxberry, 22, was injured, police said.' : 'The Oxberry works were shut.'}`,
      {
        id: `o${i}`,
        published: '2022-02-01',
        publisher: `Paper ${i}`,
      },
    ),
  );
  const other = await ledgerOf(more);
  const its = await openDesk(other);
  const found: string[] = [];
  let after: string | undefined;
  for (let pages = 0; pages < 10; pages++) {
    const {rows, next} = await its.documents({words: 'Oxberry'}, {limit: 2, after}, 'reader');
    found.push(...rows.map(({id}) => id));
    if (next === null) break;
    expect(rows).toHaveLength(2);
    after = next;
  }
  expect(found.sort()).toEqual(['o1', 'o3', 'o5']);
  await its.close();
  await other.close();
});

test.each([
  ['KZ', 3],
  ['Kazakhstan', 3],
  ['kazakhstan', 3],
  ['Almaty', 2],
  ['Almaty Region', 1],
  ['Kyrgyzstan', 1],
  ['Bishkek', 1],
  ['Nowhere in Particular', 0],
])('claims are found at %s and in what it holds, as "sayso claims --place" finds them', async (place, count) => {
  const filter = await findWithin(place, () => ledger.store.places());
  const {rows} = await ledger.store.claims(filter, {limit: 100});
  expect(rows).toHaveLength(count);
  expect(await claims({place}, 'reviewer')).toBe(count);
  expect(await claims({place}, 'reader')).toBe(count);
  const {list} = await desk.incidents({...USUAL_LENS, place}, {}, 'reviewer');
  expect(list.total > 0).toBe(count > 0);
});

test('the countries to choose from stay, whichever is chosen', async () => {
  const {facets} = await desk.incidents({...USUAL_LENS, place: 'Kyrgyzstan'}, {}, 'reviewer');
  expect(facets.country.map(({value}) => value).sort()).toEqual(['KG', 'KZ']);
  expect(facets.effect.map(({value}) => value)).toEqual(['injured']);
});

test('a claim that was corrected is found under what it is taken for, as "sayso claims" finds it', async () => {
  const other = await ledgerOf(REPORTS.slice(1));
  const {rows} = await other.store.claims({effect: 'killed'}, {limit: 10});
  const target = rows[0]!.claim.id;
  await addDocuments(other, []);
  await decide(
    other,
    {
      kind: 'correct',
      target,
      by: 'A. Reviewer',
      why: null,
      change: {effect: 'injured', class: 'police', stance: 'denied', place: 'Ayagoz'},
    },
    -1,
  );
  const its = await openDesk(other);
  for (const filter of [
    {effect: 'killed'},
    {effect: 'injured'},
    {class: 'police'},
    {stance: 'denied'},
    {place: 'Ayagoz'},
    {place: 'KZ'},
    {speaker: 'police'},
    {review: 'corrected'},
    {from: '2022-01-12'},
    {to: '2022-01-12'},
    {words: 'flood'},
  ] as const satisfies readonly ClaimFilter[]) {
    const listed = await other.store.claims(filter, {limit: 10});
    expect((await its.claims(filter, {}, 'reviewer')).total, JSON.stringify(filter)).toBe(listed.rows.length);
  }
  await its.close();
  await other.close();
});

test('a name that comes in or is typed later is withheld from searches at once', async () => {
  const other = await ledgerOf(REPORTS.slice(1));
  const its = await openDesk(other);
  const words = 'Marchbanks';
  expect((await its.documents({words}, {}, 'reader')).rows).toEqual([]);
  await addDocuments(other, [
    documentOf('Olga Marchbanks, 51, was injured in Talgar on Friday, police said.', {
      id: 'r9',
      published: '2022-01-15',
    }),
  ]);
  expect((await its.documents({words}, {}, 'reviewer')).rows).toHaveLength(1);
  expect((await its.documents({words}, {}, 'reader')).rows).toEqual([]);
  expect((await its.claims({words: 'Talgar injured'}, {}, 'reader')).total).toBe(1);
  await its.close();
  await other.close();
});

test('a report that came in a moment ago is shown to a reader only once it was looked through for names', async () => {
  const other = await ledgerOf([]);
  const its = await openDesk(other);
  const many = Array.from({length: 300}, (_, i) =>
    documentOf(`Olga Marchbanks, 51, was injured in Talgar on Friday, police said. Number ${i}.`, {
      id: `m${i}`,
      title: `Olga Marchbanks hurt, ${i}`,
      published: '2022-01-15',
    }),
  );
  const texts = async (): Promise<string> =>
    JSON.stringify([
      await its.documents({}, {limit: 400}, 'reader'),
      await its.documents({words: 'Talgar'}, {limit: 400}, 'reader'),
    ]);
  await addDocuments(other, many);
  let said = await texts();
  expect(said).not.toMatch(/marchbanks/i);
  for (let i = 0; i < 400 && !said.includes('"m299"'); i++) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    said = await texts();
    expect(said).not.toMatch(/marchbanks/i);
  }
  expect(said).toContain('"m299"');
  await its.close();
  await other.close();
}, 60_000);
