import {mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {gzipSync} from 'node:zlib';
import {afterAll, expect, test} from 'vitest';
import {whyNot} from './files.ts';
import {readInputs} from './inputs.ts';
import type {Input} from './stream-options.ts';

const folder = mkdtempSync(join(tmpdir(), 'sayso-read-'));
afterAll(() => rmSync(folder, {recursive: true}));

function put(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), {recursive: true});
  writeFileSync(path, content);
  return path;
}

async function* bytes(...pieces: readonly (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) yield typeof piece === 'string' ? Buffer.from(piece) : piece;
}

/** Each input on a short line: a document's text, or a problem's code and place. */
async function inputs(
  paths: readonly string[],
  stdin?: AsyncIterable<Uint8Array>,
  longest?: number,
): Promise<string[]> {
  const lines: string[] = [];
  const options = {...(stdin ? {stdin} : {}), ...(longest ? {longest} : {})};
  for await (const input of readInputs(paths, options)) lines.push(...say(input));
  return lines;
}

function say(input: Input): string[] {
  const problems = input.kind === 'problem' ? [input.problem] : input.document.problems;
  const said = problems.map(({code, where}) => `${code} line ${where.line} offset ${where.offset}`);
  return input.kind === 'problem' ? said : [...said, JSON.stringify(input.document.text.slice(0, 60))];
}

test('readInputs() gives a folder in code unit order, without hidden files and its README', async () => {
  for (const name of ['b.txt', 'a/z.txt', 'B.txt', 'README.md', '.hidden.txt']) put(`order/${name}`, name);
  expect(await inputs([join(folder, 'order')])).toEqual(['"B.txt"', '"a/z.txt"', '"b.txt"']);
});

test('readInputs() says so where a folder holds nothing to read', async () => {
  mkdirSync(join(folder, 'nothing', 'below'), {recursive: true});
  writeFileSync(join(folder, 'nothing', 'README.md'), 'Nothing yet.');
  expect(await inputs([join(folder, 'nothing')])).toEqual(['read/empty line null offset null']);
});

test.each([
  [{code: 'ENOENT'}, 'There is no such file or folder.'],
  [{code: 'EACCES'}, 'You have no right to read it.'],
  [{code: 'EIO'}, 'It cannot be opened (EIO).'],
  [{code: 'ERR_MODULE_NOT_FOUND'}, 'Reading it failed (ERR_MODULE_NOT_FOUND), which should not be: please report it.'],
  [{}, 'Reading it failed (TypeError), which should not be: please report it.'],
])('whyNot() tells what the system refuses from what the program got wrong: %j', (members, message) => {
  expect(whyNot('a.txt', Object.assign(new TypeError('x'), members)).message).toBe(message);
});

test('readInputs() does not follow a link out of the folder', async () => {
  put('linked/one.txt', 'One.');
  symlinkSync(put('outside.txt', 'Outside.'), join(folder, 'linked', 'out.txt'));
  symlinkSync(join(folder, 'linked', 'one.txt'), join(folder, 'linked', 'same.txt'));
  expect(await inputs([join(folder, 'linked')])).toEqual(['"One."', 'read/link-out line null offset null']);
});

test('readInputs() goes on after a file that is not there, an empty one and a binary one', async () => {
  const paths = [
    join(folder, 'none.txt'),
    put('empty.txt', ''),
    put('blank.txt', ' \n\n'),
    put('pic', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0])),
  ];
  expect(await inputs([...paths, put('good.txt', 'Good.')])).toEqual([
    'read/not-found line null offset null',
    'read/empty line null offset 0',
    'read/empty line null offset null',
    'read/binary line null offset 0',
    '"Good."',
  ]);
});

test('readInputs() reads a page of HTML by what it begins with', async () => {
  expect(await inputs(['-'], bytes('<!DOCTYPE html><p>Five killed.'))).toEqual(['"Five killed."']);
});

test('readInputs() gives the items of a feed', async () => {
  const feed =
    '<?xml version="1.0"?>\n<rss version="2.0"><channel><item><title>Five boats</title></item></channel></rss>';
  expect(await inputs(['-'], bytes(feed))).toEqual(['"Five boats"']);
});

