import {AFFECTED_CLASSES, EFFECTS, type Effect} from '../model/claim.ts';
import type {Decision} from '../model/decision.ts';
import type {Pinned} from '../model/toll.ts';
import {idOf, type Told} from './incidents.ts';

/** What people settled about one incident. */
export interface Settled {
  /** Figures that rule, a toll each; of several about one toll the last. */
  readonly figures: readonly PinnedToll[];
  /** Who is said to be responsible, in a person's words; `null` where nobody said. */
  readonly responsible: string | null;
}

/** A figure that a person settled, and the toll it is of. */
export interface PinnedToll extends Pinned {
  readonly effect: Effect;
  readonly class: string | null;
}

/**
 * What the decisions of kind `pin` settle about an incident:
 *
 * - about the incident, `change` with `effect` and `low` and `high` (and `class`, where one is meant) gives the figure;
 * - about one of its claims, that claim's figure rules; `change` may name the class it is of;
 * - about the incident, `change.responsible` names the party that is said to be responsible.
 */
export function settledIn({id, documents, tellings}: Told, decisions: readonly Decision[]): Settled {
  const pins = decisions.filter(({kind}) => kind === 'pin');
  if (pins.length === 0) return {figures: [], responsible: null};
  const names = new Set([id, ...documents.map((document) => idOf('report', document))]);
  const claims = new Map(tellings.flatMap((telling) => telling.claims.map((claim) => [claim.id, claim] as const)));
  const figures = new Map<string, PinnedToll>();
  let responsible: string | null = null;
  for (const {target, change, by, why} of pins) {
    const claim = claims.get(target);
    if (claim === undefined && !names.has(target)) continue;
    if (claim === undefined && typeof change['responsible'] === 'string') {
      responsible = change['responsible'];
      continue;
    }
    const effect = claim?.effect ?? EFFECTS.find((each) => each === change['effect']);
    const [low, high] = claim === undefined ? [change['low'], change['high']] : [claim.figure.low, claim.figure.high];
    const best = typeof low === 'number' ? low : high;
    if (effect === undefined || typeof best !== 'number') continue;
    const name = CLASSES.find((each) => each === change['class']) ?? null;
    figures.set(`${effect} ${name ?? ''}`, {
      effect,
      class: name,
      by,
      why,
      claim: claim?.id ?? null,
      low: typeof low === 'number' ? low : 0,
      best,
      high: typeof high === 'number' ? high : null,
    });
  }
  return {figures: [...figures.values()], responsible};
}

/** What a toll's class can be (docs/method.md). */
const CLASSES: readonly string[] = [...AFFECTED_CLASSES, 'security'];
