import {afterAll, beforeAll, expect, test, vi} from 'vitest';
import {sampleLedger} from '../desk/sample.fixture.ts';
import type {ClaimCard, JobView} from '../desk/views.ts';
import {decide, lastSeen} from '../keeper/decide.ts';
import {type Tried, tryLedger} from './app.fixture.ts';

let desk: Tried;
let cookie = '';
let csrf = '';
beforeAll(async () => {
  desk = await tryLedger(await sampleLedger());
  const session = desk.access.open({standing: 'reviewer', by: 'Mona', pass: null});
  cookie = `sayso-4815=${session}`;
  csrf = desk.access.sessionOf(session)?.csrf ?? '';
}, 60_000);
afterAll(() => desk.ledger.close());

/** Sends a form as a browser does that has the cookie. */
const send = (path: string, fields: Record<string, string>, more: RequestInit = {}) =>
  desk.ask(path, {
    as: 'nobody',
    method: 'POST',
    body: new URLSearchParams({csrf, ...fields}),
    ...more,
    headers: {Cookie: cookie, Accept: 'text/html', Origin: 'http://127.0.0.1:4815', 'Sec-Fetch-Site': 'same-origin'},
  });

async function openCard(): Promise<ClaimCard> {
  return ((await (await desk.ask('/review.json')).json()) as {card: ClaimCard}).card;
}

async function cardNow({claim}: ClaimCard): Promise<ClaimCard> {
  return (await (await desk.ask(`/api/v1/claims/${claim.id}`)).json()) as ClaimCard;
}

const answering = ({claim, seen}: ClaimCard) => ({claim: claim.id, seen: String(seen)});

test('a decision is kept under the name of whose session it is, and leads on to the next claim', async () => {
  const card = await openCard();
  const answer = await send('/review', {
    ...answering(card),
    kind: 'accept',
    why: 'page 2',
    back: '/review?claim=next&effect=killed',
  });
  expect(answer.status).toBe(303);
  const {pathname, searchParams} = new URL(answer.headers.get('Location') ?? '', 'http://x');
  expect(pathname).toBe('/review');
  expect(Object.fromEntries(searchParams)).toMatchObject({
    claim: 'next',
    effect: 'killed',
    done: card.claim.id,
    kind: 'accept',
  });
  const view = (await (await desk.ask(`/review.json?claim=${card.claim.id}`)).json()) as {before: object};
  expect(view.before).toMatchObject({kind: 'accept', by: 'Mona', why: 'page 2'});
});

test('a cookie alone decides nothing: the form must be of the same session', async () => {
  const card = await openCard();
  for (const forged of [
    '',
    'x',
    desk.access.sessionOf(desk.access.open({standing: 'reviewer', by: null, pass: null}))?.csrf ?? '',
  ]) {
    expect((await send('/review', {...answering(card), kind: 'accept', csrf: forged})).status).toBe(403);
    expect((await send('/import', {text: 'Police said 9 people were killed.', csrf: forged})).status).toBe(403);
  }
  expect((await cardNow(card)).review).toBe('open');
});

test('who is too late is shown both decisions, and nothing is kept', async () => {
  const card = await openCard();
  await send('/review', {...answering(card), kind: 'accept'});
  const late = await send('/review', {
    ...answering(card),
    kind: 'correct',
    'change.low': '99',
    'change.high': '99',
    back: '/review',
  });
  expect(late.status).toBe(409);
  const page = await late.text();
  for (const words of ['In the ledger', 'Yours, not kept', 'Decide so all the same', 'value="99"'])
    expect(page.includes(words)).toBe(true);
  expect((await cardNow(card)).review).toBe('accepted');
});

test('a decision that is taken back leaves the one before it in force, and a move as it is', async () => {
  const card = await openCard();
  await send('/review', {...answering(card), kind: 'accept'});
  await send('/review', {...answering(await cardNow(card)), kind: 'reject'});
  const rejected = await cardNow(card);
  const undo = {kind: 'revoke', entry: String(rejected.decided)};
  expect((await send('/review', {...answering(rejected), ...undo})).status).toBe(303);
  const accepted = await cardNow(card);
  expect(accepted.review).toBe('accepted');
  expect((await send('/review', {...answering(accepted), kind: 'revoke', entry: '0'})).status).toBe(410);
  await send('/review', {...answering(accepted), kind: 'revoke', entry: String(accepted.decided)});
  expect((await cardNow(card)).review).toBe('open');
});

