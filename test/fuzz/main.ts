import {fileURLToPath} from 'node:url';
import {bombs} from './bombs.ts';
import {emptyTally, readCase, type Tally} from './run.ts';
import {allSeeds, caseOf} from './seeds.ts';

// Reads the mutated inputs FROM up to TO, or the bombs, in a process that can be given up: `tsx test/fuzz/main.ts 0 1000`, `… bombs`. Says on
// every line how far it has come, and on the last what came of it.

const [from = '0', to = '0'] = process.argv.slice(2);
const seeds = allSeeds(fileURLToPath(new URL('../../../shared/', import.meta.url)));
const say = (line: object): boolean => process.stdout.write(`${JSON.stringify(line)}\n`);

// What is loaded and compiled first is not what is measured.
for (let n = 1; n <= 100; n++) await readCase(caseOf(-n, seeds), 'warm-up', emptyTally());

const tally: Tally = emptyTally();
let unhandled = 0;
for (const event of ['unhandledRejection', 'uncaughtException']) process.on(event, () => unhandled++);

if (from === 'bombs') {
  for (const [n, bomb] of bombs().entries()) {
    say({at: n});
    await readCase(bomb, `bomb ${n}`, tally);
  }
} else {
  for (let n = Number(from); n < Number(to); n++) {
    if (n % 250 === 0) say({at: n});
    await readCase(caseOf(n, seeds), String(n), tally);
  }
}
if (unhandled > 0) tally.faults.push(`${unhandled} errors that nobody handled`);
say({tally});
