import type {AnalysedText} from '../../language/text.ts';
import type {AffectedClass, Effect} from '../../model/claim.ts';
import type {Draft} from '../draft.ts';
import type {FoundFigure} from '../figures/figures.ts';

/** A draft whose counted were described already. */
export interface Described {
  readonly draft: Draft;
  readonly class: AffectedClass;
}

/**
 * The claims of a text that were described so far, by what later ones ask of them.
 *
 * By key, because a text that is nothing but claims would otherwise be gone through once for each.
 */
export interface Memory {
  /** The last of the sentences from `sentence` on, in the order of the text. */
  since(sentence: number): readonly Described[];
  /** The last of the same effect with the same count. */
  sameCount(effect: Effect, figure: FoundFigure): Described | undefined;
  /** The last whose counted noun has the lemma. */
  byNoun(lemma: string): Described | undefined;
  /** The class of all those lost, where one is told and all are of one; else `null`. */
  readonly losses: AffectedClass | null;
  add(one: Described): void;
}

/** How many of the last claims are gone through: a sentence may be nothing but claims. */
const NEAREST = 48;

/** Makes an empty memory; claims are added in the order of the text. */
export function createMemory(text: AnalysedText): Memory {
  const all: Described[] = [];
  const byCount = new Map<string, Described>();
  const byNoun = new Map<string, Described>();
  const lost = new Set<AffectedClass>();
  return {
    since(sentence) {
      let first = all.length;
      while (first > 0 && all.length - first < NEAREST && all[first - 1]!.draft.sentence >= sentence) first--;
      return all.slice(first);
    },
    sameCount: (effect, figure) => byCount.get(countKey(effect, figure)),
    byNoun: (lemma) => byNoun.get(lemma),
    get losses() {
      const [only = null] = lost;
      return lost.size === 1 ? only : null;
    },
    add(one) {
      const {sentence, counted, figure, reading} = one.draft;
      all.push(one);
      if (figure !== null) byCount.set(countKey(reading.effect, figure), one);
      if (counted >= 0) byNoun.set(text.sentence(sentence).lemmas[counted] ?? '', one);
      if (reading.effect === 'casualties' && one.class !== 'unspecified') lost.add(one.class);
    },
  };
}

function countKey(effect: Effect, {low, high}: FoundFigure): string {
  return `${effect} ${low} ${high}`;
}
