import {createRoute, z} from '@hono/zod-openapi';
import type {Context} from 'hono';
import type {Env} from '../env.ts';
import {type RefusalCode, refuse, statusOf, titleOf} from '../refusals.ts';
import {isFormOfSession} from '../session.ts';

/** Where the API stands. */
export const BASE = '/api/v1';

/** Why something was refused (RFC 9457). */
const refusal = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().openapi({description: 'What happened and what to do, in plain words.'}),
    code: z.string().openapi({description: 'Stable.', example: 'server/not-found'}),
    back: z.string().openapi({description: 'Where to go from here.'}),
  })
  .openapi('Refusal');

/** What an operation may answer, by status. Its type leaves open what each answers, since answers are made as text and kept. */
type Responses = Readonly<
  Record<string, {description: string; content?: Record<string, {schema: z.ZodType}>; headers?: z.ZodObject}>
>;

/** What every operation may refuse, whatever is asked. */
const ALWAYS: readonly RefusalCode[] = [
  'server/bad-request',
  'server/no-session',
  'server/cross-site',
  'server/wrong-host',
  'server/fault',
  'server/busy',
  'server/opening',
];

type Request = NonNullable<Parameters<typeof createRoute>[0]['request']>;

interface Operation<Q> {
  readonly id: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  readonly request?: Q;
  /** What it gives when all went well: 200 unless told, JSON unless told. */
  readonly gives: z.ZodType;
  readonly status?: number;
  readonly type?: string;
  readonly refuses?: readonly RefusalCode[];
}

/** Describes an operation that only looks: it has an ETag, and is not answered again to who has the answer. */
export function looking<P extends string, Q extends Request>(path: P, operation: Operation<Q>) {
  return describe('get', path, operation, {304: {description: 'It has not changed.'}});
}

/** Describes an operation that does something. */
export function doing<P extends string, Q extends Request>(path: P, operation: Operation<Q>) {
  return describe('post', path, operation, {});
}

function describe<M extends 'get' | 'post', P extends string, Q extends Request>(
  method: M,
  path: P,
  {id, tag, summary, description, request, gives, status = 200, type = 'application/json', refuses = []}: Operation<Q>,
  more: Responses,
) {
  const responses: Responses = {
    [status]: {description: summary, content: {[type]: {schema: gives}}},
    ...more,
    ...refusals([...ALWAYS, ...refuses]),
  };
  return createRoute({
    method,
    path: `${BASE}${path}` as `${typeof BASE}${P}`,
    operationId: id,
    tags: [tag],
    summary,
    ...(description === undefined ? {} : {description}),
    request: (request ?? {}) as Q,
    responses,
  });
}

function refusals(codes: readonly RefusalCode[]): Responses {
  const byStatus = new Map<number, RefusalCode[]>();
  for (const code of codes) byStatus.set(statusOf(code), [...(byStatus.get(statusOf(code)) ?? []), code]);
  return Object.fromEntries(
    [...byStatus].map(([status, all]) => [
      status,
      {
        description: all.map((code) => `${code}: ${titleOf(code)}`).join('; '),
        content: {'application/problem+json': {schema: refusal}},
      },
    ]),
  );
}

/** Refuses what changes something to readers, and to a browser's cookie without what the pages of its session hold; else `null`. */
export function refuseChange(c: Context<Env>): Response | null {
  const session = c.get('session');
  if (session.role !== 'reviewer') {
    return refuse(c, 'server/not-allowed', 'Nothing was kept. Readers look; reviewers decide.');
  }
  if (isFormOfSession(session, c.req.header('X-Sayso-Form'))) return null;
  const detail =
    'A page that changes something must send, as X-Sayso-Form, what its forms send as "csrf". Nothing was kept.';
  return refuse(c, 'server/cross-site', detail);
}

/** An answer that is not kept by anybody. */
export function once(c: Context<Env>, value: unknown, status: 200 | 201 | 202 = 200): Response {
  c.header('Cache-Control', 'no-store');
  return c.json(value, status);
}

/** An id in an address. */
export const idParam = z.object({
  id: z
    .string()
    .min(1)
    .max(300)
    .openapi({param: {name: 'id', in: 'path'}}),
});
