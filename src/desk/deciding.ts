import {decide, type Decided as Kept, rate} from '../keeper/decide.ts';
import type {Decision, Rating} from '../model/decision.ts';
import {SaysoError} from '../model/error.ts';
import type {Parts} from './parts.ts';
import type {DecisionRow} from './views.ts';

/** What became of a decision: kept, or not, because somebody decided meanwhile; then both are told. */
export type Decided =
  | {readonly kind: 'kept'; readonly entry: number}
  | {
      readonly kind: 'stale';
      readonly seen: number;
      readonly mine: Decision | Rating;
      readonly theirs: DecisionRow | null;
    };

/** Keeps a decision that answers the entry its maker saw. `desk/no-claim` where what it is about is gone. */
export async function decideOn(decision: Decision, seen: number, parts: Parts): Promise<Decided> {
  await parts.state.refresh();
  if (!isThere(decision, parts))
    throw new SaysoError('desk/no-claim', 'What was decided about is not in the ledger any more. Nothing was kept.');
  return told(await decide(parts.ledger, decision, seen), decision, parts);
}

/** Takes the last decision about a target back: what stood before it stands again. */
export async function undoOn(
  about: Pick<Decision, 'target' | 'by' | 'why'>,
  seen: number,
  parts: Parts,
): Promise<Decided> {
  await parts.state.refresh();
  const stood = parts.state.decisions.about(about.target)[1];
  const decision: Decision =
    stood === undefined || stood.kind === 'rate'
      ? {...about, kind: 'revoke', change: {}}
      : {...about, kind: stood.kind, change: stood.change};
  return decideOn(decision, seen, parts);
}

/** Keeps how far somebody relies on an outlet. */
export async function rateOn(rating: Rating, seen: number, parts: Parts): Promise<Decided> {
  return told(await rate(parts.ledger, rating, seen), rating, parts);
}

async function told(outcome: Kept, mine: Decision | Rating, {state}: Parts): Promise<Decided> {
  // Whoever decided sees it in what is asked next.
  await state.refresh();
  if (outcome.kind === 'kept') return {kind: 'kept', entry: outcome.index};
  return {kind: 'stale', seen: outcome.latest, mine, theirs: state.decisions.about(mine.target)[0] ?? null};
}

function isThere({target, kind}: Decision, {state}: Parts): boolean {
  if (state.hasClaim(target)) return true;
  if (kind === 'merge' || kind === 'split' || kind === 'pin') return state.named(target) !== null;
  return kind === 'revoke' && state.decisions.about(target).length > 0;
}
