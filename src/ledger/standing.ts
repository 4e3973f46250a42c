import {type Addition, type Decision, isAddition} from '../model/decision.ts';

/** A decision, and the index of its entry in the log. */
export interface Made {
  readonly entry: number;
  readonly decision: Decision;
}

/** What people decide of a claim itself: a later decision takes the place of an earlier one. */
const ABOUT_CLAIMS: ReadonlySet<Decision['kind']> = new Set(['accept', 'reject', 'correct']);

/**
 * Of decisions in the order in which they were made, those that stand: what was taken back or replaced is left out.
 *
 * A `revoke` whose `change.entry` names an entry takes that one decision back, as if it had never been made: what it had replaced stands
 * again, what was decided since stays. Taking back is itself taken back so. Without `entry` it takes back everything about its target.
 */
export function standingOf(made: readonly Made[]): Made[] {
  const taken = takenBack(made);
  const standing = new Map<number, Made>();
  const byTarget = new Map<string, Map<number, Made>>();
  for (const each of made) {
    const {entry, decision} = each;
    if (taken.has(nameOf(decision.target, entry)) || takesBackOne(decision)) continue;
    const before = byTarget.get(decision.target) ?? new Map<number, Made>();
    byTarget.set(decision.target, before);
    for (const [earlier, {decision: other}] of before) {
      if (!replaces(decision, other)) continue;
      standing.delete(earlier);
      before.delete(earlier);
    }
    if (decision.kind === 'revoke') continue;
    standing.set(entry, each);
    before.set(entry, each);
  }
  return [...standing.values()];
}

/** A claim that a person added, and the entry that keeps it. */
export interface Added {
  readonly entry: number;
  readonly decision: Addition;
}

/** The addition among the decisions about a claim that stand; `null` where there is none. */
export function additionIn(standing: readonly Made[]): Added | null {
  for (const {entry, decision} of standing) if (isAddition(decision)) return {entry, decision};
  return null;
}

/** The decisions that were taken back one by one; the last word counts, so they are gone through from the end. */
function takenBack(made: readonly Made[]): ReadonlySet<string> {
  const taken = new Set<string>();
  for (let i = made.length - 1; i >= 0; i--) {
    const {entry, decision} = made[i]!;
    if (takesBackOne(decision) && !taken.has(nameOf(decision.target, entry)))
      taken.add(nameOf(decision.target, Number(decision.change['entry'])));
  }
  return taken;
}

function takesBackOne({kind, change}: Decision): boolean {
  return kind === 'revoke' && typeof change['entry'] === 'number';
}

/** A decision is taken back by what is about the same target alone. */
function nameOf(target: string, entry: number): string {
  return `${entry} ${target}`;
}

/**
 * Whether a decision takes the place of an earlier one about the same target. A pin replaces that of the same toll alone; a claim that is
 * added anew begins anew.
 */
function replaces(later: Decision, earlier: Decision): boolean {
  if (later.kind === 'revoke') return true;
  if (later.kind === 'add') return earlier.kind === 'add' || ABOUT_CLAIMS.has(earlier.kind);
  if (later.kind !== 'pin' || earlier.kind !== 'pin')
    return ABOUT_CLAIMS.has(later.kind) && ABOUT_CLAIMS.has(earlier.kind);
  const of = ({change}: Decision) => `${change['effect'] ?? ''} ${change['class'] ?? ''} ${'responsible' in change}`;
  return of(later) === of(earlier);
}
