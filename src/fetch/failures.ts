import type {Problem} from '../model/problem.ts';
import {NotPublic} from './connect.ts';
import {fetchProblem} from './problems.ts';

/** What is known about a request that failed, beside the error. */
export interface Circumstances {
  readonly interrupted: boolean;
  /** Its clock had run out. */
  readonly late: boolean;
  readonly proxied: boolean;
}

const NO_SUCH_HOST = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAI_NODATA',
  'EAI_NONAME',
  'EAI_FAIL',
  'ESERVFAIL',
  'ENODATA',
]);
const CERTIFICATE = /^(?:ERR_TLS_CERT|CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH|INVALID_CA)/;
const SLOW = new Set(['ETIMEDOUT', 'UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT']);

/** The problem of a request that failed, in one sentence; the engine's own message may quote what a stranger sent, so it is left out. */
export function whyFailed(address: string, error: unknown, {interrupted, late, proxied}: Circumstances): Problem {
  const say = (code: Parameters<typeof fetchProblem>[1], message: string): Problem =>
    fetchProblem(address, code, message);
  const causes = causesOf(error);
  const codes = causes.map(codeOf);
  if (interrupted) return say('fetch/interrupted', 'It was interrupted before it was fetched.');
  if (causes.some((each) => each instanceof NotPublic)) {
    return say('fetch/not-public', 'Its host is not on the public internet. It was not fetched.');
  }
  if (late || codes.some((code) => SLOW.has(code)))
    return say('fetch/too-slow', 'It took too long to answer. It was not fetched.');
  if (codes.some((code) => NO_SUCH_HOST.has(code))) {
    return proxied
      ? say('fetch/proxy', 'The proxy was not found. Nothing was fetched.')
      : say('fetch/no-such-host', 'There is no such host, or its name cannot be looked up now.');
  }
  if (codes.some((code) => CERTIFICATE.test(code))) {
    return say('fetch/certificate', 'Its certificate does not prove that it is who it says. It was not fetched.');
  }
  const code = codes.find((each) => each !== '') ?? 'no reason given';
  if (proxied) return say('fetch/proxy', `The proxy does not answer, or gets no answer (${code}). It was not fetched.`);
  return say('fetch/unreachable', `It cannot be reached, or does not answer as a web server does (${code}).`);
}

/** The error, what it was caused by, and what it is made of where several ways were tried. */
function causesOf(error: unknown): readonly Error[] {
  const found: Error[] = [];
  const queue: unknown[] = [error];
  while (queue.length > 0 && found.length < 20) {
    const each = queue.shift();
    if (!(each instanceof Error)) continue;
    found.push(each);
    queue.push(each.cause, ...(each instanceof AggregateError ? each.errors : []));
  }
  return found;
}

function codeOf(error: Error): string {
  const code = 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,60}$/.test(code) ? code : '';
}
