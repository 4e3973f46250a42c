import type {Claim, Effect} from '../model/claim.ts';
import type {Reason, SetAside, Statement} from '../model/toll.ts';

/** What one report says of one effect in one incident. */
export interface Account extends Pick<Statement, 'low' | 'best' | 'high' | 'made' | 'stance' | 'side'> {
  /** The claims it is made of; the first one's speaker is the one whose word it is. */
  readonly claims: readonly Claim[];
  readonly aside: readonly SetAside[];
}

/** What other reports of the incident say, as far as it helps to understand one of them. */
export interface Context {
  /** How many reports, copies not counted, write a count for an effect. */
  readonly writtenBy: (effect: Effect, best: number) => number;
  /** How many were killed in the incident, as all its reports have it. */
  readonly killed: number;
  /** The same, none where one report alone tells of it. */
  readonly surelyKilled: number;
  /** Whether the speaker of a count gave the same one in an earlier report. */
  readonly isSaidBefore: (claim: Claim) => boolean;
}

/** Sets aside those claims that are not used. */
export function rest(claims: readonly Claim[], used: readonly Claim[], why: Reason): SetAside[] {
  return claims.filter((claim) => !used.includes(claim)).map(({id}) => ({claim: id, why}));
}
