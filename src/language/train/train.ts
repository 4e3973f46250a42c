import {ACTION_STRIDE, packActions} from '../action-table.ts';
import {createLexicon} from '../lexicon.ts';
import {encodeModel, type ModelHeader} from '../model.ts';
import {tagRoles} from '../parse-input.ts';
import {tagWords} from '../tagger.ts';
import {createWords} from '../words.ts';
import type {Tree} from './conllu.ts';
import {learnLexicon} from './learn-lexicon.ts';
import {learnLemmas, learnStarters, learnTokenRules, learnUniversal} from './learn-rules.ts';
import {toGoldTree} from './oracle.ts';
import {type LearnedParser, type ParsedSentence, trainParser} from './train-parser.ts';
import {type TaggedSentence, toTagged, trainTagger} from './train-tagger.ts';
import {readWordNet, type WordNet} from './wordnet.ts';

/** What a model is trained from. */
export interface TrainingOptions {
  readonly lang: string;
  readonly trees: readonly Tree[];
  readonly wordnet: WordNet;
  readonly tagEpochs: number;
  readonly parseEpochs: number;
  /** How many times everything is learned, each in another order; the weights are added up. */
  readonly rounds: number;
  readonly sizes: TableSizes;
  readonly report: (message: string) => void;
}

/** Sizes of the tables of weights, as powers of two. */
export interface TableSizes {
  readonly tagger: number;
  readonly actions: number;
  readonly labels: number;
}

/** Sizes at which a treebank of some 300,000 words no longer gains from more. */
export const TABLE_SIZES: TableSizes = {tagger: 17, actions: 22, labels: 16};

/** Parts the treebank is cut into, so that the parser learns from tags of a tagger that had not seen the sentence. */
const FOLDS = 5;

/** Trains a model and gives it as bytes. The same trees give the same bytes. */
export function trainModel(options: TrainingOptions): Uint8Array {
  const {trees, report, sizes} = options;
  const tags = [...new Set(trees.flatMap((tree) => tree.xpos))].sort();
  const relations = [...new Set(trees.flatMap((tree) => tree.relations))].sort();
  const {columns, tagSets} = learnLexicon(readWordNet(options.wordnet), trees, tags);
  const lexicon = createLexicon(columns);
  const lemmas = learnLemmas(trees, lexicon);
  report(`lexicon: ${columns.hashes.length} words, ${tagSets.length} sets of tags`);

  const sources = {lexicon, lemmaRules: lemmas, tagSets: tagSets.map((set) => Uint8Array.from(set))};
  const cased = createWords(sources, false);
  const uncased = createWords(sources, true);
  const sentences = toTagged(trees, tags, cased, uncased);
  const tagger = new Float32Array(tags.length * 2 ** sizes.tagger);
  for (let round = 0; round < options.rounds; round++) {
    const {weights} = trainTagger(sentences, tags.length, {
      bits: sizes.tagger,
      epochs: options.tagEpochs,
      seed: 1 + round,
    });
    add(tagger, weights);
    report(`tagger ${round + 1} of ${options.rounds} trained`);
  }
  const guesses = jackknife(sentences, tags.length, options);

  const parsed: ParsedSentence[] = [];
  trees.forEach((tree, i) => {
    const gold = toGoldTree(
      tree.heads,
      Uint8Array.from(tree.relations, (relation) => relations.indexOf(relation)),
    );
    parsed.push({words: sentences[i]!.words, tags: guesses[i]!.cased, gold});
    // A part of the treebank once more as if in capitals, whose tags have other faults.
    if (i % 3 === 0) parsed.push({words: sentences[i]!.uncased, tags: guesses[i]!.uncased, gold});
  });
  const actions = new Float32Array(ACTION_STRIDE * 2 ** sizes.actions);
  const labels = new Float32Array(relations.length * 2 ** sizes.labels);
  let parser: LearnedParser | null = null;
  for (let round = 0; round < options.rounds; round++) {
    parser = trainParser(parsed, tags.length, relations.length, tagRoles(tags), {
      actionBits: sizes.actions,
      labelBits: sizes.labels,
      epochs: options.parseEpochs,
      exploration: 0.9,
      seed: 100 + round,
      report: (message) => report(`parser ${round + 1} of ${options.rounds}, ${message}`),
    });
    add(actions, parser.actions);
    add(labels, parser.labels);
  }

  const header: ModelHeader = {
    lang: options.lang,
    version: 1,
    tags,
    relations,
    tagSets,
    relationSets: parser?.relationSets ?? [],
    tokens: learnTokenRules(trees),
    starters: learnStarters(trees),
    lemmas,
    universal: learnUniversal(trees),
    taggerBits: sizes.tagger,
    actionBits: sizes.actions,
    labelBits: sizes.labels,
  };
  return encodeModel(header, {
    plain: {
      'lexicon.hashes': columns.hashes,
      'lexicon.parts': columns.parts,
      'lexicon.senses': columns.senses,
      'lexicon.verbSenses': columns.verbSenses,
      'lexicon.frames': columns.frames,
      'lexicon.tagSets': columns.tagSets,
      labelSets: parser?.sets ?? new Uint16Array(0),
      actions: packActions(actions, sizes.actions).slots,
    },
    tagger,
    labels,
  });
}

/** Adds one table to another: what several learners agree on stands out, what one found by chance fades. */
function add(sum: Float32Array, weights: ArrayLike<number>): void {
  for (let i = 0; i < sum.length; i++) sum[i] = sum[i]! + weights[i]!;
}

/** Tags each sentence by a tagger that was trained on the other parts. */
function jackknife(
  sentences: readonly TaggedSentence[],
  tags: number,
  options: TrainingOptions,
): {cased: Uint8Array; uncased: Uint8Array}[] {
  const guesses = sentences.map(({words}) => ({
    cased: new Uint8Array(words.length),
    uncased: new Uint8Array(words.length),
  }));
  for (let fold = 0; fold < FOLDS; fold++) {
    const others = sentences.filter((_, i) => i % FOLDS !== fold);
    const tagger = trainTagger(others, tags, {
      bits: options.sizes.tagger,
      epochs: Math.min(3, options.tagEpochs),
      seed: 10 + fold,
    });
    sentences.forEach((sentence, i) => {
      if (i % FOLDS !== fold) return;
      tagWords(tagger, sentence.words, false, guesses[i]!.cased);
      tagWords(tagger, sentence.uncased, true, guesses[i]!.uncased);
    });
    options.report(`fold ${fold + 1} of ${FOLDS} tagged`);
  }
  return guesses;
}
