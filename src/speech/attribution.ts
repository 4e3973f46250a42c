import type {AttributionMention} from '../model/mention.ts';
import type {CueKind} from './cues.ts';

/** An attribution with what later stages ask about it. */
export interface Attribution extends AttributionMention {
  /** What the cue does with its content: `deny`, `allege`, `estimate` … */
  readonly act: CueKind;
  /** "did not confirm", "could not say": the cue is negated. */
  readonly negated: boolean;
  /** Index of the sentence that holds the cue. */
  readonly sentence: number;
}
