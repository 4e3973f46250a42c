import type {Gist} from '../gists/gist.ts';
import type {GistMaker} from '../gists/maker.ts';
import {idOf, type Told} from '../incidents/incidents.ts';
import {reportOf} from '../incidents/report.ts';
import {gistedReports} from '../keeper/gists.ts';
import type {Added} from '../ledger/standing.ts';
import type {Decision} from '../model/decision.ts';
import type {Store, Stored} from '../store/port.ts';
import {REVIEW_BY_DECISION, targetOf, titleOf} from '../store/rows.ts';
import {type Decided, type IndexedClaim, indexClaims, merged} from './claim-index.ts';
import {type Counting, createCounting} from './counting.ts';
import {createDecisionLog, type DecisionLog, type Entry} from './decision-log.ts';
import type {Far} from './opening.ts';
import {createParents, type ParentOf} from './parents.ts';
import {type Held, heldOf} from './reports.ts';
import {startTurn} from './turns.ts';
import type {Role} from './views.ts';

/** What the desk holds of a ledger: read once, then kept up with what comes in, by whoever writes it. */
export interface State {
  /** Entries of the log that are taken in. */
  readonly size: number;
  readonly reports: ReadonlyMap<string, Held>;
  readonly decisions: DecisionLog;
  /** The id of a report that a role asks for by its id, or by what readers are shown for it: an id that holds a name is no reader's. */
  idOf(asked: string, role: Role): string | null;
  /** The incidents; the same objects until something of them changes. */
  readonly incidents: readonly Told[];
  /** Whether a claim is in the ledger. */
  hasClaim(claim: string): boolean;
  /** Which incident a claim is of. */
  incidentOf(claim: string): Told | null;
  /** The incident that an id leads to: its own, or one that a report or claim of it would have given. */
  named(id: string): Told | null;
  /** The wider incident that one is part of. */
  parentOf(told: Told): string | null;
  /** What is known of a case, or of all. */
  facts(of: string | null): Facts;
  /** All claims in the order of lists. */
  readonly claims: readonly IndexedClaim[];
  /** What people decided of a claim last. */
  decidedOf(claim: string): Decided;
  /** Whether a report prints what another printed before. */
  isCopy(report: string): boolean;
  /** The other reports that print the same text. */
  copiesOf(report: string): readonly string[];
  /** Takes in what the log has that is not here yet. */
  refresh(): Promise<void>;
}

/** What is counted of a case. */
export interface Facts {
  readonly cases: readonly string[];
  readonly counts: {readonly reports: number; readonly claims: number; readonly open: number};
}

/** What is made with a state, and how it is watched. */
export interface StateMeans {
  readonly maker: GistMaker;
  /** Told how far the first `refresh` has come. */
  readonly far: Far;
  /** Ends what is under way. */
  readonly signal: AbortSignal;
}

