import {ACTION_STRIDE} from '../action-table.ts';
import {PARSE_FEATURES, parseKeys} from '../parse-features.ts';
import {createParseInput, fillParseInput, type ParseInput, type TagRoles} from '../parse-input.ts';
import {LABEL_FEATURES, type LabelWeights, labelKeys, labelSetIndex} from '../parse-labels.ts';
import {ParseStates, SHIFT} from '../parse-states.ts';
import {featureRow, labelMembers, scoreLabels} from '../parser.ts';
import type {Word} from '../words.ts';
import {actionCosts, type GoldTree} from './oracle.ts';
import {createPerceptron} from './perceptron.ts';
import {createRandom} from './random.ts';

/** How a parser is trained. */
export interface ParserOptions {
  readonly actionBits: number;
  readonly labelBits: number;
  readonly epochs: number;
  /** How often the parser follows its own guess, right or wrong, after the first epoch. */
  readonly exploration: number;
  readonly seed: number;
  /** Told after each epoch. */
  readonly report: (message: string) => void;
}

/** A sentence to learn from: words with the tags a tagger gave them, and the tree. */
export interface ParsedSentence {
  readonly words: readonly Word[];
  readonly tags: Uint8Array;
  readonly gold: GoldTree;
}

/** What a parser has learned: weights before they are packed, and which relations stand between which tags. */
export interface LearnedParser {
  readonly actions: Float32Array;
  readonly labels: Float32Array;
  readonly sets: Uint16Array;
  readonly relationSets: readonly (readonly number[])[];
}

/** Trains a greedy parser with a dynamic oracle and exploration. */
export function trainParser(
  sentences: readonly ParsedSentence[],
  tags: number,
  labels: number,
  roles: TagRoles,
  options: ParserOptions,
): LearnedParser {
  const actions = createPerceptron(ACTION_STRIDE * 2 ** options.actionBits);
  const names = createPerceptron(labels * 2 ** options.labelBits);
  const {sets, relationSets} = relationsByTags(sentences, tags, labels);
  const labelModel: LabelWeights = {
    bits: options.labelBits,
    labels,
    weights: names.weights,
    sets,
    members: relationSets.map((set) => Uint8Array.from(set)),
  };
  const random = createRandom(options.seed);
  const states = new ParseStates(20_000);
  const rows = new Int32Array(PARSE_FEATURES);
  const shift = 32 - options.actionBits;
  const scores = new Float64Array(3);
  const costs = new Int32Array(3);
  const labelling = new Int32Array(LABEL_FEATURES);
  const labelScores = new Float64Array(256);
  const input: ParseInput = createParseInput(5000);
  let mistakes = 0;

  const learnAction = (state: number, gold: GoldTree, explore: boolean): number => {
    actions.tick();
    parseKeys(states, state, input, rows);
    for (let k = 0; k < PARSE_FEATURES; k++) rows[k] = featureRow(rows[k]!, k, shift) * ACTION_STRIDE;
    for (let action = 0; action < ACTION_STRIDE; action++) {
      let score = 0;
      for (let k = 0; k < PARSE_FEATURES; k++) score += actions.weights[rows[k]! + action]!;
      scores[action] = score;
    }
    actionCosts(states, state, gold, costs);
    let guess = -1;
    let right = -1;
    for (let action = 0; action < 3; action++) {
      if (!states.allows(state, action)) continue;
      if (guess < 0 || scores[action]! > scores[guess]!) guess = action;
      if (
        right < 0 ||
        costs[action]! < costs[right]! ||
        (costs[action] === costs[right] && scores[action]! > scores[right]!)
      ) {
        right = action;
      }
    }
    if (costs[guess]! <= costs[right]!) return guess;
    mistakes++;
    for (const base of rows) {
      actions.update(base + right, 1);
      actions.update(base + guess, -1);
    }
    return explore && random.next() < options.exploration ? guess : right;
  };

  const learnLabel = (state: number, action: number, gold: GoldTree): number => {
    names.tick();
    const dependent = states.word[states.dependent(state)]!;
    const head = states.word[states.head(state, action)]!;
    const members = labelMembers(labelModel, states, state, action, input, tags);
    const right = gold.heads[dependent] === head ? gold.labels[dependent]! : -1;
    let guess = members[0]!;
    if (members.length > 1) {
      labelKeys(states, state, action, input, labelling);
      scoreLabels(labelModel, labelling, members, labelScores);
      let best = 0;
      for (let m = 1; m < members.length; m++) if (labelScores[m]! > labelScores[best]!) best = m;
      guess = members[best]!;
      if (right >= 0 && guess !== right) {
        for (let k = 0; k < LABEL_FEATURES; k++) {
          const base = featureRow(labelling[k]!, k, 32 - options.labelBits) * labels;
          names.update(base + right, 1);
          names.update(base + guess, -1);
        }
      }
    }
    return guess;
  };

  const order = sentences.map((_, i) => i);
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    random.shuffle(order);
    mistakes = 0;
    for (const i of order) {
      const {words, tags: given, gold} = sentences[i]!;
      fillParseInput(input, words, given, roles);
      let state = states.start(words.length);
      while (!states.isDone(state)) {
        const action = learnAction(state, gold, epoch > 0);
        const label = action === SHIFT ? 0 : learnLabel(state, action, gold);
        state = states.take(state, action, label, 0);
      }
    }
    options.report(`epoch ${epoch + 1}: ${mistakes} mistakes`);
  }
  return {actions: actions.averaged(), labels: names.averaged(), sets, relationSets};
}

/** Finds the relations that stand between each pair of tags; pairs unseen may have any. */
function relationsByTags(
  sentences: readonly ParsedSentence[],
  tags: number,
  labels: number,
): {sets: Uint16Array; relationSets: number[][]} {
  const seen = new Map<number, Set<number>>();
  for (const {tags: given, gold} of sentences) {
    gold.heads.forEach((head, i) => {
      const headTag = head === given.length ? tags : given[head]!;
      const index = labelSetIndex(given[i]!, headTag, head > i ? 1 : 2, tags);
      const set = seen.get(index) ?? new Set<number>();
      seen.set(index, set.add(gold.labels[i]!));
    });
  }
  const relationSets: number[][] = [Array.from({length: labels}, (_, label) => label)];
  const numbers = new Map<string, number>();
  const sets = new Uint16Array(2 * (tags + 2) * (tags + 2));
  for (const [index, set] of seen) {
    const members = [...set].sort((a, b) => a - b);
    const key = members.join();
    if (!numbers.has(key)) {
      numbers.set(key, relationSets.length);
      relationSets.push(members);
    }
    sets[index] = numbers.get(key)!;
  }
  return {sets, relationSets};
}
