import type {Told} from '../incidents/incidents.ts';
import {titleOf} from '../say/toll.ts';
import type {Counted} from '../tally.ts';
import {CHANGES, changesBetween} from '../tolls/changes.ts';
import type {Summary} from './listing.ts';
import {type Parts, rowOf} from './parts.ts';
import type {CaseQuery} from './queries.ts';
import {rangeOf} from './ranges.ts';
import {figureOf} from './rows.ts';
import {endOf, lastBy} from './spans.ts';
import {byMoment, momentsOf as publishedOf} from './tolls.ts';
import type {CaseView, ChangeRow, Disagreement, Lens, Role} from './views.ts';

/** Rows of each part of the home page, at most; `looked` = incidents that may have changed, the latest first, that are looked at. */
const MOST = {others: 20, points: 200, disagreements: 12, changes: 30, looked: 60} as const;

/** The home page: the incident most spoken of, the others, where they are, where sources disagree, and what changed. */
export async function caseView(query: CaseQuery, parts: Parts, role: Role): Promise<CaseView> {
  const {state, book, listing} = parts;
  const lens: Lens = {policy: query.policy, asOf: query.asOf};
  const of = query.case ?? null;
  const all = ofCase(await listing.list(lens), of);
  const [first, ...rest] = all;
  const moments = first === undefined ? [] : momentsOf(first.told, lens, parts);
  const before = first === undefined ? undefined : movesOf(first.told, lens, parts).at(-2);
  const since = query.since ?? (query.sinceSize === undefined ? (before ?? null) : null);
  const changes = changesOf(all, query, since, parts, role);
  const row = ({told}: Summary) => {
    const mine = changes.flatMap(({incident, what}) => (incident === told.id ? [what] : []));
    return {...rowOf(told, lens, parts, role), changed: CHANGES.find((what) => mine.includes(what)) ?? null};
  };
  return {
    lens,
    case: of,
    cases: state.facts(null).cases,
    counts: {...state.facts(of).counts, incidents: all.length},
    moments,
    leading: first === undefined ? null : row(first),
    others: rest.slice(0, MOST.others).map(row),
    map: all.slice(0, MOST.points).flatMap(({point}) => point ?? []),
    disagreements: firstOf(
      all.filter(({isContested}) => isContested),
      MOST.disagreements,
      ({told}) => disagreementsOf(told, book.count(told, lens), parts, role),
    ),
    since,
    changes,
  };
}

/** The incidents that reports of a case tell of; all for `null`. */
export function ofCase(all: readonly Summary[], of: string | null): readonly Summary[] {
  return of === null ? all : all.filter(({told}) => told.tellings.some(({report}) => report.case === of));
}

/** The first so many things that some of a list give. */
function firstOf<T, R>(list: readonly T[], most: number, give: (each: T) => readonly R[]): R[] {
  const given: R[] = [];
  for (const each of list) {
    if (given.length >= most) break;
    given.push(...give(each));
  }
  return given.slice(0, most);
}

/**
 * The moments between which an as-of can be chosen for an incident: the first and last publication, and those at which a toll moved. Where
 * there are so many that not all were looked at, it is all of them: a toll may have moved at any.
 */
export function momentsOf(told: Told, lens: Lens, parts: Parts): string[] {
  return parts.book.passedOver(told) > 0 ? publishedOf(told.tellings) : movesOf(told, lens, parts);
}

function movesOf(told: Told, lens: Lens, {book}: Parts): string[] {
  const moved = book.moved(told, {...lens, asOf: null});
  const moments = new Set([...moved.values()].flatMap((steps) => steps.map(({from}) => from)));
  const published = publishedOf(told.tellings);
  for (const end of [published[0], published.at(-1)]) if (end !== undefined) moments.add(end);
  return [...moments].sort(byMoment);
}

/** Where origins cannot all be right about an incident. */
export function disagreementsOf(told: Told, {id, tolls}: Counted, {hideIn}: Parts, role: Role): Disagreement[] {
  return tolls
    .filter((toll) => toll.class === null && toll.grade === 'contested' && toll.derivation.statements.length > 1)
    .map((toll) =>
      hideIn(
        told,
        role,
      )({
        incident: id,
        effect: toll.effect,
        class: toll.class,
        range: rangeOf(toll),
        sides: toll.derivation.statements.map((each) => ({
          said: each.said,
          figure: figureOf(each),
          at: each.at,
          claim: each.claims[0] ?? '',
        })),
      }),
    );
}

/** What changed since a moment, or since the ledger had so many entries: of the incidents that were told of last. */
function changesOf(
  all: readonly Summary[],
  {sinceSize, policy, asOf}: CaseQuery,
  since: string | null,
  parts: Parts,
  role: Role,
): ChangeRow[] {
  const lens = {policy, asOf};
  const {book, state} = parts;
  const moment = since === null ? Number.POSITIVE_INFINITY : endOf(since);
  const added = [...state.decisions.additions()].flatMap(([claim, {entry}]) =>
    entry >= (sinceSize ?? 0) ? [claim] : [],
  );
  const isNew = ({told, at}: {readonly told: Told; readonly at: number}) =>
    sinceSize === undefined
      ? at > moment
      : told.tellings.some(({report}) => (state.reports.get(report.id)?.added ?? -1) >= sinceSize) ||
        added.some((claim) => told.claims.includes(claim));
  const changed = all
    .map(({told}) => ({told, at: lastBy(told, asOf)}))
    .filter(isNew)
    .sort((a, b) => b.at - a.at);
  return firstOf(changed.slice(0, MOST.looked), MOST.changes, ({told}) => {
    const before =
      sinceSize !== undefined
        ? book.before(told, sinceSize, policy)
        : since === null
          ? null
          : book.count(told, {policy, asOf: since});
    return changesIn(told, before, lens, parts, role);
  });
}

/** What became of the tolls of an incident, against what it was before; `null` where it was not there. */
export function changesIn(
  told: Told,
  before: Counted | null,
  lens: Lens,
  {book, hideIn}: Parts,
  role: Role,
): ChangeRow[] {
  const now = book.count(told, lens);
  const rows = changesBetween(before?.tolls ?? [], now.tolls).map((change) => ({
    incident: now.id,
    title: titleOf(now),
    effect: change.effect,
    class: change.class,
    what: change.what,
    before: change.before === null ? null : rangeOf(change.before),
    after: change.after === null ? null : rangeOf(change.after),
    at:
      change.by
        .flatMap(({at}) => at ?? [])
        .sort(byMoment)
        .at(-1) ?? null,
    by: change.by.map(({said}) => said),
  }));
  return hideIn(told, role)(rows);
}
