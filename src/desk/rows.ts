import type {Told} from '../incidents/incidents.ts';
import {GRADES, type Grade, type PolicyName, type Statement, type Toll} from '../model/toll.ts';
import {sayRange, titleOf} from '../say/toll.ts';
import type {Counted} from '../tally.ts';
import {keepLatest} from './latest.ts';
import {rangeOf} from './ranges.ts';
import {isWhole, keyOf, type TollBook} from './tolls.ts';
import type {IncidentRow, KnownThen, Lens, MapPoint, Range, TollRow} from './views.ts';

/** Rows of incidents, as printed; kept for those shown lately. */
export interface Rows {
  row(told: Told, lens: Lens): Omit<IncidentRow, 'parent'>;
}

/** Rows kept, over all lenses without a moment: a page of 50 is put together from them in a few milliseconds. */
const MOST_ROWS = 6000;

/** Makes an empty store of rows. */
export function createRows(book: TollBook): Rows {
  const kept = keepLatest<Told, Map<PolicyName, Omit<IncidentRow, 'parent'>>>(MOST_ROWS);
  const make = (told: Told, lens: Lens): Omit<IncidentRow, 'parent'> => {
    const counted = lens.asOf === null ? book.once(told, lens) : book.count(told, lens);
    const moved = book.moved(told, lens);
    const {id, place, time, origins, documents} = counted;
    return {
      id,
      title: titleOf(counted),
      place,
      time,
      reports: documents.length,
      origins,
      grade: gradeOf(counted),
      isContested: isContested(counted),
      changed: null,
      tolls: counted.tolls.map((toll) => tollRow(toll, moved.get(keyOf(toll)) ?? [])),
    };
  };
  return {
    row(told, lens) {
      if (lens.asOf !== null && !isWhole(told, lens)) return make(told, lens);
      const byPolicy = kept.get(told, () => new Map());
      const row = byPolicy.get(lens.policy) ?? make(told, {...lens, asOf: null});
      byPolicy.set(lens.policy, row);
      return row;
    },
  };
}

/** One effect's row: its range, its support and what each origin says. */
export function tollRow(toll: Toll, moved: readonly KnownThen[]): TollRow {
  return {
    effect: toll.effect,
    class: toll.class,
    ...rangeOf(toll),
    grade: toll.grade,
    origins: toll.origins,
    moved,
    said: toll.derivation.statements.map((each) => ({said: each.said, figure: figureOf(each), at: each.at})),
  };
}

/** A statement's count in figures: "225", "24–99", "≥ 12". */
export function figureOf({low, best, high}: Pick<Statement, 'low' | 'best' | 'high'>): string {
  return sayRange(low, best, high);
}

/** Grades from the best support to the worst. */
const SUPPORT: readonly Grade[] = ['confirmed', 'fair', 'weak', 'contested', 'unsupported'];

/** The worst support among the tolls of everyone: what an incident is listed under. An incident without tolls is unsupported. */
export function gradeOf({tolls}: Pick<Counted, 'tolls'>): Grade {
  const grades = tolls.filter((toll) => toll.class === null).map(({grade}) => grade);
  return (
    GRADES.filter((grade) => grades.includes(grade)).sort((a, b) => SUPPORT.indexOf(b) - SUPPORT.indexOf(a))[0] ??
    'unsupported'
  );
}

/** Whether origins cannot all be right about any toll of everyone. */
export function isContested({tolls}: Pick<Counted, 'tolls'>): boolean {
  return tolls.some((toll) => toll.class === null && toll.grade === 'contested');
}

/** The toll an incident is named for: the gravest that counts anybody. */
export function gravestOf<T extends Range>(tolls: readonly T[]): T | null {
  return tolls.find(({best, low}) => (best ?? low ?? 0) > 0) ?? tolls[0] ?? null;
}

/** An incident's place on the map; none without coordinates. */
export function pointsOf(row: Pick<IncidentRow, 'id' | 'title' | 'place' | 'tolls'>): MapPoint[] {
  const point = row.place?.point ?? null;
  if (point === null) return [];
  const gravest = gravestOf(row.tolls);
  return [
    {
      incident: row.id,
      title: row.title,
      point,
      precision: row.place?.precision ?? null,
      effect: gravest?.effect ?? null,
      best: gravest?.best ?? gravest?.low ?? null,
    },
  ];
}
