// Compiles kernel/parse.ts to models/kernel.wasm: `node scripts/kernel.mjs`, after a change there. The compiler is fetched for
// the occasion: it takes up more room than all else together, and the result is committed. What it was made of is written
// into it, so that a test can tell when it is out of date.
import {spawnSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {readFileSync, writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

const COMPILER = 'assemblyscript@0.28.20';
const source = fileURLToPath(new URL('../kernel/parse.ts', import.meta.url));
const made = fileURLToPath(new URL('../models/kernel.wasm', import.meta.url));
const memory = ['--importMemory', '--sharedMemory', '--initialMemory', '1', '--maximumMemory', '16384'];
const options = ['--runtime', 'stub', '--noAssert', '-O3', '--converge', '--enable', 'simd,threads', ...memory];

const {status} = spawnSync('npx', ['--yes', '-p', COMPILER, 'asc', source, '-o', made, ...options], {stdio: 'inherit'});
if (status !== 0) process.exit(1);

const payload = Buffer.concat([
  Buffer.from([6]),
  Buffer.from('source'),
  createHash('sha256').update(readFileSync(source)).digest(),
]);
// A section of its own, number 0; its length fits one byte.
writeFileSync(made, Buffer.concat([readFileSync(made), Buffer.from([0, payload.length]), payload]));
