import type {Effect} from '../model/claim.ts';
import type {Statement} from '../model/toll.ts';

/** What a policy makes of the standing statements of independent origins. */
export interface Figures {
  /** `null` where the policy gives none. */
  readonly low: number | null;
  readonly best: number | null;
  readonly high: number | null;
  /** Which of its rules decided. */
  readonly rule: string;
}

/** What a policy may know besides the statements. */
export interface Circumstances {
  readonly effect: Effect;
  /** Whether a single report tells of the effect while others of the incident do not. */
  readonly isAlone: boolean;
  /** The side that is counted, where it is one. */
  readonly side: string | null;
}

/** A codebook: one small function. It is given one standing statement an origin, at least one, the earliest first. */
export type Policy = (standing: readonly Statement[], circumstances: Circumstances) => Figures;

/** The lowest and the highest of some statements; "at least 12" beside "14" says nothing beyond 14. */
export function spanOf(statements: readonly Statement[]): {readonly low: number; readonly high: number | null} {
  const ends = statements.map(({low, high}) => high ?? low);
  const isOpen = statements.some(({low, high}) => high === null && low >= Math.max(...ends));
  return {low: Math.min(...statements.map(({low}) => low)), high: isOpen ? null : Math.max(...ends)};
}

/** Sorts the latest first; statements without a date come last. */
export function byTime(a: Statement, b: Statement): number {
  const [x, y] = [a.at ?? '', b.at ?? ''];
  return x < y ? 1 : x > y ? -1 : 0;
}
