import {request as askPlainly} from 'node:http';
import {request as askSecurely} from 'node:https';
import type {Socket} from 'node:net';
import {connect as connectSecure} from 'node:tls';
import {Agent, type buildConnector, type Dispatcher, ProxyAgent} from 'undici';
import {SaysoError} from '../model/error.ts';
import {secureNames, whenReady} from './connect.ts';

/** By which way requests go out. Owns its connections. */
export interface Route {
  dispatcherFor(url: URL): Dispatcher;
  close(): Promise<void>;
}

/** Tor takes its time to build a way through the world. */
const TUNNEL_TIMEOUT = 60_000;

const USUAL_PORTS: Readonly<Record<string, number>> = {'http:': 80, 'https:': 443};

/**
 * Sends everything through a proxy: `http://`, `https://`, `socks5://` or `socks5h://` (such as Tor's at `socks5://127.0.0.1:9050`).
 *
 * No name is looked up here: the proxy does that, so what a name leads to cannot be checked here. Throws `fetch/bad-proxy` where the setting is none.
 */
export function proxyRoute(setting: string, limits: Agent.Options): Route {
  const proxy = readSetting(setting);
  const isSocks = proxy.protocol.startsWith('socks');
  const tunnel = new Agent({...limits, connect: tunnelConnector(isSocks ? throughSocks : throughHttp, proxy)});
  // Many proxies open tunnels for https alone; undici's own tunnels try again without end where a proxy opens none.
  const plain =
    proxy.protocol === 'http:'
      ? new ProxyAgent({...limits, uri: proxy.origin, proxyTunnel: false, ...tokenOf(proxy)})
      : tunnel;
  return {
    dispatcherFor: ({protocol}) => (protocol === 'http:' ? plain : tunnel),
    async close() {
      await Promise.all([tunnel.destroy(), plain.destroy()]);
    },
  };
}

function readSetting(setting: string): URL {
  const url = URL.canParse(setting) ? new URL(setting) : null;
  if (url !== null && url.hostname !== '' && /^(?:https?|socks5h?|socks):$/.test(url.protocol)) return url;
  throw new SaysoError(
    'fetch/bad-proxy',
    'The proxy is not set to an address such as socks5://127.0.0.1:9050 or http://proxy.example:3128. Nothing was fetched.',
  );
}

/** Name and password of a proxy, which go to the proxy alone. */
function tokenOf({username, password}: URL): {readonly token?: string} {
  if (username === '') return {};
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return {token: `Basic ${Buffer.from(credentials).toString('base64')}`};
}

interface Destination {
  readonly host: string;
  readonly port: number;
}

type Through = (proxy: URL, destination: Destination) => Promise<Socket>;

function tunnelConnector(through: Through, proxy: URL): buildConnector.connector {
  return ({hostname, protocol, port, servername}, callback) => {
    const host = hostname.replace(/^\[(.*)\]$/, '$1');
    through(proxy, {host, port: Number(port || USUAL_PORTS[protocol])}).then(
      (socket) => {
        if (protocol !== 'https:') return callback(null, socket);
        const secure = connectSecure({socket, ...secureNames(servername ?? host)});
        whenReady(secure, 'secureConnect', callback);
      },
      (error: Error) => callback(error, null),
    );
  };
}

/** A proxy answers with another status than 200. */
class TunnelRefused extends Error {
  readonly code = 'PROXY_REFUSES';
}

const throughHttp: Through = (proxy, {host, port}) =>
  new Promise((resolve, reject) => {
    const there = `${host.includes(':') ? `[${host}]` : host}:${port}`;
    const {token} = tokenOf(proxy);
    const request = (proxy.protocol === 'https:' ? askSecurely : askPlainly)({
      host: proxy.hostname.replace(/^\[(.*)\]$/, '$1'),
      port: Number(proxy.port || USUAL_PORTS[proxy.protocol]),
      method: 'CONNECT',
      path: there,
      headers: {host: there, ...(token === undefined ? {} : {'proxy-authorization': token})},
      agent: false,
      timeout: TUNNEL_TIMEOUT,
    });
    request.once('connect', ({statusCode}, socket, head) => {
      if (statusCode === 200) {
        socket.setTimeout(0);
        if (head.length > 0) socket.unshift(head);
        return resolve(socket as Socket);
      }
      socket.destroy();
      reject(new TunnelRefused());
    });
    request.once('timeout', () => request.destroy(new TunnelRefused()));
    request.once('error', reject);
    request.end();
  });

const throughSocks: Through = async (proxy, destination) => {
  const {SocksClient} = await import('socks');
  const {socket} = await SocksClient.createConnection({
    proxy: {
      host: proxy.hostname.replace(/^\[(.*)\]$/, '$1'),
      port: Number(proxy.port || 1080),
      type: 5,
      ...(proxy.username === ''
        ? {}
        : {userId: decodeURIComponent(proxy.username), password: decodeURIComponent(proxy.password)}),
    },
    command: 'connect',
    destination: {...destination},
    timeout: TUNNEL_TIMEOUT,
  });
  return socket;
};
