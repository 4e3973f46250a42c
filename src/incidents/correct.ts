import type {AffectedClass, Claim, ClaimPlace, Effect, Scope, Speaker, Stance, TimeRange} from '../model/claim.ts';
import type {Decision} from '../model/decision.ts';
import type {Report} from '../model/report.ts';
import type {Quote} from '../model/span.ts';

/** Reports with their claims as people corrected them: the words stay, what they are taken to say changes. */
export function correctClaims(reports: readonly Report[], decisions: readonly Decision[]): Report[] {
  const changes = new Map(decisions.filter(({kind}) => kind === 'correct').map(({target, change}) => [target, change]));
  if (changes.size === 0) return [...reports];
  return reports.map((report) => {
    if (!report.claims.some(({id}) => changes.has(id))) return report;
    const claims = report.claims.map((claim) => {
      const change = changes.get(claim.id);
      return change === undefined ? claim : correctClaim(claim, change);
    });
    return {...report, claims};
  });
}

/** One claim as a person corrected it. A place that is put in has a name alone: where it lies is not known. */
export function correctClaim(claim: Claim, change: Decision['change']): Claim {
  const {low, high, effect, class: kind, stance, scope, from, to, place, speaker} = change;
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
    place: typeof place === 'string' ? placed(claim, place) : claim.place,
    speaker: speaker === undefined ? claim.speaker : spoken(claim, speaker),
  };
}

function numberOf(value: string | number | null | undefined): number | null {
  return typeof value === 'number' ? value : null;
}

/** Where a claim has no words for what was put in, it points to the beginning of its own. */
function wordless({content: {start}}: Claim, text: string): Quote {
  return {start, end: start, text};
}

function placed(claim: Claim, name: string): ClaimPlace {
  const unknown = {country: null, point: null, precision: null, gazetteer: null};
  return {...(claim.place ?? wordless(claim, name)), text: name, name, ...unknown};
}

function spoken(claim: Claim, name: string | number | null): Speaker | null {
  if (name === null) return null;
  return {...(claim.speaker ?? {...wordless(claim, String(name)), class: 'unnamed'}), name: String(name)};
}
