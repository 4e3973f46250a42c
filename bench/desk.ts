import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, rmSync} from 'node:fs';
import {Agent, request} from 'node:http';
import {cpus, loadavg, tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import type {Figure} from './figure.ts';
import {makeLedgerOf} from './ledger-of.ts';
import {SAYSO} from './run.ts';

/** Claims of the ledger whose pages are timed one by one. */
const PAGED = 50_000;
/** Claims of the ledger that is asked under load. */
const LOADED = 100_000;

const CONNECTIONS = 50;
const SECONDS = 30;

const REVIEWERS = 12;
const DECISIONS = 100;
const CONTESTED = 20;

/** How fast the desk answers, whether it does so under load, and whether any decision is lost. */
export async function benchDesk(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sayso-bench-desk-'));
  try {
    return [
      ...(await starting(join(folder, 'sample'))),
      ...(await leafing(join(folder, 'large'))),
      ...(await asking(join(folder, 'larger'))),
    ];
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

/** `npm start` on an installed clone, up to the first page. */
async function starting(folder: string): Promise<Figure[]> {
  const started = performance.now();
  const desk = await open(['--sample', '--ledger', folder]);
  try {
    const first = await desk.ask('/');
    const seconds = (performance.now() - started) / 1000;
    const again = await desk.ask('/incidents');
    if (first.status !== 200 || again.status !== 200) throw new Error('the sample case does not answer');
    return [
      {name: 'desk: start to the first page of the sample', value: seconds, unit: 's', goal: 10, least: true},
      {name: 'first page of the sample', value: first.ms, unit: 'ms', goal: 1000, least: true},
      await weighing(desk),
      ...(await refusing(desk)),
    ];
  } finally {
    await desk.end();
  }
}

/** The script that the page with most of it loads, as it is sent. */
async function weighing(desk: Desk): Promise<Figure> {
  let most = 0;
  for (const path of ['/', '/incidents', '/review', '/sources', '/import', '/ledger', ...(await linked(desk))]) {
    const scripts = [...(await pageOf(desk, path)).matchAll(/<script[^>]* src="([^"]+)"/g)].map(
      ([, address]) => address ?? '',
    );
    let bytes = 0;
    for (const address of scripts) bytes += (await desk.ask(address, {headers: {'accept-encoding': 'gzip'}})).bytes;
    most = Math.max(most, bytes);
  }
  return {name: 'script of the page with most of it, packed', value: most / 1000, unit: 'KB', goal: 60, least: true};
}

/** Addresses of an incident and of a report of it. */
async function linked(desk: Desk): Promise<string[]> {
  const incident = /href="(\/incidents\/[^"?#]+)/.exec(await pageOf(desk, '/'))?.[1] ?? '/';
  const report = /href="(\/reports\/[^"?#]+)/.exec(await pageOf(desk, incident))?.[1] ?? '/';
  return [incident, report];
}

const pageOf = async (desk: Desk, path: string): Promise<string> =>
  (await desk.ask(path, {headers: {accept: 'text/html'}})).body;

/** What a hostile page can try. */
async function refusing(desk: Desk): Promise<Figure[]> {
  const places = ['/', '/incidents', '/review', '/api/v1/claims', '/healthz', '/metrics', '/assets/desk.css'];
  const others = [
    'evil.example',
    `evil.example:${desk.port}`,
    '127.0.0.1',
    `0.0.0.0:${desk.port}`,
    `127.0.0.1.:${desk.port}`,
  ];
  let rebound = 0;
  for (const path of places)
    for (const host of others) if ((await desk.ask(path, {headers: {host}})).status === 421) rebound++;
  const posts = ['/review', '/import', '/ledger', '/sources', '/api/v1/decisions', '/api/v1/imports', '/api/v1/read'];
  const froms = [
    {origin: 'https://evil.example', 'sec-fetch-site': 'cross-site'},
    {origin: 'null', 'sec-fetch-site': 'cross-site'},
    {origin: 'http://127.0.0.1:1', 'sec-fetch-site': 'same-site'},
    {origin: 'https://evil.example'},
  ];
  let crossed = 0;
  for (const path of posts)
    for (const headers of froms)
      if ((await desk.ask(path, {method: 'POST', body: 'a=1', headers})).status === 403) crossed++;
  return [
    {
      name: 'asked for by another name (rebinding): answered 421',
      value: (100 * rebound) / (places.length * others.length),
      unit: '%',
      goal: 100,
    },
    {
      name: "other pages' POST: answered 403",
      value: (100 * crossed) / (posts.length * froms.length),
      unit: '%',
      goal: 100,
    },
  ];
}

/** The pages of a large ledger, none of them asked for before. */
async function leafing(folder: string): Promise<Figure[]> {
  const ledger = await makeLedgerOf(PAGED, folder);
  await ledger.close();
  const {desk} = await opening(folder);
  try {
    return await paging(desk);
  } finally {
    await desk.end();
  }
}

/** A larger ledger: how long it takes to open, load, and reviewers who collide. */
async function asking(folder: string): Promise<Figure[]> {
  const ledger = await makeLedgerOf(LOADED, folder);
  await ledger.close();
  const first = await opening(folder);
  await first.desk.end();
  const {desk, listening, opened, processor} = await opening(folder);
  try {
    return [
      {
        name: `a ledger of ${LOADED} claims: listens, and says how far it is`,
        value: listening,
        unit: 's',
        goal: 1,
        least: true,
      },
      {
        name: '  everything is answered',
        value: opened,
        unit: 's',
        goal: null,
        note: `${processor.toFixed(1)} s of processor; ${first.processor.toFixed(1)} s the first time, ${first.opened.toFixed(1)} s by the clock`,
      },
      ...(await loading(desk)),
      ...(await colliding(desk)),
    ];
  } finally {
    await desk.end();
  }
}

/** A desk, and how long it took to listen and to answer everything, in seconds. */
async function opening(folder: string) {
  const started = performance.now();
  const since = (): number => (performance.now() - started) / 1000;
  const desk = await open(['--ledger', folder]);
  await desk.ask('/');
  const listening = since();
  while ((await desk.ask('/incidents')).status === 503) await sleep(100);
  return {desk, listening, opened: since(), processor: await gaugeOf(desk, 'process_cpu_seconds_total')};
}

/** Every page, one request after the other, none of them answered before, once the desk says that its lists are ready. */
async function paging(desk: Desk): Promise<Figure[]> {
  while ((await gaugeOf(desk, 'sayso_desk_ready')) !== 1) await sleep(250);
  const kinds = await addressesOf(desk, 20);
  const figures: Figure[] = [];
  for (const [kind, paths] of Object.entries(kinds.pages)) {
    const times: number[] = [];
    const before = await gaugeOf(desk, 'process_cpu_seconds_total');
    for (const path of paths) {
      const {status, ms} = await desk.ask(path, {headers: {accept: 'text/html'}});
      if (status !== 200) throw new Error(`${kind} answers ${status}`);
      times.push(ms);
    }
    const used = (1000 * ((await gaugeOf(desk, 'process_cpu_seconds_total')) - before)) / paths.length;
    figures.push({
      name: `  ${kind}, p95 of ${times.length}`,
      value: quantile(times, 0.95),
      unit: 'ms',
      goal: 150,
      least: true,
      note: `${used.toFixed(0)} ms of processor each`,
    });
  }
  const slowest = Math.max(...figures.map(({value}) => value));
  return [
    {
      name: `pages of ${PAGED} claims, not asked for before: p95 of the slowest kind`,
      value: slowest,
      unit: 'ms',
      goal: 150,
      least: true,
    },
    ...figures,
  ];
}

/** Fifty connections that ask as fast as they are answered, for half a minute. */
async function loading(desk: Desk): Promise<Figure[]> {
  const {pages, api} = await addressesOf(desk, 20);
  const paths = [...Object.values(pages).flat(), ...api];
  // Once each before: memory has then come to where it stays.
  for (const path of paths) await desk.ask(path);
  const before = await gaugeOf(desk, 'process_resident_memory_bytes');
  const times: number[] = [];
  let errors = 0;
  const until = performance.now() + 1000 * SECONDS;
  const run = async (seed: number): Promise<void> => {
    for (let n = seed; performance.now() < until; n += 7) {
      const {status, ms} = await desk.ask(paths[n % paths.length]!);
      times.push(ms);
      if (status !== 200) errors++;
    }
  };
  await Promise.all(Array.from({length: CONNECTIONS}, (_, i) => run(i * 13)));
  const after = await gaugeOf(desk, 'process_resident_memory_bytes');
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, client on the same; load ${loadavg()[0]?.toFixed(1)}`;
  const mb = `${Math.round(after / 1e6)} MB`;
  return [
    {
      name: `${CONNECTIONS} connections, ${SECONDS} s, ${paths.length} pages and answers: errors`,
      value: errors,
      unit: '',
      goal: 0,
      least: true,
    },
    {name: '  p99', value: quantile(times, 0.99), unit: 'ms', goal: 150, least: true, note: machine},
    {name: '  p50', value: quantile(times, 0.5), unit: 'ms', goal: null},
    {name: '  answers', value: times.length / SECONDS, unit: 'a second', goal: null},
    {
      name: '  resident memory, end against begin',
      value: after / before,
      unit: 'times',
      goal: 1.1,
      least: true,
      note: mb,
    },
  ];
}

/** Reviewers who decide on the same claims, all at once. */
async function colliding(desk: Desk): Promise<Figure[]> {
  const {rows} = (await desk.json('/api/v1/claims?review=open&limit=20')) as {rows: {claim: {id: string}}[]};
  const claims = rows.slice(0, CONTESTED).map(({claim}) => claim.id);
  const sizeOf = async () => ((await desk.json('/api/v1/ledger/entries?limit=1')) as {size: number}).size;
  const before = await sizeOf();
  let accepted = 0;
  let told = 0;
  const review = async (reviewer: number): Promise<void> => {
    for (let n = 0; n < DECISIONS; n++) {
      const target = claims[(n * (reviewer + 1)) % claims.length]!;
      const {tag} = await desk.ask(`/api/v1/claims/${target}`);
      const answer = await desk.ask('/api/v1/decisions', {
        method: 'POST',
        body: JSON.stringify({target, kind: n % 2 === 0 ? 'accept' : 'reject', by: `Reviewer ${reviewer}`}),
        headers: {'content-type': 'application/json', 'if-match': tag},
      });
      if (answer.status === 201) accepted++;
      if (answer.status === 409) {
        const both = JSON.parse(answer.body) as {mine?: unknown; theirs?: unknown};
        if (both.mine !== undefined && both.theirs !== null && both.theirs !== undefined) told++;
      }
    }
  };
  await Promise.all(Array.from({length: REVIEWERS}, (_, i) => review(i)));
  const entries = (await sizeOf()) - before;
  const note = `${accepted} accepted, ${told} told of a conflict`;
  return [
    {
      name: `${REVIEWERS} reviewers × ${DECISIONS}: neither accepted nor told of both`,
      value: REVIEWERS * DECISIONS - accepted - told,
      unit: '',
      goal: 0,
      least: true,
      note,
    },
    {
      name: '  accepted, less entries of the ledger',
      value: Math.abs(accepted - entries),
      unit: '',
      goal: 0,
      least: true,
    },
  ];
}

/** Addresses of every kind of page, and of the API. */
async function addressesOf(desk: Desk, each: number) {
  const {list} = (await desk.json(`/api/v1/incidents?limit=${Math.max(each, 10)}`)) as {list: {rows: {id: string}[]}};
  const {rows} = (await desk.json(`/api/v1/documents?limit=${each}`)) as {rows: {id: string}[]};
  const claims = (await desk.json(`/api/v1/claims?limit=${each}&effect=killed`)) as {rows: {claim: {id: string}}[]};
  const incidents = list.rows.map(({id}) => encodeURIComponent(id));
  const reports = rows.map(({id}) => encodeURIComponent(id));
  const ids = claims.rows.map(({claim}) => encodeURIComponent(claim.id));
  const policies = ['range', 'ucdp', 'acled', 'ibc', 'latest'];
  const years = ['2017', '2018', '2019', '2020', '2021', '2022'];
  const lenses = policies.flatMap((policy) =>
    ['', ...years.map((year) => `&as-of=${year}-06-30`)].map((asOf) => `policy=${policy}${asOf}`),
  );
  const filters = [
    'effect=killed',
    'effect=injured',
    'place=KZ',
    'place=PK',
    'contested=yes',
    'grade=fair',
    'from=2019-01-01',
    'to=2018-12-31',
  ];
  return {
    pages: {
      case: lenses.slice(0, each).map((lens) => `/?${lens}`),
      incidents: [
        ...lenses.slice(0, 12).map((lens) => `/incidents?${lens}`),
        ...filters.map((filter) => `/incidents?${filter}`),
      ].slice(0, each),
      incident: incidents.map((id) => `/incidents/${id}`),
      'incident, looking back': incidents.slice(0, 10).map((id, i) => `/incidents/${id}?${lenses[i % lenses.length]}`),
      'printable report': incidents.map((id) => `/incidents/${id}/report`),
      reader: reports.map((id) => `/reports/${id}`),
      review: ids.map((id) => `/review?claim=${id}`),
      sources: ['/sources', ...[50, 100, 150].map((after) => `/sources?after=${after}`)],
      import: ['/import', '/import?a=1', '/import?a=2'],
      ledger: ['/ledger', '/ledger?a=1', '/ledger?a=2'],
    },
    api: [
      ...incidents.map((id) => `/api/v1/incidents/${id}/timeline`),
      ...reports.map((id) => `/api/v1/documents/${id}`),
      ...ids.map((id) => `/api/v1/claims/${id}`),
      ...filters.map((filter) => `/api/v1/incidents?limit=20&${filter}`),
      '/api/v1/claims?limit=20&effect=missing',
      '/api/v1/claims?limit=20&place=KZ',
      '/api/v1/documents?limit=20',
      '/api/v1/ledger/entries?from=5000&limit=50',
      '/api/v1/ledger/checkpoint',
      '/case.json',
      '/incidents.csv',
    ],
  };
}

/** A figure that the desk tells of itself. */
async function gaugeOf(desk: Desk, name: string): Promise<number> {
  const {body} = await desk.ask('/metrics');
  return Number(new RegExp(`^${name} ([\\d.]+)$`, 'm').exec(body)?.[1] ?? Number.NaN);
}

interface Answer {
  /** As they were sent, packed or not. */
  readonly bytes: number;
  readonly status: number;
  readonly body: string;
  readonly tag: string;
  /** From the request to the last byte. */
  readonly ms: number;
}

interface Asking {
  readonly method?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A desk in a process of its own, and how to ask it. */
interface Desk {
  readonly port: number;
  ask(path: string, asking?: Asking): Promise<Answer>;
  json(path: string): Promise<unknown>;
  end(): Promise<void>;
}

async function open(args: readonly string[]): Promise<Desk> {
  const child = spawn(process.execPath, [SAYSO, 'serve', '--port', '0', ...args], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const address = await firstLine(child);
  const {port, searchParams} = new URL(address);
  const agent = new Agent({keepAlive: true, maxSockets: CONNECTIONS});
  const authorization = `Bearer ${searchParams.get('token')}`;
  const ask = (path: string, {method = 'GET', body, headers = {}}: Asking = {}): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const started = performance.now();
      const asking = request(
        {agent, host: '127.0.0.1', port, path, method, headers: {authorization, ...headers}},
        (answer) => {
          const pieces: Buffer[] = [];
          answer.on('data', (piece: Buffer) => pieces.push(piece));
          answer.on('end', () =>
            resolve({
              status: answer.statusCode ?? 0,
              body: Buffer.concat(pieces).toString('utf8'),
              bytes: pieces.reduce((sum, {length}) => sum + length, 0),
              tag: String(answer.headers.etag ?? ''),
              ms: performance.now() - started,
            }),
          );
        },
      );
      asking.on('error', reject);
      asking.end(body);
    });
  return {
    port: Number(port),
    ask,
    json: async (path) => JSON.parse((await ask(path)).body),
    async end() {
      agent.destroy();
      const ended = once(child, 'exit');
      child.kill('SIGINT');
      await ended;
    },
  };
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let out = '';
    child.stdout?.on('data', (piece) => {
      out += String(piece);
      if (out.includes('\n')) resolve(out.slice(0, out.indexOf('\n')));
    });
    child.on('exit', (code) => reject(new Error(`sayso serve ended with ${code}`)));
  });
}

function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
}
