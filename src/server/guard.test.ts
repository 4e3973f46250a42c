import {beforeAll, describe, expect, test} from 'vitest';
import {HOST, type Tried, tryApp} from './app.fixture.ts';

let desk: Tried;
beforeAll(async () => {
  desk = await tryApp();
});

describe('onlyHosts()', () => {
  test.each([
    'evil.example',
    'evil.example:4815',
    '127.0.0.1',
    '127.0.0.1:4816',
    'localhost',
    '127.0.0.1.:4815',
    '0.0.0.0:4815',
    '',
  ])('answers 421 to %j, whoever asks', async (host) => {
    for (const method of ['GET', 'HEAD', 'POST', 'OPTIONS']) {
      expect((await desk.ask('/healthz', {method, headers: {Host: host}})).status).toBe(421);
    }
  });

  test('answers by its own names', async () => {
    for (const host of [HOST, 'localhost:4815'])
      expect((await desk.ask('/healthz', {as: 'nobody', headers: {Host: host}})).status).toBe(200);
  });
});

describe('onlyOwnPages', () => {
  const from = (site: string, more: Record<string, string> = {}) => ({'Sec-Fetch-Site': site, ...more});

  test.each([
    ['cross-site', 'https://evil.example'],
    ['cross-site', 'null'],
    ['same-site', 'http://127.0.0.1:9999'],
    ['none', 'http://localhost:9999'],
  ])('refuses what %s pages of %s post', async (site, origin) => {
    const answer = await desk.ask('/api/v1/decisions', {method: 'POST', headers: from(site, {Origin: origin})});
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({code: 'server/cross-site', status: 403});
  });

  test('refuses by Origin alone where a browser tells no more', async () => {
    const answer = await desk.ask('/api/v1/decisions', {method: 'POST', headers: {Origin: 'http://evil.example'}});
    expect(answer.status).toBe(403);
  });

  test('lets a link be followed, and nothing be loaded into another page', async () => {
    const link = from('cross-site', {'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'document'});
    const frame = from('cross-site', {'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'iframe'});
    const image = from('cross-site', {'Sec-Fetch-Mode': 'no-cors', 'Sec-Fetch-Dest': 'image'});
    expect((await desk.ask('/nothing', {headers: link})).status).toBe(404);
    expect((await desk.ask('/nothing', {headers: frame})).status).toBe(403);
    expect((await desk.ask('/nothing', {headers: image})).status).toBe(403);
  });

  test('gives no other page leave to read (CORS)', async () => {
    const answer = await desk.ask('/healthz', {headers: {Origin: 'https://evil.example'}});
    expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
});

test('withHeaders forbids a browser everything that pages do not need, on every answer', async () => {
  for (const path of ['/healthz', '/nothing', '/?token=wrong']) {
    const {headers} = await desk.ask(path);
    const policy = headers.get('Content-Security-Policy') ?? '';
    for (const part of ["default-src 'none'", "frame-ancestors 'none'", "trusted-types 'none'", "base-uri 'none'"])
      expect(policy).toContain(part);
    expect(policy).not.toContain('unsafe');
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(headers.get('Referrer-Policy')).toBe('same-origin');
    expect(headers.get('Cache-Control')).toMatch(/no-store|no-cache/);
  }
});

test('what is too large is refused in a sentence that says what to do', async () => {
  const body = new Uint8Array(50_000_000);
  const answer = await desk.ask('/api/v1/imports', {method: 'POST', body, headers: {'Content-Length': '50000000'}});
  expect(answer.status).toBe(413);
  expect(await answer.json()).toMatchObject({code: 'server/too-large', back: '/import'});
});

test('a browser gets a page where a program gets a problem', async () => {
  const page = await desk.ask('/nothing', {headers: {Accept: 'text/html,*/*'}});
  expect(page.headers.get('Content-Type')).toContain('text/html');
  expect(await page.text()).toContain('There is nothing at this address');
  const problem = await desk.ask('/nothing');
  expect(problem.headers.get('Content-Type')).toBe('application/problem+json');
});

test('a fault is told without what was in it', async () => {
  const broken = await tryApp();
  await broken.ledger.close();
  const answer = await broken.ask('/healthz');
  expect(answer.status).toBe(500);
  expect(await answer.json()).toMatchObject({code: expect.stringMatching(/^server\//)});
});

test('styles and scripts are kept by the browser for good, packed where it takes that, and need no session', async () => {
  const packed = await desk.ask('/assets/desk-ABCD1234.css', {
    as: 'nobody',
    headers: {'Accept-Encoding': 'gzip, br;q=0'},
  });
  expect(packed.headers.get('Content-Encoding')).toBe('gzip');
  expect(packed.headers.get('Cache-Control')).toContain('immutable');
  const plain = await desk.ask('/assets/desk-ABCD1234.css', {headers: {'Accept-Encoding': 'gzip;q=0'}});
  expect(plain.headers.get('Content-Encoding')).toBeNull();
  expect(await plain.text()).toContain('CanvasText');
  for (const name of ['..%2fpackage.json', 'desk-ABCD1234.css.gz', '__proto__', 'constructor'])
    expect((await desk.ask(`/assets/${name}`)).status).toBe(404);
});
