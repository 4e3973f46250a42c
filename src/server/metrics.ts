import type {MiddlewareHandler} from 'hono';
import {routePath} from 'hono/route';
import type {Env} from './env.ts';
import type {Parts} from './parts.ts';

/** Counts what the server does, for Prometheus: by routes, never by addresses, so that no id or name stands in it. */
export interface Metrics {
  readonly count: MiddlewareHandler<Env>;
  /** The text that is scraped. */
  print(parts: Pick<Parts, 'desk' | 'ledger' | 'jobs'>): Promise<string>;
}

/** Upper bounds of the times that are told apart, in seconds. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 5];

interface Timed {
  readonly buckets: number[];
  sum: number;
  count: number;
}

/** Makes one that has counted nothing. `clock` gives milliseconds. */
export function createMetrics(clock: () => number): Metrics {
  const requests = new Map<string, number>();
  const times = new Map<string, Timed>();
  const begun = clock();
  return {
    async count(c, next) {
      const start = clock();
      await next();
      const seconds = (clock() - start) / 1000;
      const route = routePath(c, -1);
      const method = METHODS.has(c.req.method) ? c.req.method : 'other';
      const key = `method="${method}",route="${route}"`;
      const counted = `${key},status="${c.res.status}"`;
      requests.set(counted, (requests.get(counted) ?? 0) + 1);
      const timed = times.get(key) ?? {buckets: BUCKETS.map(() => 0), sum: 0, count: 0};
      times.set(key, timed);
      timed.sum += seconds;
      timed.count++;
      BUCKETS.forEach((bound, i) => {
        if (seconds <= bound) timed.buckets[i] = (timed.buckets[i] ?? 0) + 1;
      });
    },
    async print({desk, ledger, jobs}) {
      const states = new Map<string, number>();
      for (const {state} of jobs.list()) states.set(state, (states.get(state) ?? 0) + 1);
      const lines = [
        ...family(
          'sayso_requests_total',
          'counter',
          'Requests answered.',
          [...requests].map(([key, n]) => `{${key}} ${n}`),
        ),
        ...family(
          'sayso_request_seconds',
          'histogram',
          'Time to the answer.',
          [...times].flatMap(([key, timed]) => timeLines(key, timed)),
        ),
        ...family('sayso_ledger_entries', 'gauge', 'Entries of the log.', [` ${await ledger.store.size()}`]),
        ...family(
          'sayso_imports',
          'gauge',
          'Imports by state.',
          [...states].map(([state, n]) => `{state="${state}"} ${n}`),
        ),
        ...family('sayso_desk_ready', 'gauge', 'Whether every list is ready, so that no page has to make one.', [
          ` ${desk.isWarm() ? 1 : 0}`,
        ]),
        ...family('process_cpu_seconds_total', 'counter', 'Processor time used.', [` ${cpuSeconds()}`]),
        ...family('process_resident_memory_bytes', 'gauge', 'Resident memory.', [` ${process.memoryUsage.rss()}`]),
        ...family('sayso_uptime_seconds', 'gauge', 'Seconds since the desk was opened.', [
          ` ${Math.round((clock() - begun) / 1000)}`,
        ]),
      ];
      return `${lines.join('\n')}\n`;
    },
  };
}

function cpuSeconds(): number {
  const {user, system} = process.cpuUsage();
  return (user + system) / 1e6;
}

const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'OPTIONS', 'PUT', 'DELETE', 'PATCH']);

function family(name: string, type: string, help: string, samples: readonly string[]): string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...samples.map((sample) => name + sample)];
}

function timeLines(key: string, {buckets, sum, count}: Timed): string[] {
  return [
    ...BUCKETS.map((bound, i) => `_bucket{${key},le="${bound}"} ${buckets[i]}`),
    `_bucket{${key},le="+Inf"} ${count}`,
    `_sum{${key}} ${sum.toFixed(6)}`,
    `_count{${key}} ${count}`,
  ];
}
