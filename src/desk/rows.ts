import {GRADES, type Grade, type Statement, type Toll} from '../model/toll.ts';
import {sayRange} from '../say/toll.ts';
import type {Counted} from '../tally.ts';
import type {IncidentRow, KnownThen, MapPoint, Range, TollRow} from './views.ts';

/** A toll's three numbers. */
export function rangeOf({low, best, high}: Range): Range {
  return {low, best, high};
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
