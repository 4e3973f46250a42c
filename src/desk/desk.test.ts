import {afterAll, beforeAll, expect, test, vi} from 'vitest';
import {idOf} from '../incidents/incidents.ts';
import {readingOf} from '../keeper/add.ts';
import {decide, lastSeen} from '../keeper/decide.ts';
import {type Ledger, openLedger} from '../keeper/ledger.ts';
import {documentOf} from '../read/document.ts';
import {targetOf} from '../store/rows.ts';
import {type Desk, openDesk} from './desk.ts';
import {USUAL_LENS} from './queries.ts';
import {addDocuments, ledgerOf, sampleLedger} from './sample.fixture.ts';

let ledger: Ledger;
let desk: Desk;

beforeAll(async () => {
  ledger = await sampleLedger();
  desk = await openDesk(ledger);
}, 60_000);

afterAll(async () => {
  await desk.close();
  await ledger.close();
});

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

test('problems of a report name its file, not the folder it lay in', async () => {
  const problem = {
    code: 'read/bad-date',
    message: 'No day.',
    where: {file: '/home/me/reports/a.txt', line: 1, offset: null},
  };
  const document = {...documentOf('Police said 12 people were killed in Almaty.', {id: 'p'}), problems: [problem]};
  const own = await ledgerOf([document]);
  const shown = await (await openDesk(own)).reader('p', 'reader');
  expect(shown.problems[0]?.where.file).toBe('a.txt');
  await own.close();
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
  const incident = (await desk.incidents({policy: 'range', asOf: null}, {}, 'reviewer')).list.rows[0]!;
  const {history} = await desk.incident(incident.id, {policy: 'range', asOf: null}, 'reviewer');
  expect(history[0], 'the incident tells of a claim that counts no more').toMatchObject({
    kind: 'reject',
    target: claim.id,
  });
});

test('as of a moment, the incident has what was published by then', async () => {
  const then = {policy: 'range', asOf: '2022-01-09T12:30:00+06:00'} as const;
  const {leading} = await desk.caseView(then, 'reviewer');
  const killed = leading!.tolls.find(({effect, class: name}) => effect === 'killed' && name === null)!;
  expect(killed).toMatchObject({best: 164});
  expect(killed.moved.at(-1)).toMatchObject({best: 164});
  const view = await desk.incident(leading!.id, then, 'reviewer');
  expect(view.reports.length).toBe(9);
  expect(view.stories.every(({dots}) => dots.every(({at}) => at !== null && at < '2022-01-10'))).toBe(true);
});

test('what changed is told against a moment, and against the ledger as somebody saw it last', async () => {
  const {changes} = await desk.caseView({...USUAL_LENS, since: '2022-01-14'}, 'reviewer');
  expect(changes.find(({effect, class: name}) => effect === 'killed' && name === null)).toMatchObject({what: 'risen'});
  // Looking back, what was published later has not changed anything yet.
  const then = await desk.caseView({policy: 'range', asOf: '2022-01-09', since: '2022-01-08'}, 'reviewer');
  expect(then.changes.find(({effect, class: name}) => effect === 'killed' && name === null)).toMatchObject({
    what: 'withdrawn',
  });
  expect((await desk.caseView({policy: 'range', asOf: '2022-01-09', since: '2022-01-09'}, 'reviewer')).changes).toEqual(
    [],
  );
  const size = await ledger.store.size();
  expect((await desk.caseView({...USUAL_LENS, sinceSize: size}, 'reviewer')).changes).toEqual([]);
});

test('every policy gives its own figures, side by side', async () => {
  const {leading} = await desk.caseView(USUAL_LENS, 'reviewer');
  const {stories} = await desk.incident(leading!.id, USUAL_LENS, 'reviewer');
  expect(stories[0]?.policies.map(({policy}) => policy)).toEqual(['range', 'ucdp', 'acled', 'ibc', 'latest']);
});

test('an incident is found by the id that any of its reports would have given', async () => {
  const {leading} = await desk.caseView(USUAL_LENS, 'reviewer');
  const {reports} = await desk.incident(leading!.id, USUAL_LENS, 'reviewer');
  for (const {id} of reports) {
    expect((await desk.incident(idOf('report', id), USUAL_LENS, 'reviewer')).incident.id).toBe(leading!.id);
  }
});

