import type {Claim} from '../model/claim.ts';
import {overlaps} from '../model/span.ts';

/** A claim of a report, and the entry by which a person added it; `null` where a reader found it. */
export interface Listed {
  readonly claim: Claim;
  readonly added: number | null;
}

/**
 * The claims of a report that others stand in place of, so that nothing is counted twice: what a person added stands in place of whatever a
 * reader finds of the same effect at the same words, then or later; of two additions that meet so, the earlier stands.
 */
export function hiddenAmong<T extends Listed>(all: readonly T[]): ReadonlySet<T> {
  const hidden = new Set<T>();
  const standing: T[] = [];
  const added = all.filter((each) => each.added !== null).sort((a, b) => a.added! - b.added!);
  const meetsAny = ({claim}: T) => standing.some((other) => areSame(claim, other.claim));
  for (const each of added) {
    if (meetsAny(each)) hidden.add(each);
    else standing.push(each);
  }
  for (const each of all) if (each.added === null && meetsAny(each)) hidden.add(each);
  return hidden;
}

/** Whether two claims of one report say the same of the same words: one effect, and figures that share a character. */
export function areSame(a: Pick<Claim, 'effect' | 'figure'>, b: Pick<Claim, 'effect' | 'figure'>): boolean {
  return a.effect === b.effect && overlaps(a.figure, b.figure);
}

/** The claims of a report in the order of their figures: those that were read as they came, those that were added put between them. */
export function inTextOrder(all: readonly Listed[]): Claim[] {
  const claims = all.flatMap(({claim, added}) => (added === null ? [claim] : []));
  for (const {claim, added} of [...all].sort((a, b) => (a.added ?? -1) - (b.added ?? -1))) {
    if (added === null) continue;
    const behind = claims.findIndex(({figure}) => figure.start > claim.figure.start);
    claims.splice(behind < 0 ? claims.length : behind, 0, claim);
  }
  return claims;
}
