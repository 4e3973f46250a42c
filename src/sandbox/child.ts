import {once} from 'node:events';
import {Worker} from 'node:worker_threads';
import {readStream} from '../read/stream.ts';
import {createEncoder, decodeFrames, type Frame, type Job} from './frames.ts';
import {SIGNS} from './signs.ts';

// The process in which pages, feeds, archives and packed files are read. It has no environment, may open no files but the program's own, and a
// thread beside it ends it when it shows no sign of life or takes too much memory.

const signs = new Int32Array(new SharedArrayBuffer(8));
const [silence, memory] = process.argv.slice(2).map(Number);
new Worker(new URL('./guard.js', import.meta.url), {workerData: {signs, bounds: {silence, memory}}}).unref();

const encode = createEncoder();
const frames = decodeFrames(process.stdin);

for (let frame = await receive(); frame !== null; frame = await receive()) {
  if (frame.kind === 'open') await read(frame.job);
}
process.exit(0);

/** Reads one stream, and lets pass what is left of it where it has read enough. */
async function read({name, longest, known, passOver}: Job): Promise<void> {
  let isOpen = true;
  async function* chunks(): AsyncGenerator<Uint8Array> {
    while (isOpen) {
      const frame = await receive();
      isOpen = frame?.kind === 'data';
      if (frame?.kind !== 'data') return;
      await send({kind: 'more'});
      yield frame.bytes;
    }
  }
  const records = {passOver: new Set(passOver), begin: (at: number) => send({kind: 'mark', at})};
  for await (const input of readStream(chunks(), name, {longest, known, records})) await send({kind: 'input', input});
  if (isOpen) await send({kind: 'enough'});
  for await (const _ of chunks());
  await send({kind: 'done', resident: process.memoryUsage.rss()});
}

async function receive(): Promise<Frame | null> {
  sign(false);
  const next = await frames.next();
  sign(true);
  return next.done === true ? null : next.value;
}

/** Where the pipe is full, it is the other side that has to do something. */
async function send(frame: Frame): Promise<void> {
  const parts = encode(frame);
  sign(false);
  let isFull = false;
  for (const part of parts) isFull = !process.stdout.write(part);
  if (isFull) await once(process.stdout, 'drain');
  sign(true);
}

function sign(isAtWork: boolean): void {
  Atomics.add(signs, SIGNS.beats, 1);
  Atomics.store(signs, SIGNS.atWork, isAtWork ? 1 : 0);
}
