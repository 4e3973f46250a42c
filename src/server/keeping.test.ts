import {existsSync, readdirSync, readFileSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test, vi} from 'vitest';
import type {LedgerView, Standing, TaskView} from '../desk/views.ts';
import {openLedger} from '../keeper/ledger.ts';
import {verifyLedger} from '../keeper/verify.ts';
import {type Tried, tryApp} from './app.fixture.ts';
import {PASSES_FILE} from './passes.ts';

let desk: Tried;
beforeAll(async () => {
  desk = await tryApp(['d1', 'd2', 'd3']);
});
afterAll(() => desk.close());

/** Sends a form of the ledger's page as a browser of somebody of this standing does. */
async function send(standing: Standing, fields: Record<string, string>, of: Tried = desk): Promise<Response> {
  const session = of.access.open({standing, by: null, pass: null});
  return of.ask('/ledger', {
    as: 'nobody',
    method: 'POST',
    body: new URLSearchParams({csrf: of.access.sessionOf(session)?.csrf ?? '', ...fields}),
    headers: {Cookie: `sayso-4815=${session}`, Accept: 'text/html', 'Sec-Fetch-Site': 'same-origin'},
  });
}

const pageFor = async (as: Standing, of: Tried = desk): Promise<string> =>
  (await of.ask('/ledger', {as, headers: {Accept: 'text/html'}})).text();

const ledgerFor = async (as: Standing, of: Tried = desk): Promise<LedgerView> =>
  (await (await of.ask('/api/v1/ledger', {as})).json()) as LedgerView;

/** Sends JSON to the API. */
const post = (as: Standing, path: string, body: object = {}, of: Tried = desk): Promise<Response> =>
  of.ask(`/api/v1${path}`, {
    as,
    method: 'POST',
    body: JSON.stringify(body),
    headers: {'Content-Type': 'application/json'},
  });

async function ended(id: string, of: Tried = desk): Promise<TaskView> {
  await vi.waitFor(() => expect(of.tasks.find(id)?.state).not.toBe('running'), {timeout: 60_000, interval: 20});
  return of.tasks.find(id)!;
}

describe('what only the owner may do', () => {
  const FORMS = [
    {action: 'backup'},
    {action: 'rotate', confirm: 'yes'},
    {action: 'name', name: 'Mallory'},
    {action: 'admit', name: 'Mallory', standing: 'owner'},
    {action: 'withdraw', pass: 'x'},
  ];
  const CALLS: readonly (readonly [string, object])[] = [
    ['/ledger/backups', {}],
    ['/ledger/key', {confirm: true}],
    ['/people/owner', {name: 'Mallory'}],
    ['/people', {name: 'Mallory', standing: 'owner'}],
    ['/people/x/withdraw', {}],
  ];

  test.each(['reader', 'reviewer'] as const)(
    'a %s is refused, with a plain page and the way back',
    async (standing) => {
      const before = await ledgerFor('owner');
      for (const fields of FORMS) {
        const answer = await send(standing, fields);
        expect([fields.action, answer.status]).toEqual([fields.action, 403]);
        expect(await answer.text()).toContain('That is not for you to do');
      }
      for (const [path, body] of CALLS) expect([path, (await post(standing, path, body)).status]).toEqual([path, 403]);
      expect((await desk.ask('/api/v1/people', {as: standing})).status).toBe(403);
      const after = await ledgerFor('owner');
      expect([after.size, after.verifier, after.people]).toEqual([before.size, before.verifier, before.people]);
    },
  );

  test('the page offers each what they may do, and tells who they are', async () => {
    const [reader, reviewer, owner] = [await pageFor('reader'), await pageFor('reviewer'), await pageFor('owner')];
    for (const page of [reader, reviewer, owner]) expect(page).toContain('Fingerprint');
    expect(reader).not.toContain('<form');
    expect(reviewer).toContain('value="check"');
    for (const action of ['backup', 'rotate', 'name', 'admit']) {
      expect(reviewer).not.toContain(`value="${action}"`);
      expect(owner).toContain(`value="${action}"`);
    }
    expect((await ledgerFor('reader')).you).toEqual({name: null, standing: 'reader'});
    expect((await ledgerFor('reviewer')).people).toBeNull();
  });

  test('a reader starts no check, and sees of none', async () => {
    expect((await send('reader', {action: 'check'})).status).toBe(403);
    expect((await post('reader', '/ledger/checks')).status).toBe(403);
    expect((await desk.ask('/api/v1/ledger/tasks', {as: 'reader'})).status).toBe(403);
    expect((await ledgerFor('reader')).tasks).toEqual([]);
  });

  test('a form of another session does nothing, and one that says nothing is told so', async () => {
    expect((await send('owner', {action: 'name', name: 'X', csrf: 'forged'})).status).toBe(403);
    for (const fields of [{}, {action: 'burn'}, {action: 'name', name: ' '}, {action: 'admit', name: 'A'}] as Record<
      string,
      string
    >[])
      expect((await send('owner', fields)).status).toBe(400);
    expect((await ledgerFor('owner')).people).toEqual({owner: 'A. Reviewer', isNamedAtStart: false, passes: []});
  });
});

