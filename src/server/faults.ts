import type {Context} from 'hono';
import {HTTPException} from 'hono/http-exception';
import {SaysoError} from '../model/error.ts';
import type {Env} from './env.ts';
import {type RefusalCode, refuse} from './refusals.ts';

/**
 * Answers for whatever was thrown. A coded error is told in its own sentence, which never quotes a report; of anything else only
 * that it happened is told, and `log` gets its place in the program, without its message, which may hold words of a report.
 */
export function answerFault(c: Context<Env>, error: unknown, log: (line: string) => void): Response {
  if (error instanceof SaysoError) {
    const code = CODES[error.code] ?? (error.code.startsWith('store/') ? 'server/store' : 'server/fault');
    const headers = code === 'server/busy' ? {'Retry-After': '5'} : {};
    return refuse(c, code, error.message, {headers, more: {cause: error.code}});
  }
  if (error instanceof HTTPException && error.status === 400) {
    return refuse(c, 'server/bad-request', 'What was sent cannot be read as what it says it is. Nothing was kept.');
  }
  log(`${c.req.method} failed: ${placeOf(error)}`);
  const detail =
    'This is a fault of Sayso. What was kept is not touched by it; the terminal in which "sayso serve" runs says where it was.';
  return refuse(c, 'server/fault', detail);
}

const CODES: Readonly<Record<string, RefusalCode>> = {
  'server/bad-request': 'server/bad-request',
  'desk/no-incident': 'server/not-found',
  'desk/no-report': 'server/not-found',
  'desk/no-claim': 'server/gone',
  'desk/no-decision': 'server/gone',
  'desk/bad-words': 'server/bad-request',
  'desk/bad-cursor': 'server/bad-request',
  'store/full': 'server/full',
  'store/busy': 'server/busy',
  'ledger/key-change': 'server/busy',
  'store/bad-cursor': 'server/bad-request',
  'store/no-document': 'server/not-found',
  'ledger/no-entry': 'server/not-found',
  'ledger/outside': 'server/bad-request',
  'ledger/stale': 'server/stale',
  'ledger/bad-claim': 'server/bad-claim',
};

/** The kind of an error and where it was thrown. */
function placeOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [error.name, ...frames.slice(0, 8).map((line) => line.trim())].join(' ');
}
