#!/usr/bin/env node
import {existsSync, readFileSync, renameSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {fileURLToPath} from 'node:url';
import {cachedDataVersionTag, setFlagsFromString} from 'node:v8';
import vm from 'node:vm';

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

const url = new URL('../dist/run/main.cjs', import.meta.url);
const program = fileURLToPath(url);
// Compiling what reads a report is a sixth of the time to the first claim. What came out of it is kept beside the program by
// the first `sayso read`, for this version of V8 with these flags; where it is missing or refused, it is compiled as ever.
const kept = `${program}.${cachedDataVersionTag()}`;
const cachedData = existsSync(kept) ? readFileSync(kept) : undefined;
const script = new vm.Script(readFileSync(program, 'utf8'), {filename: program, cachedData});
const module = {exports: {}};
script.runInThisContext()(module.exports, createRequire(url), module, url.href, (name) => import(name));
process.exitCode = await module.exports.main(process.argv.slice(2));

const isKept = cachedData !== undefined && !script.cachedDataRejected;
if (!isKept && process.argv[2] === 'read' && process.exitCode === 0) {
  // As at the start: what is kept is good for the flags under which it is written.
  setFlagsFromString('--heap-growing-percent=0');
  try {
    writeFileSync(`${kept}.${process.pid}`, script.createCachedData());
    renameSync(`${kept}.${process.pid}`, kept);
  } catch {
    // A program that stands where this user may not write starts as it did before.
  }
}
