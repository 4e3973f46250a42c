import {Worker} from 'node:worker_threads';
import {createReader} from '../engine.ts';
import type {ClaimsReader} from '../keeper/add.ts';
import {loadModel} from '../language/load.ts';
import type {LanguageModel} from '../language/model.ts';
import type {Claim} from '../model/claim.ts';
import type {Document} from '../model/document.ts';

/** What a thread is told when it starts. */
export interface ThreadSetup {
  readonly lang: string;
  /** Made of shared buffers: every thread uses the same weights. */
  readonly model: LanguageModel;
}

/** A claims reader that has to be closed. */
export interface OpenReader extends ClaimsReader {
  close(): Promise<void>;
}

/** Reads claims in this thread, or in `workers` others. Documents in another language give `null`. */
export function openReader(lang: string, workers: number): OpenReader {
  const model = loadModel(lang);
  const reader = createReader({lang, model});
  if (workers === 1) {
    return {
      name: reader.name,
      claims: async (documents) => documents.map((each) => (reader.reads(each) ? reader.claims(each) : null)),
      close: async () => {},
    };
  }
  const threads = Array.from({length: workers}, () => new Thread({lang, model}));
  return {
    name: reader.name,
    async claims(documents) {
      const mine = documents.filter((each) => reader.reads(each));
      const shares = threads.map((_, i) => mine.filter((_, k) => k % workers === i));
      const read = await Promise.all(shares.map((share, i) => threads[i]!.claims(share)));
      const claims = new Map(shares.flatMap((share, i) => share.map((each, k) => [each, read[i]![k]!] as const)));
      return documents.map((each) => claims.get(each) ?? null);
    },
    close: async () => void (await Promise.all(threads.map((thread) => thread.close()))),
  };
}

/** One worker thread; owns it. */
class Thread {
  readonly #worker: Worker;
  readonly #asked = new Map<number, {resolve: (claims: Claim[][]) => void; reject: (error: Error) => void}>();
  #number = 0;

  constructor(setup: ThreadSetup) {
    // The built file also when the sources are run as they are: a thread of Node 20 cannot load TypeScript.
    this.#worker = new Worker(new URL('../../dist/cli/claims-worker.js', import.meta.url), {workerData: setup});
    this.#worker.on('message', ({number, claims}: {number: number; claims: Claim[][]}) => {
      this.#asked.get(number)?.resolve(claims);
      this.#asked.delete(number);
    });
    this.#worker.on('error', (error: Error) => {
      for (const {reject} of this.#asked.values()) reject(error);
      this.#asked.clear();
    });
  }

  claims(documents: readonly Document[]): Promise<Claim[][]> {
    if (documents.length === 0) return Promise.resolve([]);
    return new Promise((resolve, reject) => {
      this.#asked.set(++this.#number, {resolve, reject});
      this.#worker.postMessage({number: this.#number, documents});
    });
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }
}
