import {Ajv2020, type ValidateFunction} from 'ajv/dist/2020.js';
import {afterAll, beforeAll, describe, expect, test, vi} from 'vitest';
import {sampleLedger} from '../src/desk/sample.fixture.ts';
import type {Standing} from '../src/desk/views.ts';
import {fromHex} from '../src/ledger/bytes.ts';
import {readCheckpoint} from '../src/ledger/checkpoint.ts';
import {verifyConsistency, verifyInclusion} from '../src/ledger/proof.ts';
import {type Tried, tryLedger} from '../src/server/app.fixture.ts';

/*
 * The API against its own description: every operation of the OpenAPI document is called, and every answer, also those that refuse, is
 * checked against the schema that the document gives for its status and kind.
 */

interface Described {
  readonly operationId: string;
  readonly parameters?: readonly {readonly name: string; readonly in: string; readonly required?: boolean}[];
  readonly requestBody?: object;
  readonly responses: Readonly<
    Record<string, {readonly content?: Readonly<Record<string, {readonly schema: object}>>}>
  >;
}

interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: {readonly schemas: Readonly<Record<string, object>>};
}

let desk: Tried;
let document: Document;
let ids: Readonly<Record<string, string>>;

beforeAll(async () => {
  desk = await tryLedger(await sampleLedger());
  document = (await (await desk.ask('/api/v1/openapi.json')).json()) as Document;
  const incidents = await json<{list: {rows: {id: string}[]}}>('/api/v1/incidents');
  const documents = await json<{rows: {id: string}[]}>('/api/v1/documents?limit=1');
  const claims = await json<{rows: {claim: {id: string}}[]}>('/api/v1/claims?limit=1');
  const imports = await json<{jobs: {id: string}[]}>('/api/v1/imports', {
    method: 'POST',
    headers: {'Content-Type': 'application/json'},
    body: JSON.stringify({text: 'Police said 12 people were killed in Almaty.', published: '2022-01-06'}),
  });
  const people = await json<{pass: {id: string}}>('/api/v1/people', {
    as: 'owner',
    method: 'POST',
    headers: {'Content-Type': 'application/json'},
    body: JSON.stringify({name: 'A. Guest', standing: 'reader'}),
  });
  ids = {
    incidents: incidents.list.rows[0]?.id ?? '',
    documents: documents.rows[0]?.id ?? '',
    claims: claims.rows[0]?.claim.id ?? '',
    imports: imports.jobs[0]?.id ?? '',
    people: people.pass.id,
  };
}, 120_000);

afterAll(() => desk.close());

async function json<T>(path: string, init: Parameters<Tried['ask']>[1] = {}): Promise<T> {
  return (await (await desk.ask(path, init)).json()) as T;
}

const validators = new Map<string, ValidateFunction>();

/** What is wrong with an answer by the description; empty where nothing is. */
async function faultsOf(path: string, method: string, answer: Response): Promise<string[]> {
  const described = document.paths[path]?.[method];
  const found = described?.responses[String(answer.status)];
  if (found === undefined) return [`${method} ${path} answers ${answer.status}, which is not described`];
  const type = (answer.headers.get('Content-Type') ?? '').split(';')[0] ?? '';
  if (answer.status === 304) return [];
  const schema = found.content?.[type]?.schema;
  if (schema === undefined) return [`${method} ${path} answers ${answer.status} as ${type}, which is not described`];
  if (!/json$/.test(type)) return [];
  const key = `${method} ${path} ${answer.status} ${type}`;
  const validate =
    validators.get(key) ??
    new Ajv2020({strict: false, allErrors: true, validateFormats: false}).compile({
      ...schema,
      components: document.components,
    });
  validators.set(key, validate);
  if (validate(await answer.json())) return [];
  return (validate.errors ?? []).slice(0, 3).map((each) => `${key}: ${each.instancePath} ${each.message}`);
}

/** Values for what an address must say. */
function addressOf(path: string, {parameters = []}: Described): string {
  const collection = path.split('/')[3] ?? '';
  const filled = path.replace('{id}', encodeURIComponent(ids[collection] ?? 'none')).replace('{index}', '3');
  const needed = parameters.filter((each) => each.in === 'query' && each.required === true);
  return needed.length === 0 ? filled : `${filled}?${needed.map(({name}) => `${name}=2`).join('&')}`;
}

