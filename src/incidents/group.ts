import type {Report} from '../model/report.ts';
import {type Bearings, bearingsOf} from './bearings.ts';
import {createCases} from './cases.ts';
import {createCopyIndex} from './copies.ts';
import {keysOf} from './keys.ts';
import {createPostings} from './postings.ts';
import {createSets} from './sets.ts';
import {isAnew, TOGETHER, together} from './together.ts';

/** Reports that are mainly about one incident, and which of them print one text; each ordered by id. */
export interface Group {
  readonly reports: readonly Report[];
  /** The lineages: each report's id is in one of them. */
  readonly lineages: readonly (readonly Report[])[];
}

/** Groups reports as they come in. What the groups are does not depend on the order in which they came. */
export interface Grouping {
  /** Adds a report; one that is there already changes nothing. Gives the neighbourhood that has to be looked at again. */
  add(report: Report): string;
  /** Adds a report, or puts it in the place of the one with its id: the same text, with its claims as they are taken now. */
  put(report: Report): string;
  /** The groups of one neighbourhood, as `add` named it, or of all. */
  groups(neighbourhood?: string): Group[];
}

interface Member {
  report: Report;
  bearings: Bearings;
  readonly number: number;
  /** Those it may go together with, and how well. */
  readonly links: Map<Member, number>;
  /** Those that print the same text; `null` where none do. */
  prints: Member[] | null;
}

/**
 * Makes an empty grouping.
 *
 * Two reports are linked when names, time and place agree well enough, which depends on those two alone. Reports joined by
 * links are a neighbourhood; within it, groups are made by joining the best links first, as long as the groups agree on average.
 */
export function createGrouping(): Grouping {
  const members: Member[] = [];
  const byId = new Map<string, Member>();
  const holders = createPostings();
  const cases = createCases();
  const copies = createCopyIndex();
  const neighbourhoods = createSets();
  const inNeighbourhood = new Map<string, Member[]>();
  const replaced = new Set<Member>();

  const link = (a: Member, b: Member, score: number) => {
    a.links.set(b, score);
    b.links.set(a, score);
    const [x, y] = [neighbourhoods.of(a.report.id), neighbourhoods.of(b.report.id)];
    if (x === y) return;
    neighbourhoods.join(x, y);
    const root = neighbourhoods.of(x);
    const other = root === x ? y : x;
    inNeighbourhood.get(root)!.push(...inNeighbourhood.get(other)!);
    inNeighbourhood.delete(other);
  };

  const linkAll = (member: Member): void => {
    for (const other of reprintsOf(member)) link(member, other, 1);
    const keys = keysOf(member);
    // Those it may go together with, and how alike their names are where that was found on the way.
    const candidates = new Map<number, number | undefined>();
    cases.add(member, (other, names) => void candidates.set(other, names));
    for (const key of keys) {
      holders.add(key, member.number, (other) => {
        if (!candidates.has(other)) candidates.set(other, undefined);
      });
    }
    for (const [number, names] of candidates) {
      const other = members[number]!;
      if (other === member || member.links.has(other)) continue;
      // Under what it was looked up by before its claims were taken otherwise, it is not found any more.
      const isFound =
        !replaced.has(other) || areOfOneCase(member, other) || [...keysOf(other)].some((key) => keys.has(key));
      if (!isFound) continue;
      const score = together(member, other, names);
      if (score >= TOGETHER.pair) link(member, other, score);
    }
  };

  const add = (report: Report): string => {
    const {id} = report;
    if (byId.has(id)) return neighbourhoods.of(id);
    const member: Member = {
      report,
      bearings: bearingsOf(report),
      number: members.length,
      links: new Map(),
      prints: null,
    };
    members.push(member);
    byId.set(id, member);
    inNeighbourhood.set(neighbourhoods.of(id), [member]);
    for (const copy of copies.add(report)) {
      const other = byId.get(copy)!;
      member.prints = [...(member.prints ?? []), other];
      other.prints = [...(other.prints ?? []), member];
    }
    linkAll(member);
    return neighbourhoods.of(id);
  };

  return {
    add,
    put(report) {
      const member = byId.get(report.id);
      if (member === undefined) return add(report);
      member.report = report;
      member.bearings = bearingsOf(report);
      replaced.add(member);
      for (const other of member.links.keys()) other.links.delete(member);
      member.links.clear();
      linkAll(member);
      return neighbourhoods.of(report.id);
    },
    groups(neighbourhood) {
      const roots = neighbourhood === undefined ? [...inNeighbourhood.keys()] : [neighbourhoods.of(neighbourhood)];
      return roots.flatMap((root) => groupsOf(inNeighbourhood.get(root)!));
    },
  };
}

function areOfOneCase({report: a}: Member, {report: b}: Member): boolean {
  return a.case !== null && a.case === b.case;
}

/** Those that print the same text of the same thing: an outlet may use its words of last year again. */
function reprintsOf({prints, bearings}: Member): Member[] {
  return prints?.filter((other) => !isAnew(bearings, other.bearings)) ?? [];
}

function groupsOf(members: readonly Member[]): Group[] {
  const links: {readonly a: Member; readonly b: Member; readonly score: number}[] = [];
  for (const a of members) {
    for (const [b, score] of a.links) if (a.report.id < b.report.id) links.push({a, b, score});
  }
  links.sort((x, y) => y.score - x.score || order(x.a, y.a) || order(x.b, y.b));
  const clusterOf = new Map(members.map((member) => [member, {members: [member], near: new Map()} as Cluster]));
  for (const {a, b, score} of links) {
    const [one, two] = [clusterOf.get(a)!, clusterOf.get(b)!];
    one.near.set(two, score);
    two.near.set(one, score);
  }
  for (const {a, b, score} of links) {
    const [one, two] = [clusterOf.get(a)!, clusterOf.get(b)!];
    if (one === two) continue;
    // Copies belong together; others where the links between all of them, none counting as nothing, are strong enough.
    const average = (one.near.get(two) ?? 0) / (one.members.length * two.members.length);
    if (score < 1 && average < TOGETHER.group) continue;
    const [large, small] = one.members.length >= two.members.length ? [one, two] : [two, one];
    join(large, small);
    for (const member of small.members) clusterOf.set(member, large);
  }
  const oneText = createSets();
  for (const member of members) for (const other of reprintsOf(member)) oneText.join(member.report.id, other.report.id);
  return [...new Set(clusterOf.values())].map((cluster) => {
    const reports = cluster.members.map(({report}) => report).sort((x, y) => (x.id < y.id ? -1 : 1));
    const lineages = new Map<string, Report[]>();
    for (const report of reports) {
      const root = oneText.of(report.id);
      lineages.set(root, [...(lineages.get(root) ?? []), report]);
    }
    return {reports, lineages: [...lineages.values()]};
  });
}

/** Reports joined so far, and the sum of links to each other cluster. */
interface Cluster {
  readonly members: Member[];
  readonly near: Map<Cluster, number>;
}

function join(large: Cluster, small: Cluster): void {
  large.members.push(...small.members);
  large.near.delete(small);
  for (const [other, sum] of small.near) {
    if (other === large) continue;
    const both = (large.near.get(other) ?? 0) + sum;
    large.near.set(other, both);
    other.near.set(large, both);
    other.near.delete(small);
  }
}

function order(a: Member, b: Member): number {
  return a.report.id < b.report.id ? -1 : a.report.id > b.report.id ? 1 : 0;
}
