import {setImmediate as others} from 'node:timers/promises';
import {lastOfEach} from '../keeper/standing-decisions.ts';
import {type Added, type Made as Standing, standingOf} from '../ledger/standing.ts';
import type {Claim} from '../model/claim.ts';
import {type Decision, isAddition, type Rating} from '../model/decision.ts';
import type {EntryBody} from '../model/entry.ts';
import type {Store} from '../store/port.ts';
import {parseKept, targetOf} from '../store/rows.ts';
import type {DecisionRow} from './views.ts';

/** What people decided, as far as the log was read. */
export interface DecisionLog {
  /** Reads the log on to its first `size` entries. Gives what else than decisions and ratings stands there. */
  readTo(size: number): Promise<Entry[]>;
  /** The decisions that stand, in the order in which they were made; another list when they changed. */
  standing(): readonly Decision[];
  /** Those of them about a claim, an incident or an outlet. */
  standingAbout(id: string): readonly Standing[];
  /** The last rating of each outlet or speaker; another list when they changed. */
  ratings(): readonly Rating[];
  /** Everything ever decided about a claim, an incident or an outlet, the last first. */
  about(id: string): readonly DecisionRow[];
  /** The claims that people added, by their ids, with the decisions that did so; another map when they changed. */
  additions(): ReadonlyMap<string, Added>;
  /** Whom reviewers ever put in as the speaker of a claim, by the claim's id. */
  speakers(): ReadonlyMap<string, readonly string[]>;
}

/** An entry of the log, and where it stands. */
export interface Entry {
  readonly index: number;
  readonly body: EntryBody;
}

/** Entries read before others get their turn. */
const PAGE = 500;

interface Made {
  readonly row: DecisionRow;
  /** Digest of what it is about, and the commitment to its detail. */
  readonly target: string;
  readonly detail: string;
  /** `null` for a rating, and where it was erased. */
  readonly decision: Decision | null;
  readonly rating: Rating | null;
}

/** Makes a log of which nothing is read yet. */
export function createDecisionLog(store: Store): DecisionLog {
  let read = 0;
  let made: Made[] = [];
  let standing: readonly Decision[] = [];
  let additions: ReadonlyMap<string, Added> = new Map();
  let standingByTarget: ReadonlyMap<string, readonly Standing[]> = new Map();
  let ratings: readonly Rating[] = [];
  const byTarget = new Map<string, number[]>();
  const speakers = new Map<string, string[]>();

  const take = async (entry: number, body: EntryBody): Promise<boolean> => {
    if (body.kind !== 'decision' && body.kind !== 'source-rated') return false;
    const opening = await store.opening(body.detail);
    const detail = opening === null ? null : parseKept<Decision | Rating>(`Entry ${entry}`, opening.value);
    const n = made.push(madeOf(entry, body, detail)) - 1;
    const decision = made[n]?.decision ?? null;
    const typed = decision === null ? [] : [decision.change['speaker'], claimAddedBy(decision)?.speaker?.name];
    for (const speaker of typed)
      if (decision !== null && typeof speaker === 'string')
        speakers.set(decision.target, [...(speakers.get(decision.target) ?? []), speaker]);
    byTarget.set(body.target, [...(byTarget.get(body.target) ?? []), n]);
    return body.kind === 'decision';
  };

  const stand = (now: readonly Standing[]): void => {
    standing = now.map(({decision}) => decision);
    const byId = new Map<string, Standing[]>();
    for (const each of now) byId.set(each.decision.target, [...(byId.get(each.decision.target) ?? []), each]);
    standingByTarget = byId;
    const added = new Map<string, Added>();
    for (const {entry, decision} of now) if (isAddition(decision)) added.set(decision.target, {entry, decision});
    additions = added;
  };

  return {
    async readTo(size) {
      const rest: Entry[] = [];
      const from = made.length;
      let isErased = false;
      while (read < size) {
        const lines = await store.entries(read, Math.min(size, read + PAGE));
        if (lines.length === 0) break;
        for (const line of lines) {
          // Whether it is as it was written is for `verify` to say.
          const body = parseKept<EntryBody>(`Entry ${read}`, line);
          if (!(await take(read, body))) rest.push({index: read, body});
          if (body.kind === 'redaction') {
            const erased = new Set(body.erased);
            made = made.map((each) => (erased.has(each.detail) ? withoutDetail(each) : each));
            isErased = true;
          }
          read++;
        }
        await others();
      }
      const fresh = made.slice(from);
      if (isErased || fresh.some(({decision}) => decision !== null))
        stand(standingOf(made.flatMap(({decision, row}) => (decision === null ? [] : [{entry: row.entry, decision}]))));
      // Every incident is counted again for a rating, so no decision may pass for one.
      if (isErased || fresh.some(({rating}) => rating !== null))
        ratings = lastOfEach(made.flatMap(({rating}) => (rating === null ? [] : [rating])));
      return rest;
    },
    standing: () => standing,
    standingAbout: (id) => standingByTarget.get(id) ?? [],
    additions: () => additions,
    ratings: () => ratings,
    about: (id) => (byTarget.get(targetOf(id)) ?? []).map((n) => made[n]!.row).reverse(),
    speakers: () => speakers,
  };
}

type Deciding = Extract<EntryBody, {kind: 'decision' | 'source-rated'}>;

function madeOf(entry: number, body: Deciding, detail: Decision | Rating | null): Made {
  const decision = detail !== null && 'change' in detail ? detail : null;
  const change = detail === null ? {} : 'change' in detail ? detail.change : {rating: detail.rating};
  return {
    row: {
      entry,
      at: body.at,
      kind: body.kind === 'decision' ? body.decision : 'rate',
      target: detail?.target ?? '',
      by: detail?.by ?? null,
      why: detail?.why ?? null,
      change,
    },
    target: body.target,
    detail: body.detail,
    decision,
    rating: detail !== null && 'rating' in detail ? detail : null,
  };
}

function claimAddedBy(decision: Decision): Claim | null {
  return isAddition(decision) ? decision.claim : null;
}

function withoutDetail(made: Made): Made {
  return {...made, decision: null, rating: null, row: {...made.row, by: null, why: null, change: {}, target: ''}};
}
