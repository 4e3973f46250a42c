import {addClaim, type Found} from '../keeper/add-claim.ts';
import {decide, type Decided as Kept, lastSeen, rate} from '../keeper/decide.ts';
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

/** What became of an addition, and the id of its claim: as of any decision; `there` already; or the words are `taken` by another claim. */
export type ClaimAdded = {readonly claim: string} & (
  | Decided
  | {readonly kind: 'there'; readonly entry: number}
  | {readonly kind: 'taken'; readonly by: string}
);

/** Keeps a claim that a person found. `seen` gives the last entry about a claim of this id that they had seen, of those there are. */
export async function addOn(
  {document, ...found}: Found,
  seen: (claim: string, latest: number) => number,
  parts: Parts,
): Promise<ClaimAdded> {
  const {ledger, state} = parts;
  const answers = async (claim: string): Promise<number> => seen(claim, await lastSeen(ledger, claim));
  const added = await addClaim(ledger, {...found, document: state.idOf(document, 'reviewer') ?? document}, answers);
  const {id} = added.claim;
  if (added.kind === 'there') return {kind: 'there', entry: added.index, claim: id};
  if (added.kind === 'taken') return {kind: 'taken', by: added.by, claim: id};
  const mine: Decision = {kind: 'add', target: id, by: found.by, why: found.why, change: {}};
  return {...(await told(added, mine, parts)), claim: id};
}

/** What is to be taken back: the decision of one entry, the last that was seen unless told. */
export type Undoing = Pick<Decision, 'target' | 'by' | 'why'> & {readonly entry?: number};

/**
 * Takes one decision back: what it replaced stands again, and what was decided since stays. `desk/no-decision` where the entry is none about
 * the target.
 */
export async function undoOn({entry, ...about}: Undoing, seen: number, parts: Parts): Promise<Decided> {
  const taken = entry ?? seen;
  await parts.state.refresh();
  if (!parts.state.decisions.about(about.target).some((row) => row.entry === taken && row.kind !== 'rate'))
    throw new SaysoError('desk/no-decision', 'There is no such decision to be taken back. Nothing was kept.');
  return decideOn({...about, kind: 'revoke', change: {entry: taken}}, seen, parts);
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
