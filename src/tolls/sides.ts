import type {AffectedClass, Claim} from '../model/claim.ts';

/** Police and soldiers are told apart in few reports, so they are one side. */
export const SECURITY: ReadonlySet<AffectedClass> = new Set(['police', 'military']);

/** Those whom the security forces fight or seek. */
export const OPPONENTS: ReadonlySet<AffectedClass> = new Set(['militant', 'suspect']);

/** The one side that all those counted are of: nobody on it is on another. `null` where they are of several, or of none that is told. */
export function sideOf(claims: readonly Claim[]): string | null {
  const sides = new Set(
    claims.map(({affected}) =>
      SECURITY.has(affected.class) ? 'security' : OPPONENTS.has(affected.class) ? 'opponents' : null,
    ),
  );
  return sides.size === 1 ? [...sides][0]! : null;
}
