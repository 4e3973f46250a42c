import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Document} from '../src/model/document.ts';
import {textOf as feedText} from '../src/read/feed/feed.ts';
import type {FeedItem} from '../src/read/feed/items.ts';
import {readJsonFeed} from '../src/read/feed/json.ts';
import {readXmlFeed} from '../src/read/feed/xml.ts';
import {readPage} from '../src/read/html/page.ts';
import {parseQuickly} from '../src/read/html/quick.ts';
import {shownText} from '../src/read/html/shown.ts';
import {readInputs} from '../src/read/inputs.ts';
import {type Figure, share} from './figure.ts';
import {SHARED} from './run.ts';

const PAGES = join(SHARED, 'suites/readability');
const FEEDS = join(SHARED, 'suites/gofeed');

/** What is read of pages, feeds and archives, against the suites of others. */
export async function benchImport(): Promise<Figure[]> {
  return [...pageFigures(), ...feedFigures(), ...(await hostileFigures())];
}

interface Page {
  readonly source: Buffer;
  readonly expected: string;
}

function pageFigures(): Figure[] {
  const pages = readdirSync(PAGES)
    .sort()
    .map((name): Page => {
      const read = (file: string): Buffer => readFileSync(join(PAGES, name, file));
      return {source: read('source.html'), expected: read('expected.html').toString('utf8')};
    });
  const f1 = pages.map(scorePage);
  // Rules were written with every second page in view; the others were only scored.
  const unseen = f1.filter((_, i) => i % 2 === 1);
  const usual = pages.map(({source}) => source).filter(({length}) => length < 1_000_000);
  const sure = usual.filter((source) => parseQuickly(source.toString('utf8')) !== null);
  const typical = usual.filter(({length}) => length > 20_000 && length < 120_000);
  return [
    {name: 'article text of pages: mean token F1, pages not looked at', value: 100 * mean(unseen), unit: '%', goal: 90},
    {
      name: '  all pages',
      value: 100 * mean(f1),
      unit: '%',
      goal: 90,
      note: `${pages.length} pages, least ${Math.min(...f1).toFixed(2)}`,
    },
    share('  pages sure enough for the quick way', sure.length / usual.length, null),
    {...rate('pages read the quick way, one core', sure), goal: null},
    {
      ...rate(
        '  those of 20 to 120 kB',
        typical.filter((source) => sure.includes(source)),
      ),
      goal: 500,
    },
    {...rate('  all pages', usual), goal: null},
  ];
}

function scorePage({source, expected}: Page): number {
  const read = readPage(source, {file: null, line: null});
  const text = 'code' in read ? '' : bodyOf(read);
  return tokenF1(tokensOf(text), tokensOf(shownText(expected) ?? ''));
}

/** The expected texts are without the title. */
function bodyOf({text, title}: Document): string {
  return title === null ? text : text.slice(title.end);
}

function tokensOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function tokenF1(got: readonly string[], wanted: readonly string[]): number {
  if (got.length + wanted.length === 0) return 1;
  const left = new Map<string, number>();
  for (const token of wanted) left.set(token, (left.get(token) ?? 0) + 1);
  let shared = 0;
  for (const token of got) {
    const count = left.get(token) ?? 0;
    if (count === 0) continue;
    shared++;
    left.set(token, count - 1);
  }
  return (2 * shared) / (got.length + wanted.length);
}

/** Pages a second, the fastest of five rounds: a machine has other things to do as well. */
function rate(name: string, pages: readonly Buffer[]): Omit<Figure, 'goal'> {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 5; round++) {
    const started = performance.now();
    for (const page of pages) readPage(page, {file: null, line: null});
    least = Math.min(least, performance.now() - started);
  }
  const bytes = pages.reduce((sum, {length}) => sum + length, 0);
  const note = `${pages.length} pages of ${Math.round(bytes / pages.length / 1000)} kB on average`;
  return {name, value: (1000 * pages.length) / least, unit: 'pages/s', note};
}

