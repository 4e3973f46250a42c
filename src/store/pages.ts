import {SaysoError} from '../model/error.ts';
import type {ClaimFilter} from './filters.ts';

/** Names a row of a list that runs by day and number: what a page's `next` is. */
export function cursorOf(day: string, n: number): string {
  return `${day}~${n}`;
}

/** Reads a cursor; `store/bad-cursor` where it is none. */
export function readCursor(cursor: string): [day: string, n: number] {
  const match = /^(\d{4}-\d{2}-\d{2}|)~(\d{1,15})$/.exec(cursor);
  if (match === null) throw new SaysoError('store/bad-cursor', `"${cursor.slice(0, 40)}" names no row to go on after.`);
  return [match[1]!, Number(match[2])];
}

/** Whether a place is asked for by country code, by gazetteer id, or by name. */
export function placeColumn({place = ''}: ClaimFilter): 'country' | 'place' | 'name' {
  if (/^[A-Z]{2}$/.test(place)) return 'country';
  return place.includes(':') ? 'place' : 'name';
}
