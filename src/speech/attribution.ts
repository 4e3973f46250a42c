import type {AttributionMention} from '../model/mention.ts';
import type {CueKind} from './cues.ts';

/**
 * By which construct a cue and its content hang together.
 *
 * `quotation` “C,” S said · `clause` S said that C · `infinitive` S vowed to C · `gerund` S denied doing C · `object` S denied C ·
 * `complement` S called X C · `prepositional` S spoke of C · `passive` C was condemned by S · `parenthesis` C, as S said ·
 * `beside` C, S said, where the tree does not show it · `phrase` C, according to S · `noun` S's claim that C · `relay` S said,
 * citing T, that C · `heading` S: C · `tally` S's count is C · `carried` a quotation that goes with the sentence before it.
 */
export type Construct =
  | 'quotation'
  | 'clause'
  | 'infinitive'
  | 'gerund'
  | 'object'
  | 'complement'
  | 'prepositional'
  | 'passive'
  | 'parenthesis'
  | 'beside'
  | 'phrase'
  | 'noun'
  | 'tally'
  | 'relay'
  | 'heading'
  | 'carried';

/** An attribution with what later stages ask about it. */
export interface Attribution extends AttributionMention {
  /** What the cue does with its content: `deny`, `allege`, `estimate` … */
  readonly act: CueKind;
  readonly construct: Construct;
  /** "did not confirm", "could not say": the cue is negated. */
  readonly negated: boolean;
  /** Index of the sentence that holds the cue. */
  readonly sentence: number;
}
