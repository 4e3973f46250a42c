import {TAG_FEATURES, type TaggerWeights, tagRows} from '../tagger.ts';
import type {Word, Words} from '../words.ts';
import type {Tree} from './conllu.ts';
import {createPerceptron} from './perceptron.ts';
import {createRandom} from './random.ts';

/** How a tagger is trained. */
export interface TaggerOptions {
  readonly bits: number;
  readonly epochs: number;
  readonly seed: number;
}

/** A sentence to learn from: its words in both kinds of copy, and its tags by number. */
export interface TaggedSentence {
  readonly words: readonly Word[];
  readonly uncased: readonly Word[];
  readonly gold: Uint8Array;
}

/** Looks up the words of a treebank's sentences. */
export function toTagged(
  trees: readonly Tree[],
  tags: readonly string[],
  cased: Words,
  uncased: Words,
): TaggedSentence[] {
  return trees.map((tree) => ({
    words: tree.forms.map((form) => cased(form)),
    uncased: tree.forms.map((form) => uncased(form)),
    gold: Uint8Array.from(tree.xpos, (tag) => tags.indexOf(tag)),
  }));
}

/** Trains a tagger: each sentence once as written and once in capitals, in every epoch. */
export function trainTagger(sentences: readonly TaggedSentence[], tags: number, options: TaggerOptions): TaggerWeights {
  const {bits} = options;
  const perceptron = createPerceptron(tags * 2 ** bits);
  const random = createRandom(options.seed);
  const order = sentences.map((_, i) => i);
  const rows = new Int32Array(TAG_FEATURES);
  const scores = new Float64Array(tags);

  const learn = (words: readonly Word[], gold: Uint8Array, caseless: boolean): void => {
    const guesses = new Uint8Array(words.length);
    for (let i = 0; i < words.length; i++) {
      perceptron.tick();
      const {candidates} = words[i]!;
      if (candidates.length === 1) {
        guesses[i] = candidates[0]!;
        continue;
      }
      tagRows(words, guesses, i, caseless, 32 - bits, rows);
      scores.fill(0);
      for (const row of rows)
        for (const tag of candidates) scores[tag] = scores[tag]! + perceptron.weights[row * tags + tag]!;
      let best = candidates[0]!;
      for (const tag of candidates) if (scores[tag]! > scores[best]!) best = tag;
      guesses[i] = best;
      const right = gold[i]!;
      if (best === right || !candidates.includes(right)) continue;
      for (const row of rows) {
        perceptron.update(row * tags + right, 1);
        perceptron.update(row * tags + best, -1);
      }
    }
  };

  for (let epoch = 0; epoch < options.epochs; epoch++) {
    random.shuffle(order);
    for (const i of order) {
      const {words, uncased, gold} = sentences[i]!;
      learn(words, gold, false);
      learn(uncased, gold, true);
    }
  }
  return {bits, tags, weights: perceptron.averaged()};
}
