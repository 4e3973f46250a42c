import type {Decision, Rating} from '../model/decision.ts';
import type {EntryBody} from '../model/entry.ts';
import type {Store} from '../store/port.ts';

/** Entries read together. */
const PAGE = 1000;

/** What people decide about a claim: a later decision takes the place of an earlier one. */
const ABOUT_CLAIMS: ReadonlySet<Decision['kind']> = new Set(['accept', 'reject', 'correct']);

/** What people decided that stands. */
export interface StandingWord {
  /** In the order in which they were made. */
  readonly decisions: readonly Decision[];
  /** The last of each outlet or speaker. */
  readonly ratings: readonly Rating[];
}

/** What people decided in a ledger that stands. What was erased is not among it. */
export async function standingWord(store: Store): Promise<StandingWord> {
  const size = await store.size();
  const decisions: Decision[] = [];
  const ratings: Rating[] = [];
  for (let from = 0; from < size; from += PAGE) {
    for (const line of await store.entries(from, Math.min(size, from + PAGE))) {
      const body = JSON.parse(line) as EntryBody;
      if (body.kind !== 'decision' && body.kind !== 'source-rated') continue;
      const opening = await store.opening(body.detail);
      if (opening === null) continue;
      if (body.kind === 'decision') decisions.push(JSON.parse(opening.value) as Decision);
      else ratings.push(JSON.parse(opening.value) as Rating);
    }
  }
  return {decisions: standingOf(decisions), ratings: lastOfEach(ratings)};
}

/** The decisions of a ledger that stand, in the order in which they were made. What was erased is not among them. */
export async function standingDecisions(store: Store): Promise<Decision[]> {
  return [...(await standingWord(store)).decisions];
}

/** Of ratings in the order in which they were made, the last of each outlet or speaker. */
export function lastOfEach(ratings: readonly Rating[]): Rating[] {
  return [...new Map(ratings.map((rating) => [rating.target, rating])).values()];
}

/** Whether a decision takes the place of an earlier one about the same target. A pin replaces that of the same toll alone. */
function replaces(later: Decision, earlier: Decision): boolean {
  if (later.kind === 'revoke') return true;
  if (later.kind !== 'pin' || earlier.kind !== 'pin')
    return ABOUT_CLAIMS.has(later.kind) && ABOUT_CLAIMS.has(earlier.kind);
  const of = ({change}: Decision) => `${change['effect'] ?? ''} ${change['class'] ?? ''} ${'responsible' in change}`;
  return of(later) === of(earlier);
}

/** Of decisions in the order in which they were made, those that stand: what was revoked or replaced is left out. */
export function standingOf(decisions: readonly Decision[]): Decision[] {
  const standing = new Map<number, Decision>();
  const byTarget = new Map<string, Map<number, Decision>>();
  decisions.forEach((decision, n) => {
    const {kind, target} = decision;
    const before = byTarget.get(target) ?? new Map<number, Decision>();
    byTarget.set(target, before);
    for (const [earlier, made] of before) {
      if (!replaces(decision, made)) continue;
      standing.delete(earlier);
      before.delete(earlier);
    }
    if (kind === 'revoke') return;
    standing.set(n, decision);
    before.set(n, decision);
  });
  return [...standing.values()];
}
