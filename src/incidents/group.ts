import {hashText} from '../language/hash.ts';
import type {Report} from '../model/report.ts';
import {dayOfIso} from '../times/calendar.ts';
import {agreement, type Bearings, bearingsOf, meetInPlace, meetInTime} from './bearings.ts';
import {createCopyIndex} from './copies.ts';
import {likeness} from './fingerprint.ts';
import {createPostings} from './postings.ts';
import {createSets} from './sets.ts';

/** What two reports must share to be about one incident. */
export const TOGETHER = {
  /** Likeness of two reports, with what time and place add or take away. */
  pair: 0.25,
  /** The same, on average between all reports of two groups that become one; reports without a link count as nothing. */
  group: 0.2,
  time: 0.2,
  place: 0.1,
  /** Kinds of place that both name first, or that differ: a bank is no cinema. */
  sameScene: 0.05,
  otherScene: 0.35,
  /** Reports of one case are about one thing until they show otherwise. */
  case: 0.15,
} as const;

/** Names below which those that two reports share say less. */
const FEW_NAMES = 4;

/** Days between two events of which each was news in its own time: they are two, unless the counts are the same. */
const ANEW_DAYS = 60;

/** Names looked up to find reports that may go together: so many alone within a fortnight, so many in pairs at any time. */
const LOOKED_UP = {alone: 12, paired: 6, days: 16} as const;

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
    const candidates = new Set<number>();
    for (const key of keys) holders.add(key, member.number, (other) => void candidates.add(other));
    for (const number of candidates) {
      const other = members[number]!;
      if (other === member || member.links.has(other)) continue;
      // Under what it was looked up by before its claims were taken otherwise, it is not found any more.
      if (replaced.has(other) && ![...keysOf(other)].some((key) => keys.has(key))) continue;
      const score = together(member, other);
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

/** How well two reports go together. */
function together(a: Member, b: Member): number {
  const [one, two] = [a.report.print, b.report.print];
  const score =
    likeness(one, two) * Math.min(1, one.names.length / FEW_NAMES, two.names.length / FEW_NAMES) +
    TOGETHER.time * agreement(a.bearings.times, b.bearings.times, meetInTime) +
    TOGETHER.place * agreement(a.bearings.places, b.bearings.places, meetInPlace) +
    sceneOf(one.scenes, two.scenes) +
    (a.report.case !== null && a.report.case === b.report.case ? TOGETHER.case : 0);
  return score >= TOGETHER.pair && isAnew(a.bearings, b.bearings) ? 0 : score;
}

function sceneOf(a: Uint32Array, b: Uint32Array): number {
  if (a.length === 0 || b.length === 0) return 0;
  return a.some((scene) => b.includes(scene)) ? TOGETHER.sameScene : -TOGETHER.otherScene;
}

/** Whether it happened again: each is news of its own day, long apart, and they count otherwise. */
function isAnew(a: Bearings, b: Bearings): boolean {
  if (a.news === null || b.news === null || meetInTime(a.news, b.news, ANEW_DAYS)) return false;
  if (agreement(a.times, b.times, meetInTime) !== -1) return false;
  const effects = [...a.counts.keys()].filter((effect) => b.counts.has(effect));
  return effects.length > 0 && effects.every((effect) => !shares(a.counts.get(effect)!, b.counts.get(effect)!));
}

function shares(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  for (const each of a) if (b.has(each)) return true;
  return false;
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

/**
 * What a report is looked up by, hashed: its most telling names with the times it tells of, its most telling pairs of names,
 * and its case. Two keys that fall together by chance only mean one more comparison.
 */
function keysOf({report, bearings}: Member): Set<number> {
  const {names, weights} = report.print;
  const telling = Array.from(names, (name, i) => ({name, weight: weights[i]!}))
    .sort((a, b) => b.weight - a.weight || a.name - b.name)
    .slice(0, LOOKED_UP.alone)
    .map(({name}) => name);
  const published = report.published === null ? null : dayOfIso(report.published);
  const days = bearings.times.flatMap(({from, to}) => (to - from > LONGEST_DAYS ? [] : [from, to]));
  if (published !== null) days.push(published);
  // Two halves of a fortnight overlap, so that neighbours across its border still meet.
  const stretches = new Set(
    days.flatMap((day) => [2 * Math.floor(day / LOOKED_UP.days), 2 * Math.floor(day / LOOKED_UP.days + 0.5) + 1]),
  );
  const keys = new Set<number>();
  for (const name of telling) for (const stretch of stretches) keys.add(mix(name, stretch));
  const paired = telling.slice(0, LOOKED_UP.paired).sort((a, b) => a - b);
  paired.forEach((a, i) => {
    for (const b of paired.slice(i + 1)) keys.add(mix(a, b));
  });
  // By the case alone: a report that tells no time, weeks later, is still of it. Thousands of reports in one case are all compared.
  if (report.case !== null) keys.add(hashText(report.case));
  return keys;
}

/** Days that a time may span and still be looked up by. */
const LONGEST_DAYS = 62;

function mix(a: number, b: number): number {
  let h = Math.imul(a ^ 0x27d4eb2f, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b);
  h ^= h >>> 15;
  return Math.imul(h, 0x2c1b3c6d);
}
