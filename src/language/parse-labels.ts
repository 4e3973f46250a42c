import type {ParseInput} from './parse-input.ts';
import {LEFT, type ParseStates} from './parse-states.ts';

/** The weights that name a dependency: `labels` columns for each of `2 ** bits` rows. */
export interface LabelWeights {
  readonly bits: number;
  readonly labels: number;
  readonly weights: Int16Array | Float32Array;
  /** Relations that were seen between two tags, by `labelSetIndex`; 0 = none seen. */
  readonly sets: Uint16Array;
  /** Relations of each set, by number. */
  readonly members: readonly Uint8Array[];
}

/** Number of features of a dependency. */
export const LABEL_FEATURES = 36;

const A = 0x27d4eb2f;
const B = 0x165667b1;
const C = 0x2545f491;

/** Where the set of relations between a dependent's and a head's tag stands. */
export function labelSetIndex(dependentTag: number, headTag: number, action: number, tags: number): number {
  return ((action - 1) * (tags + 2) + headTag) * (tags + 2) + dependentTag;
}

/** Writes what each feature of the dependency that `action` would make looks at into `keys`. */
export function labelKeys(
  states: ParseStates,
  state: number,
  action: number,
  input: ParseInput,
  keys: Int32Array,
): void {
  const {hash, tag, sense, frames} = input;
  const {word} = states;
  const none = states.root + 1;
  const h = states.head(state, action);
  const d = states.dependent(state);
  const hi = word[h]!;
  const di = word[d]!;
  const hw = hash[hi]!;
  const hp = tag[hi]! * 2 + (action === LEFT ? 1 : 0);
  const dw = hash[di]!;
  const dp = tag[di]!;
  const hc = sense[hi]!;
  const dc = sense[di]!;
  const hf = frames[hi]!;
  const dl = word[states.left1[d]!]!;
  const dr = word[states.right1[d]!]!;
  const dlw = hash[dl]!;
  const dlx = states.leftLabel[d]!;
  const drx = states.rightLabel[d]!;
  const dls = states.leftSet[d]!;
  const hls = states.leftSet[h]!;
  const hrs = states.rightSet[h]!;
  const hrx = states.rightLabel[h]!;
  const hlx = states.leftLabel[h]!;
  const gap = Math.abs(hi - di);
  const distance = gap < 5 ? gap : gap < 10 ? 5 : 6;
  const before = tag[di === 0 ? none : di - 1]!;
  const after = tag[di + 1]!;
  const between = hi < di ? input.commas[di]! - input.commas[hi]! : input.commas[hi]! - input.commas[di]!;
  const comma = between > 0 ? 1 : 0;
  const below = word[states.cellNode[states.cellBelow[states.stack[state]!]!]!]!;
  const next = tag[Math.min(word[states.next[state]!]! + (action === LEFT ? 1 : 0), none)]!;
  let k = 0;
  keys[k++] = hp;
  keys[k++] = dp * 2 + (action === LEFT ? 1 : 0);
  keys[k++] = Math.imul(hp, A) + dp;
  keys[k++] = Math.imul(hw, A) + hp;
  keys[k++] = Math.imul(dw, A) + dp;
  keys[k++] = Math.imul(Math.imul(hw, A) + hp, B) + dp;
  keys[k++] = Math.imul(Math.imul(dw, A) + hp, B) + dp;
  keys[k++] = Math.imul(Math.imul(hw, A) + dw, B) + hp;
  keys[k++] = Math.imul(Math.imul(hc, A) + dc, B) + Math.imul(hp, C) + dp;
  keys[k++] = Math.imul(Math.imul(dc, A) + dp, B) + hp;
  keys[k++] = Math.imul(Math.imul(hw, A) + dc, B) + hp;
  keys[k++] = Math.imul(Math.imul(distance, A) + dp, B) + hp;
  keys[k++] = Math.imul(Math.imul(dlw, A) + dp, B) + hp;
  keys[k++] = Math.imul(Math.imul(dlw, A) + hw, B) + hp;
  keys[k++] = Math.imul(Math.imul(dlw, A) + dc, B) + Math.imul(hp, C) + hc;
  keys[k++] = Math.imul(Math.imul(dlx, A) + dp, B) + hp;
  keys[k++] = Math.imul(Math.imul(drx, A) + dp, B) + hp;
  keys[k++] = Math.imul(Math.imul(tag[dl]!, A) + dp, B) + Math.imul(hp, C) + tag[dr]!;
  keys[k++] = Math.imul(Math.imul(dls, A) + dp, B) + hp;
  keys[k++] = Math.imul(Math.imul(hls, A) + dp, B) + hp;
  keys[k++] = Math.imul(Math.imul(hrs, A) + dp, B) + hp;
  keys[k++] = Math.imul(Math.imul(hls, A) + dw, B) + hp;
  keys[k++] = Math.imul(Math.imul(hrx, A) + dp, B) + hp;
  keys[k++] = Math.imul(Math.imul(hlx, A) + dp, B) + hp;
  keys[k++] = Math.imul(Math.imul(hf, A) + dp, B) + hp;
  keys[k++] = Math.imul(Math.imul(hf, A) + dlw, B) + hp;
  keys[k++] = Math.imul(Math.imul(before, A) + dp, B) + hp;
  keys[k++] = Math.imul(Math.imul(after, A) + dp, B) + hp;
  keys[k++] = Math.imul(Math.imul(comma, A) + dp, B) + Math.imul(hp, C) + dls;
  keys[k++] = Math.imul(Math.imul(comma, A) + dw, B) + hp;
  keys[k++] = Math.imul(Math.imul(tag[below]!, A) + dp, B) + hp;
  keys[k++] = Math.imul(Math.imul(next, A) + dp, B) + hp;
  keys[k++] = Math.imul(Math.imul(hls, A) + dls, B) + Math.imul(hp, C) + dp;
  keys[k++] = Math.imul(Math.imul(hash[dr]!, A) + dp, B) + hp;
  keys[k++] = Math.imul(Math.imul(dw, A) + dlw, B) + hp;
  keys[k++] = Math.imul(Math.imul(di === 0 ? 1 : 0, A) + dp, B) + Math.imul(hp, C) + after;
}
