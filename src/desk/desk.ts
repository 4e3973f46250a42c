import {compileGists} from '../gists/maker.ts';
import {loadNameFrequency} from '../incidents/load.ts';
import type {Found} from '../keeper/add-claim.ts';
import type {Ledger} from '../keeper/ledger.ts';
import type {Decision, Rating} from '../model/decision.ts';
import type {Span} from '../model/span.ts';
import {POLICIES} from '../model/toll.ts';
import {loadPack} from '../packs/load.ts';
import {sayDay} from '../say/time.ts';
import {createSpeakerClassifier, type SpeakerClassifier} from '../speech/classify.ts';
import type {ClaimFilter, DocumentFilter, DocumentRow} from '../store/filters.ts';
import {createTally, type Tally} from '../tally.ts';
import {compileSayings} from '../tolls/say.ts';
import {addingView, type WordsReader} from './adding-view.ts';
import {compileCard} from './cards.ts';
import {caseView} from './case-view.ts';
import {compileContext, compileSentences} from './context.ts';
import {addOn, type ClaimAdded, type Decided, decideOn, rateOn, type Undoing, undoOn} from './deciding.ts';
import {incidentView} from './incident-view.ts';
import {type Chosen, choose, incidentsView} from './incidents-view.ts';
import {keepLatest} from './latest.ts';
import {ledgerView} from './ledger-view.ts';
import {createListing, type Summary} from './listing.ts';
import type {Opening} from './opening.ts';
import {hideWays, type Parts} from './parts.ts';
import {type CaseQuery, type Part, type ReviewQuery, USUAL_LENS} from './queries.ts';
import {readerView} from './reader-view.ts';
import {claimsList, createQueues, reviewView} from './review-view.ts';
import {createRows} from './rows.ts';
import {createSearch} from './search.ts';
import {createSources, sourcesView} from './sources-view.ts';
import {createState} from './state.ts';
import {createTollBook} from './tolls.ts';
import {startTurn} from './turns.ts';
import type {
  AddingView,
  CaseView,
  ClaimCard,
  IncidentQuery,
  IncidentsView,
  IncidentView,
  LedgerFacts,
  Lens,
  Listed,
  ReaderView,
  ReviewView,
  Role,
  SourcesView,
} from './views.ts';

/**
 * What people look at of a ledger, and what they decide. Every view is plain JSON and may be shown as it is to the role it was asked for.
 *
 * What is asked for and is not there is a coded error: `desk/no-incident`, `desk/no-report`, `desk/no-claim`, `desk/bad-cursor`.
 */
export interface Desk {
  /** Takes in what the ledger has that is not shown yet; what changes with everything that is shown, for an ETag. */
  version(): Promise<string>;
  caseView(query: CaseQuery, role: Role): Promise<CaseView>;
  incidents(query: IncidentQuery, part: Part, role: Role): Promise<IncidentsView>;
  /** `allDots` lists the claims for which a timeline has no room as well. */
  incident(id: string, lens: Lens, role: Role, allDots?: boolean): Promise<IncidentView>;
  reader(id: string, role: Role): Promise<ReaderView>;
  /** Where a reviewer adds a claim to a report: its sentences, or the form for words of it, filled with what `reader` reads there. */
  adding(id: string, words: Span | null, reader: () => Promise<WordsReader>): Promise<AddingView>;
  review(query: ReviewQuery, role: Role): Promise<ReviewView>;
  claims(filter: ClaimFilter, part: Part, role: Role): Promise<Listed<ClaimCard>>;
  documents(filter: DocumentFilter, part: Part, role: Role): Promise<Listed<DocumentRow>>;
  sources(parts: {readonly speakers?: Part; readonly outlets?: Part}, role: Role): Promise<SourcesView>;
  ledger(): Promise<LedgerFacts>;
  /** Keeps a decision that answers what its maker saw (`ClaimCard.seen`). */
  decide(decision: Decision, seen: number): Promise<Decided>;
  /** Keeps a claim that a person found in a report and the reader did not; `seen` as for `addClaim`. */
  add(found: Found, seen: (claim: string, latest: number) => number): Promise<ClaimAdded>;
  /** Takes one decision back, the last that was seen unless told: what it replaced stands again, and what was decided since stays. */
  undo(undoing: Undoing, seen: number): Promise<Decided>;
  /** Keeps how far somebody relies on an outlet. */
  rate(rating: Rating, seen: number): Promise<Decided>;
  /** How far opening has come; `null` once it is open. What is asked meanwhile waits. */
  opening(): Opening | null;
  /** Fulfilled when all reports are taken in and counted; refused where the ledger cannot be read, or the desk was closed. */
  opened(): Promise<void>;
  /** Fulfilled when timelines and lists are ready: what is asked before takes a little longer. */
  warmed(): Promise<void>;
  /** Whether `warmed` is fulfilled. */
  isWarm(): boolean;
  /** Ends what goes on beside. The ledger stays open: it is its owner's. */
  close(): Promise<void>;
}

export type {ClaimAdded, Decided, Undoing};

/** How long a view waits for what came in just now, in milliseconds: of a large import it shows what is taken in already. */
const PATIENCE = 60;

/** Rows by each policy that are made ready: those of the first pages. */
const FIRST_ROWS = 100;

/** Queries of incidents whose answers are kept. */
const CHOICES = 32;

