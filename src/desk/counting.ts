import {byPrint} from '../incidents/copies.ts';
import {correctClaims} from '../incidents/correct.ts';
import {createGrouping, type Group} from '../incidents/group.ts';
import {idOf, incidentsOf, type Told} from '../incidents/incidents.ts';
import type {Decision} from '../model/decision.ts';
import type {Report} from '../model/report.ts';
import {createOverlay} from './overlay.ts';
import type {Rest} from './turns.ts';

/**
 * Incidents as reports and decisions come in, equal to what counting all of it anew would give.
 *
 * What did not change stays the same object, so that what was made of it can be kept.
 */
export interface Counting {
  /** Adds a report, or puts it in the place of the one with its id. */
  add(report: Report): void;
  /** Takes the decisions that stand for those before. */
  decide(decisions: readonly Decision[]): void;
  /** Makes every incident another object: what was made of them does not hold any more, as where an outlet is rated otherwise. */
  renew(): void;
  /** Brings the incidents up to date; the same list where none changed. `rest` is awaited between groups, so that others get their turn. */
  settle(rest: Rest): Promise<readonly Told[]>;
  hasClaim(claim: string): boolean;
  /** The incident that a claim is of, as people decided. */
  ofClaim(claim: string): Told | null;
  /** The incident that an id leads to: its own, or the one that a report of it would have given. */
  named(id: string): Told | null;
  /** The reports that print the same text, the earliest first: at least itself. */
  prints(report: string): readonly Report[];
}

/** A group as it was counted. */
interface Raw {
  readonly group: Group;
  readonly told: readonly Told[];
}

/** Makes an empty counting. */
export function createCounting(): Counting {
  const grouping = createGrouping();
  const read = new Map<string, Report>();
  const reportOfClaim = new Map<string, string>();
  const dirty = new Set<string>();
  const raws = new Map<string, Raw>();
  const byName = new Map<string, Told>();
  const byClaim = new Map<string, Told>();
  const overlay = createOverlay({named: (id) => byName.get(id) ?? null, ofClaim: (id) => byClaim.get(id) ?? null});
  let decisions: readonly Decision[] = [];
  let corrections = new Map<string, Decision>();
  let raw: readonly Told[] = [];
  let isSettled = true;
  let isRenewed = false;

  const place = (report: Report): void => {
    const [corrected] = correctClaims([report], [...correctionsOf(report, corrections)]);
    grouping.put(corrected!);
    dirty.add(report.id);
    isSettled = false;
  };
  const forget = ({group, told}: Raw): void => {
    for (const {id} of group.reports) raws.delete(id);
    for (const each of told) for (const name of namesOf(each)) if (byName.get(name) === each) byName.delete(name);
    for (const each of told) for (const claim of each.claims) if (byClaim.get(claim) === each) byClaim.delete(claim);
  };
  const remember = (raw: Raw): void => {
    for (const {id} of raw.group.reports) raws.set(id, raw);
    for (const each of raw.told) for (const name of namesOf(each)) byName.set(name, each);
    for (const each of raw.told) for (const claim of each.claims) byClaim.set(claim, each);
  };

  return {
    add(report) {
      for (const {id} of read.get(report.id)?.claims ?? []) reportOfClaim.delete(id);
      read.set(report.id, report);
      for (const {id} of report.claims) reportOfClaim.set(id, report.id);
      place(report);
    },
    renew() {
      for (const each of new Set(raws.values())) {
        forget(each);
        remember({group: each.group, told: each.told.map((told) => ({...told}))});
      }
      isRenewed = true;
      isSettled = false;
    },
    decide(now) {
      decisions = now;
      isSettled = false;
      const before = corrections;
      corrections = new Map(now.flatMap((each) => (each.kind === 'correct' ? [[each.target, each] as const] : [])));
      const changed = [...new Set([...before.keys(), ...corrections.keys()])].filter(
        (claim) => before.get(claim) !== corrections.get(claim),
      );
      for (const id of new Set(changed.map((claim) => reportOfClaim.get(claim)))) {
        const report = id === undefined ? undefined : read.get(id);
        if (report !== undefined) place(report);
      }
    },
    async settle(rest) {
      if (isSettled) return overlay.obey(raw, decisions);
      const handled = new Set<string>();
      for (const id of dirty) {
        if (handled.has(id)) continue;
        for (const group of grouping.groups(id)) {
          for (const report of group.reports) handled.add(report.id);
          if (isSame(raws.get(group.reports[0]!.id)?.group, group)) continue;
          for (const raw of new Set(group.reports.flatMap((report) => raws.get(report.id) ?? []))) forget(raw);
          remember({group, told: incidentsOf(group)});
          await rest();
        }
      }
      if (dirty.size > 0 || isRenewed) raw = [...new Set(raws.values())].flatMap(({told}) => told);
      dirty.clear();
      isRenewed = false;
      isSettled = true;
      return overlay.obey(raw, decisions);
    },
    hasClaim: (claim) => reportOfClaim.has(claim),
    ofClaim: (claim) => overlay.ofClaim(claim),
    named: (id) => overlay.named(id),
    prints(id) {
      const lineage = raws.get(id)?.group.lineages.find((each) => each.some((report) => report.id === id));
      return lineage === undefined ? [] : [...lineage].sort(byPrint);
    },
  };
}

/** The ids that lead to an incident. */
function namesOf({id, documents}: Told): string[] {
  return [id, ...documents.map((document) => idOf('report', document))];
}

function* correctionsOf({claims}: Report, corrections: ReadonlyMap<string, Decision>): Generator<Decision> {
  if (corrections.size === 0) return;
  for (const {id} of claims) {
    const correction = corrections.get(id);
    if (correction !== undefined) yield correction;
  }
}

/** Whether a group is of the very same reports as before. */
function isSame(before: Group | undefined, now: Group): boolean {
  return (
    before !== undefined &&
    before.reports.length === now.reports.length &&
    before.reports.every((report, i) => report === now.reports[i])
  );
}