test('readInputs() reads what is packed with gzip as what it is, once', async () => {
  expect(await inputs([put('one.jsonl.gz', gzipSync('{"text": "One."}\n{"text": "Two."}\n'))])).toEqual([
    '"One."',
    '"Two."',
  ]);
  expect(await inputs(['-'], bytes(gzipSync('<!doctype html><p>Five boats.')))).toEqual(['"Five boats."']);
  expect(await inputs(['-'], bytes(gzipSync(gzipSync('Five boats.'))))).toEqual(['read/refused line null offset 0']);
  expect(await inputs(['-'], bytes(gzipSync('Five boats.').subarray(0, -4)))).toEqual([
    '"Five boats."',
    'read/torn line null offset 0',
  ]);
});

test.each([
  ['zero bytes', Buffer.from([65, 0, 0, 66, 0, 67]), 'read/binary'],
  ['XML of another kind', Buffer.from('<?xml version="1.0"?>\n<catalog>'), 'read/not-yet'],
  ['a pretty-printed array', Buffer.from('[\n  {"text": "Five killed."}\n]'), 'read/not-json-lines'],
])('readInputs() says that %s is not read', async (_, content, code) => {
  expect((await inputs(['-'], bytes(content)))[0]).toMatch(code);
});

test('readInputs() reads standard input as JSON Lines where it begins with an object', async () => {
  const lines = '{"id": 7, "text": "Seven."}\n\n{"text": "Eight."}\n';
  expect(await inputs(['-'], bytes(lines))).toEqual(['"Seven."', '"Eight."']);
});

test('readInputs() names the line of each record that is none, and reads the others', async () => {
  const lines = [
    '{"text": "One."}',
    '[1, 2]',
    '"words"',
    '{"text": 3}',
    '{"text": "Two."',
    '{"text": ""}',
    '{"text": "Three."}',
  ];
  expect(await inputs(['-'], bytes(lines.join('\n')))).toEqual([
    '"One."',
    'read/not-an-object line 2 offset 17',
    'read/not-an-object line 3 offset 24',
    'read/no-text line 4 offset 32',
    'read/not-json line 5 offset 44',
    'read/empty line 6 offset 60',
    '"Three."',
  ]);
});

test('readInputs() joins a record that arrives in pieces, even within a character', async () => {
  const whole = Buffer.from('{"text": "Ürümqi."}\n{"text": "Two."}\n');
  const pieces = Array.from({length: whole.length}, (_, i) => whole.subarray(i, i + 1));
  expect(await inputs(['-'], bytes(...pieces))).toEqual(['"Ürümqi."', '"Two."']);
});

test('readInputs() reads text in the wrong encoding, and says from which byte on it guessed', async () => {
  const latin = Buffer.from('Le préfet a dit que dix personnes étaient mortes à Orléans.', 'latin1');
  expect(await inputs(['-'], bytes(latin))).toEqual([
    'read/charset line null offset 5',
    'read/language line null offset null',
    '"Le préfet a dit que dix personnes étaient mortes à Orléans."',
  ]);
});

test('readInputs() reads UTF-16 with and without its mark', async () => {
  const words = 'Twelve people were killed.';
  const plain = Buffer.from(words, 'utf16le');
  const marked = Buffer.concat([Buffer.from([0xff, 0xfe]), plain]);
  expect(await inputs([put('plain.txt', plain), put('marked.txt', marked)])).toEqual([`"${words}"`, `"${words}"`]);
  const records = Buffer.from('\uFEFF{"text": "One."}\n{"text": "Two."}\n', 'utf16le');
  expect(await inputs([put('wide.jsonl', records)])).toEqual(['"One."', '"Two."']);
});

test('readInputs() drops a byte order mark', async () => {
  expect(await inputs([put('bom.txt', '\uFEFFWords.'), put('bom.jsonl', '\uFEFF{"text": "More."}')])).toEqual([
    '"Words."',
    '"More."',
  ]);
});

test('readInputs() puts U+FFFD for a lone surrogate, and keeps the offsets', async () => {
  expect(await inputs(['-'], bytes('{"text": "Ten \\ud800 killed."}'))).toEqual([
    'read/lone-surrogate line 1 offset 4',
    '"Ten \uFFFD killed."',
  ]);
});

