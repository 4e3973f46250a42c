import type {Sense} from './senses.ts';

/** What words of a date say: the first word of each kind, and numbers in their order. */
export interface Fields {
  readonly byKind: ReadonlyMap<string, Sense>;
  readonly numbers: readonly number[];
  /** The pattern row's own number or name. */
  readonly value: string;
}

/** The kinds a month's name may be taken in. */
export const MONTH_KINDS: readonly string[] = ['month', 'full-month', 'short-month', 'name'];

/** The kinds a year's number may be taken in. */
export const YEAR_KINDS: readonly string[] = ['year', 'modern', 'short-year', 'far-year'];

/** The number of the first word of a kind, `null` where there is none. */
export function numberOf(byKind: Fields['byKind'], kind: string): number | null {
  return byKind.get(kind)?.number ?? null;
}

/** The month that is named. */
export function monthIn(byKind: Fields['byKind']): number | null {
  for (const kind of MONTH_KINDS) if (byKind.has(kind)) return numberOf(byKind, kind);
  return null;
}

/** The unit that is named, by the pack's name for it: "day" for "days". */
export function unitIn({byKind}: Fields): string {
  return byKind.get('unit')?.value ?? '';
}
