import {fork} from 'node:child_process';
import {fileURLToPath} from 'node:url';
import type {TaskStep} from '../desk/views.ts';
import type {Verified} from '../keeper/verify.ts';

/** What is to be done with a whole ledger, outside of the process that answers requests: it takes minutes where the ledger is large. */
export type LedgerWork =
  | {readonly kind: 'check'; readonly folder: string; readonly against: string | null}
  | {readonly kind: 'backup'; readonly folder: string; readonly to: string; readonly withKey: boolean};

/** What the process says; the last thing it says is what came of it. */
export type WorkSaid = {readonly kind: 'step'; readonly step: TaskStep} | WorkDone;

/** What came of it. `refused` says in a sentence why it could not be done. */
export type WorkDone =
  | {readonly kind: 'checked'; readonly verified: Verified}
  | {readonly kind: 'copied'}
  | {readonly kind: 'refused'; readonly message: string};

/** Work that is under way in a process of its own. */
export interface Working {
  /** Fulfilled with what came of it; refused where the process fell over. */
  readonly done: Promise<WorkDone>;
  /** Ends the process, finished or not. */
  end(): Promise<void>;
}

/**
 * Starts a process for one piece of work. A thread would not do: the program's own connection to the ledger lives in the same process, and
 * ending a thread that has one as well takes the program down with it.
 */
export function startWork(work: LedgerWork, tell: (step: TaskStep) => void): Working {
  // The built file also when the sources are run as they are.
  const file = fileURLToPath(new URL('../../dist/run/ledger-child.js', import.meta.url));
  const child = fork(file, {execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc']});
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const done = new Promise<WorkDone>((resolve, reject) => {
    child.on('message', (said: WorkSaid) => {
      if (said.kind === 'step') tell(said.step);
      else resolve(said);
    });
    child.once('error', reject);
    child.once('close', () => reject(new Error('The process ended without a word.')));
  });
  child.send(work, (error) => {
    // It ended before it could be told what to do: `close` says so.
    if (error !== null) child.kill();
  });
  return {
    done,
    async end() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
