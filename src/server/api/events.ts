import type {OpenAPIHono} from '@hono/zod-openapi';
import {z} from '@hono/zod-openapi';
import type {JobView, Role} from '../../desk/views.ts';
import {decodeEntry} from '../../ledger/entries.ts';
import type {Env} from '../env.ts';
import type {Parts} from '../parts.ts';
import {refuse} from '../refusals.ts';
import {looking} from './route.ts';

/** How often the log is looked at while somebody listens: another program may write to it. Milliseconds. */
const OFTEN = 700;

/** Something is said at least this often, so that what lies between does not take the silence for an end. */
const HEARTBEAT = 15_000;

/** Listeners at once: each holds a connection. */
const MOST_LISTENERS = 200;

/** Entries told one by one; more are told by their number. */
const MOST_ENTRIES = 100;

/** Events a listener may be behind before it is let go; it comes back and asks for what it missed. */
const MOST_BEHIND = 256;

interface Listener {
  readonly role: Role;
  /** The pass it came by: withdrawn, it ends. */
  readonly pass: string | null;
  send(text: string): void;
  end(): void;
}

/**
 * Server-sent events: `ledger` when entries came in (its id is the number of entries: `Last-Event-ID` gives what was missed), `job` when
 * an import has got on, `task` when a check or backup has (both for reviewers).
 */
export function addEvents(app: OpenAPIHono<Env>, {ledger, jobs, tasks, passes, stopping}: Parts): void {
  const listeners = new Set<Listener>();
  let known = 0;
  let ticking: NodeJS.Timeout | null = null;
  let unwatch: (() => void) | null = null;

  const tell = (text: string, toReaders: boolean): void => {
    for (const listener of listeners) if (toReaders || listener.role === 'reviewer') listener.send(text);
  };
  const tick = async (): Promise<void> => {
    for (const listener of listeners) if (listener.pass !== null && passes.get(listener.pass) === null) listener.end();
    const size = await ledger.store.size();
    if (size > known) {
      const event = await ledgerEvent(known, size);
      known = size;
      tell(event, true);
    }
  };

  async function ledgerEvent(from: number, size: number): Promise<string> {
    const lines = await ledger.store.entries(Math.max(from, size - MOST_ENTRIES), size);
    const entries = lines.map((line, i) => {
      const {kind, at} = decodeEntry(line);
      return {index: size - lines.length + i, kind, at};
    });
    return eventOf('ledger', {from, size, entries}, String(size));
  }

  /** Watches as long as somebody listens. */
  function adjust(): void {
    if (listeners.size > 0 && ticking === null) {
      let beat = 0;
      ticking = setInterval(() => {
        beat += OFTEN;
        if (beat >= HEARTBEAT) {
          beat = 0;
          tell(': still here\n\n', true);
        }
        tick().catch(() => {
          // The ledger is busy or closing: the next look tells.
        });
      }, OFTEN);
      ticking.unref();
      const ends = [
        jobs.watch((job: JobView) => tell(eventOf('job', job), false)),
        tasks.watch((task) => tell(eventOf('task', task), false)),
      ];
      unwatch = () => {
        for (const end of ends) end();
      };
    }
    if (listeners.size === 0 && ticking !== null) {
      clearInterval(ticking);
      unwatch?.();
      ticking = null;
    }
  }
  stopping.addEventListener('abort', () => {
    for (const listener of listeners) listener.end();
  });

  app.openapi(
    looking('/events', {
      id: 'listen',
      tag: 'Ledger',
      summary: 'What changes, as it does (server-sent events)',
      request: {
        headers: z.object({'last-event-id': z.string().optional().openapi({description: 'Entries there were.'})}),
      },
      gives: z.string(),
      type: 'text/event-stream',
      refuses: ['server/stopping'],
    }),
    async (c) => {
      if (stopping.aborted) return refuse(c, 'server/stopping', 'The desk is closing. Nothing is lost.');
      if (listeners.size >= MOST_LISTENERS)
        return refuse(c, 'server/busy', 'Too many pages are listening. Close some.');
      const size = await ledger.store.size();
      if (listeners.size === 0) known = size;
      const last = Number(c.req.header('Last-Event-ID') ?? Number.NaN);
      const missed = Number.isInteger(last) && last >= 0 && last < known ? await ledgerEvent(last, known) : '';
      let listener: Listener | null = null;
      const leave = (): void => {
        if (listener !== null) listeners.delete(listener);
        adjust();
      };
      const stream = new ReadableStream<Uint8Array>(
        {
          start(controller) {
            const encoder = new TextEncoder();
            const end = (): void => {
              leave();
              controller.close();
            };
            listener = {
              role: c.get('session').role,
              pass: c.get('session').pass,
              send(text) {
                controller.enqueue(encoder.encode(text));
                if ((controller.desiredSize ?? 0) < -MOST_BEHIND) end();
              },
              end,
            };
            listeners.add(listener);
            listener.send(`retry: 2000\n\n${missed === '' ? `id: ${known}\n: listening\n\n` : missed}`);
            adjust();
          },
          cancel: leave,
        },
        {highWaterMark: 0},
      );
      return c.body(stream, 200, {
        'Content-Type': 'text/event-stream',
        'Cache-Control': 'no-store',
        'X-Accel-Buffering': 'no',
      });
    },
  );
}

function eventOf(event: string, data: unknown, id?: string): string {
  return `event: ${event}\n${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`;
}
