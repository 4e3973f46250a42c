import type {SpeakerClass, Stance} from '../../model/claim.ts';
import type {Span} from '../../model/span.ts';
import type {PolicyName, SetAside, Statement} from '../../model/toll.ts';
import type {ClaimCard, HistoryRow} from './claim.ts';
import type {Lens, Range, ReportRef} from './common.ts';
import type {IncidentRow, MapPoint, TollRow} from './incidents.ts';

/** One incident: its tolls and all that leads to them. */
export interface IncidentView {
  readonly lens: Lens;
  readonly incident: IncidentRow;
  readonly moments: readonly string[];
  /** Moments between them that the lines of its timelines pass over; `moments` has them all. */
  readonly momentsLeftOut: number;
  readonly stories: readonly TollStory[];
  readonly reports: readonly ReportRef[];
  readonly map: readonly MapPoint[];
  readonly history: readonly HistoryRow[];
  /** What is missing to say more: where, when, or dates of reports. */
  readonly missing: readonly string[];
}

/** One toll of an incident, with everything that leads to it. */
export interface TollStory extends TollRow {
  readonly dots: readonly Dot[];
  /** Claims that are not among `dots`: those for which a long timeline has no room, unless all were asked for. */
  readonly dotsLeftOut: number;
  /** Why this number: one sentence. */
  readonly why: string;
  readonly statements: readonly (Statement & {
    readonly sentence: string;
    readonly before: readonly Statement[];
    readonly beforeSentences: readonly string[];
    /** The words of those earlier counts. */
    readonly beforeCards: readonly ClaimCard[];
    /** Outlets that print it: "34 outlets repeat this". */
    readonly prints: number;
    readonly cards: readonly ClaimCard[];
  })[];
  readonly denials: readonly {readonly sentence: string; readonly card: ClaimCard | null}[];
  readonly aside: readonly {
    readonly why: SetAside['why'];
    readonly sentence: string;
    readonly cards: readonly ClaimCard[];
  }[];
  /** The same toll by every policy. */
  readonly policies: readonly (Range & {readonly policy: PolicyName})[];
}

/** One claim on the toll timeline. */
export interface Dot extends Range {
  readonly claim: string;
  readonly at: string | null;
  readonly said: string;
  readonly speaker: SpeakerClass;
  readonly stance: Stance;
  /** Copies and citations are drawn hollow. */
  readonly isIndependent: boolean;
  /** Where its words stand: the document, and the clause. */
  readonly report: string;
  readonly words: Span;
  /** Why a toll does not count it; `null` where it does. */
  readonly aside: SetAside['why'] | 'denied' | null;
  /** Whether the chart has room for it: of a long timeline those that count come first. */
  readonly isDrawn: boolean;
}
