import type {Rating} from '../../model/decision.ts';
import type {EntryBody} from '../../model/entry.ts';
import {targetOf} from '../rows.ts';
import {lastAbout} from './log.ts';
import type {Statements} from './statements.ts';

/** How far people rely on an outlet: what its last rating says, unless that has been erased. */
export function ratingOf(sql: Statements, publisher: string): Rating['rating'] | null {
  const last = lastAbout(sql, targetOf(publisher));
  if (last < 0) return null;
  const body = JSON.parse(String(sql('select body from entries where idx = ?').get(last)?.['body'])) as EntryBody;
  if (body.kind !== 'source-rated') return null;
  const value = sql('select value from openings where commitment = ?').get(body.detail)?.['value'];
  return value === undefined ? null : (JSON.parse(String(value)) as Rating).rating;
}
