import {setImmediate as others} from 'node:timers/promises';
import type {Told} from '../incidents/incidents.ts';
import type {Claim} from '../model/claim.ts';
import type {Decision} from '../model/decision.ts';
import type {Document} from '../model/document.ts';
import type {EntryBody} from '../model/entry.ts';
import type {Review} from '../store/filters.ts';
import type {Store} from '../store/port.ts';
import {targetOf} from '../store/rows.ts';
import type {Tally} from '../tally.ts';
import {type IndexedClaim, indexClaims} from './claim-index.ts';
import {type Counting, createCounting} from './counting.ts';
import {createDecisionLog, type DecisionLog} from './decision-log.ts';
import {type Held, refOf} from './reports.ts';

/** What the desk holds of a ledger: read once, then kept up with what comes in, by whoever writes it. */
export interface State {
  /** Entries of the log that are taken in. */
  readonly size: number;
  readonly reports: ReadonlyMap<string, Held>;
  readonly decisions: DecisionLog;
  /** The incidents; the same objects until something of them changes. */
  readonly incidents: readonly Told[];
  /** Which incident a claim is of. */
  incidentOf(claim: string): Told | null;
  /** All claims in the order of lists. */
  claims(): readonly IndexedClaim[];
  /** What people decided of a claim last. */
  reviewOf(claim: string): Review;
  /** Whether a report prints what another printed before. */
  isCopy(report: string): boolean;
  /** The other reports that print the same text. */
  copiesOf(report: string): readonly string[];
  /** Takes in what the log has that is not here yet. */
  refresh(): Promise<void>;
}

/** Finds the names in a document that readers are not shown. */
export type NamesOf = (document: Document, claims: readonly Claim[]) => readonly string[];

/** Reports taken in before others get their turn. */
const SLICE = 20;

/** Makes the state of a ledger's store; nothing is read before the first `refresh`. */
export function createState(store: Store, tally: Tally, namesOf: NamesOf): State {
  const reports = new Map<string, Held>();
  const decisions = createDecisionLog(store);
  const counting: Counting = createCounting();
  let size = 0;
  let arrived = 0;
  let incidents: readonly Told[] = [];
  let ofClaim: Map<string, Told> | null = null;
  let indexed: readonly IndexedClaim[] | null = null;
  let reviews: ReadonlyMap<string, Review> | null = null;
  let prints: ReadonlyMap<string, readonly string[]> | null = null;
  let running: Promise<void> | null = null;

  const take = async (ids: readonly string[]): Promise<void> => {
    for (let from = 0; from < ids.length; from += SLICE) {
      for (const id of ids.slice(from, from + SLICE)) {
        const kept = await store.document(id);
        if (kept === null) continue;
        const {document, added} = kept;
        const claims = await store.claimsOf(id);
        const report = tally.report(document, claims);
        reports.set(id, {
          report,
          ref: refOf(document),
          lang: document.lang,
          added,
          names: namesOf(document, claims),
        });
        counting.add([report]);
      }
      await others();
    }
  };

  const read = async (to: number): Promise<void> => {
    const before = decisions.standing();
    const rest = await decisions.readTo(to);
    const fresh: string[] = [];
    for (;;) {
      const page = await store.arrivals(arrived, 1000);
      fresh.push(...page.map(({id}) => id));
      arrived = page.at(-1)?.n ?? arrived;
      if (page.length < 1000) break;
    }
    const again = size === 0 ? [] : readAgain(rest, reports);
    await take([...new Set([...fresh, ...again])]);
    if (decisions.standing() !== before) counting.decide(decisions.standing());
    const now = counting.settle();
    incidents = now;
    ofClaim = null;
    indexed = null;
    reviews = null;
    prints = null;
    size = to;
  };

  return {
    get size() {
      return size;
    },
    get incidents() {
      return incidents;
    },
    reports,
    decisions,
    incidentOf(claim) {
      ofClaim ??= new Map(incidents.flatMap((told) => told.claims.map((id) => [id, told] as const)));
      return ofClaim.get(claim) ?? null;
    },
    claims() {
      indexed ??= indexClaims(reports.values());
      return indexed;
    },
    reviewOf(claim) {
      reviews ??= reviewsOf(decisions.standing());
      return reviews.get(claim) ?? 'open';
    },
    isCopy: (report) => {
      prints ??= printsOf(incidents);
      return (prints.get(report)?.[0] ?? report) !== report;
    },
    copiesOf: (report) => {
      prints ??= printsOf(incidents);
      return (prints.get(report) ?? []).filter((id) => id !== report);
    },
    async refresh() {
      if (running !== null) return running;
      const to = await store.size();
      if (to === size) return;
      running ??= read(to).finally(() => {
        running = null;
      });
      return running;
    },
  };
}

/** Reports that were here already and whose claims were read again. */
function readAgain(entries: readonly EntryBody[], reports: ReadonlyMap<string, Held>): string[] {
  const targets = new Set(entries.flatMap((body) => (body.kind === 'claims-read' ? [body.document] : [])));
  return targets.size === 0 ? [] : [...reports.keys()].filter((id) => targets.has(targetOf(id)));
}

const REVIEW_OF: Readonly<Partial<Record<Decision['kind'], Review>>> = {
  accept: 'accepted',
  reject: 'rejected',
  correct: 'corrected',
};

function reviewsOf(standing: readonly Decision[]): Map<string, Review> {
  return new Map(
    standing.flatMap(({kind, target}) => {
      const review = REVIEW_OF[kind];
      return review === undefined ? [] : [[target, review] as const];
    }),
  );
}

/** The prints of each text that several reports have, the earliest first. */
function printsOf(incidents: readonly Told[]): Map<string, string[]> {
  const byFirst = new Map<string, string[]>();
  const seen = new Set<string>();
  for (const {tellings} of incidents) {
    for (const {report, first} of tellings) {
      if (seen.has(report.id)) continue;
      seen.add(report.id);
      byFirst.set(first.id, [...(byFirst.get(first.id) ?? []), report.id]);
    }
  }
  const prints = new Map<string, string[]>();
  for (const [first, ids] of byFirst) {
    const ordered = [first, ...ids.filter((id) => id !== first)];
    if (ordered.length > 1) for (const id of ordered) prints.set(id, ordered);
  }
  return prints;
}
