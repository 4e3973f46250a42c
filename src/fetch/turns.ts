/** Time, so that a test can bring its own. In milliseconds. */
export interface Clock {
  readonly now: () => number;
  /** Waits; ends at once where the signal says so. */
  readonly wait: (time: number, signal: AbortSignal) => Promise<void>;
}

/** The clock of this machine. */
export const REAL_CLOCK: Clock = {
  now: () => performance.now(),
  wait: (time, signal) =>
    new Promise((resolve) => {
      if (signal.aborted) return resolve();
      const end = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, time);
      signal.addEventListener('abort', end, {once: true});
    }),
};

/** Whose turn it is to ask a host: one at a time, with a pause between two. */
export interface Turns {
  /** Does the work when its turn has come; `pause` is kept after the request before it, unless that was `slight`: asking for leave. */
  take<T>(host: string, pause: number, slight: boolean, signal: AbortSignal, work: () => Promise<T>): Promise<T>;
}

/** Makes the turns of a fetcher; it remembers the hosts it has asked. */
export function createTurns(clock: Clock): Turns {
  const last = new Map<string, Promise<number>>();
  return {
    async take(host, pause, slight, signal, work) {
      const before = last.get(host);
      let done: (at: number) => void = () => {};
      let ended = Number.NEGATIVE_INFINITY;
      last.set(host, new Promise((resolve) => (done = resolve)));
      try {
        ended = (await before) ?? ended;
        const rest = ended + pause - clock.now();
        if (rest > 0) await clock.wait(rest, signal);
        return await work();
      } finally {
        done(slight ? ended : clock.now());
      }
    },
  };
}
