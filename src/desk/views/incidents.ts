import type {Effect, TimeRange} from '../../model/claim.ts';
import type {IncidentPlace} from '../../model/incident.ts';
import type {Grade} from '../../model/toll.ts';
import type {What} from '../../tolls/changes.ts';
import type {KnownThen, Lens, Listed, Range} from './common.ts';

/** One effect's row on a toll board. */
export interface TollRow extends Range {
  readonly effect: Effect;
  /** A class of claims, `security`, or `null` for everyone. */
  readonly class: string | null;
  readonly grade: Grade;
  readonly origins: number;
  /** How it moved as reports came in, the earliest first. */
  readonly moved: readonly KnownThen[];
  /** What each independent origin says, in the order of the derivation: "Prosecutors, 15 Jan: 225". */
  readonly said: readonly {readonly said: string; readonly figure: string; readonly at: string | null}[];
}

/** An incident in a list. */
export interface IncidentRow {
  readonly id: string;
  /** Where, when and its gravest toll, without words of a report. */
  readonly title: string;
  readonly place: IncidentPlace | null;
  readonly time: TimeRange | null;
  readonly reports: number;
  readonly origins: number;
  /** The worst support among its gravest tolls: what the facet filters by. */
  readonly grade: Grade;
  readonly isContested: boolean;
  /** What changed last, within what the page compares; `null` where nothing did. */
  readonly changed: What | null;
  readonly parent: string | null;
  readonly tolls: readonly TollRow[];
}

/** Which incidents. Parts that are left out let everything through. */
export interface IncidentQuery extends Lens {
  readonly case?: string | undefined;
  /** A country's ISO code, a gazetteer id, or a name. */
  readonly place?: string | undefined;
  /** ISO days, both included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly effect?: Effect | undefined;
  readonly grade?: Grade | undefined;
  readonly contested?: boolean | undefined;
  /** Only those whose tolls changed since then, RFC 3339. */
  readonly changedSince?: string | undefined;
}

/** What the list can be narrowed by further: each choice, and how many rows it leaves. Countries are those of the list without its place. */
export type Facets = Readonly<
  Record<
    'effect' | 'grade' | 'contested' | 'country' | 'year',
    readonly {readonly value: string; readonly count: number}[]
  >
>;

/** A point of the map; incidents without coordinates stand in the list beside it alone. */
export interface MapPoint {
  readonly incident: string;
  readonly title: string;
  readonly point: readonly [number, number];
  /** UCDP `where_prec` 1–7: how wide the ring is. */
  readonly precision: number | null;
  readonly effect: Effect | null;
  readonly best: number | null;
}

/** The list of incidents, what narrows it, and its map. */
export interface IncidentsView {
  readonly query: IncidentQuery;
  readonly list: Listed<IncidentRow>;
  readonly facets: Facets;
  /** Those first in the list, at most 500. */
  readonly map: readonly MapPoint[];
}
