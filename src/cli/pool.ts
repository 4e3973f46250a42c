import {Worker} from 'node:worker_threads';
import type {LanguageModel} from '../language/model.ts';
import type {Document} from '../model/document.ts';
import type {Shape, Shaped} from './shape.ts';

/** What a worker is told when it starts. */
export interface WorkerSetup {
  readonly lang: string;
  /** Made of shared buffers: every thread uses the same weights. */
  readonly model: LanguageModel;
  readonly shape: Shape;
}

/** Reports for a worker to read; it answers with what to print of all of them. */
export interface Batch {
  readonly number: number;
  readonly documents: readonly Document[];
}

/** A worker's answer to a batch. */
export interface Answer extends Shaped {
  readonly number: number;
}

/** Batches given to a worker before it has answered: one at work, one waiting. */
const AHEAD = 2;

/**
 * Worker threads that read batches of reports; their answers come back in the order in which the batches were given.
 *
 * Owns the threads: `close` ends them. `give` waits while every worker has enough to do, so memory does not grow with the input.
 */
export class Pool {
  readonly #workers: readonly Worker[];
  readonly #load: number[];
  readonly #print: (answer: Shaped) => Promise<void>;
  readonly #answers = new Map<number, Shaped>();
  #given = 0;
  #queued = 0;
  #printed = 0;
  #printing = Promise.resolve();
  #failed: Error | null = null;
  #wake: () => void = () => {};

  constructor(size: number, setup: WorkerSetup, print: (answer: Shaped) => Promise<void>) {
    // The built file also when the sources are run as they are: a thread of Node 20 cannot load TypeScript.
    const file = new URL('../../dist/run/worker.js', import.meta.url);
    this.#workers = Array.from({length: size}, (_, i) => this.#start(new Worker(file, {workerData: setup}), i));
    this.#load = this.#workers.map(() => 0);
    this.#print = print;
  }

  async give(documents: readonly Document[]): Promise<void> {
    const most = 2 * AHEAD * this.#workers.length;
    await this.#until(() => Math.min(...this.#load) < AHEAD && this.#given - this.#printed < most);
    const free = this.#load.indexOf(Math.min(...this.#load));
    this.#load[free] = (this.#load[free] ?? 0) + 1;
    const batch: Batch = {number: this.#given++, documents};
    this.#workers[free]?.postMessage(batch);
  }

  /** Waits until everything given has been printed. */
  async finish(): Promise<void> {
    await this.#until(() => this.#printed === this.#given);
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }

  #start(worker: Worker, i: number): Worker {
    worker.on('message', ({number, output, claims}: Answer) => {
      this.#load[i] = (this.#load[i] ?? 1) - 1;
      this.#answers.set(number, {output, claims});
      this.#printReady();
      this.#wake();
    });
    worker.on('error', (error: Error) => {
      this.#failed = error;
      this.#wake();
    });
    return worker;
  }

  #printReady(): void {
    for (let answer = this.#answers.get(this.#queued); answer !== undefined; answer = this.#answers.get(this.#queued)) {
      const ready = answer;
      this.#answers.delete(this.#queued++);
      this.#printing = this.#printing.then(() => this.#printOne(ready));
    }
  }

  async #printOne(answer: Shaped): Promise<void> {
    await this.#print(answer);
    this.#printed++;
    this.#wake();
  }

  async #until(isSo: () => boolean): Promise<void> {
    while (!isSo()) {
      if (this.#failed !== null) throw this.#failed;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    if (this.#failed !== null) throw this.#failed;
  }
}
