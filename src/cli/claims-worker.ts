import {parentPort, workerData} from 'node:worker_threads';
import {createReader} from '../engine.ts';
import type {Document} from '../model/document.ts';
import type {ThreadSetup} from './reader-threads.ts';

// One thread of `sayso add --workers N`: its own reader, the claims of each report it is asked for.
const {lang, model} = workerData as ThreadSetup;
const reader = createReader({lang, model});

parentPort?.on('message', ({number, documents}: {number: number; documents: readonly Document[]}) => {
  parentPort?.postMessage({number, claims: documents.map((document) => reader.claims(document))});
});
