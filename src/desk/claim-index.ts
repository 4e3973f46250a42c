import type {Claim} from '../model/claim.ts';
import {SaysoError} from '../model/error.ts';
import type {ClaimFilter, Review} from '../store/filters.ts';
import {placeColumn} from '../store/pages.ts';
import type {Held} from './reports.ts';
import type {Rest} from './turns.ts';

/** A claim in the order of lists, with what it is filtered by. */
export interface IndexedClaim {
  readonly claim: Claim;
  readonly report: string;
  readonly case: string | null;
  /** First and last day of the event, else of publication; empty where neither is known. */
  readonly day: string;
  readonly until: string;
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
    const published = report.published?.slice(0, 10) ?? '';
    for (const claim of report.claims) {
      const {time} = claim;
      all.push({
        claim,
        report: report.id,
        case: report.case,
        day: time?.from ?? published,
        until: time?.to ?? published,
      });
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

/** Which claims a filter lets through; `reviewOf` says what people decided of a claim. `words` is not looked at. */
export function letsThrough(
  filter: ClaimFilter,
  reviewOf: (claim: string) => Review,
): (indexed: IndexedClaim) => boolean {
  const {effect, class: affected, speaker, stance, from, to, document, review} = filter;
  const column = filter.place === undefined ? null : placeColumn(filter);
  const place = column === 'name' ? filter.place?.toLowerCase() : filter.place;
  const placeOf = ({place: at}: Claim) =>
    column === 'country' ? at?.country : column === 'place' ? at?.gazetteer : (at?.name ?? at?.text)?.toLowerCase();
  return ({claim, report, case: name, day, until}) =>
    (effect === undefined || claim.effect === effect) &&
    (affected === undefined || claim.affected.class === affected) &&
    (speaker === undefined || (claim.speaker?.class ?? 'outlet') === speaker) &&
    (stance === undefined || claim.stance === stance) &&
    (filter.case === undefined || name === filter.case) &&
    (document === undefined || report === document) &&
    (from === undefined || until >= from) &&
    (to === undefined || (day <= to && day !== '')) &&
    (column === null || placeOf(claim) === place) &&
    (review === undefined || reviewOf(claim.id) === review);
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
