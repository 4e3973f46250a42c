import type {PolicyName, Toll} from '../../model/toll.ts';

/** Who looks. A reader sees no private person's name; a reviewer sees the words as printed, and decides. */
export type Role = 'reader' | 'reviewer';

/** How tolls are counted for a page; every address carries it. */
export interface Lens {
  readonly policy: PolicyName;
  /** RFC 3339; `null` = all that was ever published. */
  readonly asOf: string | null;
}

/** A toll's three numbers, never the best alone. */
export type Range = Pick<Toll, 'low' | 'best' | 'high'>;

/** A toll as it was known from a moment on, until the next one of its list. */
export interface KnownThen extends Range {
  /** RFC 3339. */
  readonly from: string;
}

/** A part of a list, and where it goes on. */
export interface Listed<T> {
  readonly rows: readonly T[];
  readonly total: number;
  /** Cursor of the next part; `null` at the end. */
  readonly next: string | null;
}

/** A report as others speak of it. */
export interface ReportRef {
  readonly id: string;
  readonly title: string;
  readonly publisher: string | null;
  readonly agency: string | null;
  readonly published: string | null;
  /** http(s) only. */
  readonly url: string | null;
}
