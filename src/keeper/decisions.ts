import {decodeEntry} from '../ledger/entries.ts';
import type {Decision} from '../model/decision.ts';
import type {DecisionKind} from '../model/entry.ts';
import {parseKept, targetOf} from '../store/rows.ts';
import type {Ledger} from './ledger.ts';

/** What was decided last about a claim or incident. */
export interface Decided {
  /** Index of its entry. */
  readonly entry: number;
  readonly at: string;
  readonly kind: DecisionKind;
  /** Who decided what in detail; `null` where that has been erased. */
  readonly decision: Decision | null;
}

/** The last decision about a claim or an incident; `null` where there is none. */
export async function lastDecision({store}: Ledger, id: string): Promise<Decided | null> {
  const entry = await store.lastAbout(targetOf(id));
  const [json] = entry < 0 ? [] : await store.entries(entry, entry + 1);
  const body = json === undefined ? null : decodeEntry(json);
  if (body?.kind !== 'decision') return null;
  const opening = await store.opening(body.detail);
  const decision = opening === null ? null : parseKept<Decision>(`The decision of entry ${entry}`, opening.value);
  return {entry, at: body.at, kind: body.decision, decision};
}
