import {afterAll, beforeAll, expect, test} from 'vitest';
import type {Ledger} from '../keeper/ledger.ts';
import {type Desk, openDesk} from './desk.ts';
import {USUAL_LENS} from './queries.ts';
import {sampleLedger} from './sample.fixture.ts';

let ledger: Ledger;
let desk: Desk;

beforeAll(async () => {
  ledger = await sampleLedger();
  desk = await openDesk(ledger);
}, 60_000);

afterAll(() => ledger.close());

test('the home page leads with the incident that most origins speak of, and its toll with its range', async () => {
  const view = await desk.caseView(USUAL_LENS, 'reviewer');
  expect(view.counts).toMatchObject({reports: 16});
  expect(view.cases).toEqual(['kazakhstan-2022']);
  expect(view.leading?.place?.country).toBe('KZ');
  const killed = view.leading?.tolls.find(({effect, class: name}) => effect === 'killed' && name === null);
  expect(killed?.moved.length).toBeGreaterThan(3);
  expect(view.leading?.reports).toBeGreaterThan(10);
  expect(view.moments.length).toBeGreaterThan(4);
});

test('the incident shows why its toll fell on 9 January and rose again, with the words', async () => {
  const {leading} = await desk.caseView(USUAL_LENS, 'reviewer');
  const view = await desk.incident(leading!.id, USUAL_LENS, 'reviewer');
  const killed = view.stories.find(({effect, class: name}) => effect === 'killed' && name === null)!;
  const bests = killed.moved.map(({best}) => best);
  expect(bests).toContain(164);
  expect(bests.at(-1)).toBeGreaterThan(200);
  expect(killed.denials[0]?.card?.quote).toContain('164');
  expect(killed.dots.length).toBeGreaterThan(8);
});

test('the reader gives every character of the text but white space between paragraphs', async () => {
  const {rows} = await desk.documents({}, {}, 'reviewer');
  for (const {id} of rows) {
    const view = await desk.reader(id, 'reviewer');
    const document = (await ledger.store.document(id))!.document;
    const words = view.paragraphs
      .flat()
      .map(({text}) => text)
      .join('');
    expect(words.replaceAll(/\s/g, '')).toBe(document.text.replaceAll(/\s/g, ''));
    for (const {start, end, text} of view.paragraphs.flat()) expect(document.text.slice(start, end)).toBe(text);
  }
});

test('a decision that answers what was seen is kept; one that does not is told with the other', async () => {
  const first = await desk.review({}, 'reviewer');
  const {claim, seen} = first.card!;
  const decision = {kind: 'reject', target: claim.id, by: 'A. Reviewer', why: null, change: {}} as const;
  expect(await desk.decide(decision, seen)).toMatchObject({kind: 'kept'});
  const second = await desk.decide({...decision, kind: 'accept', by: 'B. Reviewer'}, seen);
  expect(second).toMatchObject({kind: 'stale', theirs: {kind: 'reject', by: 'A. Reviewer'}});
  const after = await desk.review({claim: claim.id}, 'reviewer');
  expect(after.card?.review).toBe('rejected');
  expect(after.total).toBe(first.total - 1);
});
