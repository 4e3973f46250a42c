import type {Effect} from '../../model/claim.ts';
import type {What} from '../../tolls/changes.ts';
import type {Lens, Range} from './common.ts';
import type {IncidentRow, MapPoint} from './incidents.ts';

/** The home page. */
export interface CaseView {
  readonly lens: Lens;
  /** `null` for the whole ledger. */
  readonly case: string | null;
  readonly cases: readonly string[];
  readonly counts: {
    readonly reports: number;
    readonly claims: number;
    readonly incidents: number;
    readonly open: number;
  };
  /** The moments between which an as-of can be chosen: the first and last publication, and those at which a toll moved. */
  readonly moments: readonly string[];
  /** The incident that most independent origins speak of; its rows are the toll board. `null` in an empty ledger. */
  readonly leading: IncidentRow | null;
  readonly others: readonly IncidentRow[];
  readonly map: readonly MapPoint[];
  readonly disagreements: readonly Disagreement[];
  /** What the changes are told against, RFC 3339; `null` where there is nothing before. */
  readonly since: string | null;
  readonly changes: readonly ChangeRow[];
}

/** Origins whose standing counts cannot all be so. */
export interface Disagreement {
  readonly incident: string;
  readonly effect: Effect;
  readonly class: string | null;
  readonly range: Range;
  readonly sides: readonly {
    readonly said: string;
    readonly figure: string;
    readonly at: string | null;
    readonly claim: string;
  }[];
}

/** What became of a toll between two moments. */
export interface ChangeRow {
  readonly incident: string;
  readonly title: string;
  readonly effect: Effect;
  readonly class: string | null;
  readonly what: What;
  readonly before: Range | null;
  readonly after: Range | null;
  readonly at: string | null;
  readonly by: readonly string[];
}
