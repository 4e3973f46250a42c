import {join} from 'node:path';
import {type Figure, share} from './figure.ts';
import {readRows, SHARED, saysoRead, score, writeRows} from './run.ts';

const GOALS: Readonly<Record<string, number>> = {killed: 90, injured: 88, kidnapped: 85};

/** Figures of coded incident summaries: aid workers' security incidents, and lists of attacks. */
export function benchSummaries(): Figure[] {
  return ['awsd', 'wikipedia_terror'].flatMap((corpus) => {
    const file = join(SHARED, 'corpora/summaries', `${corpus}.jsonl`);
    const report = score('score-summaries.mjs', file, saysoRead(recordsOf(corpus), '--workers', '2'));
    return Object.entries(report as Readonly<Record<string, Coded>>).flatMap(
      ([effect, {n, right, zeros, zerosRight}]) => [
        ...(right === null ? [] : [share(`${corpus}: ${effect} right`, right, GOALS[effect] ?? null, `of ${n}`)]),
        ...(zerosRight === null
          ? []
          : [share(`${corpus}: nothing read where none was ${effect}`, zerosRight, 97, `of ${zeros}`)]),
      ],
    );
  });
}

/** Id, text and date alone: nothing that was coded reaches the reader, and a date without a day is none. */
function recordsOf(corpus: string): string {
  const rows = readRows(`corpora/summaries/${corpus}.jsonl`);
  return writeRows(rows.map(({id, text, date}) => (isDay(date) ? {id, text, date} : {id, text})));
}

function isDay(date: unknown): boolean {
  return typeof date === 'string' && /^\d{4}-\d\d-\d\d/.test(date);
}

interface Coded {
  readonly n: number;
  readonly right: number | null;
  readonly zeros: number;
  readonly zerosRight: number | null;
}
