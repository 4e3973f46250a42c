import type {Span} from '../model/span.ts';
import type {Description} from './affected/people.ts';
import type {EffectReading, Trigger} from './effects/triggers.ts';
import type {FoundFigure} from './figures/figures.ts';

/** The token of a draft's own sentence that stands for its effect: the effect word, or else the count. */
export function anchorOf({sentence, told, trigger, figure, rule}: Draft): number {
  const apart = told !== sentence || rule === 'again' || rule === 'gapped';
  return apart && figure !== null ? figure.head : trigger.anchor;
}

/** A figure joined to an effect in one sentence, before anything is known of who says it, where and when. */
export interface Draft {
  /** Index of the sentence in the analysed text. */
  readonly sentence: number;
  /** Index of the sentence whose words say the effect: an earlier one where this one only names a part ("Four were children"). */
  readonly told: number;
  readonly trigger: Trigger;
  readonly reading: EffectReading;
  /** The written count; `null` for an implied single. */
  readonly figure: FoundFigure | null;
  /** The words that stand for the count of an implied single; `null` where a count is written. */
  readonly single: Span | null;
  /** Token index of the counted noun, −1 where the text leaves it out. */
  readonly counted: number;
  readonly who: Description;
  /** The count is said to be a part of this one ("including four children"). */
  readonly part: boolean;
  /** Which rule joined them. */
  readonly rule: string;
}
