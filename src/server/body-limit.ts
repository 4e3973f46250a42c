import type {MiddlewareHandler} from 'hono';
import type {Env} from './env.ts';
import {refuse} from './refusals.ts';

/** The most bytes that may be sent at once. */
export const LARGEST = 40_000_000;

/** What is too large is taken in and thrown away up to here: a browser shows no answer before it has sent everything. */
const MOST_DRAINED = 1_000_000_000;

/** Refuses bodies that are too large, in a way that a browser gets to see. */
export const limitBody: MiddlewareHandler<Env> = async (c, next) => {
  const {body, headers} = c.req.raw;
  if (body === null || c.req.method === 'GET' || c.req.method === 'HEAD') return next();
  const told = headers.has('transfer-encoding') ? null : headers.get('content-length');
  if (told !== null && Number(told) <= LARGEST) return next();
  // Without a length it is taken in before anybody works on it.
  const pieces: Uint8Array[] = [];
  let size = 0;
  const reader = body.getReader();
  for (let next = await reader.read(); !next.done && size < MOST_DRAINED; next = await reader.read()) {
    size += next.value.length;
    if (size <= LARGEST && told === null) pieces.push(next.value);
    else pieces.length = 0;
  }
  if (size <= LARGEST && told === null) {
    c.req.raw = new Request(c.req.raw, {body: Buffer.concat(pieces)});
    return next();
  }
  await reader.cancel().catch(() => {
    // The sender is gone.
  });
  const detail = `At most ${LARGEST / 1_000_000} MB can be sent at once, and nothing of it was kept. "sayso add FILE" on the command line takes files of any size.`;
  return refuse(c, 'server/too-large', detail, {back: '/import'});
};
