import {createHash} from 'node:crypto';
import type {Effect} from '../model/claim.ts';
import type {Span} from '../model/span.ts';

/** The same document, figure and effect have the same id everywhere, whoever found the claim. */
export function claimId(document: string, {start, end}: Span, effect: Effect): string {
  return createHash('sha256')
    .update(JSON.stringify([document, start, end, effect]))
    .digest('hex')
    .slice(0, 32);
}
