import {createReadStream} from 'node:fs';
import type {Fetcher} from '../../fetch/fetcher.ts';
import {readAddress} from '../../fetch/read.ts';
import {REAL_CLOCK} from '../../fetch/turns.ts';
import {type Added, addAll, type ClaimsReader, type Incoming} from '../../keeper/add.ts';
import type {Ledger} from '../../keeper/ledger.ts';
import type {Problem} from '../../model/problem.ts';
import {readInputs} from '../../read/inputs.ts';
import {keepable} from '../../read/keepable.ts';
import {readStream} from '../../read/stream.ts';
import type {Input, ReadApart} from '../../read/stream-options.ts';
import {watch} from '../../watch/watch.ts';
import type {Job} from './job.ts';

/** What an import needs. */
export interface JobMeans {
  readonly ledger: Ledger;
  readonly reader: ClaimsReader;
  readonly apart: ReadApart;
  /** Opens connections to the public internet; only for addresses and feeds. */
  readonly fetcher: (signal: AbortSignal) => Promise<Fetcher>;
  readonly signal: AbortSignal;
  /** Where the bytes are that were sent. */
  readonly path: string;
  /** Told of every piece that is taken in. */
  readonly onBytes: (bytes: number) => void;
}

/** Seconds a feed is left alone after it was asked, where it does not ask for more. */
const FEED_PAUSE = 60;

/**
 * Reads what an import is of and keeps it; gives what became of each report, after it is on the disk, and every problem.
 *
 * Ends early when the signal says so. Run again, it keeps nothing twice.
 */
export async function* runJob(job: Job, means: JobMeans): AsyncGenerator<Added | Problem> {
  const {ledger, reader, signal} = means;
  if (job.source.kind === 'feed') return yield* askFeed(job, job.source.url, means);
  const fetcher = job.source.kind === 'address' ? await means.fetcher(signal) : null;
  try {
    yield* addAll(ledger, reader, incomingOf(job, inputsOf(job, means, fetcher), signal));
  } finally {
    await fetcher?.close();
  }
}

function inputsOf(
  {source, name}: Job,
  {path, apart, onBytes}: JobMeans,
  fetcher: Fetcher | null,
): AsyncIterable<Input> {
  if (source.kind === 'folder') return readInputs([source.path], {apart, onBytes});
  if (source.kind === 'address' && fetcher !== null) return readAddress(fetcher, source.url, apart);
  return readStream(piecesOf(path, onBytes), name, {apart, again: () => piecesOf(path, () => {})});
}

async function* piecesOf(path: string, onBytes: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  for await (const piece of createReadStream(path, {highWaterMark: 1 << 18})) {
    onBytes((piece as Uint8Array).length);
    yield piece as Uint8Array;
  }
}

async function* incomingOf(
  job: Job,
  inputs: AsyncIterable<Input>,
  signal: AbortSignal,
): AsyncGenerator<Incoming | Problem> {
  for await (const input of inputs) {
    if (signal.aborted) return;
    if (input.kind === 'problem') {
      yield input.problem;
      continue;
    }
    yield* input.document.problems;
    yield dress(job, {document: input.document, raw: input.raw});
  }
}

/** A report with what the import says of it, where it does not say so itself. */
function dress(job: Job, {document, raw}: Incoming): Incoming {
  const published = document.published ?? job.date;
  return {document: {...document, published, case: document.case ?? (job.case && keepable(job.case))}, raw};
}

async function* askFeed(job: Job, feed: string, means: JobMeans): AsyncGenerator<Added | Problem> {
  const {ledger, reader, apart, signal} = means;
  const fetcher = await means.fetcher(signal);
  try {
    const watching = watch({
      feeds: [feed],
      interval: FEED_PAUSE,
      once: true,
      pages: false,
      fetcher,
      apart,
      ledger,
      reader,
      dress: (incoming) => dress(job, incoming),
      clock: {now: Date.now, wait: REAL_CLOCK.wait},
      chance: () => 0,
      signal,
    });
    for await (const each of watching) {
      if (each.kind === 'added') yield each.added;
      if (each.kind === 'problem') yield each.problem;
      if (each.kind === 'early') {
        const message = `This feed wants to be left alone for another ${Math.ceil(each.wait / 60)} minutes.`;
        yield {code: 'fetch/busy', message, where: {file: feed, line: null, offset: null}};
      }
    }
  } finally {
    await fetcher.close();
  }
}
