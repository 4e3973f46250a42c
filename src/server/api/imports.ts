import type {OpenAPIHono} from '@hono/zod-openapi';
import {z} from '@hono/zod-openapi';
import type {Context} from 'hono';
import type {JobView} from '../../desk/views.ts';
import type {Env} from '../env.ts';
import type {Parts} from '../parts.ts';
import {refuse} from '../refusals.ts';
import {jobView} from '../schemas/views.ts';
import {type Sent, wantedOf} from '../wanted.ts';
import {doing, idParam, looking, once, refuseChange} from './route.ts';

const jobList = z.object({jobs: z.array(jobView)}).openapi('ImportJobs');

const toImport = z
  .object({
    text: z.string().max(10_000_000).optional().openapi({description: 'A text, as one report.'}),
    title: z.string().max(1000).optional(),
    published: z.string().max(40).optional().openapi({description: 'When reports that give no date were published.'}),
    address: z.string().max(2000).optional().openapi({description: 'An address of the web, to be fetched.'}),
    feed: z.string().max(2000).optional().openapi({description: 'The address of a feed.'}),
    case: z.string().max(300).optional().openapi({description: 'What the reports are evidence for.'}),
    sample: z.boolean().optional().openapi({description: 'The sample case.'}),
  })
  .openapi('ToImport');

/** Imports: what is being read into the ledger. They are reviewers' matter, since their names may tell of people. */
export function addImports(app: OpenAPIHono<Env>, {jobs}: Parts): void {
  const onlyReviewers = (c: Context<Env>): Response | null =>
    c.get('session').role === 'reviewer' ? null : refuse(c, 'server/not-allowed', 'Imports are a matter of reviewers.');

  app.openapi(
    looking('/imports', {
      id: 'listImports',
      tag: 'Imports',
      summary: 'Imports, the latest first',
      gives: jobList,
      refuses: ['server/not-allowed'],
    }),
    (c) => onlyReviewers(c) ?? once(c, {jobs: jobs.list()}),
  );
  app.openapi(
    doing('/imports', {
      id: 'addImport',
      tag: 'Imports',
      summary: 'Imports files, a text, an address, a feed: one import each',
      description:
        'As JSON, or as `multipart/form-data` with the same members and `files`. What is told as taken is done even if the desk is closed meanwhile.',
      request: {
        body: {
          content: {
            'application/json': {schema: toImport},
            'multipart/form-data': {schema: toImport.extend({files: z.any(), sample: z.any()}).partial()},
          },
        },
      },
      gives: jobList,
      status: 202,
      refuses: ['server/not-allowed', 'server/too-large', 'server/full'],
    }),
    async (c) => {
      const no = refuseChange(c);
      if (no !== null) return no;
      return taken(c, {...sentOf(c.req.valid('json')), files: []});
    },
  );
  // The same address takes files: the validation above is of JSON, and lets other kinds pass.
  async function taken(c: Context<Env>, sent: Sent): Promise<Response> {
    const isForm = /^multipart\/form-data\b/i.test(c.req.header('Content-Type') ?? '');
    const whole = isForm ? await sentAsForm(c) : sent;
    return once(c, {jobs: wantedOf(whole).map((each): JobView => jobs.add(each))}, 202);
  }

  const oneJob = {
    request: {params: idParam},
    refuses: ['server/not-allowed', 'server/not-found', 'server/gone'],
  } as const;
  app.openapi(
    looking('/imports/{id}', {
      id: 'getImport',
      tag: 'Imports',
      summary: 'What an import has come to',
      ...oneJob,
      gives: jobView,
    }),
    (c) => {
      const job = jobs.find(c.req.valid('param').id);
      const none = job === null ? refuse(c, 'server/not-found', 'There is no such import.', {back: '/import'}) : null;
      return onlyReviewers(c) ?? none ?? once(c, job);
    },
  );
  for (const [action, id, summary] of [
    ['stop', 'stopImport', 'Stops an import; what it has kept stays'],
    ['again', 'repeatImport', 'Starts an import that has ended once more; nothing is kept twice'],
  ] as const) {
    app.openapi(doing(`/imports/{id}/${action}`, {id, tag: 'Imports', summary, ...oneJob, gives: jobView}), (c) => {
      const no = refuseChange(c);
      if (no !== null) return no;
      const job = jobs[action](c.req.valid('param').id);
      const detail = 'There is no such import, or what was sent for it is not kept any more. Send it again.';
      return job === null ? refuse(c, 'server/gone', detail, {back: '/import'}) : once(c, job);
    });
  }
}

type Given = Partial<z.infer<typeof toImport>>;

function sentOf(given: Given): Omit<Sent, 'files'> {
  const of = (written: string | undefined): string | null =>
    written === undefined || written.trim() === '' ? null : written.trim();
  return {
    text: of(given.text),
    title: of(given.title),
    published: of(given.published),
    address: of(given.address),
    feed: of(given.feed),
    case: of(given.case),
    sample: given.sample ?? false,
  };
}

async function sentAsForm(c: Context<Env>): Promise<Sent> {
  const body = await c.req.parseBody({all: true});
  const fields = Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
  const given = [body['files'] ?? []].flat().filter((file) => typeof file !== 'string');
  const files = given.map(async (file) => ({name: file.name, bytes: new Uint8Array(await file.arrayBuffer())}));
  const {sample, ...rest} = fields;
  return {...sentOf({...rest, sample: sample !== undefined && sample !== ''}), files: await Promise.all(files)};
}