test('what is not there is a coded error', async () => {
  await expect(desk.incident('i-000000000000', USUAL_LENS, 'reviewer')).rejects.toMatchObject({
    code: 'desk/no-incident',
  });
  await expect(desk.reader('none', 'reviewer')).rejects.toMatchObject({code: 'desk/no-report'});
  await expect(desk.review({claim: 'none'}, 'reviewer')).rejects.toMatchObject({code: 'desk/no-claim'});
  await expect(desk.claims({}, {after: 'x'}, 'reviewer')).rejects.toMatchObject({code: 'desk/bad-cursor'});
  const gone = {kind: 'accept', target: 'none', by: 'A. Reviewer', why: null, change: {}} as const;
  await expect(desk.decide(gone, -1)).rejects.toMatchObject({code: 'desk/no-claim'});
});

test('pages of claims hold every claim once', async () => {
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const {rows, next, total} = await desk.claims({}, {limit: 7, after}, 'reviewer');
    expect(total).toBe(59);
    seen.push(...rows.map(({claim}) => claim.id));
    after = next ?? undefined;
  } while (after !== undefined);
  expect(new Set(seen).size).toBe(59);
  expect(seen.length).toBe(59);
});

test('a corrected claim counts as corrected, and undone it stands as it did before', async () => {
  const killed = async () => {
    const {leading} = await desk.caseView(USUAL_LENS, 'reviewer');
    return leading!.tolls.find(({effect, class: name}) => effect === 'killed' && name === null)!.best;
  };
  const before = await killed();
  const {rows} = await desk.claims({effect: 'killed'}, {limit: 100}, 'reviewer');
  const last = rows.find(({claim}) => claim.figure.low === 238)!;
  const decision = {target: last.claim.id, by: 'A. Reviewer', why: 'misprint'} as const;
  const kept = await desk.decide({...decision, kind: 'correct', change: {low: 240, high: 240}}, last.seen);
  expect(kept.kind).toBe('kept');
  expect(await killed()).toBe(240);
  const card = (await desk.review({claim: last.claim.id}, 'reviewer')).card!;
  expect(card).toMatchObject({review: 'corrected', corrected: {low: 240}});
  expect(card.title).toContain('240');
  expect(await desk.undo(decision, card.seen)).toMatchObject({kind: 'kept'});
  expect(await killed()).toBe(before);
});

test('of two pins of one incident, whichever is undone, the other stays in force', async () => {
  const tolls = async () => {
    const {leading} = await desk.caseView(USUAL_LENS, 'reviewer');
    const best = (name: string) => leading!.tolls.find((toll) => toll.effect === name && toll.class === null)!.best;
    return {killed: best('killed'), injured: best('injured')};
  };
  const {id} = (await desk.caseView(USUAL_LENS, 'reviewer')).leading!;
  const about = {target: id, by: 'ana', why: null} as const;
  const pin = async (effect: string, count: number): Promise<number> => {
    const change = {effect, class: null, low: count, high: count};
    const kept = await desk.decide({...about, kind: 'pin', change}, await lastSeen(ledger, id));
    if (kept.kind !== 'kept') throw new Error('The pin was not kept.');
    return kept.entry;
  };
  const before = await tolls();
  const first = await pin('killed', 240);
  const second = await pin('injured', 4400);
  expect(await desk.undo(about, second)).toMatchObject({kind: 'kept'});
  expect(await tolls()).toEqual({...before, killed: 240});
  const again = await pin('injured', 4400);
  expect(await desk.undo({...about, entry: first}, again)).toMatchObject({kind: 'kept'});
  expect(await tolls()).toEqual({...before, injured: 4400});
  expect(await desk.undo({...about, entry: again}, await lastSeen(ledger, id))).toMatchObject({kind: 'kept'});
  expect(await tolls()).toEqual(before);
  await expect(desk.undo({...about, entry: 0}, await lastSeen(ledger, id))).rejects.toMatchObject({
    code: 'desk/no-decision',
  });
});

