import {writeSync} from 'node:fs';
import {workerData} from 'node:worker_threads';
import {type Bounds, REASONS, SIGNS} from './signs.ts';

// A thread that watches the one that reads: it is not held up by whatever that one is caught in, nor by a program that is busy or gone.

const {signs, bounds} = workerData as {signs: Int32Array; bounds: Bounds};

/** Milliseconds between two looks; also what a look counts for at most, so that a machine that slept kills nothing. */
const EVERY = 50;

const idle = new Int32Array(new SharedArrayBuffer(4));
let last = -1;
let silent = 0;
let before = performance.now();
for (;;) {
  Atomics.wait(idle, 0, 0, EVERY);
  const now = performance.now();
  const beats = Atomics.load(signs, SIGNS.beats);
  const isSilent = beats === last && Atomics.load(signs, SIGNS.atWork) === 1;
  silent = isSilent ? silent + Math.min(now - before, 2 * EVERY) : 0;
  last = beats;
  before = now;
  if (silent > bounds.silence) end(REASONS.silence);
  if (process.memoryUsage.rss() > bounds.memory) end(REASONS.memory);
}

function end(reason: string): void {
  writeSync(2, reason);
  process.kill(process.pid, 'SIGKILL');
}
