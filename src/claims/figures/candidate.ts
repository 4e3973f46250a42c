import type {Sentence} from '../../model/sentence.ts';
import type {Counted} from './nouns.ts';
import type {NumberRange} from './ranges.ts';
import type {FigureWords} from './words.ts';

/** A number in its sentence, about to be told apart. */
export interface Candidate {
  readonly sentence: Sentence;
  readonly number: NumberRange;
  readonly counted: Counted;
  readonly words: FigureWords;
  /** First and last token with the number's hedges. */
  readonly first: number;
  readonly last: number;
}
