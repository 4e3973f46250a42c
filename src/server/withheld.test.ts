import {afterAll, beforeAll, expect, test} from 'vitest';
import {ledgerOf} from '../desk/sample.fixture.ts';
import {documentOf} from '../read/document.ts';
import {type Tried, tryLedger} from './app.fixture.ts';

/** Names of private persons, made up, that stand in these reports alone. */
const CANARIES = /quillfeather|marchbanks|oxberry|zarina|tovmas/i;

const REPORTS = [
  documentOf(
    'Bus kills Zarina Quillfeather near Almaty\n\nZarina Quillfeather, 34, was killed when a bus overturned near Almaty on Monday, police said. Her brother, Tovmas Quillfeather, was injured. "I saw two people die," said Olga Marchbanks, a shop keeper.',
    {
      id: 'zarina-quillfeather-1',
      title: 'Bus kills Zarina Quillfeather near Almaty',
      published: '2022-01-10',
      publisher: 'Granite Times',
      url: 'https://granite-times.example/zarina-quillfeather-killed',
    },
  ),
  documentOf(
    'Two people were killed when a bus overturned near Almaty on Monday, the health ministry said. Police arrested Daniyar Oxberry, 22, on suspicion of murder.',
    {id: 'r2', title: 'Daniyar Oxberry held after bus crash', published: '2022-01-11', publisher: 'Lakeside Standard'},
  ),
];

let desk: Tried;
beforeAll(async () => {
  desk = await tryLedger(await ledgerOf(REPORTS));
}, 60_000);
afterAll(() => desk.ledger.close());

/** Every address a reader is led to from the pages and lists, by whatever is said there. */
async function walk(start: readonly string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const wanted = [...start];
  for (let path = wanted.pop(); path !== undefined && found.size < 150; path = wanted.pop()) {
    if (found.has(path)) continue;
    const answer = await desk.ask(path, {as: 'reader', headers: {Accept: 'text/html'}});
    const headers = [...answer.headers].map(([name, value]) => `${name}: ${value}`).join('\n');
    const text = `${headers}\n${await answer.text()}`;
    found.set(path, text);
    const links = [...text.matchAll(/href="(\/[^"#]*)/g)].map(([, link]) => (link ?? '').replaceAll('&amp;', '&'));
    wanted.push(...links.filter((link) => !found.has(link)));
  }
  return found;
}

test('no name of a private person reaches a reader: not by a page, its data, the API, a refusal, or an address', async () => {
  const {paths} = (await (await desk.ask('/api/v1/openapi.json')).json()) as {paths: Record<string, {get?: object}>};
  const api = Object.entries(paths).flatMap(([path, {get}]) =>
    get === undefined || path.endsWith('/events') ? [] : [path],
  );
  const list = (await (await desk.ask('/api/v1/documents', {as: 'reader'})).json()) as {rows: {id: string}[]};
  const claims = (await (await desk.ask('/api/v1/claims', {as: 'reader'})).json()) as {rows: {claim: {id: string}}[]};
  const incidents = (await (await desk.ask('/api/v1/incidents', {as: 'reader'})).json()) as {
    list: {rows: {id: string}[]};
  };
  const idsOf: Readonly<Record<string, readonly string[]>> = {
    documents: list.rows.map(({id}) => id),
    claims: claims.rows.map(({claim}) => claim.id),
    incidents: incidents.list.rows.map(({id}) => id),
  };
  const filled = api.flatMap((path) =>
    path.includes('{id}')
      ? (idsOf[path.split('/')[3] ?? ''] ?? ['none']).map((id) => path.replace('{id}', encodeURIComponent(id)))
      : [path.replace('{index}', '2')],
  );
  const refused = [
    '/reports/nobody',
    '/incidents?after=x',
    '/review',
    '/nothing',
    '/api/v1/claims?effect=x',
    '/metrics',
  ];
  const found = await walk(['/', '/case.json', '/case.csv', '/incidents.csv', ...filled, ...refused]);
  expect(found.size).toBeGreaterThan(40);
  expect([...found.values()].filter((text) => text.includes('Almaty')).length).toBeGreaterThan(10);
  const leaks = [...found].flatMap(([path, text]) => {
    const leak = new RegExp(`.{0,40}(?:${CANARIES.source}).{0,20}`, 'i').exec(`${path}\n${text}`);
    return leak === null ? [] : [`${path}: ${leak[0]}`];
  });
  expect(leaks).toEqual([]);
});

test('what goes wrong is told to nobody by a name', async () => {
  const before = desk.lines.length;
  for (const path of ['/reports/Zarina%20Quillfeather', '/incidents?place=Quillfeather&effect=Oxberry', '/Tovmas'])
    expect(await (await desk.ask(path)).text()).not.toMatch(CANARIES);
  const body = JSON.stringify({kind: 'correct', target: 'Quillfeather', change: {effect: 'Oxberry'}});
  const headers = {'Content-Type': 'application/json', 'If-Match': '"-1"'};
  expect(await (await desk.ask('/api/v1/decisions', {method: 'POST', body, headers})).text()).not.toMatch(CANARIES);
  const broken = await tryLedger(await ledgerOf(REPORTS));
  await broken.ledger.close();
  for (const path of ['/reports/zarina-quillfeather-1', '/incidents?place=Quillfeather']) await broken.ask(path);
  expect([...desk.lines.slice(before), ...broken.lines].join('\n')).not.toMatch(CANARIES);
});
