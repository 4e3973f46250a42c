import type {MiddlewareHandler} from 'hono';
import type {Env} from './env.ts';
import {refuse} from './refusals.ts';

/** Methods that change nothing. */
const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Answers only who asks for this desk by its own name. A page elsewhere whose name is made to lead here (DNS rebinding) sends its
 * own name as Host: it gets 421, whatever it asks for.
 */
export function onlyHosts(hosts: () => readonly string[]): MiddlewareHandler<Env> {
  return async (c, next) => {
    const host = c.req.header('Host') ?? new URL(c.req.url).host;
    if (hosts().includes(host)) return next();
    const detail = `This desk answers to ${hosts().join(' and ')} only. Open it by the address that "sayso serve" printed.`;
    return refuse(c, 'server/wrong-host', detail);
  };
}

/**
 * Refuses what another page makes a browser send: by what the browser says of where a request comes from (Fetch Metadata), and by
 * its Origin. Nothing here may be loaded into another page but the embed, which has its own key; a link from elsewhere may be followed.
 * Requests of programs, which are no browsers, carry neither header and must bring a token (see `onlyKnown`).
 */
export const onlyOwnPages: MiddlewareHandler<Env> = async (c, next) => {
  const site = c.req.header('Sec-Fetch-Site');
  const origin = c.req.header('Origin');
  const isSafe = SAFE.has(c.req.method);
  const isSent = site === undefined || site === 'same-origin' || site === 'none';
  const isFollowed = c.req.header('Sec-Fetch-Mode') === 'navigate' && c.req.header('Sec-Fetch-Dest') === 'document';
  const isFramed = c.req.path.startsWith('/embed/');
  const ownOrigin = `http://${c.req.header('Host') ?? new URL(c.req.url).host}`;
  const isOwn = origin === undefined || origin === ownOrigin;
  if (isSafe ? isSent || isFollowed || isFramed : isSent && isOwn) return next();
  const detail =
    'Another page made your browser send this, so nothing was done. If it was you, do it again from a page of the desk.';
  return refuse(c, 'server/cross-site', detail);
};
