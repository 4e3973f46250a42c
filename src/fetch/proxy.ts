import {connect as connectSecure} from 'node:tls';
import {Agent, type buildConnector, type Dispatcher, ProxyAgent} from 'undici';
import {SaysoError} from '../model/error.ts';
import {secureNames, whenReady} from './connect.ts';

/** Tor takes its time to build a way through the world. */
const SOCKS_TIMEOUT = 60_000;

const USUAL_PORTS: Readonly<Record<string, number>> = {'http:': 80, 'https:': 443};

/**
 * Sends everything through a proxy: `http://`, `https://` (CONNECT), `socks5://` or `socks5h://` (such as Tor's at `socks5://127.0.0.1:9050`).
 *
 * No name is looked up here: the proxy does that, so what a name leads to cannot be checked here. Throws `fetch/bad-proxy` where the setting is none.
 */
export function openProxy(setting: string, limits: Agent.Options): Dispatcher {
  const url = readSetting(setting);
  if (url.protocol === 'http:' || url.protocol === 'https:') {
    // The name and password of the proxy go to the proxy alone, in a header of their own.
    const credentials = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
    const token = url.username === '' ? {} : {token: `Basic ${Buffer.from(credentials).toString('base64')}`};
    return new ProxyAgent({...limits, uri: `${url.protocol}//${url.host}`, ...token});
  }
  return new Agent({...limits, connect: socksConnector(url)});
}

function readSetting(setting: string): URL {
  const url = URL.canParse(setting) ? new URL(setting) : null;
  if (url !== null && url.hostname !== '' && /^(?:https?|socks5h?|socks):$/.test(url.protocol)) return url;
  throw new SaysoError(
    'fetch/bad-proxy',
    'The proxy is not set to an address such as socks5://127.0.0.1:9050 or http://proxy.example:3128. Nothing was fetched.',
  );
}

function socksConnector(proxy: URL): buildConnector.connector {
  return ({hostname, protocol, port, servername}, callback) => {
    const isSecure = protocol === 'https:';
    const destination = {
      host: hostname.replace(/^\[(.*)\]$/, '$1'),
      port: Number(port || USUAL_PORTS[protocol]),
    };
    throughSocks(proxy, destination).then(
      (socket) => {
        if (!isSecure) return callback(null, socket);
        const secure = connectSecure({socket, ...secureNames(servername ?? destination.host)});
        whenReady(secure, 'secureConnect', callback);
      },
      (error: Error) => callback(error, null),
    );
  };
}

async function throughSocks(proxy: URL, destination: {host: string; port: number}) {
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
    destination,
    timeout: SOCKS_TIMEOUT,
  });
  return socket;
}
