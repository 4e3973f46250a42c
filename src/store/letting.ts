import type {ClaimFilter} from './filters.ts';
import {placeColumn} from './pages.ts';
import type {ListColumns} from './rows.ts';

/** Which claims a filter lets through, by what they are listed by. Their report, their review and words are not looked at. */
export function compileLets(filter: ClaimFilter): (columns: ListColumns) => boolean {
  const {effect, class: affected, speaker, stance, from, to, place} = filter;
  const column = placeColumn(filter);
  const at = column === 'name' ? place?.toLowerCase() : place;
  const within = filter.within === undefined ? null : new Set(filter.within);
  return (columns) =>
    (effect === undefined || columns.effect === effect) &&
    (affected === undefined || columns.class === affected) &&
    (speaker === undefined || columns.speaker === speaker) &&
    (stance === undefined || columns.stance === stance) &&
    (filter.case === undefined || columns.case_ === filter.case) &&
    (at === undefined || columns[column] === at) &&
    (within === null || within.has(columns.place ?? '')) &&
    (from === undefined || columns.until >= from) &&
    (to === undefined || (columns.day <= to && columns.day !== ''));
}
