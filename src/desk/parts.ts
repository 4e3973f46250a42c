import type {Names} from '../gists/names.ts';
import type {Told} from '../incidents/incidents.ts';
import type {Ledger} from '../keeper/ledger.ts';
import {type Claim, isAdded, type SpeakerClass} from '../model/claim.ts';
import type {Document} from '../model/document.ts';
import type {Tally} from '../tally.ts';
import type {Sayings} from '../tolls/say.ts';
import type {CardSources} from './cards.ts';
import type {SentencesOf} from './context.ts';
import {compileHide, type Hide, showAll} from './hide.ts';
import type {Chosen} from './incidents-view.ts';
import {keepLatest} from './latest.ts';
import type {Listing} from './listing.ts';
import type {Queues} from './review-view.ts';
import type {Rows} from './rows.ts';
import type {Sources} from './sources-view.ts';
import type {State} from './state.ts';
import type {TollBook} from './tolls.ts';
import type {AddedRow, ClaimCard, DecisionRow, IncidentQuery, IncidentRow, Lens, Role} from './views.ts';

/** What the views are made with. */
export interface Parts {
  readonly ledger: Ledger;
  readonly state: State;
  readonly tally: Tally;
  readonly book: TollBook;
  readonly rows: Rows;
  readonly listing: Listing;
  readonly sources: Sources;
  readonly queues: Queues;
  /** The incidents that a query lets through; kept for those asked lately. */
  choose(query: IncidentQuery): Promise<Chosen>;
  readonly sayings: Sayings;
  readonly sentencesOf: SentencesOf;
  /** What kind of body the words for a speaker name; `null` where none of them is known. */
  speakerClassOf(words: string): SpeakerClass | null;
  readonly makeCard: (claim: Claim, sources: CardSources) => ClaimCard;
  /** How a role is shown what the reports of an incident say, and what one report says. */
  hideIn(told: Told, role: Role): Hide;
  hideOf(document: string, role: Role): Hide;
  /** A decision as a role is shown it: readers are not told who decided. */
  showDecision(row: DecisionRow, hide: Hide, role: Role): DecisionRow;
}

/** Incidents whose names are kept ready. */
const MOST_COMPILED = 2000;

/** Makes the two ways in which names are withheld; what was compiled for an incident is kept for a while. */
export function hideWays(state: State, names: Names): Pick<Parts, 'hideIn' | 'hideOf' | 'showDecision'> {
  const compiled = keepLatest<Told, Hide>(MOST_COMPILED);
  const hideNames = (ids: ReadonlySet<string>): Hide => compileNamesOf(ids, state, names);
  const hideIn = (told: Told, role: Role): Hide => {
    if (role === 'reviewer') return showAll;
    return compiled.get(told, () => hideNames(reportsOf(told)));
  };
  return {
    hideIn,
    hideOf(document, role) {
      if (role === 'reviewer') return showAll;
      // A person who is named in one report of an incident is withheld in all of them.
      const claims = state.reports.get(document)?.report.claims ?? [];
      const incidents = new Set(claims.flatMap(({id}) => state.incidentOf(id) ?? []));
      const [only] = incidents;
      if (incidents.size === 1 && only !== undefined && reportsOf(only).has(document)) return hideIn(only, role);
      return hideNames(new Set([document, ...[...incidents].flatMap((told) => [...reportsOf(told)])]));
    },
    showDecision(row, hide, role) {
      if (role === 'reviewer') return row;
      const why = row.why === null ? null : compileHide(new Set(names.in(row.why, [])))(row.why);
      return hide({...row, by: null, why});
    },
  };
}

function reportsOf({documents, tellings}: Told): Set<string> {
  return new Set([...documents, ...tellings.map(({report}) => report.id)]);
}

function compileNamesOf(ids: ReadonlySet<string>, {reports, decisions}: State, names: Names): Hide {
  const held = [...ids].flatMap((id) => reports.get(id) ?? []);
  const aliases = held.flatMap(({report, alias}) => (alias === report.id ? [] : [[report.id, alias] as const]));
  // Who a claim was corrected to be said by may be named in no report.
  const speakers = decisions.speakers();
  const typed = held.flatMap(({report}) =>
    speakers.size === 0
      ? []
      : report.claims.flatMap(({id}) => (speakers.get(id) ?? []).flatMap((each) => names.typed(each))),
  );
  return compileHide(new Set([...held.flatMap((each) => each.names), ...typed]), new Map(aliases));
}

/** An incident's row of a list. */
export function rowOf(told: Told, lens: Lens, {rows, state, hideIn}: Parts, role: Role): IncidentRow {
  return hideIn(told, role)({...rows.row(told, lens), parent: state.parentOf(told)});
}

/** Cards of claims, by id; those whose report is gone are left out. Each report is opened once. */
export async function cardsOf(
  claims: Iterable<{readonly claim: Claim}>,
  parts: Parts,
  role: Role,
): Promise<Map<string, ClaimCard>> {
  const {ledger, state, makeCard, hideOf} = parts;
  const opened = new Map<string, {readonly document: Document; readonly hide: Hide} | null>();
  const cards = new Map<string, ClaimCard>();
  for (const {claim} of claims) {
    let of = opened.get(claim.document);
    if (of === undefined) {
      const document = (await ledger.store.document(claim.document))?.document ?? null;
      of = document === null ? null : {document, hide: hideOf(claim.document, role)};
      opened.set(claim.document, of);
    }
    if (of === null) continue;
    const incident = state.incidentOf(claim.id)?.id ?? null;
    const added = addedRowOf(claim, parts, of.hide, role);
    cards.set(claim.id, makeCard(claim, {...of, decisions: state.decisions, incident, added}));
  }
  return cards;
}

/** Who added a claim, as a role is told; `null` where a reader found it. */
function addedRowOf(claim: Claim, {state, showDecision}: Parts, hide: Hide, role: Role): AddedRow | null {
  const added = isAdded(claim) ? state.decisions.additions().get(claim.id) : undefined;
  const row = state.decisions.about(claim.id).find((each) => each.entry === added?.entry);
  if (row === undefined) return null;
  const {entry, at, by, why} = showDecision(row, hide, role);
  return {entry, at, by, why};
}