test('a claim that a person adds counts in every view at once, and taken back leaves each as it was', async () => {
  const report = 'kz-15';
  const {text} = (await ledger.store.document(report))!.document;
  const [read] = await ledger.store.claimsOf(report);
  const views = async () => {
    const {leading} = await desk.caseView(USUAL_LENS, 'reviewer');
    return JSON.stringify([
      await desk.caseView(USUAL_LENS, 'reviewer'),
      await desk.incidents(USUAL_LENS, {}, 'reader'),
      await desk.incident(leading!.id, USUAL_LENS, 'reviewer'),
      await desk.reader(report, 'reviewer'),
      await desk.claims({}, {limit: 100}, 'reviewer'),
      await desk.documents({}, {}, 'reviewer'),
      await desk.sources({}, 'reviewer'),
      await desk.review({}, 'reviewer'),
    ]);
  };
  const before = await views();
  const {counts} = await desk.caseView(USUAL_LENS, 'reviewer');
  const claim = {...read, effect: 'missing', figure: {...read!.figure, low: 17, high: 17}};
  const found = {document: report, claim, by: 'ana', why: 'the table on page 2'};
  const added = await desk.add(found, () => -1);
  if (added.kind !== 'kept') throw new Error('The addition was not kept.');
  expect((await desk.caseView(USUAL_LENS, 'reviewer')).counts).toMatchObject({
    claims: counts.claims + 1,
    open: counts.open + 1,
  });
  const seen = async (role: 'reader' | 'reviewer') =>
    (await desk.reader(report, role)).cards.find((card) => card.claim.id === added.claim)?.added;
  const {now} = ledger.world;
  expect(await seen('reviewer')).toEqual({entry: added.entry, at: now(), by: 'ana', why: 'the table on page 2'});
  expect(await seen('reader')).toEqual({entry: added.entry, at: now(), by: null, why: 'the table on page 2'});
  const {leading} = await desk.caseView(USUAL_LENS, 'reviewer');
  const {stories, history} = await desk.incident(leading!.id, USUAL_LENS, 'reviewer');
  expect(stories.find(({effect}) => effect === 'missing')!.dots.map((dot) => dot.claim)).toContain(added.claim);
  expect(history[0]).toMatchObject({kind: 'add', by: 'ana', target: added.claim});
  const since = async (sinceSize: number) =>
    (await desk.caseView({...USUAL_LENS, sinceSize}, 'reviewer')).changes.some(({effect}) => effect === 'missing');
  expect([await since(added.entry), await since(added.entry + 1)]).toEqual([true, false]);
  expect(await desk.add(found, () => -1)).toEqual({kind: 'there', entry: added.entry, claim: added.claim});
  const other = {...found, claim: {...claim, figure: {...claim.figure, low: 18, high: 18}}};
  expect(await desk.add(other, () => -1)).toMatchObject({kind: 'taken', by: added.claim});
  const about = {target: added.claim, by: 'ana', why: null};
  const accepted = await desk.decide({...about, kind: 'accept', change: {}}, added.entry);
  expect(accepted.kind).toBe('kept');
  const last = await lastSeen(ledger, added.claim);
  expect(await desk.undo({...about, entry: added.entry}, last)).toMatchObject({kind: 'kept'});
  expect(await views()).toBe(before);
  expect(text.slice(claim.content!.start, claim.content!.end)).not.toBe('');
});

test('what another program adds is shown', async () => {
  const other = await openLedger(ledger.folder);
  const {counts} = await desk.caseView(USUAL_LENS, 'reviewer');
  const version = await desk.version();
  await addDocuments(other, [
    documentOf('At least 12 people were killed when a ferry sank off Mombasa on Monday, police said.', {
      id: 'added',
      published: '2022-02-08',
    }),
  ]);
  await other.close();
  // A view does not wait for long: on a machine that is busy, the next one has it.
  await vi.waitFor(
    async () => {
      const view = await desk.caseView(USUAL_LENS, 'reviewer');
      expect(view.counts).toMatchObject({reports: counts.reports + 1, incidents: counts.incidents + 1});
    },
    {timeout: 20_000},
  );
  expect(await desk.version()).not.toBe(version);
}, 30_000);

