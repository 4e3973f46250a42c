import type {Denial, Grade, Statement} from '../model/toll.ts';

/**
 * How well a toll is supported.
 *
 * `accepted` is the statement of the party that a person named as responsible: claims do not tell who that is.
 * `isReliable`: whether it is more than what only outlets or speakers rated unreliable tell.
 */
export function gradeOf(
  standing: readonly Statement[],
  denials: readonly Denial[],
  accepted: Statement | null,
  isReliable: boolean,
): Grade {
  if (accepted !== null) return 'confirmed';
  if (!isReliable || standing.every(({stance}) => stance === 'unconfirmed')) return 'unsupported';
  if (denials.some((denial) => isDenied(standing, denial))) return 'contested';
  if (standing.length === 1) return 'weak';
  const isMet = standing.every((a) => standing.every((b) => meet(a, b)));
  if (!isMet) return 'contested';
  return 'fair';
}

/** The statement by which the party named as responsible accepts a count; `null` where it says another, or nothing sure. */
export function acceptedBy(
  isResponsible: (origin: string) => boolean,
  standing: readonly Statement[],
  best: number | null,
): Statement | null {
  const own = standing.find(({origin}) => isResponsible(origin));
  if (best === null || own === undefined || own.stance === 'unconfirmed' || own.stance === 'denied') return null;
  return own.low <= best && best <= (own.high ?? Number.POSITIVE_INFINITY) ? own : null;
}

/** Whether somebody denies a count that another's statement gives. */
export function isDenied(standing: readonly Statement[], {origin, low, high}: Denial): boolean {
  return standing.some((each) => each.origin !== origin && each.best === (low ?? high));
}

function meet(a: Statement, b: Statement): boolean {
  return a.low <= (b.high ?? Number.POSITIVE_INFINITY) && b.low <= (a.high ?? Number.POSITIVE_INFINITY);
}
