#!/usr/bin/env node
import {existsSync} from 'node:fs';

// In a clone the program is built on first use, and again when a source file is newer; an installed package has no sources.
if (existsSync(new URL('../src/cli/main.ts', import.meta.url))) {
  const {setUp} = await import('../scripts/setup.mjs');
  setUp();
}
const {main} = await import('../dist/run/main.js');
process.exitCode = await main(process.argv.slice(2));
