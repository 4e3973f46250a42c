import {one} from '../../src/read/chunks.ts';
import {readStream} from '../../src/read/stream.ts';
import type {Case} from './seeds.ts';

/** What came of many inputs. */
export interface Tally {
  inputs: number;
  bytes: number;
  documents: number;
  problems: number;
  /** What must not be: a throw, a problem that hides one, a document that is not what documents are. */
  readonly faults: string[];
  /** The most processor time that one input took, in seconds a megabyte; and which it was. */
  slowest: {readonly rate: number; readonly which: string};
}

/** Shorter inputs are counted as this long: a call has its price, whatever it is called with. */
const FLOOR = 100_000;

export function emptyTally(): Tally {
  return {inputs: 0, bytes: 0, documents: 0, problems: 0, faults: [], slowest: {rate: 0, which: 'none'}};
}

/** Reads one input as the program reads it, in this process, and holds what comes of it to what is promised. */
export async function readCase({kind, name, bytes, known}: Case, which: string, tally: Tally): Promise<void> {
  const fault = (what: string): unknown =>
    tally.faults.length < 100 && tally.faults.push(`${which} (${kind}): ${what}`);
  const started = performance.now();
  try {
    for await (const input of readStream(one(bytes), name, {known})) {
      if (input.kind === 'problem') {
        tally.problems++;
        // What a reader throws is made into this problem, so that an import goes on; here it is a fault.
        if (input.problem.code === 'read/not-readable') fault('a throw');
        continue;
      }
      tally.documents++;
      const {text, title, lang, source} = input.document;
      if (!text.isWellFormed()) fault('half a character');
      if (title !== null && !(title.start >= 0 && title.start < title.end && title.end <= text.length))
        fault('a title outside');
      if (text.trim() === '' || typeof lang !== 'string') fault('no words or language');
      // A record's address is its owner's; one that a page or feed names is not.
      if (/html|xml|feed/.test(source.mediaType) && source.url !== null && !/^https?:\/\//.test(source.url))
        fault('an address that is none');
      if (input.raw.length === 0) fault('no bytes');
    }
  } catch (error) {
    fault(error instanceof Error ? `${error.name}: ${error.message.slice(0, 200)}` : 'a throw');
  }
  const length = Math.max(FLOOR, bytes.length);
  const rate = (1000 * (performance.now() - started)) / length;
  tally.inputs++;
  tally.bytes += bytes.length;
  if (rate > tally.slowest.rate) {
    // Other programs may have been at work: what looks slowest is measured once more, by the processor's time.
    const again = await processorTime(() => drain(bytes, name, known));
    const sure = Math.min(rate, again / length);
    if (sure > tally.slowest.rate) tally.slowest = {rate: sure, which: `${which}, ${kind}`};
  }
  if ('polluted' in {} || Object.keys(Object.prototype).length > 0) fault('a prototype that was changed');
}

async function drain(bytes: Buffer, name: string, known: Case['known']): Promise<void> {
  for await (const _ of readStream(one(bytes), name, {known}));
}

/** Microseconds that the processor was at work for it. */
async function processorTime(work: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const {user, system} = process.cpuUsage(before);
  return user + system;
}
