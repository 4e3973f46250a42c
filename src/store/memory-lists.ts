import type {Document} from '../model/document.ts';
import type {ClaimFilter, DocumentFilter, Page, Review, Window} from './filters.ts';
import {compileLets} from './letting.ts';
import {cursorOf, readCursor} from './pages.ts';
import type {ClaimColumns} from './rows.ts';
import {allStandIn} from './words.ts';

/** Whether a filter lets a document through. */
export function letsDocument(document: Document, filter: DocumentFilter): boolean {
  const day = document.published?.slice(0, 10) ?? '';
  return (
    (filter.publisher === undefined || document.source.publisher === filter.publisher) &&
    (filter.lang === undefined || document.lang === filter.lang) &&
    (filter.case === undefined || document.case === filter.case) &&
    (filter.from === undefined || day >= filter.from) &&
    (filter.to === undefined || (day <= filter.to && day !== '')) &&
    hasWords(document, filter.words)
  );
}

/** Whether a filter lets a claim of a document through. */
export function letsClaim(columns: ClaimColumns, review: Review, document: Document, filter: ClaimFilter): boolean {
  return (
    compileLets(filter)(columns) &&
    (filter.document === undefined || document.id === filter.document) &&
    (filter.review === undefined || review === filter.review) &&
    hasWords(document, filter.words)
  );
}

function hasWords({text}: Document, typed: string | undefined): boolean {
  return typed === undefined || allStandIn(typed, text);
}

/** One page of a list that runs by day and number, both falling. */
export function pageOf<T extends {readonly day: string; readonly n: number}, R>(
  rows: readonly T[],
  {limit, after}: Window,
  shape: (row: T) => R,
): Page<R> {
  const falling = [...rows].sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : b.n - a.n));
  const [day, n] = after === undefined ? ['', 0] : readCursor(after);
  const rest = after === undefined ? falling : falling.filter((row) => row.day < day || (row.day === day && row.n < n));
  const last = rest[limit - 1];
  return {
    rows: rest.slice(0, limit).map(shape),
    next: rest.length > limit && last !== undefined ? cursorOf(last.day, last.n) : null,
  };
}
