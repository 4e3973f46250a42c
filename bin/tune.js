import {setFlagsFromString} from 'node:v8';

/** How the engine is to run a program that reads reports, for all its threads; docs/decisions/reading-speed.md has the figures. */
export function tune() {
  // Reports leave garbage behind at an even pace; left alone, the heap grows to several times what is alive in it. Collecting
  // sooner costs a twentieth of the time and saves eighty megabytes. Not at once: what is made ready at the start is all kept.
  setTimeout(() => setFlagsFromString('--heap-growing-percent=30'), 500).unref();

  // Hundreds of functions read a report, and each thread compiles them for itself: only those that are used a great deal are worth
  // it. Compiling them at three times the use saves a sixth of the time of the first two thousand reports; later ones take as long.
  setFlagsFromString('--interrupt-budget=200000');

  // Compiling others into each of them makes it several times as long to compile, and the reading no faster.
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=100');
}

/** Takes back what `tune` set later than at the start. */
export function untune() {
  setFlagsFromString('--heap-growing-percent=0');
}
