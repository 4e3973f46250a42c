/** How far the desk has come in opening a ledger. */
export interface Opening {
  /** What it does: reports are taken in, put together into incidents, and those are counted. */
  readonly step: Step;
  /** Of the reports, or of the incidents, so many are done; `total` is 0 where nobody knows yet. */
  readonly done: number;
  readonly total: number;
}

export type Step = 'reports' | 'incidents' | 'tolls';

/** Told now and then how far opening has come. */
export type Far = (step: Step, done: number, total: number) => void;

/** Where each step begins and ends, as parts of the whole: about as long as they take of a large ledger. */
const PARTS: Readonly<Record<Step, readonly [number, number]>> = {
  reports: [0, 0.7],
  incidents: [0.7, 0.8],
  tolls: [0.8, 1],
};

/** How much of the whole is done, from 0 to 1. */
export function shareOf({step, done, total}: Opening): number {
  const [from, to] = PARTS[step];
  return total === 0 ? from : from + ((to - from) * done) / total;
}
