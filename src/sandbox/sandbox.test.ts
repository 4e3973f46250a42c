import {spawnSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {gzipSync} from 'node:zlib';
import {afterAll, afterEach, expect, test} from 'vitest';
import {readInputs} from '../read/inputs.ts';
import {readStream} from '../read/stream.ts';
import type {Input, StreamOptions} from '../read/stream-options.ts';
import {processFlags} from './process.ts';
import {createSandbox, type Sandbox} from './sandbox.ts';
import {BOUNDS} from './signs.ts';

const folder = mkdtempSync(join(tmpdir(), 'sayso-sandbox-'));
afterAll(() => rmSync(folder, {recursive: true}));

const open: Sandbox[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

function sandboxWith(bounds = BOUNDS): Sandbox {
  const sandbox = createSandbox(bounds);
  open.push(sandbox);
  return sandbox;
}

/** More than any page needs, and less than a page made to need much takes. */
const TIGHT = {silence: 10_000, memory: 120_000_000};

const page = (title: string, body: string): string =>
  `<!doctype html><title>${title}</title><article><p>At least 12 people were killed at the bridge, officials said.</p>${body}</article>`;

/** Within every limit of a page, and many times as much in memory; no two elements alike, so that it does not pack like a bomb. */
const GREEDY = page(
  'Greedy',
  Array.from(
    {length: 66_000},
    (_, i) => `<i ${[3, 5, 7, 11, 13, 17].map((k) => `a${(i * k) % 8191}=${(i * k * k) % 9973}`).join(' ')}>x</i>`,
  ).join(''),
);

function archive(...pages: readonly string[]): string {
  return pages
    .map((html) => {
      const block = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n${html}`;
      return `WARC/1.1\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: ${Buffer.byteLength(block)}\r\n\r\n${block}\r\n\r\n`;
    })
    .join('');
}

async function* streamOf(bytes: string | Uint8Array): AsyncGenerator<Uint8Array> {
  const all = Buffer.from(bytes as string);
  for (let at = 0; at < all.length; at += 65_536) yield all.subarray(at, at + 65_536);
}

async function read(bytes: string | Uint8Array, options: StreamOptions, name = 'a'): Promise<Input[]> {
  const inputs: Input[] = [];
  for await (const input of readStream(streamOf(bytes), name, options)) inputs.push(input);
  return inputs;
}

/** Bytes are the same whichever kind of array holds them. */
const plain = (inputs: readonly Input[]): unknown[] =>
  inputs.map((input) =>
    input.kind === 'document' ? {...input, raw: Buffer.from(input.raw).toString('latin1')} : input,
  );

const say = (inputs: readonly Input[]): string[] =>
  inputs.map((input) =>
    input.kind === 'document'
      ? (input.document.text.split('\n')[0] ?? '')
      : `${input.problem.code} @${input.problem.where.offset}`,
  );

const FEED = `<rss><channel>${Array.from({length: 50}, (_, i) => `<item><title>Item ${i}</title></item>`).join('')}</channel></rss>`;

test.each([
  ['a page', page('Bridge hit', '')],
  ['a feed', FEED],
  ['an archive', archive(page('One', ''), page('Two', ''))],
  ['a packed archive', gzipSync(archive(page('One', ''), page('Two', '')))],
  ['a torn archive', archive(page('One', ''), page('Two', '')).slice(0, -100)],
  ['packed words', gzipSync('Twelve people were killed.')],
  ['packed records', gzipSync('{"text": "One."}\nnot JSON\n{"text": "Two."}\n')],
  ['a long page', page('Long', '<p>Words, and more words of it.</p>'.repeat(30_000))],
  ['a page that is too long', page('Long', ' '.repeat(12_000_000))],
  ['a gzip bomb', gzipSync(Buffer.alloc(300_000_000, 97))],
])('a sandbox gives of %s what is read in the open', async (_, bytes) => {
  const {read: apart} = sandboxWith();
  expect(plain(await read(bytes, {apart}))).toEqual(plain(await read(bytes, {})));
});

test('a sandbox reads bodies that are packed as their servers say', async () => {
  const known = {url: 'https://post.example/a', charset: null, encoding: 'gzip', type: 'text/html'};
  const bytes = gzipSync(page('Bridge hit', ''));
  expect(plain(await read(bytes, {apart: sandboxWith().read, known}))).toEqual(plain(await read(bytes, {known})));
});

test('a sandbox reads one stream after the other, in one process, also when two are asked for at once', async () => {
  const {read: apart} = sandboxWith();
  const all = await Promise.all(Array.from({length: 20}, (_, i) => read(page(`Page ${i}`, ''), {apart})));
  expect(all.map(say)).toEqual(Array.from({length: 20}, (_, i) => [`Page ${i}`]));
});

test('a page that takes too much memory is refused with its reason, and what follows is read', async () => {
  const {read: apart} = sandboxWith(TIGHT);
  const [input] = await read(GREEDY, {apart});
  expect(input).toMatchObject({kind: 'problem', problem: {code: 'read/refused'}});
  expect(input?.kind === 'problem' && input.problem.message).toContain('needs more than 120 MB');
  expect(say(await read(page('After', ''), {apart}))).toEqual(['After']);
});

test('a page that takes too long is refused with its reason, and what follows is read', async () => {
  const {read: apart} = sandboxWith({...BOUNDS, silence: 150});
  const slow = page('Slow', '<p><b><font size=1>a</p>'.repeat(150_000));
  const [input] = await read(slow, {apart});
  expect(input?.kind === 'problem' && input.problem.message).toContain('within 0.15 seconds');
  const after = sandboxWith();
  expect(say(await read(page('After', ''), {apart: after.read}))).toEqual(['After']);
});

test('an archive is read on behind a page that had to be given up', async () => {
  const path = join(folder, 'crawl.warc.gz');
  const one = archive(page('One', ''));
  writeFileSync(
    path,
    Buffer.concat([one, archive(GREEDY), archive(page('Two', ''))].map((each) => gzipSync(each, {level: 1}))),
  );
  const {read: apart} = sandboxWith(TIGHT);
  const inputs: Input[] = [];
  for await (const input of readInputs([path], {apart})) inputs.push(input);
  expect(say(inputs)).toEqual(['One', `read/refused @${gzipSync(one, {level: 1}).length}`, 'Two']);
});

test('a stream that breaks off is a problem after what came before it', async () => {
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(archive(page('One', ''), page('Two', 'Words. '.repeat(2000))).slice(0, -50));
    throw Object.assign(new Error('gone'), {code: 'EIO'});
  }
  const inputs: Input[] = [];
  for await (const input of readStream(broken(), 'a', {apart: sandboxWith().read})) inputs.push(input);
  expect(say(inputs)).toEqual(['One', expect.stringContaining('read/torn'), 'read/not-readable @null']);
});

test('a sandbox may be left in the middle of a stream, and used again', async () => {
  const {read: apart} = sandboxWith();
  for await (const input of readStream(streamOf(FEED), 'a', {apart})) {
    expect(say([input])).toEqual(['Item 0']);
    break;
  }
  expect(say(await read(page('After', ''), {apart}))).toEqual(['After']);
});

test('nothing that a sandbox runs opens a connection or starts a program', () => {
  const seen = new Set<string>();
  const builtIn = new Set<string>();
  const follow = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const [, from = ''] of readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)) {
      if (from.startsWith('.')) follow(join(file, '..', from));
      else if (from.startsWith('node:')) builtIn.add(from);
    }
  };
  follow(fileURLToPath(new URL('./child.ts', import.meta.url)));
  follow(fileURLToPath(new URL('./guard.ts', import.meta.url)));
  expect(seen.size).toBeGreaterThan(40);
  expect([...builtIn].filter((name) => /net|http|tls|dns|dgram|child_process|cluster|inspector/.test(name))).toEqual(
    [],
  );
});

test('the process of a sandbox may read none but its own files, write none, and start nothing', () => {
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  const probe = (code: string): string => {
    const {stdout, stderr} = spawnSync(
      process.execPath,
      [
        ...processFlags(),
        '-e',
        `try { ${code}; console.log('done') } catch (error) { console.log(error.code ?? error.name) }`,
      ],
      {
        encoding: 'utf8',
      },
    );
    return stdout.trim() || stderr;
  };
  const secret = JSON.stringify(join(folder, 'secret.txt'));
  expect(probe('1')).toBe('done');
  expect(probe(`require('fs').readFileSync(${secret})`)).toBe('ERR_ACCESS_DENIED');
  expect(probe(`require('fs').writeFileSync(${secret}, '')`)).toBe('ERR_ACCESS_DENIED');
  expect(probe(`require('child_process').spawnSync('ls')`)).toBe('ERR_ACCESS_DENIED');
  expect(probe(`new Function('return 1')`)).toBe('EvalError');
  expect(probe(`({}).__proto__.polluted = 1`)).toBe('TypeError');
});
