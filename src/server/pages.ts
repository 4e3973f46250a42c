import type {OpenAPIHono, z} from '@hono/zod-openapi';
import type {Context} from 'hono';
import {SaysoError} from '../model/error.ts';
import type {Shown} from '../pages/page.ts';
import {renderPage} from '../pages/render.ts';
import {addingPage} from './adding.ts';
import type {Env} from './env.ts';
import type {Fresh} from './fresh.ts';
import {EMBED_POLICY} from './headers.ts';
import {ledgerFor, ledgerHere} from './ledger-here.ts';
import type {Parts} from './parts.ts';
import {
  caseQuery,
  documentsQuery,
  incidentQuery,
  incidentQueryOf,
  incidentsQuery,
  lensOf,
  lensQuery,
  partOf,
  reviewQuery,
  sourcesQuery,
} from './queries.ts';
import {refuse} from './refusals.ts';
import {csvOf} from './sheets.ts';
import {createVisits} from './visits.ts';

/** What stands at the end of an address that asks for the data of its page. */
type Format = 'page' | 'json' | 'csv';

/** A page: what it shows of the ledger, and what that follows from besides the ledger and the address. */
interface Asked {
  readonly load: () => Promise<Shown>;
  readonly key?: readonly string[];
}

/** The pages, each with its data at the same address plus `.json` or `.csv`. */
export function addPages(app: OpenAPIHono<Env>, parts: Parts, fresh: Fresh): void {
  const {desk, jobs} = parts;
  const visits = createVisits(parts.clock);

  /** Answers a page or its data; one that only reviewers may see sends readers away. */
  const page = (path: string, ask: (c: Context<Env>, id: string) => Asked, onlyReviewers = false): void => {
    const answer = async (c: Context<Env>): Promise<Response> => {
      if (onlyReviewers && c.get('session').role !== 'reviewer') {
        return refuse(
          c,
          'server/not-allowed',
          'This page is for reviewers. Ask whoever runs this desk for their address.',
        );
      }
      const {id, format} = asked(c);
      return show(c, format, ask(c, id));
    };
    app.get(path, answer);
    // Where the last part is an id, its ending tells the form.
    if (!/:\w+$/.test(path))
      for (const format of ['json', 'csv']) app.get(`${path === '/' ? '/case' : path}.${format}`, answer);
  };

  async function show(c: Context<Env>, format: Format, {load, key = []}: Asked): Promise<Response> {
    const {role, csrf} = c.get('session');
    const {pathname, search} = new URL(c.req.url);
    const version = await desk.version();
    if (pathname === '/' && csrf !== null) visits.note(c, Number(version));
    const what = [version, role, pathname, search, ...key];
    if (format === 'json')
      return fresh.answer(c, what, 'application/json', async () => JSON.stringify((await load()).data));
    if (format === 'csv') {
      c.header('Content-Disposition', 'attachment; filename="sayso.csv"');
      return fresh.answer(c, what, 'text/csv; charset=utf-8; header=present', async () => csvOf(await load()));
    }
    const frame = {role, path: pathname, query: c.req.query(), csrf: csrf ?? '', assets: parts.assets.addresses};
    const make = async (): Promise<string> => renderPage({...(await load()), ...frame});
    return fresh.answer(c, [...what, frame.csrf], 'text/html; charset=utf-8', make);
  }

  page('/', (c) => {
    const query = read(c, caseQuery);
    const sinceSize = visits.sinceLast(c);
    const {since} = query;
    const load = async (): Promise<Shown> => ({
      view: 'case',
      data: await desk.caseView(
        {...lensOf(query), case: query.case, since, sinceSize: sinceSize ?? undefined},
        c.get('session').role,
      ),
    });
    return {load, key: [String(sinceSize)]};
  });
  page('/incidents', (c) => {
    const query = read(c, incidentsQuery);
    return {
      load: async () => ({
        view: 'incidents',
        data: await desk.incidents(incidentQueryOf(query), partOf(query), c.get('session').role),
      }),
    };
  });
  page('/incidents/:id', (c, id) => {
    const query = read(c, incidentQuery);
    return {
      load: async () => ({
        view: 'incident',
        data: await desk.incident(id, lensOf(query), c.get('session').role, query.dots === 'all'),
      }),
    };
  });
  page('/incidents/:id/report', (c, id) => ({
    load: async () => ({
      view: 'report',
      data: await desk.incident(id, lensOf(read(c, lensQuery)), c.get('session').role),
    }),
  }));
  page('/embed/incidents/:id', (c, id) => {
    c.header('Content-Security-Policy', EMBED_POLICY);
    return {load: async () => ({view: 'embed', data: await desk.incident(id, lensOf(read(c, lensQuery)), 'reader')})};
  });
  app.get('/incidents/:id/embed', async (c) => {
    const id = c.req.param('id');
    const {incident} = await desk.incident(id, {policy: 'range', asOf: null}, 'reader');
    const path = `/embed/incidents/${encodeURIComponent(incident.id)}`;
    return c.redirect(`${path}?key=${parts.access.embedKey(incident.id)}`, 303);
  });
  page('/reports', (c) => {
    const {limit, after, ...filter} = read(c, documentsQuery);
    const {role} = c.get('session');
    return {
      load: async () => {
        const list = await desk.documents(filter, partOf({limit, after}), role);
        const {cases} = await desk.caseView(lensOf(read(c, lensQuery)), role);
        return {view: 'reports', data: {query: filter, list, cases}};
      },
    };
  });
  page('/reports/:id', (c, id) => ({
    load: async () => ({view: 'reader', data: await desk.reader(id, c.get('session').role)}),
  }));
  page(
    '/reports/:id/add',
    (c, id) => ({load: async () => ({view: 'adding', data: await addingPage(parts, id, c.req.query())})}),
    true,
  );
  page(
    '/review',
    (c) => ({
      load: async () => ({view: 'review', data: await desk.review(read(c, reviewQuery), c.get('session').role)}),
    }),
    true,
  );
  page('/sources', (c) => {
    const query = read(c, sourcesQuery);
    const lists = {speakers: partOf(query), outlets: partOf({...query, after: query['after-outlet']})};
    return {load: async () => ({view: 'sources', data: await desk.sources(lists, c.get('session').role)})};
  });
  page(
    '/import',
    (c) => ({
      load: async () => {
        const {cases} = await desk.caseView(lensOf(read(c, lensQuery)), 'reviewer');
        return {view: 'import', data: {jobs: jobs.list(), cases}};
      },
      key: [JSON.stringify(jobs.list())],
    }),
    true,
  );
  page('/ledger', (c) => {
    const session = c.get('session');
    const here = ledgerHere(session, parts);
    const load = async (): Promise<Shown> => ({view: 'ledger', data: ledgerFor(session, await desk.ledger(), here)});
    return {load, key: [JSON.stringify(here)]};
  });
}

/** The id in an address, and the form in which its page is asked for. */
function asked(c: Context<Env>): {readonly id: string; readonly format: Format} {
  const id = c.req.param('id') ?? '';
  const ending = /\.(json|csv)$/.exec(c.req.path)?.[1] as Format | undefined;
  if (ending === undefined) return {id, format: 'page'};
  return {id: id.endsWith(`.${ending}`) ? id.slice(0, -ending.length - 1) : id, format: ending};
}

/** What an address says after its "?", or `server/bad-request`. Fields of forms that were left empty say nothing. */
export function read<T extends z.ZodType>(c: Context<Env>, schema: T): z.output<T> {
  const given = Object.fromEntries(Object.entries(c.req.query()).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const names = [...new Set(parsed.error.issues.map(({path}) => String(path[0] ?? '')))];
  throw new SaysoError(
    'server/bad-request',
    `The address asks for something that does not exist: look at ${names.join(', ')} in it.`,
  );
}