test('of two pins of an incident each is taken back by its own line, and the other stays in force', async () => {
  const {leading} = (await (await desk.ask('/case.json')).json()) as {leading: {id: string}};
  const address = `/incidents/${leading.id}.json`;
  const history = async () => {
    const view = (await (await desk.ask(address)).json()) as {
      history: {entry: number; kind: string; target: string; standsAt: number | null; change: {effect?: string}}[];
    };
    return view.history.filter(({kind}) => kind === 'pin');
  };
  for (const effect of ['killed', 'injured']) {
    const decision = {
      kind: 'pin',
      target: leading.id,
      by: 'ana',
      why: null,
      change: {effect, low: 77, high: 77},
    } as const;
    await decide(desk.ledger, decision, await lastSeen(desk.ledger, leading.id));
  }
  const standing = async () =>
    (await history()).flatMap(({standsAt, change}) => (standsAt === null ? [] : [change.effect]));
  expect(await standing()).toEqual(['injured', 'killed']);
  const earlier = (await history()).find(({change}) => change.effect === 'killed')!;
  const fields = {claim: earlier.target, seen: String(earlier.standsAt), entry: String(earlier.entry), kind: 'revoke'};
  expect((await send('/review', fields)).status).toBe(303);
  expect(await standing()).toEqual(['injured']);
  expect((await send('/review', fields)).status).toBe(409);
});

test('a correction keeps what was changed in the form, and both ends of a count', async () => {
  const card = await openCard();
  const {figure, effect, stance} = card.claim;
  const unchanged = {
    'change.effect': effect,
    'change.stance': stance,
    'change.low': String(figure.low ?? ''),
    'change.high': String(figure.high ?? ''),
  };
  const nothing = await send('/review', {...answering(card), kind: 'correct', ...unchanged});
  expect(nothing.status).toBe(400);
  expect(
    (await send('/review', {...answering(card), kind: 'correct', ...unchanged, 'change.low': 'many'})).status,
  ).toBe(400);
  expect(
    (await send('/review', {...answering(card), kind: 'correct', ...unchanged, 'change.effect': 'loved'})).status,
  ).toBe(400);
  const kept = await send('/review', {...answering(card), kind: 'correct', ...unchanged, 'change.high': '1,234'});
  expect(kept.status).toBe(303);
  expect((await cardNow(card)).corrected).toEqual({low: figure.low, high: 1234});
});

test('a form leads back into the desk and nowhere else', async () => {
  for (const back of [
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    '/%0d%0aSet-Cookie:x=1',
  ]) {
    const answer = await send('/review', {...answering(await openCard()), kind: 'reject', back});
    expect(answer.status).toBe(303);
    expect(answer.headers.get('Location')).toMatch(/^\/(?:review|%0d%0a)/i);
  }
});

test('what cannot be a decision is told in a sentence', async () => {
  expect((await send('/review', {claim: 'gone', seen: '-1', kind: 'accept'})).status).toBe(410);
  for (const fields of [{}, {claim: 'x', seen: 'y', kind: 'accept'}, {claim: 'x', seen: '1', kind: 'like'}] as Record<
    string,
    string
  >[])
    expect((await send('/review', fields)).status).toBe(400);
});

test('texts and the sample are imported, and can be stopped and started again', async () => {
  expect(
    (
      await send('/import', {text: 'Police said 12 people were killed in Almaty.', published: '2022-01-06'})
    ).headers.get('Location'),
  ).toBe('/import');
  expect((await send('/import', {sample: 'yes'})).status).toBe(303);
  const jobs = async () => ((await (await desk.ask('/import.json')).json()) as {jobs: JobView[]}).jobs;
  await vi.waitFor(async () => expect((await jobs()).map(({state}) => state)).toEqual(['done', 'done']), {
    timeout: 30_000,
  });
  const [sample, text] = await jobs();
  expect([sample?.there, text?.added]).toEqual([16, 1]);
  expect((await send('/import', {job: sample?.id ?? '', action: 'again'})).status).toBe(303);
  expect((await send('/import', {job: text?.id ?? '', action: 'again'})).status).toBe(410);
  for (const fields of [
    {},
    {address: 'ftp://example.com'},
    {feed: 'no address'},
    {text: 'x', published: 'soon'},
  ] as Record<string, string>[])
    expect((await send('/import', fields)).status).toBe(400);
});

test('an outlet is rated, once for what was seen', async () => {
  const {outlets} = (await (await desk.ask('/sources.json')).json()) as {
    outlets: {rows: {publisher: string; seen: number}[]};
  };
  const [outlet] = outlets.rows;
  const fields = {outlet: outlet?.publisher ?? '', seen: String(outlet?.seen), rating: 'mixed'};
  expect((await send('/sources', fields)).status).toBe(303);
  expect((await send('/sources', fields)).status).toBe(409);
});
