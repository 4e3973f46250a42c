import {parentPort, workerData} from 'node:worker_threads';
import {createReader} from '../engine.ts';
import type {Asked, Said, ThreadSetup} from './reader-threads.ts';

// One thread of `sayso add`: its own reader, the claims of each report it is asked for.

const {lang, model} = workerData as ThreadSetup;
const reader = createReader(model === null ? {lang} : {lang, model});
const say = (said: Said): void => parentPort?.postMessage(said);

parentPort?.on('message', ({number, documents, mentions}: Asked) => {
  if (mentions) return say({number, answers: documents.map((each) => reader.mentions(each))});
  say({number, answers: documents.map((each) => (reader.reads(each) ? reader.claims(each) : null))});
});
say({name: reader.name});
