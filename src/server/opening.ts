import type {MiddlewareHandler} from 'hono';
import type {Desk} from '../desk/desk.ts';
import {type Opening, type Step, shareOf} from '../desk/opening.ts';
import {sayNumber} from '../say/number.ts';
import type {Env} from './env.ts';
import {refuse} from './refusals.ts';

/** Addresses that are answered all the same: they look at no report. */
const READY = /^\/(?:healthz|metrics|favicon\.ico|assets\/[^/]+|api\/v1\/(?:docs|openapi\.json))$/;

/** Seconds after which to ask again. */
const AGAIN = 2;

/**
 * Until the desk is open, says how far it is instead of answering: a page asks again by itself, without script, and a program is
 * told when to (`Retry-After`). Nothing that was sent meanwhile is done.
 */
export function untilOpen(desk: Pick<Desk, 'opening'>): MiddlewareHandler<Env> {
  return async (c, next) => {
    const opening = desk.opening();
    if (opening === null || READY.test(c.req.path)) return next();
    const isAsked = c.req.method === 'GET' || c.req.method === 'HEAD';
    const headers = {'Retry-After': String(AGAIN), ...(isAsked ? {Refresh: String(AGAIN)} : {})};
    const then = isAsked ? 'This page asks again by itself.' : 'Nothing of what you sent was kept: send it again then.';
    return refuse(c, 'server/opening', `${sayStep(opening)} ${then}`, {headers, share: shareOf(opening)});
  };
}

const STEPS: Readonly<Record<Step, (done: string, total: string) => string>> = {
  reports: (done, total) => `${done} of ${total} reports of the ledger are taken in.`,
  incidents: () => 'All reports of the ledger are taken in; now they are put together into incidents.',
  tolls: (done, total) => `All reports of the ledger are taken in; ${done} of ${total} incidents are counted.`,
};

function sayStep({step, done, total}: Opening): string {
  return total === 0 && step === 'reports'
    ? 'The reports of the ledger are taken in.'
    : STEPS[step](sayNumber(done), sayNumber(total));
}
