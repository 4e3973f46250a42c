import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {expect, test} from 'vitest';
import {withRealOutput} from '../scripts/console-blocks.ts';
import {COMMANDS} from '../src/cli/commands.ts';
import {REFUSAL_CODES, type RefusalCode, statusOf} from '../src/server/refusals.ts';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

function sources(folder: string): string {
  return readdirSync(join(ROOT, folder), {recursive: true, encoding: 'utf8'})
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => read(join(folder, name)))
    .join('\n');
}

/** What of `found` a page does not name, in code. */
function missing(page: string, found: Iterable<string>): string[] {
  return [...new Set(found)].filter((name) => !page.includes(name));
}

function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map((match) => match[1] ?? '');
}

test('README.md and the guide show what the commands really print', () => {
  for (const page of ['README.md', 'docs/guide.md'])
    expect(withRealOutput(read(page)), 'run "npm run docs"').toBe(read(page));
});

test('docs/cli.md names every command and every option', async () => {
  const page = read('docs/cli.md');
  const commands = await Promise.all(Object.values(COMMANDS).map((load) => load()));
  expect(
    missing(
      page,
      commands.map(({name}) => `## sayso ${name}`),
    ),
  ).toEqual([]);
  expect(
    missing(
      page,
      commands.flatMap(({options}) => Object.keys(options).map((name) => `--${name}`)),
    ),
  ).toEqual([]);
});

test('docs/cli.md names every problem that reading knows', () => {
  expect(missing(read('docs/cli.md'), matches(read('src/read/problems.ts'), /'(read\/[a-z-]+)'/g))).toEqual([]);
});

test('docs/cli.md names every problem that fetching knows', () => {
  expect(missing(read('docs/cli.md'), matches(read('src/fetch/problems.ts'), /'(fetch\/[a-z-]+)'/g))).toEqual([]);
});

test('docs/http.md names everything the server refuses, with its status', () => {
  const rows = read('docs/http.md')
    .split('\n')
    .filter((line) => line.startsWith('| `server/'));
  const said = (code: RefusalCode) =>
    rows.some((row) => row.includes(`\`${code}\``) && row.includes(String(statusOf(code))));
  expect(REFUSAL_CODES.filter((code) => !said(code))).toEqual([]);
});

test('docs/api.md names every function, every list and every error code', () => {
  const page = read('docs/api.md');
  const values = matches(read('src/index.ts').replace(/export type \{[^}]*\}/g, ''), /\{([^}]*)\}/g)
    .flatMap((names) => names.split(','))
    .map((name) => name.trim())
    .filter((name) => name !== '' && !name.startsWith('type '));
  expect(missing(page, values)).toEqual([]);
  expect(missing(page, matches(sources('src'), /SaysoError\(\s*'([a-z/-]+)'/g))).toEqual([]);
  expect(missing(page, matches(sources('src/store'), /'(store\/[a-z-]+)'/g))).toEqual([]);
});

test('docs/packs.md names every table of the packs', () => {
  const tables = ['en', 'und'].flatMap((tag) =>
    readdirSync(join(ROOT, 'packs', tag)).filter((name) => name.endsWith('.txt')),
  );
  expect(
    missing(
      read('docs/packs.md'),
      tables.map((name) => name.replace('.txt', '')),
    ),
  ).toEqual([]);
});

test('ARCHITECTURE.md names every folder and file that stands directly in src', () => {
  const names = readdirSync(join(ROOT, 'src')).filter((name) => !name.endsWith('.test.ts'));
  expect(missing(read('ARCHITECTURE.md'), names)).toEqual([]);
});

test('every link between the pages leads somewhere', () => {
  const pages = [
    'README.md',
    'ARCHITECTURE.md',
    'STYLE.md',
    'CONTRIBUTING.md',
    'SECURITY.md',
    'CHANGELOG.md',
    'cases/README.md',
  ];
  pages.push(
    ...readdirSync(join(ROOT, 'docs'), {recursive: true, encoding: 'utf8'})
      .filter((name) => name.endsWith('.md'))
      .map((name) => join('docs', name)),
  );
  const broken = pages.flatMap((page) =>
    matches(read(page), /\]\((?!https?:)([^)#]+)/g)
      .filter((link) => !existsSync(join(ROOT, dirname(page), link)))
      .map((link) => `${page}: ${link}`),
  );
  expect(broken).toEqual([]);
});

test('no page names a path of one machine', () => {
  for (const page of ['README.md', 'ARCHITECTURE.md', 'docs/cli.md', 'docs/guide.md', '.ci/run']) {
    expect(read(page)).not.toMatch(/\/(?:home|Users|work|tmp)\//);
  }
});
