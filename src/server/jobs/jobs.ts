import type {JobView} from '../../desk/views.ts';
import type {Fetcher} from '../../fetch/fetcher.ts';
import type {Added, ClaimsReader} from '../../keeper/add.ts';
import type {Ledger} from '../../keeper/ledger.ts';
import {SaysoError} from '../../model/error.ts';
import type {ReadApart} from '../../read/stream-options.ts';
import {type Job, type Source, viewOf, withProblem} from './job.ts';
import {runJob} from './run.ts';
import type {Shelf} from './shelf.ts';

/** Imports: one runs at a time, the others wait for their turn. Owns what they need; `close` leaves them to be gone on with. */
export interface Jobs {
  /** The latest first. */
  list(): JobView[];
  find(id: string): JobView | null;
  /** Takes an import; what is told as taken is done even if the program dies in between. */
  add(wanted: Wanted): JobView;
  /** Stops one; what it has kept stays. `null` where there is no such import. */
  stop(id: string): JobView | null;
  /** Starts one that has ended once more; nothing is kept twice. `null` where there is none, or its bytes are gone. */
  again(id: string): JobView | null;
  /** Calls back whenever one has got on; gives how to end that. */
  watch(told: (job: JobView) => void): () => void;
  close(): Promise<void>;
}

/** What is to be imported. */
export type Wanted = Pick<Job, 'name' | 'case' | 'date'> &
  ({readonly bytes: Uint8Array} | {readonly source: Exclude<Source, {kind: 'file'}>});

/** What imports need. */
export interface JobsMeans {
  readonly ledger: Ledger;
  readonly shelf: Shelf;
  readonly reader: () => Promise<ClaimsReader>;
  readonly apart: ReadApart;
  readonly fetcher: (signal: AbortSignal) => Promise<Fetcher>;
  /** Milliseconds, ever rising. */
  readonly clock: () => number;
}

/** What a job has come to is written down and told this often, in milliseconds. */
const OFTEN = 500;

const ENDED: ReadonlySet<Job['state']> = new Set(['done', 'stopped', 'failed']);

