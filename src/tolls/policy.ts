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

/**
 * A codebook: one small function. It is given one standing statement an origin, at least one, and whether a single report tells
 * of the effect while others of the incident do not.
 */
export type Policy = (standing: readonly Statement[], isAlone: boolean) => Figures;
