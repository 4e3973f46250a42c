import type {Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {createAdaptorServer} from '@hono/node-server';
import {SaysoError} from '../model/error.ts';

/** The only address that is listened at: nobody but this machine can reach it. */
const ADDRESS = '127.0.0.1';

/** How long an answer that is under way may still take when the server is told to stop, in milliseconds. */
const PATIENCE = 3000;

/** How many ports are tried to find one that is free. */
const MOST_PORTS = 50;

/** A server that listens. Owns its socket. */
export interface Listening {
  readonly port: number;
  /** Takes no more requests, lets those under way end, and closes. */
  stop(): Promise<void>;
}

/** What answers: a Hono app's `fetch`. */
export type Fetch = (request: Request, env?: object) => Response | Promise<Response>;

/**
 * Listens at a port of this machine, `0` for any that is free. `server/port-taken`, which names the next free one, where another
 * program has it; `server/port-refused` where the system does not give it.
 */
export async function listen(fetch: Fetch, port: number): Promise<Listening> {
  const server = createAdaptorServer({fetch}) as Server;
  try {
    await listening(server, port);
  } catch (error) {
    throw await sayRefused(error, port);
  }
  return {port: (server.address() as AddressInfo).port, stop: () => stop(server)};
}

/** The next port after this one that nobody listens at; `null` where none of the next fifty is free. */
export async function freePortAfter(port: number): Promise<number | null> {
  for (let next = port + 1; next <= Math.min(port + MOST_PORTS, 65_535); next++) {
    const probe = createAdaptorServer({fetch: () => new Response(null)}) as Server;
    try {
      await listening(probe, next);
      return next;
    } catch {
      // Taken as well: the next.
    } finally {
      probe.close();
    }
  }
  return null;
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, ADDRESS, () => {
      server.removeListener('error', reject);
      resolve();
    });
  });
}

async function sayRefused(error: unknown, port: number): Promise<unknown> {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'EADDRINUSE') {
    const free = await freePortAfter(port);
    const advice = free === null ? 'Give another with --port.' : `--port ${free} is free.`;
    return new SaysoError(
      'server/port-taken',
      `Another program listens at port ${port}, perhaps another desk. ${advice}`,
    );
  }
  if (code === 'EACCES') {
    return new SaysoError(
      'server/port-refused',
      `Port ${port} may not be used by you. Give one above 1023 with --port.`,
    );
  }
  return error;
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(() => server.closeAllConnections(), PATIENCE);
    server.close(() => {
      clearTimeout(late);
      resolve();
    });
    server.closeIdleConnections();
  });
}
