import {findParagraphs} from '../../language/paragraphs.ts';
import type {AnalysedText} from '../../language/text.ts';
import type {Span} from '../../model/span.ts';

/** What opens an entry of a list: a number, a dot, a dash. */
const ENTRY = /^(?:\d{1,2}[.)]|[-–—•*])\s*\S/u;

/** Lists of fewer entries are none. */
const FEWEST = 2;

/** The paragraphs of a text that are entries of a list, in their order: "1. In Basra, nine died." */
export function entriesOf({text}: AnalysedText): readonly Span[] {
  const found = findParagraphs(text).filter(({start}) => ENTRY.test(text.slice(start, start + 8)));
  return found.length < FEWEST ? [] : found;
}

/** The entry around an offset, or `null`. */
export function entryAround(entries: readonly Span[], offset: number): Span | null {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (entries[middle]!.start <= offset) low = middle + 1;
    else high = middle;
  }
  const found = entries[low - 1];
  return found !== undefined && offset < found.end ? found : null;
}

/** An entry that names a place tells of no other: those inside it, or all where there are none. */
export function withinEntry<T extends {readonly mention: Span}>(
  places: readonly T[],
  entry: Span | null,
): readonly T[] {
  if (entry === null) return places;
  const inside = places.filter(({mention}) => entry.start <= mention.start && mention.end <= entry.end);
  return inside.length > 0 ? inside : places;
}
