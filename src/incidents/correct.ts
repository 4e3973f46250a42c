import type {AffectedClass, Claim, Effect, Scope, Stance, TimeRange} from '../model/claim.ts';
import type {Decision} from '../model/decision.ts';
import type {Report} from '../model/report.ts';

/** Reports with their claims as people corrected them: the words stay, what they are taken to say changes. */
export function correctClaims(reports: readonly Report[], decisions: readonly Decision[]): Report[] {
  const changes = new Map(decisions.filter(({kind}) => kind === 'correct').map(({target, change}) => [target, change]));
  if (changes.size === 0) return [...reports];
  return reports.map((report) => {
    if (!report.claims.some(({id}) => changes.has(id))) return report;
    const claims = report.claims.map((claim) => {
      const change = changes.get(claim.id);
      return change === undefined ? claim : corrected(claim, change);
    });
    return {...report, claims};
  });
}

function corrected(claim: Claim, change: Decision['change']): Claim {
  const {low, high, effect, class: kind, stance, scope, from, to} = change;
  const figure =
    low === undefined && high === undefined
      ? claim.figure
      : {...claim.figure, low: numberOf(low), high: numberOf(high)};
  const time: TimeRange | null =
    typeof from === 'string' || typeof to === 'string'
      ? {
          from: String(from ?? to),
          to: String(to ?? from),
          precision: from === to || to === undefined ? 'day' : 'range',
          basis: 'said',
        }
      : claim.time;
  return {
    ...claim,
    figure,
    time,
    effect: (effect ?? claim.effect) as Effect,
    stance: (stance ?? claim.stance) as Stance,
    scope: (scope ?? claim.scope) as Scope,
    affected: {...claim.affected, class: (kind ?? claim.affected.class) as AffectedClass},
  };
}

function numberOf(value: string | number | null | undefined): number | null {
  return typeof value === 'number' ? value : null;
}
