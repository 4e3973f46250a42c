import type {Problem} from '../model/problem.ts';
import {problemAt} from '../read/problems.ts';
import type {Input, ReadApart} from '../read/stream-options.ts';
import {Cell, type Death} from './cell.ts';
import {BOUNDS, type Bounds} from './signs.ts';

/** Reads what a stranger can set traps in, in a process of its own that can be lost. */
export interface Sandbox {
  /** One stream after the other: a second one waits for the end of the first, so whoever is in the middle of one must not ask for another. */
  readonly read: ReadApart;
  /** Ends the process. */
  close(): Promise<void>;
}

/** A process that has kept more than this is replaced, so that the next stream does not pay for the last one. */
const KEPT = 300_000_000;

/** An archive in which more records than this end the process is made to do so. */
const MOST_DEATHS = 5;

/**
 * Makes a sandbox. Its process is started when it is first needed, reads one stream after the other, and is started anew when it had to be
 * ended: the stream then gives a problem that says why. An archive that can be opened again is read on behind the record that was the reason.
 */
export function createSandbox(bounds: Bounds = BOUNDS): Sandbox {
  let cell: Cell | null = null;
  let turn: Promise<void> = Promise.resolve();

  async function drop(): Promise<void> {
    const ended = cell;
    cell = null;
    await ended?.end();
  }

  async function* read(...[chunks, name, {longest, known, again}]: Parameters<ReadApart>): AsyncGenerator<Input> {
    const before = turn;
    let leave: () => void = () => {};
    turn = new Promise((resolve) => {
      leave = resolve;
    });
    await before;
    try {
      const passOver: number[] = [];
      let given = 0;
      for (let stream: AsyncIterable<Uint8Array> | undefined = chunks; stream !== undefined; ) {
        cell ??= new Cell(bounds);
        const reading = cell.read(stream, {name, longest, known, passOver});
        let next = await reading.next();
        for (let skipped = given; next.done !== true; next = await reading.next(), skipped--) {
          if (skipped > 0) continue;
          given++;
          yield next.value;
        }
        const death = next.value;
        if (death === null) break;
        await drop();
        yield {kind: 'problem', problem: sayDeath(name, death, bounds)};
        if (death.mark === null || passOver.length === MOST_DEATHS) break;
        passOver.push(death.mark);
        stream = again?.();
      }
    } finally {
      if (cell !== null && (cell.isBusy || cell.resident > KEPT)) await drop();
      leave();
    }
  }

  return {read, close: drop};
}

function sayDeath(name: string, {why, mark}: Death, {silence, memory}: Bounds): Problem {
  const reason = {
    silence: `It cannot be read within ${silence / 1000} seconds`,
    memory: `It needs more than ${memory / 1_000_000} MB to be read`,
    crash: 'It ended the process that read it',
  }[why];
  return problemAt({file: name, line: null}, 'read/refused', `${reason}. What comes here was not read.`, mark ?? 0);
}
