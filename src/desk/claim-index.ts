import type {Claim} from '../model/claim.ts';
import type {Decision} from '../model/decision.ts';
import {SaysoError} from '../model/error.ts';
import type {ClaimFilter, Review} from '../store/filters.ts';
import {compileLets} from '../store/letting.ts';
import {correctedColumns, listColumns} from '../store/rows.ts';
import type {Held} from './reports.ts';
import type {Rest} from './turns.ts';

/** A claim in the order of lists, with what it is filtered by. */
export interface IndexedClaim {
  readonly claim: Claim;
  readonly report: string;
  readonly case: string | null;
  readonly published: string | null;
  /** First day of the event, else of publication; empty where neither is known. */
  readonly day: string;
}

/** Reports sorted together before others get their turn. */
const TOGETHER = 1000;

/** Claims in the order of lists: the latest event first, then by id. `rest` is awaited now and then. */
export async function indexClaims(reports: readonly Held[], rest: Rest): Promise<readonly IndexedClaim[]> {
  let parts: (readonly IndexedClaim[])[] = [[]];
  for (let from = 0; from < reports.length; from += TOGETHER) {
    parts.push(sortClaims(reports.slice(from, from + TOGETHER)));
    await rest();
  }
  while (parts.length > 1) {
    const joined: (readonly IndexedClaim[])[] = [];
    for (let i = 0; i < parts.length; i += 2) {
      joined.push(merged(parts[i]!, parts[i + 1] ?? []));
      await rest();
    }
    parts = joined;
  }
  return parts[0]!;
}

function sortClaims(reports: readonly Held[]): IndexedClaim[] {
  const all: IndexedClaim[] = [];
  for (const {report} of reports) {
    for (const claim of report.claims) {
      const {day} = listColumns(claim, report);
      all.push({claim, report: report.id, case: report.case, published: report.published, day});
    }
  }
  return all.sort(byDay);
}

/** Two lists in that order as one. */
export function merged(a: readonly IndexedClaim[], b: readonly IndexedClaim[]): IndexedClaim[] {
  const all: IndexedClaim[] = [];
  for (let i = 0, k = 0; i < a.length || k < b.length; ) {
    const isFirst = k >= b.length || (i < a.length && byDay(a[i]!, b[k]!) <= 0);
    all.push(isFirst ? a[i++]! : b[k++]!);
  }
  return all;
}

function byDay(a: IndexedClaim, b: IndexedClaim): number {
  if (a.day !== b.day) return a.day < b.day ? 1 : -1;
  return a.claim.id < b.claim.id ? -1 : a.claim.id > b.claim.id ? 1 : 0;
}

/** What people made of a claim: how they decided last, and what they put in place of the reading. */
export interface Decided {
  readonly review: Review;
  readonly change: Decision['change'] | null;
}

/** Which claims a filter lets through, by the rules of the store's own lists. `words` is not looked at. */
export function letsThrough(
  filter: ClaimFilter,
  decidedOf: (claim: string) => Decided,
): (indexed: IndexedClaim) => boolean {
  const lets = compileLets(filter);
  return ({claim, report, case: name, published}) => {
    if (filter.document !== undefined && report !== filter.document) return false;
    const {review, change} = decidedOf(claim.id);
    if (filter.review !== undefined && review !== filter.review) return false;
    const columns = listColumns(claim, {published, case: name});
    return lets(change === null ? columns : correctedColumns(columns, change));
  };
}

/** Names a claim's place in the list, whatever is put before or behind it: what a page's `next` is. */
export function cursorOf({day, claim}: IndexedClaim): string {
  return `${day}~${claim.id}`;
}

/** Where a list goes on after a cursor. `desk/bad-cursor` where it is none. */
export function placeAfter(claims: readonly IndexedClaim[], cursor: string): number {
  const match = /^(\d{4}-\d{2}-\d{2}|)~(.{1,200})$/s.exec(cursor);
  if (match === null) throw new SaysoError('desk/bad-cursor', 'The address names no row to go on after.');
  const [, day = '', id = ''] = match;
  let [low, high] = [0, claims.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const at = claims[middle]!;
    const isBehind = at.day < day || (at.day === day && at.claim.id > id);
    if (isBehind) high = middle;
    else low = middle + 1;
  }
  return low;
}
