import type {Told} from '../incidents/incidents.ts';
import type {Ledger} from '../keeper/ledger.ts';
import type {Claim} from '../model/claim.ts';
import type {Document} from '../model/document.ts';
import {titleOf} from '../say/toll.ts';
import type {Tally} from '../tally.ts';
import type {Sayings} from '../tolls/say.ts';
import type {CardSources} from './cards.ts';
import {compileHide, type Hide, showAll} from './hide.ts';
import type {Chosen} from './incidents-view.ts';
import type {Listing} from './listing.ts';
import {gradeOf, isContested, tollRow} from './rows.ts';
import type {Sources} from './sources-view.ts';
import type {State} from './state.ts';
import {keyOf, type TollBook} from './tolls.ts';
import type {ClaimCard, IncidentQuery, IncidentRow, Lens, Role} from './views.ts';

/** What the views are made with. */
export interface Parts {
  readonly ledger: Ledger;
  readonly state: State;
  readonly tally: Tally;
  readonly book: TollBook;
  readonly listing: Listing;
  readonly sources: Sources;
  /** The incidents that a query lets through; kept for those asked lately. */
  choose(query: IncidentQuery): Promise<Chosen>;
  readonly sayings: Sayings;
  readonly makeCard: (claim: Claim, sources: CardSources) => ClaimCard;
  /** How a role is shown what the reports of an incident say, and what one report says. */
  hideIn(told: Told, role: Role): Hide;
  hideOf(document: string, role: Role): Hide;
}

/** Makes the two ways in which names are withheld; what was compiled for an incident is kept as long as the incident is. */
export function hideWays(state: State): Pick<Parts, 'hideIn' | 'hideOf'> {
  const compiled = new WeakMap<Told, Hide>();
  const hideIn = (told: Told, role: Role): Hide => {
    if (role === 'reviewer') return showAll;
    const there = compiled.get(told) ?? compileHide(namesIn(told, state));
    compiled.set(told, there);
    return there;
  };
  return {
    hideIn,
    hideOf(document, role) {
      if (role === 'reviewer') return showAll;
      const held = state.reports.get(document);
      const names = new Set(held?.names);
      // A person who is named in one report of an incident is withheld in all of them.
      for (const {id} of held?.report.claims ?? []) {
        const told = state.incidentOf(id);
        if (told !== null) for (const name of namesIn(told, state)) names.add(name);
      }
      return compileHide(names);
    },
  };
}

function namesIn({documents, tellings}: Told, {reports}: State): Set<string> {
  const ids = new Set([...documents, ...tellings.map(({report}) => report.id)]);
  return new Set([...ids].flatMap((id) => reports.get(id)?.names ?? []));
}

/** An incident's row of a list. */
export function rowOf(told: Told, lens: Lens, {book, state, hideIn}: Parts, role: Role): IncidentRow {
  const counted = book.count(told, lens);
  const moved = book.moved(told, lens);
  const {id, place, time, origins, documents} = counted;
  return hideIn(
    told,
    role,
  )({
    id,
    title: titleOf(counted),
    place,
    time,
    reports: documents.length,
    origins,
    grade: gradeOf(counted),
    isContested: isContested(counted),
    changed: null,
    parent: state.parentOf(told),
    tolls: counted.tolls.map((toll) => tollRow(toll, moved.get(keyOf(toll)) ?? [])),
  });
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
    cards.set(claim.id, makeCard(claim, {...of, decisions: state.decisions, incident}));
  }
  return cards;
}
