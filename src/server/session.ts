import type {Context, MiddlewareHandler} from 'hono';
import {getCookie, setCookie} from 'hono/cookie';
import {type Access, roleOf, type Session} from './access.ts';
import type {Env} from './env.ts';
import {refuse} from './refusals.ts';

/** Addresses that tell nothing of the ledger. */
const OPEN = /^\/(?:healthz|favicon\.ico|assets\/[^/]+)$/;

/** Member of an address by which somebody comes in. */
export const TOKEN = 'token';

/**
 * Lets in who has a token: a program by `Authorization: Bearer …`, a browser by a link with
 * `?token=…`, which is answered with a cookie and the same address without the token.
 */
export function onlyKnown(access: Access): MiddlewareHandler<Env> {
  return async (c, next) => {
    if (OPEN.test(c.req.path)) return next();
    const token = c.req.query(TOKEN);
    if (token !== undefined && (c.req.method === 'GET' || c.req.method === 'HEAD')) return comeIn(c, access, token);
    const session = sessionOf(c, access);
    if (session !== null) {
      c.set('session', session);
      return next();
    }
    if (isEmbed(c, access)) {
      c.set('session', {standing: 'reader', role: 'reader', by: null, pass: null, csrf: null});
      return next();
    }
    const detail =
      'Open the desk by the address that "sayso serve" printed, with its token. If you followed a link from elsewhere, go on here.';
    return refuse(c, 'server/no-session', detail, {
      back: hereOf(c),
      headers: {'WWW-Authenticate': 'Bearer realm="sayso"'},
    });
  };
}

/**
 * For what changes something: only a reviewer, and from a browser only with what the forms of this very session hold. A cookie alone
 * is not enough, since a browser sends it by itself.
 */
export function isFormOfSession({csrf}: Session, given: string | undefined): boolean {
  return csrf === null || csrf === given;
}

function comeIn(c: Context<Env>, access: Access, token: string): Response {
  const comer = access.comer(token);
  if (comer === null) {
    const detail = 'The token in this address is not of this desk. Open the address that "sayso serve" printed last.';
    return refuse(c, 'server/no-session', detail);
  }
  setCookie(c, cookieName(c), access.open(comer), {httpOnly: true, sameSite: 'Strict', path: '/'});
  c.header('Cache-Control', 'no-store');
  return c.redirect(hereOf(c), 303);
}

function sessionOf(c: Context<Env>, access: Access): Session | null {
  const bearer = /^Bearer ([\w.-]{1,500})$/.exec(c.req.header('Authorization') ?? '')?.[1];
  if (bearer !== undefined) {
    const comer = access.comer(bearer);
    return comer === null ? null : {...comer, role: roleOf(comer.standing), csrf: null};
  }
  const cookie = getCookie(c, cookieName(c));
  return cookie === undefined ? null : access.sessionOf(cookie);
}

/** Cookies do not know ports: each desk of this machine has its own. */
function cookieName(c: Context<Env>): string {
  return `sayso-${new URL(c.req.url).port || '80'}`;
}

/** The address that was asked for, without the token. */
function hereOf(c: Context<Env>): string {
  const {pathname, searchParams} = new URL(c.req.url);
  searchParams.delete(TOKEN);
  const query = searchParams.toString();
  // Two slashes in front would lead to another host.
  return `${pathname.replace(/^\/{2,}/, '/')}${query === '' ? '' : `?${query}`}`;
}

function isEmbed(c: Context<Env>, access: Access): boolean {
  const incident = /^\/embed\/incidents\/([^/]+)$/.exec(c.req.path)?.[1];
  return incident !== undefined && access.isEmbedKey(incident, c.req.query('key') ?? '');
}
