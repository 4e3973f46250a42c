import type {Statement, Toll} from '../model/toll.ts';

/** What became of a toll between two moments. */
export interface TollChange {
  readonly effect: Toll['effect'];
  readonly class: Toll['class'];
  readonly what: What;
  /** `null` where there was none, or is none any more. */
  readonly before: Toll | null;
  readonly after: Toll | null;
  /** The origins whose word made the difference. */
  readonly by: readonly Statement[];
}

/** Kinds of change, the weightiest first. */
export const CHANGES = ['new', 'gone', 'withdrawn', 'risen', 'lowered', 'denied', 'corrected', 'corroborated'] as const;
export type What = (typeof CHANGES)[number];

/** What changed in an incident's tolls from one moment to a later one; a toll that did not change is not told of. */
export function changesBetween(before: readonly Toll[], after: readonly Toll[]): TollChange[] {
  const keyOf = (toll: Toll) => `${toll.effect} ${toll.class ?? ''}`;
  const earlier = new Map(before.map((toll) => [keyOf(toll), toll]));
  const later = new Map(after.map((toll) => [keyOf(toll), toll]));
  const keys = [...new Set([...later.keys(), ...earlier.keys()])];
  return keys.flatMap((key) => {
    const [was, is] = [earlier.get(key) ?? null, later.get(key) ?? null];
    const what = changeOf(was, is);
    const toll = is ?? was;
    return what === null || toll === null
      ? []
      : [{effect: toll.effect, class: toll.class, what, before: was, after: is, by: newIn(was, is)}];
  });
}

function changeOf(was: Toll | null, is: Toll | null): What | null {
  if (is === null) return 'gone';
  if (was === null) return 'new';
  const isNewDenial = is.derivation.denials.length > was.derivation.denials.length;
  if (isNewDenial && is.derivation.denials.some(({withdraws}) => withdraws)) return 'withdrawn';
  if (is.best !== null && was.best !== null && is.best !== was.best) return is.best > was.best ? 'risen' : 'lowered';
  if (isNewDenial) return 'denied';
  if (is.low !== was.low || is.high !== was.high) return 'corrected';
  return is.origins > was.origins ? 'corroborated' : null;
}

/** Statements that stand now and did not stand before. */
function newIn(was: Toll | null, is: Toll | null): Statement[] {
  const keyOf = ({origin, low, best, high}: Statement) => `${origin} ${low} ${best} ${high}`;
  const known = new Set(was?.derivation.statements.map(keyOf));
  return (is?.derivation.statements ?? []).filter((statement) => !known.has(keyOf(statement)));
}
