import {canonicalJson} from '../ledger/canonical.ts';
import {type Claim, EFFECTS} from '../model/claim.ts';
import type {Addition} from '../model/decision.ts';
import {SaysoError} from '../model/error.ts';
import {areSame} from '../store/additions.ts';
import type {ClaimRow} from '../store/filters.ts';
import {type Decided, decide} from './decide.ts';
import {claimFound, type Fault} from './found-claim.ts';
import type {Ledger} from './ledger.ts';

/** What a person says a report claims, and why they add it. */
export interface Found {
  /** Id of the report. */
  readonly document: string;
  /** In the shape of a claim: see `claimFound`. */
  readonly claim: Readonly<Record<string, unknown>>;
  readonly by: string;
  readonly why: string | null;
}

/**
 * What became of an addition: as of any decision; the very claim is `there`, by this entry; or it is not kept because the words are `taken`, by
 * the claim of this id, of the same effect.
 */
export type ClaimAdded = {readonly claim: Claim} & (
  | Decided
  | {readonly kind: 'there'; readonly index: number}
  | {readonly kind: 'taken'; readonly by: string}
);

/**
 * Keeps a claim that a person found and the reader did not. `answers` gives the last entry about a claim of this id that the person had seen.
 *
 * What cannot be so is refused with `ledger/bad-claim`, and nothing is kept: words that do not stand there, a value that is none. The same said
 * again is not kept twice.
 */
export async function addClaim(
  ledger: Ledger,
  {document: id, claim: given, by, why}: Found,
  answers: (claim: string) => number | Promise<number>,
): Promise<ClaimAdded> {
  const {store} = ledger;
  const kept = await store.document(id);
  if (kept === null) throw new SaysoError('store/no-document', `There is no report of that name in the ledger.`);
  const claim = claimFound(given, kept.document);
  if (isFaulty(claim)) throw badClaim(claim);
  const {rows} = await store.claims({document: id}, {limit: MOST_CLAIMS});
  const standing = rows.find((row) => row.claim.id === claim.id || areSame(asCorrected(row), claim));
  if (standing !== undefined) {
    const {added} = standing;
    if (added !== null && canonicalJson(standing.claim) === canonicalJson(claim))
      return {kind: 'there', index: added.entry, claim};
    return {kind: 'taken', by: standing.claim.id, claim};
  }
  const decision: Addition = {kind: 'add', target: claim.id, by, why, change: {}, claim};
  return {...(await decide(ledger, decision, await answers(claim.id))), claim};
}

/** Claims of one report that are looked through, at most. */
const MOST_CLAIMS = 100_000;

/** A claim by the effect that it is taken for. */
function asCorrected({claim, corrected}: ClaimRow): Pick<Claim, 'effect' | 'figure'> {
  const effect = EFFECTS.find((each) => each === corrected['effect']);
  return {effect: effect ?? claim.effect, figure: claim.figure};
}

function isFaulty(claim: Claim | readonly Fault[]): claim is readonly Fault[] {
  return Array.isArray(claim);
}

function badClaim(faults: readonly Fault[]): SaysoError {
  const said = faults.slice(0, 12).map(({part, message}) => `${part}: ${message}`);
  return new SaysoError(
    'ledger/bad-claim',
    `This cannot be a claim of the report. ${said.join(' ')} Nothing was kept.`,
  );
}
