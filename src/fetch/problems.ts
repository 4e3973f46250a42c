import type {Problem} from '../model/problem.ts';

/** Everything that can keep an address from being fetched, by the stable code that names it. docs/cli.md explains each. */
export type FetchProblemCode =
  | 'fetch/bad-address'
  | 'fetch/scheme'
  | 'fetch/credentials'
  | 'fetch/port'
  | 'fetch/not-public'
  | 'fetch/no-such-host'
  | 'fetch/unreachable'
  | 'fetch/certificate'
  | 'fetch/proxy'
  | 'fetch/redirects'
  | 'fetch/robots'
  | 'fetch/status'
  | 'fetch/busy'
  | 'fetch/too-slow'
  | 'fetch/too-long'
  | 'fetch/interrupted';

/** A problem of fetching; its place is the address. */
export function fetchProblem(address: string, code: FetchProblemCode, message: string): Problem {
  return {code, message, where: {file: address, line: null, offset: null}};
}
