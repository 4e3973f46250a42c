import type {AffectedClass, Claim, ClaimPlace, Effect, SpeakerClass, Stance, TimeRange} from '../model/claim.ts';
import type {DecisionKind} from '../model/entry.ts';
import type {IncidentPlace} from '../model/incident.ts';
import type {Problem} from '../model/problem.ts';
import type {Quote, Span} from '../model/span.ts';
import type {Grade, PolicyName, SetAside, Statement, Toll} from '../model/toll.ts';
import type {Review, SourceRow} from '../store/filters.ts';
import type {What} from '../tolls/changes.ts';

/*
 * What the pages show and the API answers: plain JSON, made from the ledger. A page is one view; its address plus `.json` is the
 * view itself. Every string of a report in it is as it may be shown to the role that asks: names of private persons are
 * withheld already, by characters that take the same room, so that offsets stay exact.
 */

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

/** A part of a list, and where it goes on. */
export interface Listed<T> {
  readonly rows: readonly T[];
  readonly total: number;
  /** Cursor of the next part; `null` at the end. */
  readonly next: string | null;
}

/** A facet's choices and how many rows each leaves. */
export type Facets = Readonly<Record<string, readonly {readonly value: string; readonly count: number}[]>>;

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

export interface IncidentsView {
  readonly query: IncidentQuery;
  readonly list: Listed<IncidentRow>;
  readonly facets: Facets;
  /** Those first in the list, at most 500. */
  readonly map: readonly MapPoint[];
}

/** A claim with its words, whose they are, and what people decided of it. */
export interface ClaimCard {
  readonly claim: Claim;
  /** In a few words: "26 armed criminals killed". */
  readonly title: string;
  /** Who says so: "the health ministry, via Al-Ahram". */
  readonly who: string;
  /** The words claimed. */
  readonly quote: string;
  /** The sentences around, with the quote's place in them. */
  readonly context: {readonly text: string; readonly quote: Span; readonly figure: Span; readonly lang: string};
  readonly report: ReportRef;
  readonly incident: string | null;
  readonly review: Review;
  /** What a decision must answer (an ETag): index of the last entry about it, −1 where there is none. */
  readonly seen: number;
  /** What a person put in place of the reading; empty where nobody did. */
  readonly corrected: Readonly<Record<string, string | number | null>>;
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
}

/** One toll of an incident, with everything that leads to it. */
export interface TollStory extends TollRow {
  readonly dots: readonly Dot[];
  /** Dots of a long timeline that are not drawn: copies first, then what was set aside. */
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

export interface IncidentView {
  readonly lens: Lens;
  readonly incident: IncidentRow;
  readonly moments: readonly string[];
  readonly stories: readonly TollStory[];
  readonly reports: readonly ReportRef[];
  readonly map: readonly MapPoint[];
  readonly history: readonly DecisionRow[];
  /** What is missing to say more: where, when, or dates of reports. */
  readonly missing: readonly string[];
}

/** A decision as the log holds it; `by` and `why` are `null` once erased. */
export interface DecisionRow {
  readonly entry: number;
  readonly at: string;
  readonly kind: DecisionKind | 'rate';
  readonly target: string;
  readonly by: string | null;
  readonly why: string | null;
  readonly change: Readonly<Record<string, string | number | null>>;
}

/** A stretch of a report's text over which the same claims, and the same kind of characters, hold. */
export interface Segment extends Quote {
  readonly claims: readonly string[];
  /** `withheld` = a private person's name; `control` = hidden or bidirectional characters, to be shown by name. */
  readonly kind: 'plain' | 'withheld' | 'control';
}

export interface ReaderView {
  readonly report: ReportRef;
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly paragraphs: readonly (readonly Segment[])[];
  readonly cards: readonly ClaimCard[];
  /** Others that print the same text. */
  readonly copies: readonly ReportRef[];
  readonly problems: readonly Problem[];
}

export interface ReviewView {
  /** From 1, of `total`: "37 of 212". */
  readonly position: number;
  readonly total: number;
  readonly card: ClaimCard | null;
  readonly before: DecisionRow | null;
  readonly previous: string | null;
  readonly next: string | null;
  /** Where it can be moved to. */
  readonly incidents: readonly {readonly id: string; readonly title: string}[];
}

export interface SourcesView {
  readonly speakers: Listed<SpeakerRow>;
  readonly outlets: Listed<SourceRow & {readonly copies: number; readonly seen: number}>;
}

/** A body that is spoken for, under one name. */
export interface SpeakerRow {
  readonly name: string;
  readonly class: SpeakerClass;
  /** Whether it takes part in what it counts: police, military, armed groups, governments. */
  readonly isParty: boolean;
  readonly claims: number;
  readonly corrected: number;
  readonly denied: number;
}

/** What an import has come to. It survives a restart. */
export interface JobView {
  readonly id: string;
  readonly name: string;
  readonly state: 'waiting' | 'running' | 'done' | 'stopped' | 'failed';
  readonly at: string;
  readonly bytes: {readonly done: number; readonly total: number | null};
  /** Reports a second, and seconds until it is done; `null` where that cannot be told. */
  readonly rate: number | null;
  readonly left: number | null;
  readonly added: number;
  /** Already in the ledger. */
  readonly there: number;
  readonly claims: number;
  /** Grouped by cause, each with what to do. */
  readonly problems: readonly {
    readonly code: string;
    readonly message: string;
    readonly count: number;
    readonly examples: readonly string[];
  }[];
}

export interface LedgerView {
  readonly folder: string;
  readonly size: number;
  readonly checkpoint: string | null;
  readonly verifier: string | null;
  /** The latest entries, the last first. */
  readonly entries: readonly {
    readonly index: number;
    readonly at: string;
    readonly kind: string;
    readonly about: string;
  }[];
  readonly policies: readonly {readonly name: PolicyName; readonly about: string}[];
}

/** What the reviewer may put in place of a reading. */
export interface Correction {
  readonly effect?: Effect;
  readonly low?: number | null;
  readonly high?: number | null;
  readonly class?: AffectedClass;
  readonly speaker?: string | null;
  readonly stance?: Stance;
  readonly place?: ClaimPlace['name'];
}
