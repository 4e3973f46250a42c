import {type SpawnSyncReturns, spawn, spawnSync} from 'node:child_process';
import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {afterAll, expect, test} from 'vitest';

const SAYSO = fileURLToPath(new URL('../bin/sayso.js', import.meta.url));
const SAMPLE = fileURLToPath(new URL('../samples/kazakhstan-2022', import.meta.url));
const REPORT = 'At least 12 people were killed in Almaty on Sunday, police said.\n';

const folder = mkdtempSync(join(tmpdir(), 'sayso-cli-'));
afterAll(() => rmSync(folder, {recursive: true}));

function sayso(
  args: readonly string[],
  input = '',
  env: Readonly<Record<string, string>> = {},
): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [SAYSO, ...args], {
    input,
    encoding: 'utf8',
    env: {...process.env, ...env},
    maxBuffer: 1 << 27,
  });
}

function put(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

test('sayso read - prints the claims of standard input as a table', () => {
  const {stdout, status} = sayso(['read', '-', '--date', '2022-01-10'], REPORT);
  expect(stdout).toContain('≥ 12 people killed');
  expect(stdout).toContain('police');
  expect(stdout).toContain('«At least 12» people were «killed» in Almaty');
  expect(stdout).toMatch(/1 report, 1 claim\.\n$/);
  expect(status).toBe(0);
});

test('sayso read --json prints one object a line', () => {
  const {stdout, status} = sayso(
    ['read', '--json', '-'],
    `{"id": "a", "text": ${JSON.stringify(REPORT)}}\n{"id": "b", "text": "Rain."}\n`,
  );
  const [first, second] = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(first).toMatchObject({
    id: 'a',
    claims: [{effect: 'killed', figure: {text: 'At least 12', low: 12, high: null}}],
  });
  expect(second).toEqual({id: 'b', claims: []});
  expect(status).toBe(0);
});

test('sayso read gives no claims of a report in another language, and of bytes that are not UTF-8 those they hold', () => {
  const german = `${'Bei dem Angriff auf die Stadt wurden nach Angaben der Behörden mehrere Menschen verletzt. '.repeat(5)}`;
  const latin = new Uint8Array(Buffer.from('In Bogotá 12 people were killed, police said.', 'latin1'));
  const file = put('de.txt', german);
  const {stdout, status} = sayso(['read', '--json', file, put('latin.txt', latin)]);
  const [other, legacy] = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(other.claims).toEqual([]);
  expect(legacy.claims).toMatchObject([{effect: 'killed', figure: {low: 12}}]);
  expect(status).toBe(5);
});

test('every package that the program takes in can be taken in by a script', async () => {
  sayso(['--version']);
  const program = new URL('../dist/run/main.cjs', import.meta.url);
  const text = readFileSync(program, 'utf8');
  const named = (call: string): string[] =>
    [...text.matchAll(new RegExp(`\\b${call}\\("([^"_]+)"\\)`, 'g'))].map((match) => match[1] ?? '');
  const required = named('require');
  expect(required).toContain('string-width');
  for (const name of required) createRequire(program)(name);
  const imported = named('programImport');
  expect(imported).toContain('eld/extrasmall');
  for (const name of imported) await import(name);
});

test('what the program was compiled to is kept, and changes nothing that is read', () => {
  const runs = new URL('../dist/run/', import.meta.url);
  const [first, second] = [1, 2].map(() => sayso(['read', '--json', '-'], REPORT).stdout);
  expect(second).toBe(first);
  expect(readdirSync(runs).some((name) => /^main\.cjs\.\d+$/.test(name))).toBe(true);
});

test('sayso read --json --mentions adds places, times and attributions', () => {
  const {stdout} = sayso(['read', '--json', '--mentions', '--date', '2022-01-10', '-'], REPORT);
  const {mentions} = JSON.parse(stdout) as {mentions: readonly {kind: string; text?: string}[]};
  expect(mentions.map(({kind}) => kind).sort()).toEqual(['attribution', 'place', 'time']);
  expect(mentions.map(({text}) => text)).toContain('Almaty');
});

test('sayso read gives the same bytes whatever the number of workers', () => {
  const one = sayso(['read', '--json', '--mentions', SAMPLE]).stdout;
  expect(sayso(['read', '--json', '--mentions', '--workers', '3', SAMPLE]).stdout).toBe(one);
  const many = put(
    'many.jsonl',
    one
      .split('\n')
      .slice(0, -1)
      .flatMap((_, i) =>
        Array.from({length: 20}, (_, k) =>
          JSON.stringify({id: `${i}-${k}`, text: `${i} soldiers and ${k} students were killed.`}),
        ),
      )
      .join('\n'),
  );
  const [single, several] = ['1', '2'].map((workers) => sayso(['read', '--json', '--workers', workers, many]).stdout);
  expect(several).toBe(single);
  expect(single?.split('\n')).toHaveLength(321);
});

test('sayso read gives the same bytes in every time zone and locale', () => {
  const here = sayso(['read', '--json', '--mentions', SAMPLE]).stdout;
  for (const env of [
    {TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8'},
    {TZ: 'America/Los_Angeles', LC_ALL: 'C'},
  ]) {
    expect(sayso(['read', '--json', '--mentions', SAMPLE], '', env).stdout).toBe(here);
  }
});

test('sayso read goes on after input it cannot read, names it, and ends with 5', () => {
  const good = put('good.txt', REPORT);
  const {stdout, stderr, status} = sayso([
    'read',
    '--json',
    put('empty.txt', ''),
    put('bad.jsonl', '{"text": "Rain."}\n[1]\n'),
    good,
  ]);
  expect(status).toBe(5);
  expect(stdout.trim().split('\n')).toHaveLength(2);
  expect(stderr).toContain('empty.txt: It is empty. (read/empty)');
  expect(stderr).toContain('bad.jsonl:2: The line is JSON, but not an object');
});

test('sayso read says the first twenty problems and counts the others', () => {
  const {stderr} = sayso(['read', '--json', '-'], `{"text": "Rain."}\n${'[]\n'.repeat(50)}`);
  expect(stderr.trim().split('\n')).toHaveLength(21);
  expect(stderr).toContain('and 30 more problems');
});

test.each([
  [['raed'], 'Did you mean "sayso read"?'],
  [['read'], 'Nothing to read'],
  [['read', '--jsno', 'x'], 'Did you mean --json?'],
  [['read', '--workers', 'many', 'x'], '--workers needs a whole number of at least 1, not "many".'],
  [['read', '--workers'], '--workers needs a value'],
  [['read', '--json=yes', 'x'], '--json takes no value'],
  [['read', '--mentions', 'x'], '--mentions goes with --json'],
  [['read', '--date', 'soon', 'x'], '--date needs a day'],
  [[], 'Usage: sayso COMMAND'],
])('sayso %j is wrong usage: exit 2, with a sentence that helps', (args, message) => {
  const {stderr, stdout, status} = sayso(args);
  expect(stderr).toContain(message);
  expect(stdout).toBe('');
  expect(status).toBe(2);
});

test('sayso read --lang xx says that there is no such pack: exit 1', () => {
  const {stderr, status} = sayso(['read', '--lang', 'xx', '-'], REPORT);
  expect(stderr).toContain('(pack/unknown-language)');
  expect(status).toBe(1);
});

test('sayso help, --help and --version print to standard output', () => {
  expect(sayso(['help']).stdout).toContain('read');
  expect(sayso(['help', 'read']).stdout).toBe(sayso(['read', '--help']).stdout);
  expect(sayso(['--version']).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test('sayso packs check finds no fault in the packs', () => {
  expect(sayso(['packs', 'check'])).toMatchObject({status: 0, stdout: expect.stringMatching(/ 0 faults\n$/)});
});

test('sayso read prints no character of a report that could command a terminal or deceive the eye', () => {
  const text = 'At least \x1b]0;owned\x0712\x1b[2J people were killed in Almaty, \u202Epolice\u202C said.';
  const {stdout} = sayso(['read', '-'], JSON.stringify({text, title: '\x1b[31m\u200Bred'}));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that there are none is the point
  expect(stdout).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069]/);
  expect(stdout).toContain('␛[31m⟨U+200B⟩red');
});

test('sayso read ends quietly when nobody reads its output any more', async () => {
  const records = put('long.jsonl', `${JSON.stringify({text: REPORT})}\n`.repeat(3000));
  const child = spawn(process.execPath, [SAYSO, 'read', '--json', records], {stdio: ['ignore', 'pipe', 'pipe']});
  let stderr = '';
  child.stderr.on('data', (chunk) => {
    stderr += String(chunk);
  });
  child.stdout.once('data', () => child.stdout.destroy());
  const code = await new Promise((resolve) => child.on('close', resolve));
  expect({code, stderr}).toEqual({code: 0, stderr: ''});
});

test('sayso read ends with 130 when it is interrupted', async () => {
  const child = spawn(process.execPath, [SAYSO, 'read', '--json', '-'], {stdio: ['pipe', 'pipe', 'inherit']});
  child.stdin.write(`${JSON.stringify({text: REPORT})}\n${' '.repeat(9000)}\n`);
  child.stdout.once('data', () => child.kill('SIGINT'));
  expect(await new Promise((resolve) => child.on('close', resolve))).toBe(130);
});

test.each([
  ['read', []],
  ['add', ['--ledger', join(folder, 'none')]],
])('sayso %s fetches no address unless it is allowed, and says how', (command, options) => {
  const {stdout, stderr, status} = sayso([command, ...options, 'https://post.example/a']);
  expect(stderr).toBe(
    'sayso: https://post.example/a is an address, and nothing is fetched unless you allow it: add --fetch.\n',
  );
  expect(stdout).toBe('');
  expect(status).toBe(2);
});

test('sayso read --fetch asks nothing of this machine, and reads the rest', () => {
  const {stdout, stderr, status} = sayso(
    ['read', '--json', '--fetch', 'http://127.0.0.1/', 'file:///etc/hosts', '-'],
    REPORT,
  );
  expect(stderr).toContain(
    'http://127.0.0.1/: Its host is not on the public internet. It was not fetched. (fetch/not-public)',
  );
  expect(stderr).toContain('(fetch/scheme)');
  expect(stdout.trim().split('\n')).toHaveLength(1);
  expect(status).toBe(5);
});
