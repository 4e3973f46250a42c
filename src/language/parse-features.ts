import type {ParseInput} from './parse-input.ts';
import type {ParseStates} from './parse-states.ts';

/** Odd multipliers that keep the parts of a feature apart. */
const A = 0x27d4eb2f;
const B = 0x165667b1;
const C = 0x2545f491;

/** Number of features of a state. */
export const PARSE_FEATURES = 141;

/**
 * Writes what each feature of the state looks at into `keys`, one number a feature.
 *
 * Names: s0, s1, s2 = words on the stack from the top; b0, b1, b2 = next words; l, r = leftmost and rightmost dependent;
 * w = word, p = tag, c = topic, f = verb patterns, x = relation, v = number and s = set of dependents, d = distance,
 * g = marks between two words. After Zhang and Nivre (2011), with topics, patterns and marks added. One long list in one
 * function, because it runs twice for each word and every call would cost.
 */
export function parseKeys(states: ParseStates, state: number, input: ParseInput, keys: Int32Array): void {
  const {hash, tag, sense, frames} = input;
  const {word, left1, left2, right1, right2} = states;
  const none = states.root + 1;
  const cell0 = states.stack[state]!;
  const cell1 = states.cellBelow[cell0]!;
  const cell2 = states.cellBelow[cell1]!;
  const s0 = states.cellNode[cell0]!;
  const s1 = states.cellNode[cell1]!;
  const s2 = states.cellNode[cell2]!;
  const b0 = states.next[state]!;
  const s0i = word[s0]!;
  const s1i = word[s1]!;
  const s2i = word[s2]!;
  const b0i = word[b0]!;
  const b1i = Math.min(b0i + 1, none);
  const b2i = Math.min(b0i + 2, none);
  const s0li = word[left1[s0]!]!;
  const s0ri = word[right1[s0]!]!;
  const s1li = word[left1[s1]!]!;
  const s1ri = word[right1[s1]!]!;
  const b0li = word[left1[b0]!]!;
  const s0w = hash[s0i]!;
  const s0p = tag[s0i]!;
  const s0wp = Math.imul(s0w, C) + s0p;
  const s0c = sense[s0i]!;
  const s0f = frames[s0i]!;
  const s1w = hash[s1i]!;
  const s1p = tag[s1i]!;
  const s1wp = Math.imul(s1w, C) + s1p;
  const s1c = sense[s1i]!;
  const s1f = frames[s1i]!;
  const s2w = hash[s2i]!;
  const s2p = tag[s2i]!;
  const b0w = hash[b0i]!;
  const b0p = tag[b0i]!;
  const b0wp = Math.imul(b0w, C) + b0p;
  const b0c = sense[b0i]!;
  const b0f = frames[b0i]!;
  const b1w = hash[b1i]!;
  const b1p = tag[b1i]!;
  const b2w = hash[b2i]!;
  const b2p = tag[b2i]!;
  const s0lw = hash[s0li]!;
  const s0lp = tag[s0li]!;
  const s0rw = hash[s0ri]!;
  const s0rp = tag[s0ri]!;
  const s1lp = tag[s1li]!;
  const s1rw = hash[s1ri]!;
  const s1rp = tag[s1ri]!;
  const b0lw = hash[b0li]!;
  const b0lp = tag[b0li]!;
  const s0l2p = tag[word[left2[s0]!]!]!;
  const s0r2p = tag[word[right2[s0]!]!]!;
  const b0l2p = tag[word[left2[b0]!]!]!;
  const s1r2p = tag[word[right2[s1]!]!]!;
  const s0lx = states.leftLabel[s0]!;
  const s0rx = states.rightLabel[s0]!;
  const s1lx = states.leftLabel[s1]!;
  const s1rx = states.rightLabel[s1]!;
  const b0lx = states.leftLabel[b0]!;
  const s0vl = states.leftCount[s0]!;
  const s0vr = states.rightCount[s0]!;
  const s1vr = states.rightCount[s1]!;
  const b0vl = states.leftCount[b0]!;
  const s0sl = states.leftSet[s0]!;
  const s0sr = states.rightSet[s0]!;
  const s1sl = states.leftSet[s1]!;
  const s1sr = states.rightSet[s1]!;
  const b0sl = states.leftSet[b0]!;
  const s0d = s0 === 0 ? 0 : distance(b0i - s0i);
  const s1d = s1 === 0 ? 0 : distance(s0i - s1i);
  const dp = Math.min(states.depth[state]!, 5);
  const ni = topicAfter(input, b0i, none);
  const nc = sense[ni]!;
  const np = tag[ni]!;
  const g0 = s0 === 0 ? 0 : marksBetween(input, s0i, b0i);
  const g1 = s1 === 0 ? 0 : marksBetween(input, s1i, s0i);
  const gv = (s0 === 0 ? 0 : verbsBetween(input, s0i, b0i)) * 3 + (s1 === 0 ? 0 : verbsBetween(input, s1i, s0i));
  const sa1p = tag[s0 === 0 ? none : s0i + 1]!;
  const sb0p = tag[s0 === 0 || s0i === 0 ? none : s0i - 1]!;
  const bbp = tag[b0i === 0 ? none : b0i - 1]!;
  let k = 0;
  keys[k++] = s0w;
  keys[k++] = s0p;
  keys[k++] = Math.imul(s0w, A) + s0p;
  keys[k++] = Math.imul(s0c, A) + s0p;
  keys[k++] = s1w;
  keys[k++] = s1p;
  keys[k++] = Math.imul(s1w, A) + s1p;
  keys[k++] = Math.imul(s1c, A) + s1p;
  keys[k++] = s2p;
  keys[k++] = Math.imul(s2w, A) + s2p;
  keys[k++] = b0w;
  keys[k++] = b0p;
  keys[k++] = Math.imul(b0w, A) + b0p;
  keys[k++] = Math.imul(b0c, A) + b0p;
  keys[k++] = b1w;
  keys[k++] = b1p;
  keys[k++] = Math.imul(b1w, A) + b1p;
  keys[k++] = b2p;
  keys[k++] = Math.imul(b2w, A) + b2p;
  keys[k++] = Math.imul(s0wp, A) + b0wp;
  keys[k++] = Math.imul(s0wp, A) + b0w;
  keys[k++] = Math.imul(s0w, A) + b0wp;
  keys[k++] = Math.imul(s0wp, A) + b0p;
  keys[k++] = Math.imul(s0p, A) + b0wp;
  keys[k++] = Math.imul(s0p, A) + b0p;
  keys[k++] = Math.imul(b0p, A) + b1p;
  keys[k++] = Math.imul(Math.imul(Math.imul(s0c, A) + b0c, B) + s0p, C) + b0p;
  keys[k++] = Math.imul(s0c, A) + b0w;
  keys[k++] = Math.imul(s0w, A) + b0c;
  keys[k++] = Math.imul(s1wp, A) + s0wp;
  keys[k++] = Math.imul(s1wp, A) + s0p;
  keys[k++] = Math.imul(s1p, A) + s0wp;
  keys[k++] = Math.imul(s1p, A) + s0p;
  keys[k++] = Math.imul(Math.imul(Math.imul(s1c, A) + s0c, B) + s1p, C) + s0p;
  keys[k++] = Math.imul(s1c, A) + s0w;
  keys[k++] = Math.imul(s1w, A) + s0c;
  keys[k++] = Math.imul(s1w, A) + b0w;
  keys[k++] = Math.imul(s1w, A) + b0p;
  keys[k++] = Math.imul(s1p, A) + b0w;
  keys[k++] = Math.imul(s1p, A) + b0p;
  keys[k++] = Math.imul(s0p, A) + b1p;
  keys[k++] = Math.imul(s0w, A) + b1w;
  keys[k++] = Math.imul(Math.imul(b0p, A) + b1p, B) + b2p;
  keys[k++] = Math.imul(Math.imul(s0p, A) + b0p, B) + b1p;
  keys[k++] = Math.imul(Math.imul(s1p, A) + s0p, B) + b0p;
  keys[k++] = Math.imul(Math.imul(Math.imul(s1p, A) + s0p, B) + b0p, C) + b1p;
  keys[k++] = Math.imul(Math.imul(s2p, A) + s1p, B) + s0p;
  keys[k++] = Math.imul(Math.imul(Math.imul(s2p, A) + s1p, B) + s0p, C) + b0p;
  keys[k++] = Math.imul(Math.imul(Math.imul(s0p, A) + b0p, B) + b1p, C) + b2p;
  keys[k++] = Math.imul(Math.imul(s0w, A) + b0p, B) + b1p;
  keys[k++] = Math.imul(Math.imul(s0p, A) + b0w, B) + b1p;
  keys[k++] = Math.imul(Math.imul(s1w, A) + s0p, B) + b0p;
  keys[k++] = Math.imul(Math.imul(s1p, A) + s0w, B) + b0p;
  keys[k++] = Math.imul(Math.imul(s1p, A) + s0p, B) + b0w;
  keys[k++] = Math.imul(Math.imul(s1wp, A) + s0p, B) + b0w;
  keys[k++] = Math.imul(Math.imul(s1w, A) + s0w, B) + b0p;
  keys[k++] = Math.imul(Math.imul(s0p, A) + s0lp, B) + b0p;
  keys[k++] = Math.imul(Math.imul(s0p, A) + s0rp, B) + b0p;
  keys[k++] = Math.imul(Math.imul(s0p, A) + b0p, B) + b0lp;
  keys[k++] = Math.imul(Math.imul(s1p, A) + s0p, B) + s0lp;
  keys[k++] = Math.imul(Math.imul(s1p, A) + s0p, B) + s0rp;
  keys[k++] = Math.imul(Math.imul(s1p, A) + s1rp, B) + s0p;
  keys[k++] = Math.imul(Math.imul(s1p, A) + s1lp, B) + s0p;
  keys[k++] = Math.imul(Math.imul(Math.imul(s1p, A) + s1rp, B) + s0p, C) + b0p;
  keys[k++] = Math.imul(Math.imul(Math.imul(s0p, A) + s0lp, B) + b0p, C) + b0lp;
  keys[k++] = Math.imul(s1w, A) + s0lw;
  keys[k++] = Math.imul(Math.imul(s1c, A) + s0lw, B) + s0c;
  keys[k++] = Math.imul(Math.imul(s1wp, A) + s0lw, B) + s0c;
  keys[k++] = Math.imul(Math.imul(Math.imul(s2p, A) + s1p, B) + s0lw, C) + s0p;
  keys[k++] = Math.imul(s2w, A) + s0lw;
  keys[k++] = Math.imul(Math.imul(Math.imul(s1p, A) + s0lw, B) + s0c, C) + b0p;
  keys[k++] = Math.imul(Math.imul(s1c, A) + s0c, B) + b0w;
  keys[k++] = Math.imul(Math.imul(s0w, A) + b0w, B) + nc;
  keys[k++] = Math.imul(Math.imul(s1w, A) + b0w, B) + nc;
  keys[k++] = Math.imul(Math.imul(s0c, A) + b0w, B) + nc;
  keys[k++] = Math.imul(Math.imul(s1c, A) + b0w, B) + nc;
  keys[k++] = Math.imul(Math.imul(s0p, A) + b0w, B) + np;
  keys[k++] = Math.imul(Math.imul(Math.imul(s1w, A) + s0p, B) + b0w, C) + nc;
  keys[k++] = Math.imul(Math.imul(s0d, A) + s0p, B) + b0p;
  keys[k++] = Math.imul(s0d, A) + s0w;
  keys[k++] = Math.imul(s0d, A) + b0w;
  keys[k++] = s0d;
  keys[k++] = Math.imul(Math.imul(s0d, A) + s0w, B) + b0p;
  keys[k++] = Math.imul(Math.imul(s1d, A) + s1p, B) + s0p;
  keys[k++] = Math.imul(Math.imul(s1d, A) + s1w, B) + s0p;
  keys[k++] = Math.imul(Math.imul(s1d, A) + s1p, B) + s0w;
  keys[k++] = Math.imul(Math.imul(Math.imul(s1d, A) + s1p, B) + s0p, C) + b0p;
  keys[k++] = Math.imul(s0w, A) + s0vr;
  keys[k++] = Math.imul(s0p, A) + s0vr;
  keys[k++] = Math.imul(s0w, A) + s0vl;
  keys[k++] = Math.imul(s0p, A) + s0vl;
  keys[k++] = Math.imul(b0w, A) + b0vl;
  keys[k++] = Math.imul(b0p, A) + b0vl;
  keys[k++] = Math.imul(s1w, A) + s1vr;
  keys[k++] = Math.imul(s1p, A) + s1vr;
  keys[k++] = Math.imul(Math.imul(s0p, A) + s0vr, B) + b0p;
  keys[k++] = Math.imul(Math.imul(s1p, A) + s1vr, B) + s0p;
  keys[k++] = Math.imul(s0lw, A) + s0p;
  keys[k++] = Math.imul(Math.imul(s0lp, A) + s0lx, B) + s0p;
  keys[k++] = Math.imul(s0rw, A) + s0p;
  keys[k++] = Math.imul(Math.imul(s0rp, A) + s0rx, B) + s0p;
  keys[k++] = Math.imul(b0lw, A) + b0p;
  keys[k++] = Math.imul(Math.imul(b0lp, A) + b0lx, B) + b0p;
  keys[k++] = Math.imul(s1rw, A) + s1p;
  keys[k++] = Math.imul(Math.imul(s1rp, A) + s1rx, B) + s1p;
  keys[k++] = Math.imul(Math.imul(s1lp, A) + s1lx, B) + s1p;
  keys[k++] = Math.imul(Math.imul(s0p, A) + s0lp, B) + s0l2p;
  keys[k++] = Math.imul(Math.imul(s0p, A) + s0rp, B) + s0r2p;
  keys[k++] = Math.imul(Math.imul(b0p, A) + b0lp, B) + b0l2p;
  keys[k++] = Math.imul(Math.imul(s1p, A) + s1rp, B) + s1r2p;
  keys[k++] = Math.imul(s0w, A) + s0sr;
  keys[k++] = Math.imul(Math.imul(s0p, A) + s0sr, B) + b0p;
  keys[k++] = Math.imul(s0w, A) + s0sl;
  keys[k++] = Math.imul(Math.imul(s0p, A) + s0sl, B) + b0p;
  keys[k++] = Math.imul(b0w, A) + b0sl;
  keys[k++] = Math.imul(Math.imul(b0p, A) + b0sl, B) + s0p;
  keys[k++] = Math.imul(s1w, A) + s1sr;
  keys[k++] = Math.imul(Math.imul(s1p, A) + s1sr, B) + s0p;
  keys[k++] = Math.imul(Math.imul(s1p, A) + s1sl, B) + s0p;
  keys[k++] = Math.imul(Math.imul(Math.imul(s1p, A) + s1sl, B) + s0p, C) + s0sl;
  keys[k++] = Math.imul(Math.imul(s0f, A) + s0p, B) + b0p;
  keys[k++] = Math.imul(s0f, A) + b0w;
  keys[k++] = Math.imul(Math.imul(Math.imul(s1f, A) + s1p, B) + s0p, C) + b0p;
  keys[k++] = Math.imul(s1f, A) + s0w;
  keys[k++] = Math.imul(Math.imul(b0f, A) + b0p, B) + s0p;
  keys[k++] = Math.imul(Math.imul(s1f, A) + s1sr, B) + s0p;
  keys[k++] = Math.imul(Math.imul(s0f, A) + s0sr, B) + b0p;
  keys[k++] = Math.imul(Math.imul(s1f, A) + s0c, B) + s0p;
  keys[k++] = Math.imul(Math.imul(g0, A) + s0p, B) + b0p;
  keys[k++] = Math.imul(Math.imul(g0, A) + s0w, B) + b0p;
  keys[k++] = Math.imul(Math.imul(g1, A) + s1p, B) + s0p;
  keys[k++] = Math.imul(Math.imul(Math.imul(g1, A) + s1p, B) + s0p, C) + b0p;
  keys[k++] = Math.imul(Math.imul(g1, A) + s1w, B) + s0p;
  keys[k++] = Math.imul(Math.imul(Math.imul(Math.imul(g1, A) + g0, B) + s1p, C) + s0p, A) + b0p;
  keys[k++] = Math.imul(Math.imul(gv, A) + s0p, B) + b0p;
  keys[k++] = Math.imul(Math.imul(Math.imul(gv, A) + s1p, B) + s0p, C) + b0p;
  keys[k++] = Math.imul(Math.imul(g0, A) + s0p, B) + b0w;
  keys[k++] = Math.imul(Math.imul(dp, A) + s0p, B) + b0p;
  keys[k++] = Math.imul(s0p, A) + sa1p;
  keys[k++] = Math.imul(Math.imul(s0p, A) + b0p, B) + bbp;
  keys[k++] = Math.imul(Math.imul(s1p, A) + s0p, B) + sb0p;
}

function distance(words: number): number {
  if (words < 5) return words;
  return words < 8 ? 5 : words < 14 ? 6 : 7;
}

/** None, one or more commas between two words, and whether other marks stand there. */
function marksBetween(input: ParseInput, from: number, to: number): number {
  const commas = input.commas[to]! - input.commas[from]!;
  const marks = input.marks[to]! - input.marks[from]!;
  return (commas > 1 ? 2 : commas) * 2 + (marks > 0 ? 1 : 0);
}

function verbsBetween(input: ParseInput, from: number, to: number): number {
  return Math.min(2, input.verbs[to]! - input.verbs[from]!);
}

/** The first of the next three words that has a topic: what a preposition leads to. */
function topicAfter(input: ParseInput, from: number, none: number): number {
  for (let i = from + 1; i < from + 4 && i < none; i++) if (input.sense[i]! !== 0) return i;
  return none;
}
