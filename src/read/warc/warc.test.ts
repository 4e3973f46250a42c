import {hash} from 'node:crypto';
import {brotliCompressSync, deflateRawSync, deflateSync, gzipSync} from 'node:zlib';
import {expect, test} from 'vitest';
import {piecesOf} from './bytes.ts';
import {gunzip} from './gzip.ts';
import {readWarc} from './warc.ts';

const FILE = {file: 'crawl.warc', line: null};
const HTML =
  '<html><head><title>A boat</title></head><body><p>The boat came home in the evening, its owner said.</p></body></html>';
const TEXT = 'A boat\n\nThe boat came home in the evening, its owner said.';

interface Wish {
  readonly type?: string;
  readonly url?: string;
  readonly status?: string;
  readonly headers?: string;
  readonly body?: Uint8Array | string;
  readonly digest?: string;
  readonly length?: number | string;
}

/** One record of an archive, right but for what is wished otherwise. */
function record({
  type = 'response',
  url = 'https://post.example/a',
  status = '200 OK',
  headers = '',
  body = HTML,
  digest,
  length,
}: Wish = {}): Buffer {
  const head = `HTTP/1.1 ${status}\r\nContent-Type: text/html\r\n${headers}\r\n`;
  const block = Buffer.concat([Buffer.from(head), Buffer.from(body)]);
  const sha1 = digest ?? `sha1:${hash('sha1', block)}`;
  const lines = [
    'WARC/1.0',
    `WARC-Type: ${type}`,
    `WARC-Target-URI: ${url}`,
    `WARC-Block-Digest: ${sha1}`,
    'Content-Type: application/http; msgtype=response',
    `Content-Length: ${length ?? block.length}`,
  ];
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), block, Buffer.from('\r\n\r\n')]);
}