test('the owner says what they are called, and decides under that name from then on', async () => {
  const own = await tryApp();
  expect((await send('owner', {action: 'name', name: ' Ö. Keeper '}, own)).status).toBe(303);
  expect(await pageFor('owner', own)).toContain('value="Ö. Keeper"');
  const headers = {'Content-Type': 'application/json', 'If-Match': '"-1"'};
  const body = JSON.stringify({kind: 'accept', target: 'd1-killed'});
  expect((await own.ask('/api/v1/decisions', {as: 'owner', method: 'POST', body, headers})).status).toBe(201);
  const stale = await own.ask('/api/v1/decisions', {as: 'owner', method: 'POST', body, headers});
  expect(await stale.json()).toMatchObject({theirs: {by: 'Ö. Keeper'}});
  await own.close();
});

test('a token is shown once and kept as a digest; it lets one person in as what was said, until it is withdrawn', async () => {
  const made = await send('owner', {action: 'admit', name: 'Mona Ö.', standing: 'reviewer'});
  expect([made.status, made.headers.get('Cache-Control')]).toEqual([201, 'no-store']);
  const shown = await made.text();
  const token = /\?token=([\w-]{43})/.exec(shown)?.[1] ?? '';
  expect(shown).toContain(`Authorization: Bearer ${token}`);
  const {people} = await ledgerFor('owner');
  const [pass] = people?.passes ?? [];
  expect(pass).toMatchObject({name: 'Mona Ö.', standing: 'reviewer'});
  const file = join(desk.ledger.folder, PASSES_FILE);
  expect(readFileSync(file, 'utf8')).not.toContain(token);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(await pageFor('owner')).not.toContain(token);

  const entered = await desk.ask(`/review?token=${token}`, {as: 'nobody'});
  const cookie = (entered.headers.get('Set-Cookie') ?? '').split(';')[0] ?? '';
  const come = (path: string, headers: Record<string, string>) => desk.ask(path, {as: 'nobody', headers});
  expect((await come('/review', {Cookie: cookie})).status).toBe(200);
  expect((await come('/api/v1/ledger', {Authorization: `Bearer ${token}`})).status).toBe(200);
  expect(((await (await come('/api/v1/ledger', {Cookie: cookie})).json()) as LedgerView).you).toEqual({
    name: 'Mona Ö.',
    standing: 'reviewer',
  });
  const decided = await desk.ask('/api/v1/decisions', {
    as: 'nobody',
    method: 'POST',
    headers: {Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', 'If-Match': '"-1"'},
    body: JSON.stringify({kind: 'accept', target: 'd2-killed'}),
  });
  expect(((await decided.json()) as {card: {review: string}}).card.review).toBe('accepted');

  expect((await send('owner', {action: 'withdraw', pass: pass?.id ?? ''})).status).toBe(303);
  for (const headers of [{Cookie: cookie}, {Authorization: `Bearer ${token}`}] as Record<string, string>[])
    expect((await come('/review', headers)).status).toBe(401);
  expect((await send('owner', {action: 'withdraw', pass: pass?.id ?? ''})).status).toBe(410);
  // What the command line printed lets in as before.
  expect((await desk.ask('/review', {as: 'reviewer'})).status).toBe(200);
});

test('the API lets people in and keeps them out as the page does', async () => {
  const made = (await (await post('owner', '/people', {name: 'Rami', standing: 'reader'})).json()) as {
    token: string;
    address: string;
    pass: {id: string};
  };
  expect(made.address).toBe(`http://127.0.0.1:4815/?token=${made.token}`);
  const headers = {Authorization: `Bearer ${made.token}`};
  expect((await desk.ask('/api/v1/claims', {as: 'nobody', headers})).status).toBe(200);
  expect((await desk.ask('/api/v1/review', {as: 'nobody', headers})).status).toBe(403);
  expect(await (await desk.ask('/api/v1/people', {as: 'owner'})).text()).not.toContain(made.token);
  expect((await post('owner', `/people/${made.pass.id}/withdraw`)).status).toBe(200);
  expect((await desk.ask('/api/v1/claims', {as: 'nobody', headers})).status).toBe(401);
  expect((await post('owner', '/people', {name: '', standing: 'reader'})).status).toBe(400);
  expect((await post('owner', '/people', {name: 'X', standing: 'king'})).status).toBe(400);
});

test('another key is put in place only when it is meant; the log names both, and all that was signed still holds', async () => {
  const own = await tryApp();
  const before = await ledgerFor('owner', own);
  expect((await send('owner', {action: 'rotate'}, own)).status).toBe(400);
  expect((await post('owner', '/ledger/key', {}, own)).status).toBe(400);
  expect((await ledgerFor('owner', own)).verifier).toBe(before.verifier);
  const answer = await send('owner', {action: 'rotate', confirm: 'yes'}, own);
  expect([answer.status, answer.headers.get('Location')]).toEqual([303, `/ledger?entry=${before.size}#key`]);
  const after = await ledgerFor('owner', own);
  expect(after.entries[0]).toMatchObject({index: before.size, kind: 'key-rotated'});
  expect(after.verifier).not.toBe(before.verifier);
  expect(after.fingerprint).toMatch(/^[0-9a-f]{64}$/);
  expect((await post('owner', '/ledger/key', {confirm: true}, own)).status).toBe(201);
  const {faults, keys} = await verifyLedger(own.ledger, before.checkpoint);
  expect([faults, keys.changes]).toEqual([[], 2]);
  await own.close();
});

test('a backup is made beside the ledger, with its key or without, and without the tokens of people', async () => {
  for (const withKey of [true, false]) {
    const task = (await (await post('owner', '/ledger/backups', {withKey})).json()) as TaskView;
    const {state, said} = await ended(task.id);
    expect([state, said[0]]).toEqual([
      'done',
      expect.stringContaining(withKey ? ', with its key' : ', without its key'),
    ]);
    const folder = /lies in (\S+),/.exec(said[0] ?? '')?.[1] ?? '';
    expect(existsSync(join(folder, 'key'))).toBe(withKey);
    expect(readdirSync(folder)).not.toContain(PASSES_FILE);
    const copy = await openLedger(folder, {readOnly: true});
    expect((await verifyLedger(copy)).faults).toEqual([]);
    await copy.close();
    // The clock of this test stands still, so the next would go to the same folder.
    if (withKey) vi.spyOn(desk.ledger.world, 'now').mockReturnValue('2022-01-07T09:00:01Z');
  }
  vi.restoreAllMocks();
});

test('a check says in plain sentences what it found, also against a checkpoint kept elsewhere', async () => {
  const {checkpoint} = await ledgerFor('owner');
  const task = (await (await post('reviewer', '/ledger/checks', {against: checkpoint})).json()) as TaskView;
  expect(task).toMatchObject({kind: 'check', state: 'running'});
  const {holds, said} = await ended(task.id);
  expect(holds).toBe(true);
  expect(said[0]).toMatch(/^Everything holds: \d+ entries, 3 reports, 6 claims\.$/);
  expect(said).toContain('The log begins as it did when the checkpoint that you gave was signed.');
  const page = await pageFor('reviewer');
  expect(page).toContain('everything holds');
  const answer = await send('reviewer', {action: 'check', against: 'no checkpoint'});
  expect([answer.status, answer.headers.get('Location')]).toEqual([303, '/ledger#tasks']);
  const wrong = await ended(desk.tasks.list()[0]!.id);
  expect(wrong).toMatchObject({state: 'done', holds: false});
  expect(await pageFor('reviewer')).toContain('something was changed');
});
