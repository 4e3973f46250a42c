import {setImmediate as others} from 'node:timers/promises';

/** Gives others their turn where work has gone on for a while; long work asks it again and again. */
export type Rest = () => Promise<void> | undefined;

/** How long work goes on before others get their turn, in milliseconds. */
const TURN = 12;

/** Starts a turn. Work that is given up (`signal`) ends when it rests next. */
export function startTurn(signal?: AbortSignal): Rest {
  let started = performance.now();
  return () => {
    signal?.throwIfAborted();
    if (performance.now() - started < TURN) return undefined;
    return others().then(() => {
      started = performance.now();
    });
  };
}
