import type {Report} from '../model/report.ts';
import {agreement, type Bearings, meetInPlace, meetInTime} from './bearings.ts';
import {likeness} from './fingerprint.ts';

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

/** A report as it is compared with others. */
export interface Compared {
  readonly report: Report;
  readonly bearings: Bearings;
}

/** How well two reports go together; `names` is how alike their names are, where somebody has found that already. */
export function together(a: Compared, b: Compared, names = likeness(a.report.print, b.report.print)): number {
  const [one, two] = [a.report.print, b.report.print];
  const score =
    names * Math.min(1, one.names.length / FEW_NAMES, two.names.length / FEW_NAMES) +
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
export function isAnew(a: Bearings, b: Bearings): boolean {
  if (a.news === null || b.news === null || meetInTime(a.news, b.news, ANEW_DAYS)) return false;
  if (agreement(a.times, b.times, meetInTime) !== -1) return false;
  const effects = [...a.counts.keys()].filter((effect) => b.counts.has(effect));
  return effects.length > 0 && effects.every((effect) => !shares(a.counts.get(effect)!, b.counts.get(effect)!));
}

function shares(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  for (const each of a) if (b.has(each)) return true;
  return false;
}
