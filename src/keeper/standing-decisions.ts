import type {Decision} from '../model/decision.ts';
import type {EntryBody} from '../model/entry.ts';
import type {Store} from '../store/port.ts';

/** Entries read together. */
const PAGE = 1000;

/** What people decide about a claim: a later decision takes the place of an earlier one. */
const ABOUT_CLAIMS: ReadonlySet<Decision['kind']> = new Set(['accept', 'reject', 'correct', 'pin']);

/** The decisions that stand, in the order in which they were made. What was revoked, replaced or erased is not among them. */
export async function standingDecisions(store: Store): Promise<Decision[]> {
  const size = await store.size();
  let standing: Decision[] = [];
  for (let from = 0; from < size; from += PAGE) {
    for (const line of await store.entries(from, Math.min(size, from + PAGE))) {
      const body = JSON.parse(line) as EntryBody;
      if (body.kind !== 'decision') continue;
      const opening = await store.opening(body.detail);
      if (opening === null) continue;
      const decision = JSON.parse(opening.value) as Decision;
      const replaces = ({target, kind}: Decision) =>
        target === decision.target &&
        (decision.kind === 'revoke' || (ABOUT_CLAIMS.has(decision.kind) && ABOUT_CLAIMS.has(kind)));
      standing = standing.filter((each) => !replaces(each));
      if (decision.kind !== 'revoke') standing.push(decision);
    }
  }
  return standing;
}
