#!/usr/bin/env node
import {existsSync, readFileSync, renameSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {fileURLToPath} from 'node:url';
import {cachedDataVersionTag} from 'node:v8';
import vm from 'node:vm';
import {tune, untune} from './tune.js';

tune();

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
// Both files stay in memory as they were read: glibc, once it has given back so large a piece, hands out the next ones where
// they are never given back, and reading takes forty megabytes more.
const source = readFileSync(program);
const script = new vm.Script(source.toString(), {filename: program, cachedData});
const module = {exports: {}};
script.runInThisContext()(module.exports, createRequire(url), module, url.href, (name) => import(name));
process.exitCode = await module.exports.main(process.argv.slice(2));

const isKept = cachedData !== undefined && !script.cachedDataRejected;
if (!isKept && process.argv[2] === 'read' && process.exitCode === 0) {
  // What is kept is good for the flags under which it is written, and those are asked for at the start.
  untune();
  try {
    writeFileSync(`${kept}.${process.pid}`, script.createCachedData());
    renameSync(`${kept}.${process.pid}`, kept);
  } catch {
    // A program that stands where this user may not write starts as it did before.
  }
}