async function* chunks(bytes: Uint8Array, size = 1000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** Each page as its address and text, each problem as its code and place. */
async function read(bytes: Uint8Array, packed = false, size = 1000): Promise<string[]> {
  const said: string[] = [];
  const pieces = packed ? gunzip(chunks(bytes, size)) : piecesOf(chunks(bytes, size));
  for await (const {read: each} of readWarc(pieces, FILE)) {
    if ('code' in each) said.push(`${each.code} ${each.where.offset}`);
    else said.push(...each.problems.map(({code}) => code), each.text === TEXT ? `${each.source.url}` : each.text);
  }
  return said;
}

const A = record();
const B = record({url: '<https://post.example/b>'});
const PAGES = ['https://post.example/a', 'https://post.example/b'];

test('readWarc() gives the pages of an archive, and passes over all that is none', async () => {
  const others = [
    record({type: 'request'}),
    record({type: 'revisit'}),
    record({status: '301 Moved'}),
    record({status: '404 Not Found'}),
    record({body: ''}),
  ];
  expect(await read(Buffer.concat([...others, A, ...others, B]))).toEqual(PAGES);
  expect(await read(Buffer.concat(others))).toEqual(['read/empty 0']);
});

test('readWarc() reads an archive packed record by record, or as a whole, in pieces of any size', async () => {
  const packed = [Buffer.concat([gzipSync(A), gzipSync(B)]), gzipSync(Buffer.concat([A, B]))];
  for (const bytes of packed) for (const size of [1, 7, 100_000]) expect(await read(bytes, true, size)).toEqual(PAGES);
});

test.each([
  ['gzip', gzipSync(HTML)],
  ['gzip', HTML],
  ['br', brotliCompressSync(HTML)],
  ['deflate', deflateSync(HTML)],
  ['deflate', deflateRawSync(HTML)],
  ['gzip, br', brotliCompressSync(gzipSync(HTML))],
])('readWarc() takes off a content encoding of %s', async (encoding, body) => {
  expect(await read(record({headers: `Content-Encoding: ${encoding}\r\n`, body}))).toEqual(PAGES.slice(0, 1));
});

test('readWarc() joins chunks, and leaves alone what only says it is chunked', async () => {
  const half = HTML.length >> 1;
  const chunked = [HTML.slice(0, half), HTML.slice(half), '']
    .map((part) => `${part.length.toString(16)}\r\n${part}\r\n`)
    .join('');
  for (const body of [chunked, HTML]) {
    expect(await read(record({headers: 'Transfer-Encoding: chunked\r\n', body}))).toEqual(PAGES.slice(0, 1));
  }
});

test('readWarc() says where a digest does not match, and reads the page all the same', async () => {
  expect(await read(record({digest: 'sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'}))).toEqual(['read/digest', PAGES[0]]);
  expect(await read(record({digest: 'sha256:00'}))).toEqual(['read/digest', PAGES[0]]);
  expect(await read(record({digest: 'tiger:00'}))).toEqual([PAGES[0]]);
});

test.each([
  ['too short', 100],
  ['too long', 100_000],
  ['below zero', -5],
  ['no number', 'zz'],
  ['endless', '9'.repeat(400)],
])('readWarc() goes on behind a record whose length is %s', async (_, length) => {
  expect(await read(Buffer.concat([A, record({length}), B]))).toEqual([PAGES[0], `read/torn ${A.length}`, PAGES[1]]);
});

test('readWarc() goes on behind bytes that are no record', async () => {
  const noise = Buffer.from(`${'\0'.repeat(70_000)}\r\n`);
  expect(await read(Buffer.concat([A, noise, B]))).toEqual([PAGES[0], `read/torn ${A.length}`, PAGES[1]]);
});

test('readWarc() goes on behind a damaged gzip member', async () => {
  const [a, b] = [gzipSync(A), gzipSync(B)];
  const damaged = Buffer.from(a);
  damaged.fill(0xff, 20, 60);
  expect(await read(Buffer.concat([a, damaged, b]), true)).toEqual([PAGES[0], `read/torn ${a.length}`, PAGES[1]]);
});

test('readWarc() reads what comes before a tear, wherever the archive is torn', async () => {
  const packed = Buffer.concat([gzipSync(A), gzipSync(B)]);
  const whole = Buffer.concat([A, B]);
  for (const [bytes, isPacked] of [
    [whole, false],
    [packed, true],
  ] as const) {
    for (let end = 1; end < bytes.length; end++) {
      const said = await read(bytes.subarray(0, end), isPacked, 100_000);
      expect(said.filter((line) => line.startsWith('https'))).toEqual(
        PAGES.slice(0, said[0] === PAGES[0] ? (said[1] === PAGES[1] ? 2 : 1) : 0),
      );
      expect(said.length, `${end} ${said}`).toBeLessThanOrEqual(3);
    }
  }
});

test('readWarc() refuses what unpacks to a hundred times its size, and goes on', async () => {
  const zeros = Buffer.alloc(30_000_000);
  const bomb = record({headers: 'Content-Encoding: gzip\r\n', body: gzipSync(zeros)});
  expect(await read(Buffer.concat([bomb, A]))).toEqual(['read/refused 0', PAGES[0]]);
  const member = gzipSync(record({body: zeros}));
  expect(await read(Buffer.concat([member, gzipSync(A)]), true)).toEqual(['read/torn 0', PAGES[0]]);
});

test('readWarc() passes over a response too long to be a page without holding it', async () => {
  async function* endless(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(
      'WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: 300000000\r\n\r\n',
    );
    for (let i = 0; i < 300; i++) yield Buffer.alloc(1_000_000, 97);
    yield Buffer.concat([Buffer.from('\r\n\r\n'), A]);
  }
  const before = process.memoryUsage().arrayBuffers;
  const said: string[] = [];
  for await (const {read: each} of readWarc(piecesOf(endless()), FILE))
    said.push('code' in each ? each.code : each.text);
  expect(said).toEqual(['read/refused', TEXT]);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(60_000_000);
});

/** What is read of an archive: how many pages, and the codes of what was not. */
async function countsOf(bytes: Uint8Array, packed: boolean) {
  const chunks = piecesOf(
    (async function* () {
      yield bytes;
    })(),
  );
  async function* plain(): AsyncGenerator<Uint8Array> {
    yield bytes;
  }
  const codes: string[] = [];
  let pages = 0;
  for await (const {read} of readWarc(packed ? gunzip(plain()) : chunks, FILE)) {
    if ('code' in read) codes.push(read.code);
    else pages++;
  }
  return {pages, codes};
}

test('readWarc() gives up an archive that is torn in a thousand places, and keeps what came before', async () => {
  const torn = 'WARC/1.1\r\nWARC-Type: response\r\n\r\n'.repeat(3000);
  const {pages, codes} = await countsOf(Buffer.concat([record(), Buffer.from(torn)]), false);
  expect(pages).toBe(1);
  expect(codes).toHaveLength(1001);
  expect(codes.at(-1)).toBe('read/refused');
});

test('readWarc() gives up a packed archive that is broken in a thousand places', async () => {
  const broken = Buffer.alloc(400_000, Buffer.from([0x1f, 0x8b, 8, 0]));
  const {pages, codes} = await countsOf(Buffer.concat([gzipSync(record()), broken]), true);
  expect(pages).toBe(1);
  expect(codes.length).toBeLessThan(1100);
});

test('gunzip() unpacks short members as it does long ones', async () => {
  const parts = Array.from({length: 300}, (_, i) => Buffer.from(`${i},`.repeat(1 + ((i * 37) % 900))));
  const packed = Buffer.concat(parts.map((part, i) => gzipSync(part, {level: i % 10})));
  for (const size of [1, 100, 5000, packed.length]) {
    async function* chunks(): AsyncGenerator<Uint8Array> {
      for (let at = 0; at < packed.length; at += size) yield packed.subarray(at, at + size);
    }
    const got: Uint8Array[] = [];
    for await (const piece of gunzip(chunks())) if ('bytes' in piece) got.push(piece.bytes);
    expect(Buffer.concat(got)).toEqual(Buffer.concat(parts));
  }
});