test('readInputs() says where quotation marks are nested too deep', async () => {
  const nested = '“a '.repeat(10_000) + '”'.repeat(10_000);
  expect((await inputs(['-'], bytes(nested)))[0]).toBe('read/deep-quotes line null offset 300');
  const straight = '"a '.repeat(10_000) + '"'.repeat(10_000);
  expect((await inputs(['-'], bytes(straight)))[0]).toBe('read/deep-quotes line null offset 300');
  expect(await inputs(['-'], bytes('“One,” he said.\n'.repeat(500)))).toHaveLength(1);
});

test('readInputs() cuts a plain text that is too long, at a whole character', async () => {
  expect(await inputs(['-'], bytes('abcdé', 'fgh'), 5)).toEqual(['read/too-long line null offset 5', '"abcd"']);
});

test('readInputs() passes over a record that is too long without keeping it', async () => {
  const endless = async function* (): AsyncGenerator<Uint8Array> {
    yield Buffer.from('{"text": "One."}\n{"text": "');
    for (let i = 0; i < 1600; i++) yield Buffer.alloc(65_536, 'a');
    yield Buffer.from('"}\n{"text": "Two."}');
  };
  const before = process.memoryUsage().arrayBuffers;
  expect(await inputs(['-'], endless(), 1_000_000)).toEqual(['"One."', 'read/too-long line 2 offset 17', '"Two."']);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(60_000_000);
});

test('readInputs() gives a stream that breaks off as a problem after what came before', async () => {
  const broken = async function* (): AsyncGenerator<Uint8Array> {
    yield Buffer.from(`{"text": "One."}\n${' '.repeat(9000)}\n`);
    throw Object.assign(new Error('gone'), {code: 'EIO'});
  };
  expect(await inputs(['-'], broken())).toEqual(['"One."', 'read/not-readable line null offset null']);
});

test('readInputs() gives up a file of lines that are no records, and goes on where some are none', async () => {
  async function* stdin(text: string): AsyncGenerator<Uint8Array> {
    yield Buffer.from(text);
  }
  const counts = async (text: string): Promise<Record<string, number>> => {
    const found: Record<string, number> = {};
    for await (const input of readInputs(['-'], {stdin: stdin(text)})) {
      const what = input.kind === 'problem' ? input.problem.code : input.kind;
      found[what] = (found[what] ?? 0) + 1;
    }
    return found;
  };
  const good = '{"text": "Rain."}\n';
  expect(await counts(good + '{"":}\n'.repeat(3000) + good)).toEqual({
    document: 1,
    'read/not-json': 1000,
    'read/refused': 1,
  });
  expect(await counts((good + '{"":}\n'.repeat(3)).repeat(700))).toEqual({document: 700, 'read/not-json': 2100});
});

test('readInputs() reads long texts in UTF-8 whole: ASCII, others, and behind a byte order mark', async () => {
  for (const words of ['The bridge is open. '.repeat(200), 'Мост открыт — «да» 😀. '.repeat(200)]) {
    for (const mark of ['', '\uFEFF']) {
      const stdin = (async function* () {
        yield Buffer.from(mark + words);
      })();
      const found = [];
      for await (const input of readInputs(['-'], {stdin})) found.push(input);
      expect(found[0]).toMatchObject({kind: 'document', document: {text: words}});
    }
  }
});

test('readInputs() says once of a packed file that unpacks to far too much why it was not read', async () => {
  const stdin = (async function* () {
    yield gzipSync(Buffer.alloc(30_000_000, 'open '));
  })();
  const codes = [];
  for await (const input of readInputs(['-'], {stdin}))
    codes.push(input.kind === 'problem' ? input.problem.code : input.kind);
  expect(codes).toEqual(['read/torn']);
});

test('readInputs() reads the quotation marks and dashes of windows-1252, guessed or said', async () => {
  const words =
    'The council said the bridge was \x93safe\x94 \x96 the mayor\x92s word. It had been closed since the rain.';
  const shown = 'The council said the bridge was “safe” – the mayor’s word. It had been closed since the rain.';
  for (const written of [words, `<meta charset="iso-8859-1"><article><p>${words}</p></article>`]) {
    const stdin = (async function* () {
      yield Buffer.from(written, 'latin1');
    })();
    const found: Input[] = [];
    for await (const input of readInputs(['-'], {stdin})) found.push(input);
    expect(found[0]).toMatchObject({kind: 'document', document: {text: shown}});
  }
});
