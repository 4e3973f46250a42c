import {parentPort, workerData} from 'node:worker_threads';
import {createReader} from '../engine.ts';
import type {Answer, Batch, WorkerSetup} from './pool.ts';
import {shapeReport} from './shape.ts';

// One thread of `sayso read --workers N`: its own reader, one answer a batch.
const {lang, model, shape} = workerData as WorkerSetup;
const reader = createReader({lang, model});

parentPort?.on('message', ({number, documents}: Batch) => {
  let output = '';
  let claims = 0;
  for (const document of documents) {
    const shaped = shapeReport(reader, document, shape);
    output += shaped.output;
    claims += shaped.claims;
  }
  const answer: Answer = {number, output, claims};
  parentPort?.postMessage(answer);
});