/** Opens the desk on a ledger, which stays its owner's. All reports are taken in before it is given. */
export async function openDesk(ledger: Ledger): Promise<Desk> {
  const desk = startDesk(ledger);
  await desk.opened();
  return desk;
}

/**
 * Begins to open the desk on a ledger. Reports are taken in beside whatever else goes on, and timelines made ready afterwards,
 * beside whatever is asked.
 */
export function startDesk(ledger: Ledger): Desk {
  const closing = new AbortController();
  const {signal} = closing;
  let opening: Opening | null = {step: 'reports', done: 0, total: 0};
  const pack = loadPack('en');
  const tally = createTally();
  const maker = compileGists(pack, loadNameFrequency('en'));
  const {names} = maker;
  const sentencesOf = compileSentences(pack);
  // Made for the first claim that somebody adds: most desks never need it.
  let classifier: SpeakerClassifier | null = null;
  const state = createState(ledger.store, {
    maker,
    far: (step, done, total) => {
      // A desk that was opened on nothing takes in its first reports later; it is open all the while.
      if (opening !== null) opening = {step, done, total};
    },
    signal,
  });
  // Tolls are made as people decided: counts pinned, outlets rated.
  const obeying: Tally = {
    ...tally,
    reconcile: (told, options) =>
      tally.reconcile(told, {
        ...options,
        decisions: state.decisions.standing(),
        ratings: state.decisions.ratings(),
      }),
  };
  const book = createTollBook(
    obeying,
    (report) => state.reports.get(report)?.added ?? -1,
    (claim) => state.decisions.additions().get(claim)?.entry ?? -1,
  );
  const listing = createListing(() => state.incidents, book, signal);
  const chosen = keepLatest<string, {readonly of: readonly Summary[]; readonly made: Promise<Chosen>}>(CHOICES);
  const ways = hideWays(state, names);
  const search = createSearch(ledger.store, state, names, ways.hideOf);
  const sources = createSources(state, tally, ways.hideIn);
  const rows = createRows(book);
  const parts: Parts = {
    ledger,
    state,
    tally,
    book,
    listing,
    sources,
    rows,
    queues: createQueues(state, ledger.store, search, ways.hideOf),
    async choose(query) {
      const all = await listing.list(query);
      const key = JSON.stringify(query);
      const fresh = () => ({of: all, made: choose(all, query, parts)});
      if (chosen.get(key, fresh).of !== all) chosen.forget(key);
      return chosen.get(key, fresh).made;
    },
    sayings: compileSayings(pack, sayDay),
    sentencesOf,
    speakerClassOf(words) {
      classifier ??= createSpeakerClassifier(pack);
      return classifier.classify(words).class;
    },
    makeCard: compileCard(compileContext(sentencesOf)),
    ...ways,
  };
  const warm = async (): Promise<void> => {
    const rest = startTurn(signal);
    for (const {told} of await listing.list(USUAL_LENS)) {
      await rest();
      rows.row(told, USUAL_LENS);
      sources.ready(told);
    }
    for (const policy of POLICIES) {
      for (const {told} of (await listing.list({policy, asOf: null})).slice(0, FIRST_ROWS)) {
        await rest();
        rows.row(told, {policy, asOf: null});
      }
    }
  };
  const open = async (): Promise<void> => {
    await state.refresh();
    await listing.list(USUAL_LENS, (done, total) => {
      opening = {step: 'tolls', done, total};
    });
    opening = null;
  };
  const opened = open();
  const fresh = async <T>(make: () => T): Promise<Awaited<T>> => {
    await opened;
    await soon(state.refresh(), PATIENCE);
    return await make();
  };
  let isWarm = false;
  const warming = opened.then(warm).then(
    () => {
      isWarm = true;
    },
    (error: unknown) => {
      // Closing ends it midway; where opening failed, whoever waits for `opened` is told.
      if (!signal.aborted && opening === null) throw error;
    },
  );
  return {
    version: () => fresh(() => String(state.size)),
    caseView: (query, role) => fresh(() => caseView(query, parts, role)),
    incidents: (query, part, role) => fresh(() => incidentsView(query, part, parts, role)),
    incident: (id, lens, role, allDots) => fresh(() => incidentView(id, lens, parts, role, allDots)),
    reader: (id, role) => fresh(() => readerView(id, parts, role)),
    adding: (id, words, reader) => fresh(() => addingView(id, words, reader, parts)),
    review: (query, role) => fresh(() => reviewView(query, parts, role)),
    claims: (filter, part, role) => fresh(() => claimsList(filter, part, parts, role)),
    documents: (filter, part, role) => fresh(() => search.documents(filter, part, role)),
    sources: (asked, role) => fresh(() => sourcesView(asked, parts, role)),
    ledger: () => fresh(() => ledgerView(parts)),
    decide: (decision, seen) => decideOn(decision, seen, parts),
    add: (found, seen) => addOn(found, seen, parts),
    undo: (undoing, seen) => undoOn(undoing, seen, parts),
    opening: () => opening,
    opened: () => opened,
    warmed: () => warming,
    isWarm: () => isWarm,
    async close() {
      closing.abort();
      await warming;
    },
    rate: (rating, seen) => rateOn(rating, seen, parts),
  };
}

/** Waits for work, but not longer than so many milliseconds; it goes on all the same. */
async function soon(work: Promise<void>, milliseconds: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
