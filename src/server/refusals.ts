import type {Context} from 'hono';
import type {ContentfulStatusCode} from 'hono/utils/http-status';
import {PLACES} from '../pages/addresses.ts';
import type {AdmittedView, Frame, ProblemView} from '../pages/page.ts';
import {renderPage} from '../pages/render.ts';
import type {Env} from './env.ts';

/** Everything the server refuses, by code: its status and its title. docs/api.md says when. */
const REFUSALS = {
  'server/bad-request': [400, 'That cannot be understood'],
  'server/no-session': [401, 'This desk does not know you'],
  'server/cross-site': [403, 'That came from another page'],
  'server/not-allowed': [403, 'That is not for you to do'],
  'server/not-found': [404, 'There is nothing at this address'],
  'server/bad-method': [405, 'That cannot be done here'],
  'server/stale': [409, 'Somebody else decided while you looked'],
  'server/claim-there': [409, 'These words have that claim already'],
  'server/gone': [410, 'It is not there any more'],
  'server/bad-match': [412, 'You cannot have seen that'],
  'server/too-large': [413, 'That is too large to be sent'],
  'server/wrong-host': [421, 'This desk goes by another address'],
  'server/bad-claim': [422, 'That cannot be a claim of the report'],
  'server/no-match': [428, 'Say what you have seen'],
  'server/fault': [500, 'Something went wrong here'],
  'server/store': [500, 'The ledger could not do that'],
  'server/busy': [503, 'The ledger is busy'],
  'server/opening': [503, 'The desk is opening'],
  'server/stopping': [503, 'The desk is closing'],
  'server/full': [507, 'The disk is full'],
} as const satisfies Readonly<Record<string, readonly [ContentfulStatusCode, string]>>;

export type RefusalCode = keyof typeof REFUSALS;

/** The codes, for documentation and for the list of what an operation may answer. */
export const REFUSAL_CODES = Object.keys(REFUSALS) as RefusalCode[];

/** The status that goes with a code. */
export function statusOf(code: RefusalCode): ContentfulStatusCode {
  return REFUSALS[code][0];
}

/** The title of a code: one plain clause. */
export function titleOf(code: RefusalCode): string {
  return REFUSALS[code][1];
}

/** What may come with a refusal. */
export interface RefusalOptions {
  /** Address of the way back; the first page unless told. */
  readonly back?: string;
  /** Both decisions, for the page that shows them. */
  readonly conflict?: ProblemView['conflict'];
  readonly headers?: Readonly<Record<string, string>>;
  /** How much is done of what is waited for, from 0 to 1. */
  readonly share?: number;
  /** More members of the problem (RFC 9457), such as both decisions of a conflict. */
  readonly more?: Readonly<Record<string, unknown>>;
}

/**
 * Refuses a request: as a page for a browser, as `application/problem+json` (RFC 9457) for a program. `detail` is a plain sentence
 * that says what happened and what to do; it never quotes a report or what was sent.
 */
export function refuse(c: Context<Env>, code: RefusalCode, detail: string, options: RefusalOptions = {}): Response {
  const {back = '/', conflict = null, headers = {}, share = null, more = {}} = options;
  const [status, title] = REFUSALS[code];
  for (const [name, value] of Object.entries(headers)) c.header(name, value);
  c.header('Cache-Control', 'no-store');
  c.header('Vary', 'Accept, Cookie');
  if (wantsPage(c)) return c.html(pageOf(c, {status, code, title, message: detail, back, conflict, share}), status);
  const problem = {type: `/api/v1/docs#${code.replace('/', '-')}`, title, status, detail, code, back, ...more};
  return c.body(JSON.stringify(problem), status, {'Content-Type': 'application/problem+json'});
}

/** Refuses all but the owner; `null` for them. */
export function refuseOthers(c: Context<Env>): Response | null {
  if (c.get('session').standing === 'owner') return null;
  const detail =
    'Nothing was changed. Whoever runs this desk does that, at the address that "sayso serve" printed first: ask them.';
  return refuse(c, 'server/not-allowed', detail, {back: PLACES.ledger});
}

/** Shows a token, this once. */
export function showPass(c: Context<Env>, data: AdmittedView): Response {
  c.header('Cache-Control', 'no-store');
  return wantsPage(c) ? c.html(renderPage({view: 'admitted', data, ...frameOf(c)}), 201) : c.json(data, 201);
}

function pageOf(c: Context<Env>, data: ProblemView): string {
  return renderPage({view: 'problem', data, ...frameOf(c)});
}

function frameOf(c: Context<Env>): Frame {
  const session = c.get('session') as Env['Variables']['session'] | undefined;
  const assets = c.get('assets') as Env['Variables']['assets'] | undefined;
  return {
    role: session?.role ?? 'reader',
    path: c.req.path,
    query: {},
    csrf: session?.csrf ?? '',
    assets: assets ?? {},
  };
}

/** Whether a person looks at the answer in a browser. Addresses of data answer with data, whoever asks. */
export function wantsPage(c: Context<Env>): boolean {
  if (/^\/api\/|\.(?:json|csv)$|^\/metrics$|^\/healthz$/.test(c.req.path)) return false;
  return /\btext\/html\b/.test(c.req.header('Accept') ?? '');
}
