import {lookup as systemLookup} from 'node:dns';
import {connect as connectPlain, isIP, type LookupFunction, type Socket} from 'node:net';
import {connect as connectSecure} from 'node:tls';
import type {buildConnector} from 'undici';
import {isPublic} from './public.ts';
import type {Reach} from './target.ts';

/** Finds the addresses of a host. The system's own, unless a test brings another. */
export type Resolve = (host: string) => Promise<readonly Resolved[]>;

/** One address of a host. */
export interface Resolved {
  readonly address: string;
  readonly family: number;
}

/** A host was found where the public internet is not; told apart from a network that failed. */
export class NotPublic extends Error {}

/** Asks the system, as every program does: its hosts file first, then DNS. */
export const systemResolve: Resolve = (host) =>
  new Promise((resolve, reject) => {
    systemLookup(host, {all: true}, (error, found) => (error === null ? resolve(found) : reject(error)));
  });

/** How long a connection may take to stand, in milliseconds. */
const CONNECT_TIMEOUT = 15_000;

/**
 * Makes connections to public addresses alone (a connector of undici).
 *
 * A host is looked up once, is refused if *any* of its answers is not public, and is connected at just these answers: a name server that
 * says something else the next time is not asked a next time. When the connection stands, the address at its other end is looked at again,
 * before a byte is sent: Node skips the look-up for literal addresses, and code between may do anything.
 */
export function guardedConnector(reach: Reach, resolve: Resolve): buildConnector.connector {
  return ({hostname, protocol, port: written, servername}, callback) => {
    const isSecure = protocol === 'https:';
    const port = Number(written || (isSecure ? 443 : 80));
    const host = hostname.replace(/^\[(.*)\]$/, '$1');
    const isAllowed = (address: string): boolean => isPublic(address) || reach.allowed.has(`${address}:${port}`);
    if (isIP(host) !== 0 && !isAllowed(host)) return callback(new NotPublic(), null);
    const options = {host, port, lookup: checkedLookup(resolve, isAllowed)};
    const socket = isSecure ? connectSecure({...options, ...secureNames(servername ?? host)}) : connectPlain(options);
    // Before the listener that begins the handshake.
    socket.prependOnceListener('connect', () => {
      if (!isAllowed(socket.remoteAddress ?? '')) socket.destroy(new NotPublic());
    });
    whenReady(socket, isSecure ? 'secureConnect' : 'connect', callback);
  };
}

/** What a secure connection is told of the other end's name; a literal address is none. */
export function secureNames(host: string): {servername: string; ALPNProtocols: string[]} {
  return {servername: isIP(host) === 0 ? host.replace(/\.+$/, '') : '', ALPNProtocols: ['http/1.1']};
}

/** Hands a socket over when it can be written to, or the reason why it never can; once. */
export function whenReady(socket: Socket, event: 'connect' | 'secureConnect', callback: buildConnector.Callback): void {
  let isOpen = true;
  const clock = setTimeout(() => socket.destroy(new TimedOut()), CONNECT_TIMEOUT);
  const settle = (...answer: Parameters<buildConnector.Callback>): void => {
    clearTimeout(clock);
    if (isOpen) callback(...answer);
    isOpen = false;
  };
  socket.setNoDelay(true);
  socket.once(event, () => (socket.destroyed ? undefined : settle(null, socket)));
  socket.on('error', (error) => settle(error, null));
  socket.on('close', () => settle(new Error('The connection was closed.'), null));
}

function checkedLookup(resolve: Resolve, isAllowed: (address: string) => boolean): LookupFunction {
  return (host, options, callback) => {
    resolve(host).then(
      (found) => {
        const first = found[0];
        if (first === undefined) return callback(new NotFound(), '', 4);
        if (!found.every(({address}) => isAllowed(address))) return callback(new NotPublic(), '', 4);
        if (options.all === true) callback(null, [...found]);
        else callback(null, first.address, first.family);
      },
      (error: Error) => callback(error, '', 4),
    );
  };
}

/** A name server answered with nothing. */
class NotFound extends Error {
  readonly code = 'ENOTFOUND';
}

class TimedOut extends Error {
  readonly code = 'ETIMEDOUT';
}