/** Makes the state of a ledger's store; nothing is read before the first `refresh`. */
export function createState(store: Store, {maker, far, signal}: StateMeans): State {
  const reports = new Map<string, Held>();
  const decisions = createDecisionLog(store);
  const counting: Counting = createCounting();
  let size = 0;
  let arrived = 0;
  let incidents: readonly Told[] = [];
  let parents: ParentOf | null = null;
  let claims: readonly IndexedClaim[] = [];
  let decided: ReadonlyMap<string, Decided> | null = null;
  const aliases = new Map<string, string>();
  const facts = new Map<string | null, Facts>();
  let running: Promise<void> | null = null;

  const take = (stored: Stored, {print, names}: Gist): Held => {
    const report = reportOf(stored.members, stored.claims, print);
    const held = heldOf(report, stored, names);
    reports.set(report.id, held);
    if (held.alias !== report.id) aliases.set(held.alias, report.id);
    counting.add(report);
    return held;
  };
  const takeFresh = async (after: number, last: number, count: number): Promise<Held[]> => {
    const taken: Held[] = [];
    const rest = startTurn(signal);
    for await (const page of gistedReports(store, maker, after, last)) {
      for (const each of page) {
        taken.push(take(each, each.made));
        await rest();
      }
      if (size === 0) far('reports', taken.length, count);
    }
    return taken;
  };
  const takeAgain = async (ids: readonly string[]): Promise<Held[]> => {
    const taken: Held[] = [];
    const rest = startTurn(signal);
    for (const id of new Set(ids)) {
      const kept = await store.document(id);
      if (kept === null) continue;
      const {document, added, read} = kept;
      const claims = await store.claimsOf(id);
      const {text: _, ...members} = document;
      const stored = {n: 0, members, title: titleOf(document), added, read, claims, gist: null};
      taken.push(take(stored, maker.make(document, claims)));
      await rest();
    }
    return taken;
  };

  const read = async (to: number): Promise<void> => {
    const before = decisions.standing();
    const rated = decisions.ratings();
    const added = decisions.additions();
    const entries = await decisions.readTo(to);
    const fresh: string[] = [];
    let last = arrived;
    for (;;) {
      const page = await store.arrivals(last, 1000);
      fresh.push(...page.map(({id}) => id));
      last = page.at(-1)?.n ?? last;
      if (page.length < 1000) break;
    }
    const again = size === 0 ? [] : readAgain(entries, fresh, reports);
    if (size > 0) again.push(...addedTo(added, decisions.additions()));
    const anew = new Set(again);
    const taken = await takeFresh(arrived, last, fresh.length);
    const known = new Set(fresh);
    taken.push(...(await takeAgain(again.filter((id) => !known.has(id)))));
    arrived = last;
    if (decisions.standing() !== before) counting.decide(decisions.standing());
    if (decisions.ratings() !== rated) counting.renew();
    if (size === 0) far('incidents', 0, 0);
    incidents = await counting.settle(startTurn(signal));
    const rest = startTurn(signal);
    const left = anew.size === 0 ? claims : claims.filter(({report}) => !anew.has(report));
    claims = taken.length === 0 ? left : merged(left, await indexClaims(taken, rest));
    parents = null;
    decided = null;
    facts.clear();
    size = to;
  };

  const state: State = {
    get size() {
      return size;
    },
    get incidents() {
      return incidents;
    },
    reports,
    idOf(asked, role) {
      const held = reports.get(asked);
      const isKnown = held !== undefined && (role === 'reviewer' || held.alias === asked);
      return isKnown ? asked : (aliases.get(asked) ?? null);
    },
    decisions,
    hasClaim: (claim) => counting.hasClaim(claim),
    incidentOf: (claim) => counting.ofClaim(claim),
    named: (id) =>
      counting.named(id) ??
      incidents.find(
        ({documents, claims}) => documents.length === 0 && claims.some((claim) => idOf('claim', claim) === id),
      ) ??
      null,
    parentOf(told) {
      parents ??= createParents(incidents);
      return parents(told);
    },
    get claims() {
      return claims;
    },
    decidedOf(claim) {
      decided ??= decidedIn(decisions.standing());
      return decided.get(claim) ?? UNDECIDED;
    },
    facts(of) {
      const known = facts.get(of) ?? factsOf(of, reports.values(), (claim) => state.decidedOf(claim).review === 'open');
      facts.set(of, known);
      return known;
    },
    isCopy: (report) => (counting.prints(report)[0]?.id ?? report) !== report,
    copiesOf: (report) =>
      counting
        .prints(report)
        .map(({id}) => id)
        .filter((id) => id !== report),
    async refresh() {
      const asked = await store.size();
      // One that runs already may have begun before the last entry was kept.
      while (size < asked) {
        running ??= read(asked).finally(() => {
          running = null;
        });
        await running;
      }
    },
  };
  return state;
}

function factsOf(of: string | null, reports: Iterable<Held>, isOpen: (claim: string) => boolean): Facts {
  const cases = new Set<string>();
  const counts = {reports: 0, claims: 0, open: 0};
  for (const {report} of reports) {
    if (report.case !== null) cases.add(report.case);
    if (of !== null && report.case !== of) continue;
    counts.reports++;
    counts.claims += report.claims.length;
    for (const {id} of report.claims) if (isOpen(id)) counts.open++;
  }
  return {cases: [...cases].sort(), counts};
}

/** Reports that were here already and whose claims were read again since. */
function readAgain(entries: readonly Entry[], fresh: readonly string[], reports: ReadonlyMap<string, Held>): string[] {
  const last = new Map(
    entries.flatMap(({index, body}) => (body.kind === 'claims-read' ? [[body.document, index] as const] : [])),
  );
  // Mostly they are those of reports that just came in: going through all others would take a while.
  for (const id of fresh) last.delete(targetOf(id));
  if (last.size === 0) return [];
  return [...reports].flatMap(([id, {read}]) => ((last.get(targetOf(id)) ?? -1) > read ? [id] : []));
}

/** Reports whose claims people added or took back. */
function addedTo(before: ReadonlyMap<string, Added>, now: ReadonlyMap<string, Added>): string[] {
  if (before === now) return [];
  const changed = [...before, ...now].filter(([id]) => before.get(id)?.entry !== now.get(id)?.entry);
  return changed.map(([, {decision}]) => decision.claim.document);
}

const UNDECIDED: Decided = {review: 'open', change: null};

function decidedIn(standing: readonly Decision[]): Map<string, Decided> {
  return new Map(
    standing.flatMap(({kind, target, change}) => {
      const review = REVIEW_BY_DECISION[kind];
      return review === undefined ? [] : [[target, {review, change: kind === 'correct' ? change : null}] as const];
    }),
  );
}
