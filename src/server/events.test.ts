import {afterEach, expect, test} from 'vitest';
import {addDocuments} from '../keeper/ledgers.fixture.ts';
import {documentAbout} from '../store/samples.fixture.ts';
import {type Tried, tryApp} from './app.fixture.ts';
import {type Listening, listen} from './listen.ts';

const opened: Listening[] = [];
afterEach(async () => {
  for (const each of opened.splice(0)) await each.stop();
});

/** Reads what a listener is told until it holds some words. */
async function until(answer: Response, words: string): Promise<string> {
  const reader = answer.body?.getReader();
  const decoder = new TextDecoder();
  let told = '';
  while (!told.includes(words)) {
    const {done, value} = (await reader?.read()) ?? {done: true, value: undefined};
    if (done) break;
    told += decoder.decode(value, {stream: true});
  }
  reader?.releaseLock();
  return told;
}

const listenTo = (desk: Tried, headers: Record<string, string> = {}, as: 'reviewer' | 'reader' = 'reviewer') =>
  desk.ask('/api/v1/events', {as, headers});

test('who listens is told what comes in, and after a break what was missed', async () => {
  const desk = await tryApp(['d1']);
  const answer = await listenTo(desk);
  expect(answer.headers.get('Content-Type')).toBe('text/event-stream');
  expect(await until(answer, 'listening')).toContain('id: 2\n');
  await addDocuments(desk.ledger, [documentAbout('d7')]);
  const told = await until(answer, 'document-added');
  expect(told).toMatch(/event: ledger\nid: 4\ndata: \{"from":2,"size":4,/);
  expect(told).not.toContain('Almaty');
  await answer.body?.cancel();
  const again = await listenTo(desk, {'Last-Event-ID': '2'});
  expect(await until(again, 'claims-read')).toContain('id: 4\n');
  await again.body?.cancel();
});

test('reviewers are told how imports get on, readers are not', async () => {
  const desk = await tryApp(['d1']);
  const [reviewer, reader] = [await listenTo(desk), await listenTo(desk, {}, 'reader')];
  await desk.ask('/api/v1/imports', {
    method: 'POST',
    headers: {'Content-Type': 'application/json'},
    body: JSON.stringify({text: 'Police said 12 people were killed in Almaty.', title: 'A name'}),
  });
  expect(await until(reviewer, '"done"')).toContain('event: job');
  const told = await until(reader, 'document-added');
  expect(told).not.toContain('A name');
  await Promise.all([reviewer.body?.cancel(), reader.body?.cancel()]);
});

test('a listener who goes away is forgotten, and stopping ends those who stay', async () => {
  const desk = await tryApp(['d1']);
  const server = await listen(desk.fetch, 0);
  opened.push(server);
  const {port} = server;
  const leaves = new AbortController();
  const headers = {Authorization: `Bearer ${desk.access.token('reviewer')}`};
  const left = await fetch(`http://127.0.0.1:${port}/api/v1/events`, {headers, signal: leaves.signal});
  const stays = await fetch(`http://127.0.0.1:${port}/api/v1/events`, {headers});
  expect([left.status, stays.status]).toEqual([200, 200]);
  leaves.abort();
  await until(stays, 'listening');
  desk.stop();
  expect(await until(stays, 'never said')).not.toContain('never said');
  const refused = await desk.ask('/api/v1/events');
  expect(refused.status).toBe(503);
});
