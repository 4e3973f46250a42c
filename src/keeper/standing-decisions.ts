import type {Decision} from '../model/decision.ts';
import type {EntryBody} from '../model/entry.ts';
import type {Store} from '../store/port.ts';

/** Entries read together. */
const PAGE = 1000;

/** What people decide about a claim: a later decision takes the place of an earlier one. */
const ABOUT_CLAIMS: ReadonlySet<Decision['kind']> = new Set(['accept', 'reject', 'correct', 'pin']);

/** The decisions of a ledger that stand, in the order in which they were made. What was erased is not among them. */
export async function standingDecisions(store: Store): Promise<Decision[]> {
  const size = await store.size();
  const made: Decision[] = [];
  for (let from = 0; from < size; from += PAGE) {
    for (const line of await store.entries(from, Math.min(size, from + PAGE))) {
      const body = JSON.parse(line) as EntryBody;
      if (body.kind !== 'decision') continue;
      const opening = await store.opening(body.detail);
      if (opening !== null) made.push(JSON.parse(opening.value) as Decision);
    }
  }
  return standingOf(made);
}

/** Of decisions in the order in which they were made, those that stand: what was revoked or replaced is left out. */
export function standingOf(made: readonly Decision[]): Decision[] {
  const standing = new Map<number, Decision>();
  const byTarget = new Map<string, Map<number, Decision>>();
  made.forEach((decision, n) => {
    const {kind, target} = decision;
    const before = byTarget.get(target) ?? new Map<number, Decision>();
    byTarget.set(target, before);
    for (const [earlier, {kind: was}] of before) {
      if (kind !== 'revoke' && !(ABOUT_CLAIMS.has(kind) && ABOUT_CLAIMS.has(was))) continue;
      standing.delete(earlier);
      before.delete(earlier);
    }
    if (kind === 'revoke') return;
    standing.set(n, decision);
    before.set(n, decision);
  });
  return [...standing.values()];
}