const BODIES: Readonly<Record<string, () => Promise<{body: unknown; headers?: Record<string, string>}>>> = {
  read: async () => ({
    body: {text: 'Police said 12 people were killed in Almaty.', published: '2022-01-10'},
  }),
  decide: async () => {
    const tag = (await desk.ask(`/api/v1/claims/${ids['claims']}`)).headers.get('ETag') ?? '';
    return {body: {kind: 'accept', target: ids['claims']}, headers: {'If-Match': tag}};
  },
  rate: async () => {
    const {outlets} = await json<{outlets: {rows: {publisher: string; seen: number}[]}}>('/api/v1/sources');
    const [outlet] = outlets.rows;
    return {body: {target: outlet?.publisher, rating: 'mixed'}, headers: {'If-Match': `"${outlet?.seen}"`}};
  },
  addImport: async () => ({body: {text: 'Police said 3 people were hurt.', case: 'another'}}),
  check: async () => ({body: {}}),
  backUp: async () => ({body: {withKey: false}}),
  rotateKey: async () => ({body: {confirm: true}}),
  admit: async () => ({body: {name: 'M. Reviewer', standing: 'reviewer'}}),
  nameOwner: async () => ({body: {name: 'O. Keeper'}}),
};

/** What the owner alone may do, and what reviewers may and readers may not. */
const OWNERS = ['admit', 'backUp', 'listPeople', 'nameOwner', 'rotateKey', 'withdraw'];
const REVIEWERS = ['addImport', 'check', 'decide', 'getImport', 'getReview', 'listImports', 'listTasks', 'rate'];

function operations(): {path: string; method: string; described: Described}[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({path, method, described})),
  );
}

async function call(path: string, method: string, described: Described, as: Standing | 'nobody'): Promise<Response> {
  const made = await BODIES[described.operationId]?.();
  const stop = new AbortController();
  const answer = await desk.ask(addressOf(path, described), {
    as,
    method: method.toUpperCase(),
    signal: stop.signal,
    ...(made === undefined ? {} : {body: JSON.stringify(made.body)}),
    headers: {...(made === undefined ? {} : {'Content-Type': 'application/json'}), ...made?.headers},
  });
  if (answer.headers.get('Content-Type')?.startsWith('text/event-stream')) await answer.body?.cancel();
  return answer;
}

