import {once} from 'node:events';
import type {Input} from '../read/stream-options.ts';
import {createEncoder, decodeFrames, type Frame, type Job} from './frames.ts';
import {type ReadingProcess, startProcess} from './process.ts';
import {type Bounds, REASONS} from './signs.ts';

/** Pieces of a stream that are under way to the process before it has taken one. */
const AHEAD = 4;

/** What ended a process before it had read a stream. */
export interface Death {
  readonly why: 'silence' | 'memory' | 'crash';
  /** The record it was reading, where it had begun one. */
  readonly mark: number | null;
}

/** A process that reads one stream after the other. Owns it: `end` kills it. */
export class Cell {
  readonly #process: ReadingProcess;
  readonly #frames: AsyncGenerator<Frame>;
  readonly #encode = createEncoder();
  readonly #closed: Promise<unknown>;
  #said = '';
  #isBusy = false;
  #resident = 0;

  constructor(bounds: Bounds) {
    this.#process = startProcess(bounds);
    this.#frames = decodeFrames(this.#process.stdout);
    this.#closed = once(this.#process, 'close').catch(() => {});
    this.#process.stderr.setEncoding('utf8').on('data', (words: string) => {
      this.#said = (this.#said + words).slice(-4000);
    });
    // Writing to a process that has died fails; that it has died shows by its output.
    this.#process.stdin.on('error', () => {});
  }

  /** Whether a stream was begun and not read to its end: such a process is of no use for another. */
  get isBusy(): boolean {
    return this.#isBusy;
  }

  /** Bytes that were resident after the last stream. */
  get resident(): number {
    return this.#resident;
  }

  /** Reads a stream; returns `null` when it is read, or what the process died of. A stream that breaks off throws, after what came before. */
  async *read(chunks: AsyncIterable<Uint8Array>, job: Job): AsyncGenerator<Input, Death | null> {
    this.#isBusy = true;
    const valve = new Valve(AHEAD);
    const feeding = this.#feed(chunks, job, valve);
    let mark: number | null = null;
    try {
      for (;;) {
        const next = await this.#frames.next();
        if (next.done === true) return {why: await this.#cause(), mark};
        const frame = next.value;
        if (frame.kind === 'input') yield frame.input;
        else if (frame.kind === 'more') valve.open();
        else if (frame.kind === 'enough') valve.shut();
        else if (frame.kind === 'mark') mark = frame.at;
        else if (frame.kind === 'done') {
          this.#isBusy = false;
          this.#resident = frame.resident;
          const broken = await feeding;
          if (broken !== null) throw broken.error;
          return null;
        }
      }
    } finally {
      valve.shut();
    }
  }

  async end(): Promise<void> {
    this.#process.kill('SIGKILL');
    // What it has written and nobody read would keep it from being closed.
    this.#process.stdout.destroy();
    await this.#closed;
  }

  /** Sends the stream piece by piece; gives what broke it off, if anything did. */
  async #feed(chunks: AsyncIterable<Uint8Array>, job: Job, valve: Valve): Promise<{readonly error: unknown} | null> {
    this.#send({kind: 'open', job});
    try {
      const iterator = chunks[Symbol.asyncIterator]();
      while (await valve.pass()) {
        const next = await iterator.next();
        if (next.done === true) break;
        this.#send({kind: 'data', bytes: next.value});
      }
      return null;
    } catch (error) {
      return {error};
    } finally {
      this.#send({kind: 'end'});
    }
  }

  #send(frame: Frame): void {
    if (!this.#process.stdin.writable) return;
    for (const part of this.#encode(frame)) this.#process.stdin.write(part);
  }

  async #cause(): Promise<Death['why']> {
    await this.#closed;
    if (this.#said.includes(REASONS.silence)) return 'silence';
    return this.#said.includes(REASONS.memory) || /heap limit|out of memory/i.test(this.#said) ? 'memory' : 'crash';
  }
}

/** Lets so many pieces pass, one more each time it is opened, and none once it is shut. */
class Valve {
  #left: number;
  #isShut = false;
  #wake: () => void = () => {};

  constructor(left: number) {
    this.#left = left;
  }

  open(): void {
    this.#left++;
    this.#wake();
  }

  shut(): void {
    this.#isShut = true;
    this.#wake();
  }

  async pass(): Promise<boolean> {
    if (this.#left === 0 && !this.#isShut) await new Promise<void>((resolve) => (this.#wake = resolve));
    this.#left--;
    return !this.#isShut;
  }
}
