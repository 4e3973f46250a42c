import type {Told} from '../incidents/incidents.ts';
import {titleOf} from '../say/toll.ts';
import type {Counted} from '../tally.ts';
import {changesBetween} from '../tolls/changes.ts';
import {listed} from './listing.ts';
import {type Parts, rowOf} from './parts.ts';
import type {CaseQuery} from './queries.ts';
import {figureOf, pointsOf, rangeOf} from './rows.ts';
import {byMoment} from './tolls.ts';
import type {CaseView, ChangeRow, Disagreement, Lens, Role} from './views.ts';

/** Rows of each part of the home page, at most. */
const MOST = {others: 20, points: 200, disagreements: 12, changes: 30} as const;

/** The home page: the incident most spoken of, the others, where they are, where sources disagree, and what changed. */
export async function caseView(query: CaseQuery, parts: Parts, role: Role): Promise<CaseView> {
  const {state, book} = parts;
  const lens: Lens = {policy: query.policy, asOf: query.asOf};
  const all = await listed(lens, query.case ?? null, parts);
  const row = ({told}: {told: Told}) => rowOf(told, book.count(told, lens), lens, parts, role);
  const [first, ...rest] = all;
  const moments = first === undefined ? [] : momentsOf(first.told, lens, parts);
  const since = query.since ?? moments.at(-2) ?? null;
  const points = all.slice(0, MOST.points).flatMap(({told}) => {
    const counted = book.count(told, lens);
    return pointsOf({...counted, title: titleOf(counted), tolls: counted.tolls as never});
  });
  const reports = [...state.reports.values()].filter(
    ({report}) => query.case === undefined || report.case === query.case,
  );
  const claims = reports.flatMap(({report}) => report.claims);
  return {
    lens,
    case: query.case ?? null,
    cases: [...new Set([...state.reports.values()].flatMap(({report}) => report.case ?? []))].sort(),
    counts: {
      reports: reports.length,
      claims: claims.length,
      incidents: all.length,
      open: claims.filter(({id}) => state.reviewOf(id) === 'open').length,
    },
    moments,
    leading: first === undefined ? null : row(first),
    others: rest.slice(0, MOST.others).map(row),
    map: points,
    disagreements: all
      .flatMap(({told}) => disagreementsOf(told, book.count(told, lens), parts, role))
      .slice(0, MOST.disagreements),
    since,
    changes:
      since === null
        ? []
        : changesSince(
            all.map(({told}) => told),
            since,
            lens,
            parts,
            role,
          ).slice(0, MOST.changes),
  };
}

/** The moments between which an as-of can be chosen for an incident: the first and last publication, and those at which a toll moved. */
export function momentsOf(told: Told, lens: Lens, {book}: Parts): string[] {
  const moved = book.moved(told, {...lens, asOf: null});
  const moments = new Set([...moved.values()].flatMap((steps) => steps.map(({from}) => from)));
  const published = told.tellings.flatMap(({report}) => report.published ?? []).sort(byMoment);
  for (const end of [published[0], published.at(-1)]) if (end !== undefined) moments.add(end);
  return [...moments].sort(byMoment);
}

/** Where origins cannot all be right about an incident. */
export function disagreementsOf(told: Told, {id, tolls}: Counted, {hideIn}: Parts, role: Role): Disagreement[] {
  return tolls
    .filter(
      ({class: name, grade, derivation}) => name === null && grade === 'contested' && derivation.statements.length > 1,
    )
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

/** What became of the tolls of incidents since a moment. */
export function changesSince(
  incidents: readonly Told[],
  since: string,
  lens: Lens,
  {book, hideIn}: Parts,
  role: Role,
): ChangeRow[] {
  return incidents.flatMap((told) => {
    const now = book.count(told, lens);
    const before = book.count(told, {...lens, asOf: since});
    return changesBetween(before.tolls, now.tolls).map((change) =>
      hideIn(
        told,
        role,
      )({
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
      }),
    );
  });
}
