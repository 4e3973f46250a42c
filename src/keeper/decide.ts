import {digestOf} from '../ledger/bytes.ts';
import {decodeEntry} from '../ledger/entries.ts';
import type {Decision, Rating} from '../model/decision.ts';
import type {Change} from '../store/port.ts';
import {targetOf} from '../store/rows.ts';
import {commit, type Ledger} from './ledger.ts';

/** What became of a decision: `kept` under an index, or `stale`: somebody decided since, in the entry `latest`. */
export type Decided =
  | {readonly kind: 'kept'; readonly index: number}
  | {readonly kind: 'stale'; readonly latest: number};

/**
 * Index of the last entry about a claim, an incident or an outlet; −1 where there is none.
 *
 * What a person is shown must come with it, and what the person decides must answer it.
 */
export function lastSeen({store}: Ledger, id: string): Promise<number> {
  return store.lastAbout(targetOf(id));
}

/** Keeps a decision. `answers` is what `lastSeen` gave when the person looked. */
export function decide(ledger: Ledger, decision: Decision, answers: number): Promise<Decided> {
  const {by, kind, target} = decision;
  return keep(ledger, by, decision, (committed) => ({
    kind: 'decision',
    at: ledger.world.now(),
    decision: kind,
    target: targetOf(target),
    answers,
    ...committed,
  }));
}

/** Keeps how far a person relies on an outlet. */
export function rate(ledger: Ledger, rating: Rating, answers: number): Promise<Decided> {
  return keep(ledger, rating.by, rating, (committed) => ({
    kind: 'source-rated',
    at: ledger.world.now(),
    target: targetOf(rating.target),
    answers,
    ...committed,
  }));
}

/**
 * Erases what entries committed to, such as who decided: the values and their salts are gone for good, and every proof
 * holds as before.
 */
export async function erase(ledger: Ledger, erased: readonly string[], by: string): Promise<number> {
  const opening = commit(ledger, by);
  const body = {kind: 'redaction', at: ledger.world.now(), erased, by: opening.commitment} as const;
  return indexOf(ledger, {kind: 'erase', body, openings: [opening]});
}

/**
 * What of an entry can be erased: the commitments to who decided and to what in detail, which names them as well; none where
 * they are erased already, or there is no such entry. What is known of a report (its title, date, address) is no such thing:
 * it stays as long as the report.
 */
export async function erasableOf({store}: Ledger, index: number): Promise<string[]> {
  const [json] = await store.entries(index, index + 1);
  if (json === undefined) return [];
  const body = decodeEntry(json);
  const committed = ['by' in body ? body.by : null, 'detail' in body ? body.detail : null];
  const found: string[] = [];
  for (const each of committed) if (each !== null && (await store.opening(each)) !== null) found.push(each);
  return found;
}

/** Keeps that a report with these bytes was given out. */
export async function publish(ledger: Ledger, report: Uint8Array, by: string): Promise<number> {
  const opening = commit(ledger, by);
  const at = ledger.world.now();
  const body = {kind: 'report-published', at, report: digestOf(report), by: opening.commitment} as const;
  return indexOf(ledger, {kind: 'note', body, openings: [opening]});
}

type DecideChange = Change & {kind: 'decide'};

async function keep(
  ledger: Ledger,
  by: string,
  detail: Decision | Rating,
  bodyOf: (committed: {by: string; detail: string}) => DecideChange['body'],
): Promise<Decided> {
  const openings = [commit(ledger, by), commit(ledger, detail)] as const;
  const body = bodyOf({by: openings[0].commitment, detail: openings[1].commitment});
  const [outcome] = await ledger.store.append([{kind: 'decide', body, openings}]);
  return outcome?.kind === 'stale' ? outcome : {kind: 'kept', index: outcome?.kind === 'kept' ? outcome.index : -1};
}

async function indexOf({store}: Ledger, change: Change): Promise<number> {
  const [outcome] = await store.append([change]);
  return outcome?.kind === 'kept' ? outcome.index : -1;
}
