#!/usr/bin/env node
import {existsSync} from 'node:fs';
import {setFlagsFromString} from 'node:v8';

// Reports leave garbage behind at an even pace; left alone, the heap grows to several times what is alive in it. Collecting
// sooner costs a twentieth of the time and saves eighty megabytes (docs/decisions/reading-speed.md). Not at once: what is made
// ready at the start is all kept.
setTimeout(() => setFlagsFromString('--heap-growing-percent=30'), 500).unref();

// Hundreds of functions read a report, and each thread compiles them for itself: only those that are used a great deal are worth
// it. Compiling them at three times the use saves a sixth of the time of the first two thousand reports; later ones take as long.
setFlagsFromString('--interrupt-budget=200000');

// In a clone the program is built on first use, and again when a source file is newer; an installed package has no sources.
if (existsSync(new URL('../src/cli/main.ts', import.meta.url))) {
  const {setUp} = await import('../scripts/setup.mjs');
  setUp();
}
const {main} = await import('../dist/run/main.js');
process.exitCode = await main(process.argv.slice(2));
