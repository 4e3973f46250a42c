import type {Report} from '../model/report.ts';
import {dayOfIso} from '../times/calendar.ts';
import {agreement, type Bearings, bearingsOf, meetInPlace, meetInTime} from './bearings.ts';
import {createCopyIndex} from './copies.ts';
import {likeness} from './fingerprint.ts';
import {createSets} from './sets.ts';

/** What two reports must share to be about one incident. */
export const TOGETHER = {
  /** Likeness of two reports, with what time and place add or take away. */
  pair: 0.25,
  /** The same, on average between all reports of two groups that become one. */
  group: 0.235,
  time: 0.2,
  place: 0.1,
  /** Reports of one case are about one thing until they show otherwise. */
  case: 0.1,
} as const;

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
  /** The groups of one neighbourhood, as `add` named it, or of all. */
  groups(neighbourhood?: string): Group[];
}

interface Member {
  readonly report: Report;
  readonly bearings: Bearings;
  /** Those it may go together with, and how well. */
  readonly links: Map<string, number>;
}

/**
 * Makes an empty grouping.
 *
 * Two reports are linked when names, time and place agree well enough, which depends on those two alone. Reports joined by
 * links are a neighbourhood; within it, groups are made by joining the best links first, as long as the groups agree on average.
 */
export function createGrouping(): Grouping {
  const members = new Map<string, Member>();
  const holders = new Map<string, string[]>();
  const copies = createCopyIndex();
  const lineages = createSets();
  const neighbourhoods = createSets();
  const inNeighbourhood = new Map<string, string[]>();

  const link = (a: Member, b: Member, score: number) => {
    a.links.set(b.report.id, score);
    b.links.set(a.report.id, score);
    const [x, y] = [neighbourhoods.of(a.report.id), neighbourhoods.of(b.report.id)];
    if (x === y) return;
    neighbourhoods.join(x, y);
    const root = neighbourhoods.of(x);
    const other = root === x ? y : x;
    inNeighbourhood.get(root)!.push(...inNeighbourhood.get(other)!);
    inNeighbourhood.delete(other);
  };

  return {
    add(report) {
      const {id} = report;
      if (members.has(id)) return neighbourhoods.of(id);
      const member: Member = {report, bearings: bearingsOf(report), links: new Map()};
      members.set(id, member);
      inNeighbourhood.set(neighbourhoods.of(id), [id]);
      for (const other of copies.add(report)) {
        lineages.join(id, other);
        link(member, members.get(other)!, 1);
      }
      const candidates = new Set<string>();
      for (const key of keysOf(member)) {
        const known = holders.get(key);
        if (known === undefined) holders.set(key, [id]);
        else {
          for (const other of known) candidates.add(other);
          known.push(id);
        }
      }
      for (const other of candidates) {
        if (member.links.has(other)) continue;
        const score = together(member, members.get(other)!);
        if (score >= TOGETHER.pair) link(member, members.get(other)!, score);
      }
      return neighbourhoods.of(id);
    },
    groups(neighbourhood) {
      const roots = neighbourhood === undefined ? [...inNeighbourhood.keys()] : [neighbourhoods.of(neighbourhood)];
      return roots.flatMap((root) =>
        groupsOf(
          inNeighbourhood.get(root)!.map((id) => members.get(id)!),
          (id) => lineages.of(id),
        ),
      );
    },
  };
}

/** How well two reports go together. */
function together(a: Member, b: Member): number {
  return (
    likeness(a.report.print, b.report.print) +
    TOGETHER.time * agreement(a.bearings.times, b.bearings.times, meetInTime) +
    TOGETHER.place * agreement(a.bearings.places, b.bearings.places, meetInPlace) +
    (a.report.case !== null && a.report.case === b.report.case ? TOGETHER.case : 0)
  );
}

function groupsOf(members: readonly Member[], lineageOf: (id: string) => string): Group[] {
  const byId = new Map(members.map((member) => [member.report.id, member]));
  const links: {readonly a: Member; readonly b: Member; readonly score: number}[] = [];
  for (const a of members) {
    for (const [id, score] of a.links) if (a.report.id < id) links.push({a, b: byId.get(id)!, score});
  }
  links.sort((x, y) => y.score - x.score || order(x.a, y.a) || order(x.b, y.b));
  const groupOf = new Map(members.map((member) => [member.report.id, [member]]));
  for (const {a, b} of links) {
    const [one, two] = [groupOf.get(a.report.id)!, groupOf.get(b.report.id)!];
    if (one === two) continue;
    if (a.links.get(b.report.id) !== 1 && average(one, two) < TOGETHER.group) continue;
    const joined = [...one, ...two];
    for (const member of joined) groupOf.set(member.report.id, joined);
  }
  return [...new Set(groupOf.values())].map((group) => {
    const reports = group.map(({report}) => report).sort((x, y) => (x.id < y.id ? -1 : 1));
    const lineages = new Map<string, Report[]>();
    for (const report of reports) {
      const root = lineageOf(report.id);
      lineages.set(root, [...(lineages.get(root) ?? []), report]);
    }
    return {reports, lineages: [...lineages.values()]};
  });
}

function average(one: readonly Member[], two: readonly Member[]): number {
  let sum = 0;
  for (const a of one) for (const b of two) sum += a.links.get(b.report.id) ?? together(a, b);
  return sum / (one.length * two.length);
}

function order(a: Member, b: Member): number {
  return a.report.id < b.report.id ? -1 : a.report.id > b.report.id ? 1 : 0;
}

/** What a report is looked up by: its most telling names, with the times it tells of, and in pairs. */
function keysOf({report, bearings}: Member): Set<string> {
  const {names, weights} = report.print;
  const telling = Array.from(names, (name, i) => ({name, weight: weights[i]!}))
    .sort((a, b) => b.weight - a.weight || a.name - b.name)
    .slice(0, LOOKED_UP.alone)
    .map(({name}) => name);
  const keys = new Set<string>();
  const published = report.published === null ? null : dayOfIso(report.published);
  const days = [
    ...bearings.times.flatMap(({from, to}) => (to - from > 62 ? [] : [from, to])),
    ...(published === null ? [] : [published]),
  ];
  const stretches = new Set(
    days.flatMap((day) => [
      Math.floor(day / LOOKED_UP.days),
      Math.floor((day + LOOKED_UP.days / 2) / LOOKED_UP.days) + 0.5,
    ]),
  );
  for (const name of telling) for (const stretch of stretches) keys.add(`${name} ${stretch}`);
  const paired = telling.slice(0, LOOKED_UP.paired).sort((a, b) => a - b);
  paired.forEach((a, i) => {
    for (const b of paired.slice(i + 1)) keys.add(`${a}+${b}`);
  });
  if (report.case !== null) keys.add(`case ${report.case}`);
  return keys;
}
