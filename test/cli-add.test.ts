import {type SpawnSyncReturns, spawn, spawnSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {mkdtempSync, openSync, readFileSync, rmSync, truncateSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {gzipSync} from 'node:zlib';
import {afterAll, expect, test} from 'vitest';
import {openDatabase} from '../src/store/driver.ts';

const SAYSO = fileURLToPath(new URL('../bin/sayso.js', import.meta.url));
const SAMPLE = fileURLToPath(new URL('../samples/kazakhstan-2022', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'sayso-cli-add-'));
afterAll(() => rmSync(folder, {recursive: true}));

let ledgers = 0;
const newLedger = (): string => join(folder, `ledger-${ledgers++}`);

function sayso(args: readonly string[], ledger: string, input = ''): SpawnSyncReturns<string> {
  const env = {...process.env, SAYSO_LEDGER: ledger};
  return spawnSync(process.execPath, [SAYSO, ...args], {input, encoding: 'utf8', env, maxBuffer: 1 << 27});
}

function put(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function page(words: string): string {
  return `<!DOCTYPE html><html lang="en"><head><title>Flood in the valley</title><meta property="article:published_time" content="2022-03-04T08:00:00Z"><meta property="og:site_name" content="Valley Post"></head><body><article><h1>Flood in the valley</h1><p>${words}</p><p>The road to the bridge is closed, and boats bring bread to the upper villages.</p></article></body></html>`;
}

const FEED = `<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Wire</title><link>https://harbour.example/</link>
<item><title>Mine accident</title><link>https://harbour.example/mine</link><pubDate>Fri, 04 Mar 2022 09:00:00 GMT</pubDate><description>Rescuers said 7 miners were killed and 11 injured on Thursday.</description></item>
<item><title>Storm</title><link>https://harbour.example/storm</link><pubDate>Fri, 04 Mar 2022 10:00:00 GMT</pubDate><description>The storm left 40 families without homes, the mayor said.</description></item>
</channel></rss>`;

function warcRecord(url: string, html: string): Buffer {
  const http = `HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(html)}\r\n\r\n${html}`;
  const head = `WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:${createHash('md5').update(url).digest('hex')}>\r\nWARC-Date: 2022-03-05T00:00:00Z\r\nWARC-Target-URI: ${url}\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ${Buffer.byteLength(http)}\r\n\r\n`;
  return gzipSync(`${head}${http}\r\n\r\n`);
}

const CRAWL = Buffer.concat([
  warcRecord('https://valley.example/a', page('Police said 3 people were killed in Almaty on Friday.')),
  warcRecord('https://valley.example/b', page('The ministry said 5 soldiers were injured in Astana on Friday.')),
]);

test('sayso add fills a ledger from a folder, a feed, a page and an archive, and adds nothing a second time', () => {
  const ledger = newLedger();
  const inputs = [
    SAMPLE,
    put('feed.xml', FEED),
    put('page.html', page('At least 12 people were killed in Taraz on Friday, police said.')),
    put('crawl.warc.gz', CRAWL),
  ];
  const first = sayso(['add', '--json', ...inputs], ledger);
  expect(first.stderr).toBe('');
  expect(first.status).toBe(0);
  const told = first.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(told.map(({state}) => state)).toEqual(Array.from({length: 21}, () => 'kept'));
  expect(told.map(({entry}) => entry)).toEqual(Array.from({length: 21}, (_, i) => 2 * i));
  const again = sayso(['add', ...inputs], ledger);
  expect(again.stdout).toContain('21 reports, 0 claims');
  expect(again.stdout).toContain(': 0 kept, 21 there already.');
  expect(sayso(['verify'], ledger)).toMatchObject({status: 0, stdout: expect.stringContaining('21 reports')});
  const sources = sayso(['sources', '--json'], ledger).stdout;
  for (const name of ['Valley Post', 'Harbour Wire', 'Irtysh Herald']) expect(sources).toContain(`"${name}"`);
  const killed = sayso(['claims', '--json', '--effect', 'killed', '--from', '2022-03-01'], ledger).stdout;
  expect(killed.trim().split('\n')).toHaveLength(3);
});

test('what cannot be read is told by its cause, the rest is kept, and the exit code is 5', () => {
  const ledger = newLedger();
  const torn = put('torn.warc.gz', CRAWL.subarray(0, CRAWL.length - 90));
  const bad = put('bad.jsonl', `{"text": "Rain."}\n${'[]\n'.repeat(30)}${'{}\n'.repeat(3)}`);
  const {stdout, stderr, status} = sayso(
    ['add', join(folder, 'missing.txt'), torn, put('feed.rss', page('No feed at all.')), bad],
    ledger,
  );
  expect(status).toBe(5);
  expect(stdout).toContain(': 3 kept.');
  expect(stderr).toContain('missing.txt: There is no such file or folder. (read/not-found)');
  expect(stderr).toContain('(read/torn)');
  expect(stderr).toMatch(/and \d+ more problems: \d+ read\/not-an-object, 3 read\/no-text\n$/);
});

test('a file of two billion bytes is refused in little time and memory', () => {
  const path = put('large.txt', 'Police said 3 people were killed in Almaty.\n');
  truncateSync(path, 2 ** 31);
  openSync(path, 'r');
  const {stderr, status, stdout} = sayso(['add', path], newLedger());
  expect([status, stderr, stdout].join('\n')).toMatch(/\(read\/(?:too-long|binary)\)/);
  expect(status).toBe(5);
});

test('an import that was killed goes on where it was: nothing told is lost, nothing is doubled', async () => {
  const ledger = newLedger();
  const records = Array.from({length: 900}, (_, i) =>
    JSON.stringify({
      id: `r${i}`,
      date: '2022-01-10',
      text: `Report ${i}. Police said ${i + 2} people were killed in Almaty.`,
    }),
  );
  const path = put('many.jsonl', `${records.join('\n')}\n`);
  const child = spawn(process.execPath, [SAYSO, 'add', '--json', path], {
    env: {...process.env, SAYSO_LEDGER: ledger},
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let told = '';
  child.stdout.on('data', (piece) => {
    told += String(piece);
    if (told.split('\n').length > 100) child.kill('SIGKILL');
  });
  expect(await new Promise((resolve) => child.on('close', (_, signal) => resolve(signal)))).toBe('SIGKILL');
  const kept = told
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line).id as string);
  const db = await openDatabase(join(ledger, 'ledger.db'), true);
  const there = new Set(
    db
      .prepare('select id from documents')
      .all()
      .map(({id}) => String(id)),
  );
  db.close();
  expect(kept.filter((id) => !there.has(id))).toEqual([]);
  expect(there.size).toBeLessThan(900);
  expect(sayso(['add', path], ledger).stdout).toContain(`${900 - there.size} kept, ${there.size} there already.`);
  expect(sayso(['verify'], ledger).stdout).toContain('1,800 entries, 900 reports, 900 claims. Everything holds.');
});

test('reports that come in slowly are kept as they come', async () => {
  const ledger = newLedger();
  const child = spawn(process.execPath, [SAYSO, 'add', '--json', '-'], {
    env: {...process.env, SAYSO_LEDGER: ledger},
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  child.stdin.write(`${JSON.stringify({id: 'slow', text: 'Rain.'})}\n${' '.repeat(9000)}\n`);
  const first = await new Promise((resolve) => child.stdout.once('data', resolve));
  expect(JSON.parse(String(first))).toMatchObject({id: 'slow', state: 'kept'});
  child.kill('SIGINT');
  expect(await new Promise((resolve) => child.on('close', resolve))).toBe(130);
  expect(readFileSync(join(ledger, 'ledger.db')).length).toBeGreaterThan(0);
});

test('sayso add keeps records with NUL and half characters, tells of them, and what it kept holds', () => {
  const ledger = newLedger();
  const odd = put(
    'odd.jsonl',
    [
      '{"id":"a\\u0000b","text":"A\\u0000 ferry sank. Six people were killed in Almaty, police said.","date":"2022-01-09","case":"x\\u0000"}',
      '{"id":"c","text":"Seven people were injured in Almaty, police said.","title":"\\ud800","url":"https://a.example/\\udc00"}',
    ].join('\n'),
  );
  const {status, stderr, stdout} = sayso(['add', odd], ledger);
  expect([status, stdout]).toEqual([5, expect.stringContaining('2 reports, 2 claims')]);
  expect(stderr.match(/\(read\/(nul|lone-surrogate)\)/g)).toHaveLength(5);
  expect(sayso(['verify'], ledger)).toMatchObject({status: 0});
});

test('sayso add keeps and marks a report whose language only the guesser knows, in whatever encoding', () => {
  const words = 'Le conseil municipal a annoncé que la route du lac restera fermée après la pluie de dimanche.';
  const [one, two] = [put('fr.txt', words), put('fr-1252.txt', Buffer.from(`${words} Bonne soirée.`, 'latin1'))];
  const {status, stderr, stdout} = sayso(['add', one, two], newLedger());
  expect([status, stdout]).toEqual([5, expect.stringContaining('2 of them in a language that is not read yet')]);
  expect(stderr.match(/\(read\/\w+\)/g)).toEqual(['(read/language)', '(read/charset)', '(read/language)']);
});
