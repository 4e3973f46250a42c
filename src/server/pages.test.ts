import {beforeAll, expect, test} from 'vitest';
import {sampleLedger} from '../desk/sample.fixture.ts';
import {type Tried, tryLedger} from './app.fixture.ts';

let desk: Tried;
let incident = '';
let report = '';
beforeAll(async () => {
  desk = await tryLedger(await sampleLedger());
  const {leading} = (await (await desk.ask('/case.json')).json()) as {leading: {id: string}};
  incident = leading.id;
  const found = (await (await desk.ask(`/incidents/${incident}.json`)).json()) as {reports: {id: string}[]};
  report = found.reports[0]?.id ?? '';
});

const places = (): string[] => [
  '/',
  '/incidents',
  `/incidents/${incident}`,
  `/incidents/${incident}/report`,
  `/reports/${report}`,
  '/review',
  '/sources',
  '/import',
  '/ledger',
];

test('every page answers, and is its data too, as JSON and as CSV', async () => {
  for (const place of places()) {
    const page = await desk.ask(place, {headers: {Accept: 'text/html'}});
    expect([place, page.status]).toEqual([place, 200]);
    expect(page.headers.get('Content-Type')).toContain('text/html');
    expect(await page.text()).toMatch(/^<!doctype html>/);
    if (place.endsWith('/report')) continue;
    const data = await desk.ask(`${place === '/' ? '/case' : place}.json`);
    expect([place, data.status, data.headers.get('Content-Type')]).toEqual([place, 200, 'application/json']);
    await data.json();
    const sheet = await desk.ask(`${place === '/' ? '/case' : place}.csv`);
    expect(sheet.headers.get('Content-Type')).toContain('text/csv');
    const lines = (await sheet.text()).trimEnd().split('\r\n');
    expect(lines[0]).toMatch(/^[a-z_,]+$/);
  }
});

test('a page that has not changed is not sent again; it is when somebody decides', async () => {
  const first = await desk.ask(`/incidents/${incident}`);
  const tag = first.headers.get('ETag') ?? '';
  expect((await desk.ask(`/incidents/${incident}`, {headers: {'If-None-Match': tag}})).status).toBe(304);
  expect((await desk.ask(`/incidents/${incident}?policy=ucdp`, {headers: {'If-None-Match': tag}})).status).toBe(200);
  const review = (await (await desk.ask('/review.json')).json()) as {card: {claim: {id: string}; seen: number}};
  const body = new URLSearchParams({
    claim: review.card.claim.id,
    seen: String(review.card.seen),
    kind: 'accept',
    back: '/',
  });
  expect((await desk.ask('/review', {method: 'POST', body})).status).toBe(303);
  expect((await desk.ask(`/incidents/${incident}`, {headers: {'If-None-Match': tag}})).status).toBe(200);
});

test('the queue is narrowed by all that "sayso review" takes, keeps that as one goes on, and says where nothing is left', async () => {
  const queue = async (search: string) => {
    const data = (await (await desk.ask(`/review.json?${search}`)).json()) as {total: number; next: string | null};
    const page = await (await desk.ask(`/review?${search}`, {headers: {Accept: 'text/html'}})).text();
    return {...data, page};
  };
  const all = await queue('');
  expect(all.page).not.toContain('<details class="queue-filter" open');
  for (const search of [
    'effect=injured',
    'class=civilian',
    'speaker=government',
    'stance=denied',
    'place=Kazakhstan',
    'from=2022-01-09',
    'to=2022-01-06',
    'words=hospital',
  ]) {
    const {total, page, next} = await queue(search);
    expect([search, total > 0 && total <= all.total]).toEqual([search, true]);
    expect(page).toContain('<details class="queue-filter" open');
    if (next !== null) expect(page).toContain(search.replace('&', '&amp;'));
  }
  expect((await queue('effect=injured')).total).toBeLessThan(all.total);
  const open = await queue('review=open');
  expect([open.total, open.page.includes('<details class="queue-filter" open')]).toEqual([all.total, false]);
  const none = await queue('words=nothinglikethis');
  expect([none.total, none.page.includes('No claim is like this')]).toEqual([0, true]);
});

test('HEAD gives the headers of GET, and nothing else', async () => {
  const [head, get] = [await desk.ask('/incidents', {method: 'HEAD'}), await desk.ask('/incidents')];
  expect([head.status, head.headers.get('ETag')]).toEqual([get.status, get.headers.get('ETag')]);
  expect(await head.text()).toBe('');
});

test('readers see no page of reviewers, and cannot decide', async () => {
  for (const place of ['/review', '/import', '/review.json', '/import.csv'])
    expect((await desk.ask(place, {as: 'reader'})).status).toBe(403);
  for (const place of ['/review', '/import', '/sources', '/ledger'])
    expect((await desk.ask(place, {as: 'reader', method: 'POST', body: new URLSearchParams({})})).status).toBe(403);
  expect(await (await desk.ask('/ledger.json', {as: 'reader'})).text()).not.toContain('/tmp/');
});

test('what an address asks for and does not exist is told, with its name', async () => {
  expect((await desk.ask('/incidents/i-nothing')).status).toBe(404);
  expect((await desk.ask('/reports/nothing')).status).toBe(404);
  expect((await desk.ask('/review?claim=nothing')).status).toBe(410);
  const answer = await desk.ask('/incidents?policy=mine&as-of=soon&effect=&unknown=1');
  expect(answer.status).toBe(400);
  expect(((await answer.json()) as {detail: string}).detail).toContain('policy, as-of');
  expect((await desk.ask('/incidents?after=nothing')).status).toBe(400);
  expect((await desk.ask('/incidents?effect=&place=')).status).toBe(200);
});

test('the embedded page needs its own key, shows what readers see, and may be framed, without script', async () => {
  const place = `/embed/incidents/${incident}`;
  expect((await desk.ask(place, {as: 'nobody'})).status).toBe(401);
  const led = await desk.ask(`/incidents/${incident}/embed`);
  expect(led.headers.get('Location')).toBe(`${place}?key=${desk.access.embedKey(incident)}`);
  const framed = {'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'iframe'};
  const page = await desk.ask(`${place}?key=${desk.access.embedKey(incident)}`, {as: 'nobody', headers: framed});
  expect(page.status).toBe(200);
  expect(page.headers.get('Content-Security-Policy')).toContain('frame-ancestors *');
  expect(page.headers.get('X-Frame-Options')).toBeNull();
  expect(await page.text()).not.toMatch(/<script|<form/);
  const other = await desk.ask(`/embed/incidents/i-other?key=${desk.access.embedKey(incident)}`, {as: 'nobody'});
  expect(other.status).toBe(401);
});

test('the case tells what changed since somebody last looked', async () => {
  const cookie = `sayso-4815=${desk.access.open({standing: 'reviewer', by: null, pass: null})}`;
  const look = async (seen: string) =>
    desk.ask('/', {as: 'nobody', headers: {Cookie: `${cookie}${seen === '' ? '' : `; ${seen}`}`, Accept: 'text/html'}});
  const first = await look('');
  expect(first.headers.get('Set-Cookie')).toMatch(
    /^sayso-seen-4815=\.\d+\.1700000000; Max-Age=31536000; Path=\/; HttpOnly; SameSite=Strict$/,
  );
  // An hour later, after more entries had come in.
  const later = await look('sayso-seen-4815=.3.1699990000');
  expect(later.headers.get('Set-Cookie')).toMatch(/^sayso-seen-4815=3\.\d+\.1700000000;/);
  expect(later.headers.get('ETag')).not.toBe(first.headers.get('ETag'));
});
