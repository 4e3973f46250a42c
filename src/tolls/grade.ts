import type {Denial, Grade, Statement} from '../model/toll.ts';

/**
 * How well a toll is supported.
 *
 * `confirmed`, that the party said to be responsible accepts the count, is for people to say: claims do not tell who is
 * responsible.
 */
export function gradeOf(standing: readonly Statement[], denials: readonly Denial[]): Grade {
  if (standing.every(({stance}) => stance === 'unconfirmed')) return 'unsupported';
  const isDenied = denials.some((denial) =>
    standing.some((each) => each.origin !== denial.origin && each.best === (denial.low ?? denial.high)),
  );
  if (isDenied) return 'contested';
  if (standing.length === 1) return 'weak';
  const isMet = standing.every((a) => standing.every((b) => meet(a, b)));
  if (!isMet) return 'contested';
  return 'fair';
}

function meet(a: Statement, b: Statement): boolean {
  return a.low <= (b.high ?? Number.POSITIVE_INFINITY) && b.low <= (a.high ?? Number.POSITIVE_INFINITY);
}
