import {brotliCompressSync, constants, gzipSync} from 'node:zlib';
import {expect, test} from 'vitest';
import {readStream} from './stream.ts';
import type {Input, Known, StreamOptions} from './stream-options.ts';

const PAGE =
  '<!doctype html><title>Bridge hit</title><article><p>At least 12 people were killed at the bridge, officials said.</article>';
const KNOWN: Known = {url: 'https://post.example/2022/01/06/bridge', charset: null, encoding: null, type: null};

async function read(bytes: string | Uint8Array, options: StreamOptions = {}, name = 'a'): Promise<Input[]> {
  async function* chunks(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(bytes);
  }
  const inputs: Input[] = [];
  for await (const input of readStream(chunks(), name, options)) inputs.push(input);
  return inputs;
}

async function documentOf(bytes: string | Uint8Array, known: Partial<Known>) {
  const [input] = await read(bytes, {known: {...KNOWN, ...known}});
  if (input?.kind !== 'document') throw new Error(JSON.stringify(input));
  return input.document;
}

test.each([
  ['gzip', gzipSync(PAGE)],
  ['br', brotliCompressSync(PAGE)],
  ['gzip, br', brotliCompressSync(gzipSync(PAGE))],
  ['identity', Buffer.from(PAGE)],
])(
  'readStream() takes the encoding %j off that a server named, and keeps the page as raw bytes',
  async (encoding, body) => {
    const [input] = await read(body, {known: {...KNOWN, encoding}});
    expect(input).toMatchObject({kind: 'document', raw: Buffer.from(PAGE), document: {source: {url: KNOWN.url}}});
  },
);

test('readStream() refuses a body that is not packed as its server says, or unpacks to far too much', async () => {
  for (const body of [
    Buffer.from(PAGE),
    brotliCompressSync(Buffer.alloc(12_000_000), {params: {[constants.BROTLI_PARAM_QUALITY]: 1}}),
  ]) {
    const [input] = await read(body, {known: {...KNOWN, encoding: 'br'}});
    expect(input).toMatchObject({kind: 'problem', problem: {code: 'read/refused'}});
  }
});

test('readStream() gives a document the address at which it was found, and the day that the address names', async () => {
  expect(await documentOf(PAGE, {})).toMatchObject({published: '2022-01-06', source: {url: KNOWN.url}});
  expect((await documentOf('Twelve people were killed.', {type: 'text/plain'})).source.url).toBe(KNOWN.url);
});

test('readStream() believes a server that says HTML where the bytes leave it open', async () => {
  const page = 'Update: <p>At least 12 people were killed at the bridge, officials said.';
  expect((await documentOf(page, {type: 'text/html'})).source.mediaType).toBe('text/html');
  expect((await documentOf(page, {type: 'text/plain'})).source.mediaType).toBe('text/plain');
});

test('readStream() reads a page in the encoding that its server names', async () => {
  const latin = Buffer.from(PAGE.replace('Bridge', 'Br\u00fccke'), 'latin1');
  expect((await documentOf(latin, {charset: 'iso-8859-1'})).text).toMatch(/^Br\u00fccke hit\n/);
});

test('readStream() completes the links of a feed with the address of the feed', async () => {
  const feed =
    '<rss><channel><title>Post</title><item><title>Bridge hit</title><link>/bridge</link></item></channel></rss>';
  expect((await documentOf(feed, {url: 'https://post.example/rss'})).source.url).toBe('https://post.example/bridge');
});

test.each([
  ['a page', PAGE, true],
  ['a feed', '<rss><channel><item><title>A</title></item></channel></rss>', true],
  ['a JSON feed', '{"version": "https://jsonfeed.org/version/1.1", "items": []}', true],
  ['an archive', 'WARC/1.1\r\n\r\n', true],
  ['packed words', gzipSync('Twelve people were killed.'), true],
  ['plain words', 'Twelve people were killed.', false],
  ['records', '{"text": "Twelve people were killed."}', false],
  ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47]), false],
])('readStream() hands %s over to be read apart: %s', async (_, bytes, expected) => {
  const handed: string[] = [];
  await read(bytes, {
    async *apart(chunks, name) {
      for await (const chunk of chunks) handed.push(`${name}:${chunk.length}`);
      yield* [];
    },
  });
  expect(handed).toEqual(expected ? [`a:${Buffer.from(bytes as string).length}`] : []);
});

test('readStream() lets go of a stream that it does not read to its end', async () => {
  for (const bytes of [Buffer.from([0x89, 0x50, 0x4e, 0x47]), Buffer.from('<?xml version="1.0"?><a/>')]) {
    let closed = false;
    async function* chunks(): AsyncGenerator<Uint8Array> {
      try {
        for (;;) yield Buffer.concat([bytes, Buffer.alloc(9000, 32)]);
      } finally {
        closed = true;
      }
    }
    for await (const _ of readStream(chunks(), 'a'));
    expect(closed).toBe(true);
  }
});