test('a desk of an empty ledger is open, and stays so when its first report comes in', async () => {
  const empty = await ledgerOf([]);
  const opened = await openDesk(empty);
  await addDocuments(empty, [documentOf('Rain fell in the north.', {id: 'rain'})]);
  expect((await opened.documents({}, {}, 'reviewer')).rows.map(({id}) => id)).toEqual(['rain']);
  await vi.waitFor(async () => expect((await opened.caseView(USUAL_LENS, 'reviewer')).counts.reports).toBe(1));
  expect(opened.opening()).toBeNull();
  await opened.close();
  await empty.close();
});

test('what came in while others were being shown is shown to who asks after it', async () => {
  const before = desk.caseView(USUAL_LENS, 'reviewer');
  const other = await openLedger(ledger.folder);
  const {counts} = await before;
  const shown = desk.version();
  await addDocuments(other, [documentOf('At least 3 people drowned near Lamu on Tuesday, police said.', {id: 'late'})]);
  await other.close();
  await shown;
  await vi.waitFor(
    async () => {
      const view = await desk.caseView(USUAL_LENS, 'reviewer');
      expect(view.counts.reports).toBe(counts.reports + 1);
    },
    {timeout: 20_000},
  );
});

test('claims that are read again take the place of those before', async () => {
  const {rows} = await desk.claims({document: 'kz-15'}, {}, 'reviewer');
  expect(rows.length).toBeGreaterThan(1);
  const [kept] = rows;
  const target = targetOf('kz-15');
  const read = readingOf(target, 'sayso 9.9.9 en 9', [kept!.claim], ledger.world.now());
  await ledger.store.append([{kind: 'read', document: 'kz-15', ...read}]);
  await vi.waitFor(
    async () => {
      const again = await desk.claims({document: 'kz-15'}, {}, 'reviewer');
      expect(again.rows.map(({claim}) => claim.id)).toEqual([kept!.claim.id]);
    },
    {timeout: 20_000},
  );
  const {leading} = await desk.caseView(USUAL_LENS, 'reviewer');
  const {stories} = await desk.incident(leading!.id, USUAL_LENS, 'reviewer');
  const gone = rows.slice(1).map(({claim}) => claim.id);
  for (const {dots} of stories) expect(dots.filter(({claim}) => gone.includes(claim))).toEqual([]);
}, 30_000);
test('a pinned count rules in every view until it is taken back, and an unreliable outlet is no origin', async () => {
  const killed = async () => {
    const {leading} = await desk.caseView(USUAL_LENS, 'reviewer');
    const toll = leading!.tolls.find(({effect, class: name}) => effect === 'killed' && name === null)!;
    return {id: leading!.id, best: toll.best, origins: leading!.origins};
  };
  const before = await killed();
  const pin = {
    kind: 'pin',
    target: before.id,
    by: 'ana',
    why: 'the list',
    change: {effect: 'killed', class: null, low: 240, high: 240},
  } as const;
  expect((await desk.decide(pin, await lastSeen(ledger, before.id))).kind).toBe('kept');
  expect((await killed()).best).toBe(240);
  const view = await desk.incident(before.id, USUAL_LENS, 'reviewer');
  expect(view.stories.find(({effect, class: name}) => effect === 'killed' && name === null)!.why).toMatch(
    /ana settled it/,
  );
  const revoke = {kind: 'revoke', target: before.id, by: 'ana', why: null, change: {}} as const;
  await decide(ledger, revoke, await lastSeen(ledger, before.id));
  expect(await killed()).toEqual(before);
  const rating = {target: 'Caspian Dispatch', by: 'ana', rating: 'unreliable', why: null} as const;
  expect((await desk.rate(rating, await lastSeen(ledger, rating.target))).kind).toBe('kept');
  expect((await killed()).origins).toBeLessThan(before.origins);
  await desk.rate({...rating, rating: 'reliable'}, await lastSeen(ledger, rating.target));
  expect(await killed()).toEqual(before);
});
