import type {AffectedClass, Effect} from '../../model/claim.ts';
import type {Sentence} from '../../model/sentence.ts';
import type {FoundFigure} from '../figures/figures.ts';

/** A count joined to an effect, as far as its scope goes by it. */
export interface ScopeItem {
  readonly sentence: Sentence;
  /** Number of the sentence in its text. */
  readonly index: number;
  /** `null` for an implied single. */
  readonly figure: FoundFigure | null;
  /** Token of the effect word. */
  readonly trigger: number;
  /** Token of the counted noun, or −1. */
  readonly counted: number;
  readonly effect: Effect;
  readonly class: AffectedClass;
  /** The words make it a part of another count ("including four children"). */
  readonly part: boolean;
  /** Its sentence names a single day. */
  readonly onDay?: boolean;
}

/** The count where it is exact, one for an implied single, else `NaN`, which equals nothing. */
export function countOf({figure}: ScopeItem): number {
  if (figure === null) return 1;
  return figure.low === figure.high && figure.low !== null ? figure.low : Number.NaN;
}

/** Whether one count lies above another; "at least 20" counts as 20. */
export function isAbove(one: ScopeItem, other: ScopeItem): boolean {
  const most = other.figure === null ? 1 : (other.figure.high ?? other.figure.low ?? Number.POSITIVE_INFINITY);
  return (one.figure?.low ?? 0) > most;
}