/** Takes up the imports of a ledger where they were left. */
export function openJobs(means: JobsMeans): Jobs {
  const {ledger, shelf, clock} = means;
  const jobs = new Map(shelf.tidy(shelf.load()).map((job) => [job.id, job]));
  const told = new Set<(job: JobView) => void>();
  let current: Running | null = null;
  let closing = false;
  let working: Promise<void> | null = null;

  const show = (job: Job): JobView =>
    viewOf(job, current?.id === job.id ? {...current, elapsed: clock() - current.since} : null);
  const put = (job: Job, keep = true): Job => {
    if (keep) shelf.save(job);
    jobs.set(job.id, job);
    const view = show(job);
    for (const tell of told) tell(view);
    return job;
  };
  const wake = (): void => {
    if (closing) return;
    working ??= work().finally(() => {
      working = null;
      // One may have come in after the last look.
      if (nextOne() !== undefined) wake();
    });
  };

  const nextOne = (): Job | undefined => [...jobs.values()].find(({state}) => !ENDED.has(state));

  async function work(): Promise<void> {
    for (;;) {
      const next = nextOne();
      if (next === undefined || closing) return;
      await runOne(next);
    }
  }

  /** Runs one to its end. Whatever goes wrong, it has ended afterwards, so that the next gets its turn. */
  async function runOne(waiting: Job): Promise<void> {
    try {
      await begin(waiting);
    } catch (error) {
      const job = failed(jobs.get(waiting.id) ?? waiting, error);
      put(job, false);
      try {
        shelf.save(job);
      } catch {
        // The disk refuses that too: at the next start it is gone on with.
      }
    } finally {
      current = null;
    }
  }

  async function begin(waiting: Job): Promise<void> {
    const stopping = new AbortController();
    const isResumed = waiting.from !== null;
    const from = waiting.from ?? (await ledger.store.size());
    // A job that was broken off is read from its beginning; what it has added already is known by its entry in the log.
    const bytes = {...waiting.bytes, done: 0};
    current = {id: waiting.id, stopping, since: clock(), reportsBefore: 0};
    let job = put({...waiting, state: 'running', from, bytes, added: 0, there: 0, claims: 0, problems: []});
    let written = clock();
    const counted = new Set<string>();
    const running = runJob(job, {
      ledger,
      reader: await means.reader(),
      apart: means.apart,
      fetcher: means.fetcher,
      signal: stopping.signal,
      path: shelf.path(job.id),
      onBytes: (more) => {
        job = {...job, bytes: {...job.bytes, done: job.bytes.done + more}};
      },
    });
    for await (const each of running) {
      job = 'state' in each ? await count(job, each, isResumed ? counted : null) : withProblem(job, each);
      jobs.set(job.id, job);
      if (clock() - written < OFTEN) continue;
      put(job);
      written = clock();
    }
    if (closing) {
      put(job);
      return;
    }
    put({...job, state: stopping.signal.aborted ? 'stopped' : 'done'});
    if (!stopping.signal.aborted) shelf.dropBytes(job.id);
  }

  /** Counts a report. One that is there may be there because this very job was broken off after it was kept. */
  async function count(job: Job, added: Added, counted: Set<string> | null): Promise<Job> {
    if (added.state !== 'there') return {...job, added: job.added + 1, claims: job.claims + added.claims};
    const kept = counted === null || counted.has(added.id) ? null : await ledger.store.document(added.id);
    if (kept === null || kept.added < (job.from ?? 0)) return {...job, there: job.there + 1};
    counted?.add(added.id);
    const claims = await ledger.store.claimsOf(added.id);
    return {...job, added: job.added + 1, claims: job.claims + claims.length};
  }

  wake();
  return {
    list: () => [...jobs.values()].reverse().map(show),
    find(id) {
      const job = jobs.get(id);
      return job === undefined ? null : show(job);
    },
    add(wanted) {
      const {name, date} = wanted;
      const id = Buffer.from(ledger.world.random(9)).toString('hex');
      const bytes = 'bytes' in wanted ? wanted.bytes : null;
      if (bytes !== null) shelf.keepBytes(id, bytes);
      const source: Source = 'bytes' in wanted ? {kind: 'file'} : wanted.source;
      const fresh = {state: 'waiting', from: null, added: 0, there: 0, claims: 0, problems: []} as const;
      const size = {done: 0, total: bytes?.length ?? null};
      const job = put({...fresh, id, name, date, case: wanted.case, source, at: ledger.world.now(), bytes: size});
      wake();
      return show(job);
    },
    stop(id) {
      const job = jobs.get(id);
      if (job === undefined) return null;
      if (current?.id === id) current.stopping.abort();
      else if (!ENDED.has(job.state)) put({...job, state: 'stopped'});
      return show(jobs.get(id) ?? job);
    },
    again(id) {
      const job = jobs.get(id);
      const hasBytes = job?.source.kind !== 'file' || job.state !== 'done';
      if (job === undefined || !ENDED.has(job.state) || !hasBytes) return null;
      const waiting: Job = {...job, state: 'waiting'};
      shelf.save(waiting);
      // It goes to the end of the queue.
      jobs.delete(id);
      const view = show(put(waiting, false));
      wake();
      return view;
    },
    watch(tell) {
      told.add(tell);
      return () => told.delete(tell);
    },
    async close() {
      closing = true;
      current?.stopping.abort();
      await working;
    },
  };
}

interface Running {
  readonly id: string;
  readonly stopping: AbortController;
  readonly since: number;
  readonly reportsBefore: number;
}

/** The job after something went wrong that no input can do: the disk is full, the ledger is of another key. */
function failed(job: Job, error: unknown): Job {
  const isKnown = error instanceof SaysoError;
  const code = isKnown ? error.code : 'server/fault';
  const message = isKnown ? error.message : 'This is a fault of Sayso. What was kept before it stays.';
  return {...withProblem(job, {code, message, where: {file: null, line: null, offset: null}}), state: 'failed'};
}
