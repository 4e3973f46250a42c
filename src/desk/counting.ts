import {correctClaims} from '../incidents/correct.ts';
import {createGrouping, type Grouping} from '../incidents/group.ts';
import {incidentsOf, type Told} from '../incidents/incidents.ts';
import {obey} from '../incidents/obey.ts';
import type {Decision} from '../model/decision.ts';
import type {Report} from '../model/report.ts';

/** Incidents as reports and decisions come in: what did not change stays the same object, so that what was made of it is kept. */
export interface Counting {
  /** Adds reports, or puts them in the place of the ones with their ids. */
  add(reports: readonly Report[]): void;
  /** Takes the decisions that stand for those before. */
  decide(decisions: readonly Decision[]): void;
  /** Brings the incidents up to date. */
  settle(): readonly Told[];
}

/** Makes an empty counting. */
export function createCounting(): Counting {
  const reports = new Map<string, Report>();
  let decisions: readonly Decision[] = [];
  let told: readonly Told[] = [];
  let isSettled = true;
  return {
    add(more) {
      for (const report of more) reports.set(report.id, report);
      isSettled = false;
    },
    decide(now) {
      decisions = now;
      isSettled = false;
    },
    settle() {
      if (isSettled) return told;
      const grouping: Grouping = createGrouping();
      for (const report of correctClaims([...reports.values()], decisions)) grouping.add(report);
      told = obey(grouping.groups().flatMap(incidentsOf), decisions);
      isSettled = true;
      return told;
    },
  };
}
