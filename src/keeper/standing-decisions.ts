import {type Made, standingOf} from '../ledger/standing.ts';
import type {Decision, Rating} from '../model/decision.ts';
import type {EntryBody} from '../model/entry.ts';
import type {Store} from '../store/port.ts';

/** Entries read together. */
const PAGE = 1000;

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
  const made: Made[] = [];
  const ratings: Rating[] = [];
  for (let from = 0; from < size; from += PAGE) {
    for (const [i, line] of (await store.entries(from, Math.min(size, from + PAGE))).entries()) {
      const body = JSON.parse(line) as EntryBody;
      if (body.kind !== 'decision' && body.kind !== 'source-rated') continue;
      const opening = await store.opening(body.detail);
      if (opening === null) continue;
      if (body.kind === 'decision') made.push({entry: from + i, decision: JSON.parse(opening.value) as Decision});
      else ratings.push(JSON.parse(opening.value) as Rating);
    }
  }
  return {decisions: standingOf(made).map(({decision}) => decision), ratings: lastOfEach(ratings)};
}

/** The decisions of a ledger that stand, in the order in which they were made. What was erased is not among them. */
export async function standingDecisions(store: Store): Promise<Decision[]> {
  return [...(await standingWord(store)).decisions];
}

/** Of ratings in the order in which they were made, the last of each outlet or speaker. */
export function lastOfEach(ratings: readonly Rating[]): Rating[] {
  return [...new Map(ratings.map((rating) => [rating.target, rating])).values()];
}
