import {isIP} from 'node:net';
import type {Problem} from '../model/problem.ts';
import {fetchProblem} from './problems.ts';
import {isPublic} from './public.ts';

/** What may be asked for, beyond the usual. */
export interface Reach {
  /** Ports besides 80 and 443. */
  readonly ports: ReadonlySet<number>;
  /** Addresses of this machine or network that are allowed all the same, as `127.0.0.1:8080`. For tests: no command can set it. */
  readonly allowed: ReadonlySet<string>;
  /** Whether a proxy finds the hosts: names that are no names of the public DNS, such as `.onion`, are then its business. */
  readonly proxied: boolean;
}

const USUAL = new Set([80, 443]);

/** Longer addresses are not written by people. */
const LONGEST = 4000;

/** Names that lead to this machine or its neighbours, or that must not be asked of the public DNS (RFC 6761, 6762, 7686, 8375, ICANN's `.internal`). */
const HOME_NAMES = /(?:^|\.)(?:localhost|local|internal|intranet|localdomain|home\.arpa|lan|test|invalid)$/;

/** Whether what was typed is an address rather than a file: it begins with a scheme and two slashes. */
export function isAddress(written: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(written);
}

/**
 * The address as it will be asked for, or why it will not be: http and https, usual ports, no name or password in it, no host that is
 * a literal address outside the public internet, in whatever spelling (`0x7f.1`, `2130706433`, `①②⑦.0.0.1`: WHATWG URL reads them all).
 */
export function checkTarget(written: string, base: URL | null, reach: Reach): URL | Problem {
  const refuse = (code: Parameters<typeof fetchProblem>[1], message: string): Problem =>
    fetchProblem(written.slice(0, LONGEST), code, message);
  if (written.length > LONGEST || !URL.canParse(written, base?.href)) {
    return refuse('fetch/bad-address', 'This is no address of a page. It was not fetched.');
  }
  const url = new URL(written, base?.href);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return refuse('fetch/scheme', `Only http and https are fetched, not "${url.protocol.slice(0, -1)}".`);
  }
  if (url.username !== '' || url.password !== '') {
    return fetchProblem(
      withoutCredentials(url),
      'fetch/credentials',
      'The address holds a name or password. It was not fetched.',
    );
  }
  const port = portOf(url);
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  url.hash = '';
  if (reach.allowed.has(`${host}:${port}`)) return url;
  const whyHome = notPublic(host, reach.proxied);
  if (whyHome !== null) return refuse('fetch/not-public', `Its host ${whyHome}. It was not fetched.`);
  if (!USUAL.has(port) && !reach.ports.has(port)) {
    return refuse('fetch/port', `Port ${port} is not asked unless it is allowed (--allow-port ${port}).`);
  }
  return url;
}

/** Why a host is surely none of the public internet; `null` where its name will have to be looked up to tell. */
function notPublic(host: string, proxied: boolean): string | null {
  if (isIP(host) !== 0) return isPublic(host) ? null : 'is not on the public internet';
  const name = host.replace(/\.+$/, '');
  if (name.endsWith('.onion')) return proxied ? null : 'is reached through Tor only (--proxy)';
  return HOME_NAMES.test(name) || !name.includes('.') ? 'is not on the public internet' : null;
}

/** The port that an address means. */
export function portOf({protocol, port}: URL): number {
  return port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port);
}

/** A password does not belong in a message. */
function withoutCredentials(url: URL): string {
  const shown = new URL(url);
  shown.username = '';
  shown.password = '';
  return shown.href;
}
