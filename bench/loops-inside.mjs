// How much sooner the machine is done with two loops of plain arithmetic at once than with one after the other: the most that two
// workers can gain on it. Two processors may share one core. Prints that number. Called by bench/speed.ts.
import {fileURLToPath} from 'node:url';
import {isMainThread, parentPort, Worker} from 'node:worker_threads';

const TURNS = 200_000_000;

if (isMainThread) {
  const workers = [0, 1].map(() => new Worker(fileURLToPath(import.meta.url)));
  const run = (worker) =>
    new Promise((resolve) => {
      worker.once('message', resolve);
      worker.postMessage('go');
    });
  await Promise.all(workers.map(run));
  const fastest = async (work) => {
    let best = Number.POSITIVE_INFINITY;
    for (let i = 0; i < 4; i++) {
      const started = performance.now();
      await work();
      best = Math.min(best, performance.now() - started);
    }
    return best;
  };
  const one = await fastest(() => run(workers[0]));
  const two = await fastest(() => Promise.all(workers.map(run)));
  process.stdout.write(String((2 * one) / two));
  await Promise.all(workers.map((worker) => worker.terminate()));
} else {
  parentPort.on('message', () => {
    let x = 1;
    for (let i = 0; i < TURNS; i++) x = (Math.imul(x, 0x0019660d) + 0x3c6ef35f) | 0;
    parentPort.postMessage(x);
  });
}
