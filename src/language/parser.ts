import {type ActionTable, scoreRows} from './action-table.ts';
import {PARSE_FEATURES, parseKeys} from './parse-features.ts';
import type {ParseInput} from './parse-input.ts';
import {LABEL_FEATURES, type LabelWeights, labelKeys, labelSetIndex} from './parse-labels.ts';
import {ParseStates, SHIFT} from './parse-states.ts';

/** The weights of a parser. */
export interface ParserWeights {
  readonly actions: ActionTable;
  readonly labels: LabelWeights;
  /** Number of tags; the root's tag and "none" come after them. */
  readonly tags: number;
}

/** Finds the tree of a sentence: `heads` (−1 for the root) and `labels` (numbers of relations) are filled in. */
export type Parser = (input: ParseInput, heads: Int32Array, labels: Uint8Array) => void;

/** Row of a feature from what it looks at and its number. */
export function featureRow(key: number, feature: number, shift: number): number {
  let h = Math.imul(key + Math.imul(feature + 1, 0x9e3779b1), 0x85ebca6b);
  h ^= h >>> 15;
  return Math.imul(h, 0xc2b2ae35) >>> shift;
}

/** Makes a parser that goes for the best next action, always. */
export function createParser(weights: ParserWeights): Parser {
  const keys = new Int32Array(PARSE_FEATURES);
  const scores = new Float64Array(3);
  const shift = 32 - weights.actions.bits;
  const nameArc = createLabeller(weights.labels, weights.tags);
  let states = new ParseStates(4096);

  function scoredAction(state: number, input: ParseInput): number {
    parseKeys(states, state, input, keys);
    for (let k = 0; k < PARSE_FEATURES; k++) keys[k] = featureRow(keys[k]!, k, shift);
    scoreRows(weights.actions, keys, scores);
    return bestAction(states, state, scores);
  }

  return (input, heads, labels) => {
    const needed = 4 * input.size + 16;
    if (states.word.length < needed) states = new ParseStates(needed * 2);
    let state = states.start(input.size);
    while (!states.isDone(state)) {
      const action = states.onlyAction(state) ?? scoredAction(state, input);
      const label = action === SHIFT ? 0 : nameArc(states, state, action, input);
      state = states.take(state, action, label, 0);
    }
    readTree(states, state, heads, labels);
  };
}

function bestAction(states: ParseStates, state: number, scores: Float64Array): number {
  let best = -1;
  for (let action = 0; action < 3; action++) {
    if (states.allows(state, action) && (best < 0 || scores[action]! > scores[best]!)) best = action;
  }
  return best;
}

/** Makes the function that names the dependency an action would make. */
export function createLabeller(
  model: LabelWeights,
  tags: number,
): (states: ParseStates, state: number, action: number, input: ParseInput) => number {
  const keys = new Int32Array(LABEL_FEATURES);
  const scores = new Float64Array(256);
  return (states, state, action, input) => {
    const members = labelMembers(model, states, state, action, input, tags);
    if (members.length === 1) return members[0]!;
    labelKeys(states, state, action, input, keys);
    scoreLabels(model, keys, members, scores);
    let best = 0;
    for (let m = 1; m < members.length; m++) if (scores[m]! > scores[best]!) best = m;
    return members[best]!;
  };
}

/** The relations that the dependency may be. */
export function labelMembers(
  model: LabelWeights,
  states: ParseStates,
  state: number,
  action: number,
  input: ParseInput,
  tags: number,
): Uint8Array {
  const dependent = input.tag[states.word[states.dependent(state)]!]!;
  const head = input.tag[states.word[states.head(state, action)]!]!;
  return model.members[model.sets[labelSetIndex(dependent, head, action, tags)]!]!;
}

/** Adds up what speaks for each of the relations. */
export function scoreLabels(model: LabelWeights, keys: Int32Array, members: Uint8Array, scores: Float64Array): void {
  const {weights, labels} = model;
  const shift = 32 - model.bits;
  for (let m = 0; m < members.length; m++) scores[m] = 0;
  for (let k = 0; k < LABEL_FEATURES; k++) {
    const base = featureRow(keys[k]!, k, shift) * labels;
    for (let m = 0; m < members.length; m++) scores[m] = scores[m]! + weights[base + members[m]!]!;
  }
}

/** Reads heads and relations off the states that led to the last one. */
function readTree(states: ParseStates, last: number, heads: Int32Array, labels: Uint8Array): void {
  for (let state = last; states.before[state] !== 0; state = states.before[state]!) {
    const action = states.action[state]!;
    if (action === SHIFT) continue;
    const before = states.before[state]!;
    const dependent = states.word[states.dependent(before)]!;
    const head = states.word[states.head(before, action)]!;
    heads[dependent] = head === states.root ? -1 : head;
    labels[dependent] = states.label[state]!;
  }
}
