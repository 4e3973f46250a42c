import {mkdtempSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {filledLedger} from '../keeper/ledgers.fixture.ts';
import {createAccess} from './access.ts';
import {ACCESS_FILE, loadAccess} from './access-file.ts';
import {tryApp} from './app.fixture.ts';
import {openPasses} from './passes.ts';

const READER = {standing: 'reader', by: null, pass: null} as const;

const cookieOf = (answer: Response): string => (answer.headers.get('Set-Cookie') ?? '').split(';')[0] ?? '';

test('nobody comes in without a token', async () => {
  const {ask} = await tryApp();
  for (const path of ['/', '/api/v1/claims', '/metrics', '/review', '/events']) {
    const answer = await ask(path, {as: 'nobody'});
    expect(answer.status).toBe(401);
    expect(answer.headers.get('WWW-Authenticate')).toContain('Bearer');
  }
  const page = await ask('/incidents?place=KZ', {as: 'nobody', headers: {Accept: 'text/html'}});
  expect(await page.text()).toContain('href="/incidents?place=KZ"');
});

test('a link with the token gives a cookie that no script and no other site can use, and an address without the token', async () => {
  const {ask, access} = await tryApp();
  const answer = await ask(`/incidents?place=KZ&token=${access.token('reviewer')}`, {as: 'nobody'});
  expect(answer.status).toBe(303);
  expect(answer.headers.get('Location')).toBe('/incidents?place=KZ');
  expect(answer.headers.get('Set-Cookie')).toMatch(/^sayso-4815=reviewer\..*; Path=\/; HttpOnly; SameSite=Strict$/);
  expect(answer.headers.get('Set-Cookie')).not.toContain(access.token('reviewer'));
  expect((await ask('/nothing', {as: 'nobody', headers: {Cookie: cookieOf(answer)}})).status).toBe(404);
});

test('a token in an address leads to no other host', async () => {
  const {ask, access} = await tryApp();
  const answer = await ask(`//evil.example/?token=${access.token('reader')}`, {as: 'nobody'});
  expect(answer.headers.get('Location')).toBe('/evil.example/');
});

test('a wrong token and a cookie that was written by others let nobody in', async () => {
  const {ask, access} = await tryApp();
  expect((await ask('/?token=wrong', {as: 'nobody'})).status).toBe(401);
  expect((await ask('/', {headers: {Authorization: 'Bearer wrong'}})).status).toBe(401);
  const other = createAccess(
    new Uint8Array(32).fill(8),
    (bytes) => new Uint8Array(bytes),
    openPasses(await filledLedger(['d1'])),
  );
  const promoted = access.open(READER).replace('reader', 'reviewer');
  for (const cookie of [
    other.open({...READER, standing: 'reviewer'}),
    promoted,
    'reviewer..',
    '',
    `${access.open(READER)}.x`,
  ])
    expect((await ask('/', {as: 'nobody', headers: {Cookie: `sayso-4815=${cookie}`}})).status).toBe(401);
});

test('a ticket lets one in once', async () => {
  const {ask, access} = await tryApp();
  const ticket = access.ticket('reviewer');
  expect((await ask(`/?token=${ticket}`, {as: 'nobody'})).status).toBe(303);
  expect((await ask(`/?token=${ticket}`, {as: 'nobody'})).status).toBe(401);
});

test('loadAccess() keeps its secret for its owner alone, and opens the same doors after a restart', async () => {
  const ledger = await filledLedger(['d1']);
  const first = loadAccess(ledger, openPasses(ledger));
  const again = loadAccess(ledger, openPasses(ledger));
  expect(statSync(join(ledger.folder, ACCESS_FILE)).mode & 0o777).toBe(0o600);
  expect(again.token('reviewer')).toBe(first.token('reviewer'));
  expect(again.sessionOf(first.open({...READER, standing: 'reviewer'}))?.role).toBe('reviewer');
  const elsewhere = loadAccess({...ledger, folder: mkdtempSync(join(tmpdir(), 'sayso-'))}, openPasses(ledger));
  expect(elsewhere.token('reviewer')).not.toBe(first.token('reviewer'));
});

test('what is decided by a link for a person is decided by that person', async () => {
  const {ask, access} = await tryApp();
  const decide = async (token: string, match: string) =>
    ask('/api/v1/decisions', {
      method: 'POST',
      headers: {Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', 'If-Match': match},
      body: JSON.stringify({target: 'd1-killed', kind: 'accept'}),
    });
  expect((await decide(access.token('reviewer', 'Mona Ö.'), '"-1"')).status).toBe(201);
  const both = (await (await decide(access.token('reviewer'), '"-1"')).json()) as object;
  expect(both).toMatchObject({mine: {by: 'A. Reviewer'}, theirs: {by: 'Mona Ö.'}});
  const entered = await ask(`/?token=${access.token('reviewer', 'Mona Ö.')}`, {as: 'nobody'});
  expect(access.sessionOf(cookieOf(entered).replace('sayso-4815=', ''))).toMatchObject({
    role: 'reviewer',
    by: 'Mona Ö.',
  });
  const [name = '', seal = ''] = access.token('reviewer', 'Mona').split('.');
  for (const forged of [`${Buffer.from('Ali').toString('base64url')}.${seal}`, `${name}.`, `.${seal}`])
    expect((await ask('/', {headers: {Authorization: `Bearer ${forged}`}})).status).toBe(401);
});