test('the document is OpenAPI 3.1, and describes every address of the API', async () => {
  expect(document.openapi).toBe('3.1.0');
  const all = operations().map(({described}) => described.operationId);
  expect(new Set(all).size).toBe(all.length);
  expect(all.length).toBeGreaterThan(25);
  const docs = await (await desk.ask('/api/v1/docs')).text();
  expect(all.filter((id) => !docs.includes(`id="${id}"`))).toEqual([]);
  expect(docs.match(/(?:src|href)="(?!\/|#)[^"]*"/g) ?? []).toEqual([]);
});

describe('every operation answers as it is described', () => {
  test.each(['owner', 'reviewer', 'reader', 'nobody'] as const)(
    'to a %s',
    async (as) => {
      const faults: string[] = [];
      const statuses = new Map<string, number>();
      for (const {path, method, described} of operations()) {
        const answer = await call(path, method, described, as);
        statuses.set(described.operationId, answer.status);
        faults.push(...(await faultsOf(path, method, answer)));
      }
      expect(faults).toEqual([]);
      const refused = [...statuses].filter(([, status]) => status >= 400);
      // Whether an import or task of that id is there depends on what was asked before.
      const ids = refused.map(([id]) => id).filter((id) => !['stopImport', 'repeatImport', 'getTask'].includes(id));
      if (as === 'owner') expect(ids).toEqual([]);
      if (as === 'reviewer') expect(ids.sort()).toEqual([...OWNERS].sort());
      if (as === 'reader') expect(ids.sort()).toEqual([...OWNERS, ...REVIEWERS].sort());
      if (as === 'nobody') expect(new Set(statuses.values())).toEqual(new Set([401]));
    },
    120_000,
  );

  test('where an id is none, or a number is no number', async () => {
    const faults: string[] = [];
    for (const {path, method, described} of operations().filter(({path}) => path.includes('{'))) {
      const address = path.replace('{id}', 'none').replace('{index}', 'x');
      const answer = await desk.ask(address, {as: 'owner', method: method.toUpperCase()});
      expect(answer.status).toBeGreaterThanOrEqual(400);
      faults.push(...(await faultsOf(path, method, answer)));
      expect(described.operationId).not.toBe('');
    }
    expect(faults).toEqual([]);
  });

  test('where what is sent is no JSON, or another shape', async () => {
    const faults: string[] = [];
    for (const {path, method} of operations().filter(({described}) => described.requestBody !== undefined)) {
      for (const body of ['{', '[]', '{"text": 1}', '{"kind": "like"}']) {
        const answer = await desk.ask(path, {
          as: 'owner',
          method: method.toUpperCase(),
          body,
          headers: {'Content-Type': 'application/json', 'If-Match': '"-1"'},
        });
        expect([path, answer.status]).toEqual([path, 400]);
        faults.push(...(await faultsOf(path, method, answer)));
      }
    }
    expect(faults).toEqual([]);
  });
});

test('POST /read gives the claims of a text, and keeps nothing', async () => {
  const before = await desk.ledger.store.size();
  const read = await json<{claims: unknown[]; document: {id: string}}>('/api/v1/read', {
    method: 'POST',
    as: 'reader',
    headers: {'Content-Type': 'application/json'},
    body: JSON.stringify({text: 'Police said 12 people were killed.', title: 'Twelve killed'}),
  });
  expect(read.claims.length).toBe(2);
  expect(await desk.ledger.store.document(read.document.id)).toBeNull();
  expect(await desk.ledger.store.size()).toBe(before);
});

test('every cursor leads on, and the parts make up the whole', async () => {
  const all: string[] = [];
  let after: string | null = '';
  let total = 0;
  for (let parts = 0; after !== null && parts < 100; parts++) {
    const part: {rows: {claim: {id: string}}[]; total: number; next: string | null} = await json(
      `/api/v1/claims?limit=7${after === '' ? '' : `&after=${encodeURIComponent(after)}`}`,
    );
    all.push(...part.rows.map(({claim}) => claim.id));
    total = part.total;
    after = part.next;
  }
  expect(new Set(all).size).toBe(total);
  expect(all.length).toBe(total);
});

test('offsets of claims hold in the text that is given, for both roles', async () => {
  for (const as of ['reviewer', 'reader'] as const) {
    const report = await json<{text: string; cards: {claim: {figure: {start: number; end: number; text: string}}}[]}>(
      `/api/v1/documents/${ids['documents']}`,
      {as},
    );
    for (const {claim} of report.cards)
      expect(report.text.slice(claim.figure.start, claim.figure.end)).toBe(claim.figure.text);
  }
  const {text} = await json<{text: string}>(`/api/v1/documents/${ids['documents']}`);
  const kept = (await desk.ledger.store.document(ids['documents'] ?? ''))?.document.text ?? '';
  expect(text.replaceAll(/\s/g, ' ')).toBe(kept.trimEnd().replaceAll(/\s/g, ' ').slice(0, text.length));
});

test('a decision answers what its maker saw, or is told both', async () => {
  const {rows} = await json<{rows: {claim: {id: string}}[]}>('/api/v1/claims?review=open&limit=1');
  const target = rows[0]?.claim.id ?? '';
  const decide = (match: string | null, body: object) =>
    desk.ask('/api/v1/decisions', {
      method: 'POST',
      headers: {'Content-Type': 'application/json', ...(match === null ? {} : {'If-Match': match})},
      body: JSON.stringify({target, ...body}),
    });
  expect((await decide(null, {kind: 'accept'})).status).toBe(428);
  for (const match of ['"999999"', 'W/"-1"', '-1', '*', '"-1", "3"'])
    expect((await decide(match, {kind: 'accept'})).status).toBe(412);
  const first = await decide('"-1"', {kind: 'correct', change: {low: 3, high: 4}, by: 'Mona', why: 'page 2'});
  expect(first.status).toBe(201);
  expect(first.headers.get('ETag')).toMatch(/^"\d+"$/);
  const second = await decide('"-1"', {kind: 'reject', by: 'Ali'});
  expect(second.status).toBe(409);
  expect(await second.json()).toMatchObject({
    code: 'server/stale',
    mine: {kind: 'reject', by: 'Ali'},
    theirs: {kind: 'correct', by: 'Mona', why: 'page 2', change: {low: 3, high: 4}},
    card: {review: 'corrected'},
  });
  expect((await decide(first.headers.get('ETag'), {kind: 'reject'})).status).toBe(201);
  expect((await decide('"-1"', {kind: 'accept', target: 'gone'})).status).toBe(410);
  expect((await decide('"-1"', {kind: 'correct', change: {effect: 'loved'}})).status).toBe(400);
});

test('a claim that the reader missed is added once, is in every answer, and its undo leaves all as it was', async () => {
  const report = ids['documents'] ?? '';
  const texts = [
    '/documents',
    `/documents/${report}`,
    `/documents/${report}/annotations`,
    '/claims?limit=500',
    '/case',
    '/sources',
  ];
  const all = async () => JSON.stringify(await Promise.all(texts.map((path) => json<unknown>(`/api/v1${path}`))));
  // What the imports of other tests still bring in would be taken for a trace of the addition.
  await vi.waitFor(
    async () => {
      const {jobs} = await json<{jobs: {state: string}[]}>('/api/v1/imports');
      expect(jobs.filter(({state}) => state === 'waiting' || state === 'running')).toEqual([]);
    },
    {timeout: 60_000},
  );
  const before = await all();
  const {cards} = await json<{cards: {claim: {figure: object}}[]}>(`/api/v1/documents/${report}`);
  const claim = {...cards[0]!.claim, document: report, effect: 'missing'};
  const send = (body: object, match = '"-1"', as: 'reader' | 'reviewer' = 'reviewer') =>
    desk.ask('/api/v1/decisions', {
      method: 'POST',
      as,
      headers: {'Content-Type': 'application/json', 'If-Match': match},
      body: JSON.stringify({kind: 'add', claim, by: 'Mona', why: 'page 2', ...body}),
    });
  expect((await send({}, '"-1"', 'reader')).status).toBe(403);
  const first = await send({});
  expect(first.status).toBe(201);
  expect(await faultsOf('/api/v1/decisions', 'post', first.clone())).toEqual([]);
  const kept = (await first.json()) as {entry: number; card: {claim: {id: string}; added: object; seen: number}};
  expect(kept.card.added).toMatchObject({by: 'Mona', why: 'page 2', entry: kept.entry});
  const again = await send({});
  expect([again.status, ((await again.json()) as {entry: number}).entry]).toEqual([201, kept.entry]);
  const other = await send({claim: {...claim, stance: 'denied'}});
  expect(other.status).toBe(409);
  expect(await faultsOf('/api/v1/decisions', 'post', other.clone())).toEqual([]);
  expect(await other.json()).toMatchObject({code: 'server/claim-there', card: {claim: {id: kept.card.claim.id}}});
  expect((await all()) === before).toBe(false);
  const sheet = await (await desk.ask(`/reports/${report}.csv`)).text();
  expect(sheet).toContain('Mona');
  const {items} = await json<{items: {creator?: {name: string}; id: string}[]}>(`/api/v1${texts[2]}`);
  expect(items.find(({id}) => id.endsWith(kept.card.claim.id))?.creator?.name).toBe('Mona');
  const undo = await desk.ask('/api/v1/decisions', {
    method: 'POST',
    headers: {'Content-Type': 'application/json', 'If-Match': `"${kept.entry}"`},
    body: JSON.stringify({kind: 'revoke', target: kept.card.claim.id, change: {entry: kept.entry}}),
  });
  expect(undo.status).toBe(201);
  expect((await all()) === before).toBe(true);
  const stale = await send({});
  expect(stale.status).toBe(409);
  expect(await stale.json()).toMatchObject({code: 'server/stale', mine: {kind: 'add'}, theirs: {kind: 'revoke'}});
});

test('what cannot be a claim of a report is told part by part, and nothing is kept', async () => {
  const report = ids['documents'] ?? '';
  const {cards} = await json<{cards: {claim: {figure: {start: number; end: number}}}[]}>(`/api/v1/documents/${report}`);
  const claim = {...cards[0]!.claim, document: report, effect: 'missing'};
  const size = await desk.ledger.store.size();
  for (const [wrong, part] of [
    [{effect: 'loved'}, 'effect'],
    [{figure: {...claim.figure, end: 1e6}}, 'figure'],
    [{figure: {...claim.figure, text: 'another'}}, 'figure'],
    [{figure: {...claim.figure, low: 'many'}}, 'figure.low'],
    [{trigger: 'killed'}, 'trigger'],
    [{time: {from: '2022-13-01'}}, 'time.from'],
  ] as const) {
    const answer = await desk.ask('/api/v1/decisions', {
      method: 'POST',
      headers: {'Content-Type': 'application/json', 'If-Match': '"-1"'},
      body: JSON.stringify({kind: 'add', claim: {...claim, ...wrong}}),
    });
    expect([part, answer.status]).toEqual([part, 422]);
    expect(await faultsOf('/api/v1/decisions', 'post', answer.clone())).toEqual([]);
    expect(((await answer.json()) as {detail: string}).detail).toContain(`${part}: `);
  }
  const gone = await desk.ask('/api/v1/decisions', {
    method: 'POST',
    headers: {'Content-Type': 'application/json', 'If-Match': '"-1"'},
    body: JSON.stringify({kind: 'add', claim: {...claim, document: 'gone'}}),
  });
  expect(gone.status).toBe(404);
  expect(await desk.ledger.store.size()).toBe(size);
});

test('the proofs that are given prove what they say', async () => {
  const bytes = (hex: string) => fromHex(hex) ?? new Uint8Array();
  const checkpoint = readCheckpoint(await (await desk.ask('/api/v1/ledger/checkpoint')).text());
  const {size} = checkpoint;
  const given = await json<{leaf: string; root: string; proof: string[]}>(
    `/api/v1/ledger/inclusion?index=5&size=${size}`,
  );
  expect(bytes(given.root)).toEqual(checkpoint.root);
  const {root} = checkpoint;
  expect(verifyInclusion({leaf: bytes(given.leaf), index: 5, size, root, proof: given.proof.map(bytes)})).toBe(true);
  const longer = await json<{oldRoot: string; newRoot: string; proof: string[]}>(
    `/api/v1/ledger/consistency?from=7&to=${size}`,
  );
  expect(
    verifyConsistency({
      oldSize: 7,
      oldRoot: bytes(longer.oldRoot),
      newSize: size,
      newRoot: root,
      proof: longer.proof.map(bytes),
    }),
  ).toBe(true);
});

test('annotations point to the words, counted in code points', async () => {
  const page = await json<{items: {target: {selector: {type: string; start: number; end: number; exact: string}[]}}[]}>(
    `/api/v1/documents/${ids['documents']}/annotations`,
  );
  const {text} = await json<{text: string}>(`/api/v1/documents/${ids['documents']}`);
  expect(page.items.length).toBeGreaterThan(0);
  for (const {target} of page.items) {
    const [quote, position] = target.selector;
    expect([...text].slice(position?.start, position?.end).join('')).toBe(quote?.exact);
  }
});

test('files are imported as a form', async () => {
  const form = new FormData();
  form.append('files', new File(['Police said 7 people were killed in Almaty.'], '../../seven.txt'));
  form.append('files', new File(['Police said 8 people were killed in Almaty.'], 'eight.txt'));
  const answer = await desk.ask('/api/v1/imports', {method: 'POST', body: form});
  expect(answer.status).toBe(202);
  expect(((await answer.json()) as {jobs: {name: string}[]}).jobs.map(({name}) => name)).toEqual([
    'seven.txt',
    'eight.txt',
  ]);
});

test('the metrics tell routes, never addresses', async () => {
  const text = await (await desk.ask('/metrics')).text();
  expect(text).toMatch(/^sayso_requests_total\{method="GET",route="\/api\/v1\/documents\/:id",status="200"\} \d+$/m);
  expect(text).toMatch(/^sayso_ledger_entries \d+$/m);
  for (const id of Object.values(ids)) expect(text).not.toContain(id);
});
