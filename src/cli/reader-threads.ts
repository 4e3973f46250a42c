import {Worker} from 'node:worker_threads';
import type {ClaimsReader} from '../keeper/add.ts';
import type {LanguageModel} from '../language/model.ts';
import type {Claim} from '../model/claim.ts';
import type {Document} from '../model/document.ts';
import type {Mention} from '../model/mention.ts';

/** What a thread is told when it starts. */
export interface ThreadSetup {
  readonly lang: string;
  /** Made of shared buffers: several threads use the same weights. `null` for a thread that loads its own. */
  readonly model: LanguageModel | null;
}

/** Claims of one document each; `null` where it is in another language. Or the mentions of one each. */
export type Answers = (readonly Claim[] | null)[];
export type MentionAnswers = (readonly Mention[])[];

/** What a thread is asked. */
export interface Asked {
  readonly number: number;
  readonly documents: readonly Document[];
  /** Whether their mentions are asked for, not their claims. */
  readonly mentions: boolean;
}

/** What a thread says: who it is, when it is ready; then the answers to what it was asked. */
export type Said = {readonly name: string} | {readonly number: number; readonly answers: Answers | MentionAnswers};

/** A claims reader that has to be closed. */
export interface OpenReader extends ClaimsReader {
  /** Every place, time and attribution of a document. */
  mentions(document: Document): Promise<readonly Mention[]>;
  close(): Promise<void>;
}

/**
 * Reads claims in so many threads, so that this one can keep what they have read meanwhile. Documents in another language
 * give `null`.
 */
export async function openReader(lang: string, workers: number): Promise<OpenReader> {
  const model = workers === 1 ? null : (await import('../language/load.ts')).loadModel(lang);
  const threads = Array.from({length: workers}, () => new Thread({lang, model}));
  const [name = ''] = await Promise.all(threads.map((thread) => thread.name));
  return {
    name,
    async claims(documents) {
      const shares = threads.map((_, i) => documents.filter((_, k) => k % workers === i));
      const read = await Promise.all(shares.map((share, i) => threads[i]!.ask<Answers>(share)));
      return documents.map((_, k) => read[k % workers]![Math.floor(k / workers)] ?? null);
    },
    async mentions(document) {
      const [found] = await threads[0]!.ask<MentionAnswers>([document], true);
      return found ?? [];
    },
    close: async () => void (await Promise.all(threads.map((thread) => thread.close()))),
  };
}

/** Megabytes for what each thread has just made: a third of what it would take saves fifty for two of them, at a twentieth of the time. */
const NURSERY = 20;

/** One worker thread; owns it. */
class Thread {
  readonly name: Promise<string>;
  readonly #worker: Worker;
  readonly #asked = new Map<number, {resolve: (answers: never) => void; reject: (error: Error) => void}>();
  #number = 0;
  #failed: Error | null = null;

  constructor(setup: ThreadSetup) {
    // The built file also when the sources are run as they are: a thread of Node 20 cannot load TypeScript.
    this.#worker = new Worker(new URL('../../dist/run/claims-worker.js', import.meta.url), {
      workerData: setup,
      resourceLimits: {maxYoungGenerationSizeMb: NURSERY},
    });
    this.name = new Promise((resolve, reject) => {
      this.#worker.on('message', (said: Said) => {
        if ('name' in said) return resolve(said.name);
        this.#asked.get(said.number)?.resolve(said.answers as never);
        this.#asked.delete(said.number);
      });
      this.#worker.on('error', (error: Error) => {
        this.#failed = error;
        reject(error);
        for (const asked of this.#asked.values()) asked.reject(error);
        this.#asked.clear();
      });
    });
  }

  ask<T extends Answers | MentionAnswers>(documents: readonly Document[], mentions = false): Promise<T> {
    if (documents.length === 0) return Promise.resolve([] as unknown as T);
    if (this.#failed !== null) return Promise.reject(this.#failed);
    return new Promise((resolve, reject) => {
      this.#asked.set(++this.#number, {resolve, reject});
      this.#worker.postMessage({number: this.#number, documents, mentions} satisfies Asked);
    });
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }
}
