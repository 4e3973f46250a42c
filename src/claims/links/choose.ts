import type {Draft} from '../draft.ts';
import type {Trigger} from '../effects/triggers.ts';
import type {FoundFigure} from '../figures/figures.ts';

/** A count that may be joined to an effect. */
export interface Candidate extends Draft {
  readonly figure: FoundFigure;
  /** Higher is surer; ties go to the nearer trigger. */
  readonly score: number;
  readonly distance: number;
}

/**
 * One effect for a count, its surest; a second one where the tree says so, too ("kidnapped and killed").
 *
 * A verb that only shares another's counted is left out when it has a count of its own ("43 killed and 32 wounded").
 */
export function choose(candidates: readonly Candidate[]): Draft[] {
  const byFigure = new Map<FoundFigure, Candidate[]>();
  const ownCounts = new Map<Trigger, Set<FoundFigure>>();
  for (const candidate of candidates) {
    const {figure, trigger} = candidate;
    const rivals = byFigure.get(figure);
    if (rivals === undefined) byFigure.set(figure, [candidate]);
    else rivals.push(candidate);
    if (isOwn(candidate)) ownCounts.set(trigger, (ownCounts.get(trigger) ?? new Set()).add(figure));
  }
  const hasOwn = ({trigger, figure}: Candidate): boolean => {
    const own = ownCounts.get(trigger);
    return own !== undefined && own.size > (own.has(figure) ? 1 : 0);
  };
  const chosen: Candidate[] = [];
  for (const rivals of byFigure.values()) {
    rivals.sort((a, b) => b.score - a.score || a.distance - b.distance || a.trigger.first - b.trigger.first);
    const best = rivals[0]!;
    const kept = [best];
    for (const rival of rivals.slice(1)) {
      const known = kept.some((k) => k.reading.effect === rival.reading.effect || k.trigger === rival.trigger);
      const independent = rival.score >= 4 && (best.score <= 4 || !hasOwn(rival));
      const sure = independent || (rival.score >= 3 && rival.rule.endsWith('/shared') && !hasOwn(rival));
      if (!known && sure && best.score >= 3) kept.push(rival);
    }
    chosen.push(...kept);
  }
  return chosen.map(({score: _score, distance: _distance, ...draft}) => draft);
}

function isOwn({rule}: Candidate): boolean {
  return !rule.endsWith('/shared') && !rule.endsWith('/far');
}
