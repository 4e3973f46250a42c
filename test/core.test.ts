import {readdirSync, readFileSync} from 'node:fs';
import {expect, test} from 'vitest';

const SRC = new URL('../src/', import.meta.url);
const LAYERS = [
  'model',
  'packs',
  'language',
  'places',
  'times',
  'speech',
  'read',
  'claims',
  'incidents',
  'tolls',
  'ledger',
  'gists',
];

/** Training a model and building the gazetteer are tools of this repository, not reading. */
const TOOLS = /^language\/train\/|^places\/(?:build|train)\//;

/** Where the core may open files. */
const DOORS = /\/load\.ts$|^packs\/check\.ts$|^read\/(?:files|inputs)\.ts$/;

/** What would make the same bytes give something else on another machine, day or run. */
const FORBIDDEN: readonly (readonly [string, RegExp])[] = [
  ['the clock', /\bDate\.now\b|\bnew Date\(\)|\bperformance\b|\bhrtime\b/],
  ["the engine's reading of dates", /\bnew Date\(|\bDate\.parse\b/],
  ['chance', /\bMath\.random\b|\brandomUUID\b|\brandomBytes\b/],
  ['the locale', /\.(?:localeCompare|toLocale\w*)\(|\bIntl\./],
  ['the network', /\bfetch\(|node:(?:http|https|net|tls|dns|dgram)\b/],
  ['the environment', /\bprocess\.(?:env|argv|cwd|platform)\b/],
];

/** The core's sources, without tests and tools. */
const SOURCES = LAYERS.flatMap((layer) =>
  readdirSync(new URL(`${layer}/`, SRC), {recursive: true, encoding: 'utf8'})
    .map((name) => `${layer}/${name}`)
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts') && !TOOLS.test(path))
    .map((path) => ({path, source: readFileSync(new URL(path, SRC), 'utf8')})),
);

test.each(FORBIDDEN)('the core knows nothing of %s', (_, pattern) => {
  expect(SOURCES.filter(({source}) => pattern.test(source)).map(({path}) => path)).toEqual([]);
});

test('the core opens files only where it loads packs, models and input', () => {
  const open = SOURCES.filter(({source}) =>
    /from 'node:(?:fs|fs\/promises|child_process|worker_threads)'/.test(source),
  );
  expect(open.map(({path}) => path).filter((path) => !DOORS.test(path))).toEqual([]);
});
