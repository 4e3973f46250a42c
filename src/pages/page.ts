import type {
  AddingView,
  CaseView,
  ClaimCard,
  DecisionRow,
  IncidentsView,
  IncidentView,
  JobView,
  LedgerView,
  PassRow,
  ReaderView,
  ReportsView,
  ReviewView,
  Role,
  SourcesView,
} from '../desk/views.ts';

/** Everything a page is drawn from: its view, who looks, and where it stands. Drawing is a pure function of it. */
export type Page = Frame & Shown;

/** What is shown. */
export type Shown =
  | {readonly view: 'case'; readonly data: CaseView}
  | {readonly view: 'incidents'; readonly data: IncidentsView}
  | {readonly view: 'incident' | 'report' | 'embed'; readonly data: IncidentView}
  | {readonly view: 'reports'; readonly data: ReportsView}
  | {readonly view: 'reader'; readonly data: ReaderView}
  | {readonly view: 'adding'; readonly data: AddingPage}
  | {readonly view: 'review'; readonly data: ReviewView}
  | {readonly view: 'sources'; readonly data: SourcesView}
  | {readonly view: 'import'; readonly data: ImportView}
  | {readonly view: 'ledger'; readonly data: LedgerView}
  | {readonly view: 'admitted'; readonly data: AdmittedView}
  | {readonly view: 'problem'; readonly data: ProblemView};

/** What stands around every page. */
export interface Frame {
  readonly role: Role;
  /** Without the query: `/incidents/i-12`. */
  readonly path: string;
  /** As it was asked for; of a name that comes twice, the last. */
  readonly query: Query;
  /** What every form sends back. */
  readonly csrf: string;
  readonly assets: Assets;
}

export type Query = Readonly<Record<string, string>>;

/** Addresses of style sheets, scripts and pictures by their plain names: `desk.css` → `/assets/desk-4KX2.css`. */
export type Assets = Readonly<Record<string, string>>;

/** What was written into the form and cannot be so; nothing at first. */
export interface AddingPage extends AddingView {
  readonly why: string;
  readonly faults: readonly {readonly part: string; readonly message: string}[];
}

export interface ImportView {
  /** The latest first. */
  readonly jobs: readonly JobView[];
  readonly cases: readonly string[];
}

/** Somebody was let in: their token and the address that holds it, which are shown this once. */
export interface AdmittedView {
  readonly pass: PassRow;
  readonly token: string;
  readonly address: string;
}

/** Something did not go as asked: what happened, and the way on. */
export interface ProblemView {
  readonly status: number;
  /** Stable: "decision/stale". */
  readonly code: string;
  readonly title: string;
  /** What happened and what to do, in plain words. */
  readonly message: string;
  /** Where to go from here; `null` for the home page. */
  readonly back: string | null;
  /** Two people decided of one claim: what each said, for the second to choose. */
  readonly conflict: Conflict | null;
  /** How much is done of what is waited for, from 0 to 1; `null` where nothing is. */
  readonly share: number | null;
}

export interface Conflict {
  readonly card: ClaimCard;
  /** What stands in the ledger. */
  readonly theirs: DecisionRow;
  /** What was sent and not kept; its form can be sent again. */
  readonly yours: Query;
}
