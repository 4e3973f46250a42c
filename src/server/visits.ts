import type {Context} from 'hono';
import {getCookie, setCookie} from 'hono/cookie';
import type {Env} from './env.ts';

/** Remembers, in a cookie, how much somebody had seen of the ledger when they last looked. */
export interface Visits {
  /** Entries the ledger had at the end of the visit before this one; `null` at the first. */
  sinceLast(c: Context<Env>): number | null;
  /** Notes how many entries there are now. */
  note(c: Context<Env>, size: number): void;
}

/** A visit ends when nothing was looked at for so many seconds. */
const VISIT = 1800;

const YEAR = 31_536_000;

/** Makes one; `clock` gives seconds since 1970. */
export function createVisits(clock: () => number): Visits {
  const name = (c: Context<Env>): string => `sayso-seen-${new URL(c.req.url).port || '80'}`;
  const readCookie = (c: Context<Env>): {before: number | null; last: number; at: number} | null => {
    const match = /^(\d{1,12}|)\.(\d{1,12})\.(\d{1,12})$/.exec(getCookie(c, name(c)) ?? '');
    if (match === null) return null;
    return {before: match[1] === '' ? null : Number(match[1]), last: Number(match[2]), at: Number(match[3])};
  };
  const baseOf = (c: Context<Env>): number | null => {
    const known = readCookie(c);
    if (known === null) return null;
    return clock() - known.at > VISIT ? known.last : known.before;
  };
  return {
    sinceLast: baseOf,
    note(c, size) {
      const value = `${baseOf(c) ?? ''}.${size}.${Math.floor(clock())}`;
      setCookie(c, name(c), value, {httpOnly: true, sameSite: 'Strict', path: '/', maxAge: YEAR});
    },
  };
}
