import {afterAll, beforeAll, expect, test} from 'vitest';
import type {Ledger} from '../keeper/ledger.ts';
import {documentOf} from '../read/document.ts';
import {type Desk, openDesk} from './desk.ts';
import {ledgerOf} from './sample.fixture.ts';
import type {Role} from './views.ts';

/** Names that stand in these reports alone, each of a private person: 0 may reach a reader. */
const CANARIES = /quillfeather|marchbanks|oxberry|starling|tovmas|zarina/i;

const REPORTS = [
  documentOf(
    'Bus kills Zarina Quillfeather near Almaty\n\nZarina Quillfeather, 34, was killed when a bus overturned near Almaty on Monday, police said. Her brother, Tovmas Quillfeather, was injured. "I saw two people die," said Olga Marchbanks, a shop keeper.',
    {
      id: 'zarina-quillfeather-1',
      title: 'Bus kills Zarina Quillfeather near Almaty',
      published: '2022-01-10',
      publisher: 'Granite Times',
      url: 'https://granite-times.example/2022/01/10/zarina-quillfeather-killed',
    },
  ),
  documentOf(
    'Two people were killed when a bus overturned near Almaty on Monday, the health ministry said. QUILLFEATHER had two children. Police arrested Daniyar Oxberry, 22, on suspicion of murder. Mr Oxberry will appear in court. The Oxberrys live in Almaty.',
    {
      id: 'r2',
      title: 'Daniyar Oxberry held after bus crash that killed Quillfeather',
      published: '2022-01-11',
      publisher: 'Lakeside Standard',
      url: 'https://lakeside.example/oxberry',
    },
  ),
  documentOf(
    'At least three people were killed near Almaty on Monday, according to Aliya Starling, a witness. The interior ministry denied that three people were killed.',
    {id: 'r3', published: '2022-01-12', publisher: 'Hill Gazette', url: 'javascript:alert(1)'},
  ),
];

let ledger: Ledger;
let desk: Desk;

beforeAll(async () => {
  ledger = await ledgerOf(REPORTS);
  desk = await openDesk(ledger);
  const {card} = await desk.review({}, 'reviewer');
  const decision = {
    target: card!.claim.id,
    by: 'Anna Marchbanks',
    why: 'Her cousin, Anna Starling, told us so.',
  } as const;
  await desk.decide(
    {...decision, kind: 'correct', change: {speaker: 'Tovmas Quillfeather', low: 3, high: 3}},
    card!.seen,
  );
}, 60_000);

afterAll(async () => {
  await desk.close();
  await ledger.close();
});

/** Everything that the desk shows a role, as JSON. */
async function everything(role: Role): Promise<string> {
  const views: unknown[] = [];
  for (const asOf of [null, '2022-01-10', '2022-01-11', '2022-01-12']) {
    for (const policy of ['range', 'ucdp'] as const) {
      const lens = {policy, asOf};
      views.push(await desk.caseView({...lens, since: '2022-01-10'}, role));
      views.push(await desk.caseView({...lens, sinceSize: 2}, role));
      const list = await desk.incidents({...lens, changedSince: '2022-01-10'}, {}, role);
      const all = await desk.incidents(lens, {}, role);
      views.push(list, all);
      for (const {id} of all.list.rows) views.push(await desk.incident(id, lens, role));
    }
  }
  const documents = await desk.documents({}, {}, role);
  const claims = await desk.claims({}, {}, role);
  views.push(documents, claims, await desk.sources({}, role), await desk.review({}, role), await desk.ledger());
  for (const {id} of documents.rows) views.push(await desk.reader(id, role));
  for (const {claim} of claims.rows) views.push(await desk.review({claim: claim.id}, role));
  return JSON.stringify(views);
}

test('no name of a private person reaches a reader, in any view', async () => {
  const shown = await everything('reader');
  expect(shown.match(new RegExp(`.{0,80}(?:${CANARIES.source}).{0,30}`, 'gi')) ?? []).toEqual([]);
  expect(shown).toContain('Almaty');
  expect(shown).toContain('health ministry');
  expect(shown.includes('javascript:')).toBe(false);
});

test('a reviewer sees the words as printed', async () => {
  const shown = await everything('reviewer');
  for (const name of ['Zarina Quillfeather', 'Olga Marchbanks', 'Daniyar Oxberry', 'Aliya Starling'])
    expect(shown).toContain(name);
});

test('the words withheld take the same room, and are told apart from the others', async () => {
  const {rows} = await desk.documents({}, {}, 'reader');
  for (const {id} of rows) {
    const view = await desk.reader(id, 'reader');
    for (const {start, end, text, kind} of view.paragraphs.flat()) {
      expect(text.length).toBe(end - start);
      expect(/█/.test(text)).toBe(kind === 'withheld');
    }
  }
});
