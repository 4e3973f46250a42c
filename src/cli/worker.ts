import {parentPort, workerData} from 'node:worker_threads';
import {createReader} from '../engine.ts';
import type {Answer, Batch, WorkerSetup} from './pool.ts';
import {createShaper} from './shape.ts';

// One thread of `sayso read --workers N`: its own reader, one answer a batch.
const {lang, model, shape} = workerData as WorkerSetup;
const shapeReport = await createShaper(createReader({lang, model}), shape);

parentPort?.on('message', ({number, documents}: Batch) => {
  let output = '';
  let claims = 0;
  for (const document of documents) {
    const shaped = shapeReport(document);
    output += shaped.output;
    claims += shaped.claims;
  }
  const answer: Answer = {number, output, claims};
  parentPort?.postMessage(answer);
});