function feedFigures(): Figure[] {
  const counts = {same: 0, all: 0};
  const missed: string[] = [];
  const files = readdirSync(FEEDS, {recursive: true, encoding: 'utf8'}).sort();
  for (const file of files) {
    const oracle = file.endsWith('.xml') ? file.replace('.xml', '.json') : file.replace('.json', '_expected.json');
    if (
      oracle === file ||
      !files.includes(oracle) ||
      (file.endsWith('.json') && files.includes(file.replace('.json', '.xml')))
    )
      continue;
    const source = readFileSync(join(FEEDS, file), 'utf8');
    const feed = file.endsWith('.xml') ? readXmlFeed(source) : readJsonFeed(source);
    const expected = JSON.parse(readFileSync(join(FEEDS, oracle), 'utf8')) as Expected;
    const fields: [string, string | null | undefined, string | null | undefined][] = [
      ['title', shown(expected.title), feed?.title == null ? null : shownText(feed.title)],
    ];
    for (const [i, item] of (expected.items ?? expected.entries ?? []).entries()) {
      fields.push(...compareItem(item, feed?.items[i], expected));
    }
    for (const [field, wanted, got] of fields) {
      if (plain(wanted) === '' && plain(got) === '') continue;
      counts.all++;
      if (plain(wanted) === plain(got)) counts.same++;
      else missed.push(`${file.split('/').at(-1)} ${field}`);
    }
  }
  const note = `${counts.all} fields; missed: ${missed.join(', ') || 'none'}`;
  return [share('fields of feeds equal to those expected', counts.same / counts.all, 97, note)];
}

/** The oracle's JSON, in the spelling of each of its formats. */
interface Expected {
  readonly title?: unknown;
  readonly author?: unknown;
  readonly authors?: readonly unknown[];
  readonly items?: readonly Item[];
  readonly entries?: readonly Item[];
}

type Item = Readonly<Record<string, unknown>>;

function compareItem(
  item: Item,
  got: FeedItem | undefined,
  feed: Expected,
): [string, string | null | undefined, string | null | undefined][] {
  const source = item['source'] as Expected | undefined;
  const people = [
    item['author'],
    first(item['authors']),
    source?.author,
    first(source?.authors),
    feed.entries && first(feed.authors),
    feed.entries && feed.author,
  ];
  const links = (item['links'] ?? []) as readonly {href?: string; rel?: string}[];
  const link =
    item['link'] ?? item['url'] ?? (links.find(({rel}) => rel === 'alternate') ?? links.find(({rel}) => !rel))?.href;
  const dates = ['published', 'pubDate', 'date_published', 'updated'].map((name) => item[name]);
  const words = ['content_html', 'content', 'description', 'summary', 'content_text'].map((name) => shown(item[name]));
  return [
    ['title', shown(item['title']), feedText(got?.title ?? null)],
    ['link', link as string | undefined, got?.link],
    ['date', dates.find((date) => typeof date === 'string') as string | undefined, got?.published],
    ['author', people.map(nameOf).find((name) => name !== null), got?.author],
    ['content', words.find((text) => text !== ''), feedText(got?.content ?? null)],
  ];
}

function first(list: unknown): unknown {
  return Array.isArray(list) ? list[0] : undefined;
}

function nameOf(person: unknown): string | null {
  if (typeof person === 'string') return person;
  const {name, email} = (person ?? {}) as {name?: string; email?: string};
  return name ?? email ?? null;
}

function shown(words: unknown): string {
  const text = typeof words === 'string' ? words : ((words as {value?: string} | undefined)?.value ?? '');
  return shownText(text) ?? '';
}

function plain(text: string | null | undefined): string {
  return (text ?? '').replace(/\s+/g, ' ').trim();
}

/** Every file of the suites of archives and bombs, with its first half alone as well: how many were read without a throw, and the slowest. */
async function hostileFigures(): Promise<Figure[]> {
  const files = ['suites/warc', 'suites/xml-bombs'].map((folder) => join(SHARED, folder)).filter(existsSync);
  let slowest = 0;
  let inputs = 0;
  for (const folder of files) {
    for (const name of readdirSync(folder)) {
      const bytes = readFileSync(join(folder, name));
      for (const part of [bytes, bytes.subarray(0, bytes.length >> 1)]) {
        const started = performance.now();
        const stdin = (async function* () {
          yield part;
        })();
        for await (const _ of readInputs(['-'], {stdin})) inputs++;
        slowest = Math.max(slowest, performance.now() - started);
      }
    }
  }
  return [
    {
      name: 'archives and XML bombs, the slowest',
      value: slowest,
      unit: 'ms',
      goal: 1000,
      least: true,
      note: `${inputs} reports and problems, no throw`,
    },
  ];
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
