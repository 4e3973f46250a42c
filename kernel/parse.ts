// The tagger and the parser, for reading: AssemblyScript, compiled to models/kernel.wasm by `node scripts/kernel.mjs`.
//
// It does what src/language/tagger.ts, parser.ts and their features do, number for number (src/language/kernel.test.ts), with
// vector instructions: five times as fast. Training uses those; a change there is a change here.

/** Words of a sentence at most: the splitter cuts at 1,500 letters. */
const CAPACITY: i32 = 2048;
/** Bytes of a column: an entry for each word, two before the first, and root and "none" behind the last. */
const COLUMN: i32 = (CAPACITY + 16) * 4;

// What is written for each word before `tag` and `parse`, from entry 2 on.
const HASH: i32 = 0 * COLUMN;
const SUFFIX1: i32 = 1 * COLUMN;
const SUFFIX2: i32 = 2 * COLUMN;
const SUFFIX3: i32 = 3 * COLUMN;
const SUFFIX4: i32 = 4 * COLUMN;
const PREFIX1: i32 = 5 * COLUMN;
const PREFIX3: i32 = 6 * COLUMN;
const SHAPE: i32 = 7 * COLUMN;
const PARTS: i32 = 8 * COLUMN;
const TAG_SET: i32 = 9 * COLUMN;
const SENSE: i32 = 10 * COLUMN;
const VERB_SENSE: i32 = 11 * COLUMN;
const FRAMES: i32 = 12 * COLUMN;
// What comes out, from entry 0 on.
const TAG: i32 = 13 * COLUMN;
const HEAD: i32 = 14 * COLUMN;
const LABEL: i32 = 15 * COLUMN;
// What the parser keeps, from entry 0 on; root is entry `size`, "none" the one behind it.
const WORD: i32 = 16 * COLUMN;
const TOPIC: i32 = 17 * COLUMN;
const PATTERN: i32 = 18 * COLUMN;
const COMMAS: i32 = 19 * COLUMN;
const MARKS: i32 = 20 * COLUMN;
const VERBS: i32 = 21 * COLUMN;
const LEFT1: i32 = 22 * COLUMN;
const LEFT2: i32 = 23 * COLUMN;
const RIGHT1: i32 = 24 * COLUMN;
const RIGHT2: i32 = 25 * COLUMN;
const LEFT_LABEL: i32 = 26 * COLUMN;
const RIGHT_LABEL: i32 = 27 * COLUMN;
const LEFT_COUNT: i32 = 28 * COLUMN;
const RIGHT_COUNT: i32 = 29 * COLUMN;
const LEFT_SET: i32 = 30 * COLUMN;
const RIGHT_SET: i32 = 31 * COLUMN;
const STACK: i32 = 32 * COLUMN;
// Scratch: keys or rows of the features of one decision, then the scores of up to 64 columns.
const KEYS: i32 = 33 * COLUMN;
const SCORES: i32 = KEYS + 160 * 4;
const SCRATCH: i32 = SCORES + 64 * 4;

const SHIFT: i32 = 0;
const LEFT: i32 = 1;
const RIGHT: i32 = 2;
const MANY: i32 = 7;

const A: i32 = 0x27d4eb2f;
const B: i32 = 0x165667b1;
const C: i32 = 0x2545f491;

const TAG_FEATURES: i32 = 38;
const PARSE_FEATURES: i32 = 141;
const LABEL_FEATURES: i32 = 36;

/** Fewer candidates than this are added up one by one, more as a whole row. */
const FEW: i32 = 6;

// Where the scratch of this thread and the weights, which all threads share, stand.
let s: i32 = 0;
let actions: i32 = 0;
let tagger: i32 = 0;
let labels: i32 = 0;
let tagSets: i32 = 0;
let labelSets: i32 = 0;
let labelMembers: i32 = 0;
let roles: i32 = 0;
let tags: i32 = 0;
let relations: i32 = 0;
let actionShift: i32 = 0;
let taggerShift: i32 = 0;
let labelShift: i32 = 0;

/** Bytes of scratch that a thread needs. */
export function scratch(): i32 {
  return SCRATCH;
}

/** Words of a sentence at most. */
export function capacity(): i32 {
  return CAPACITY;
}

/** Bytes from one column to the next. */
export function column(): i32 {
  return COLUMN;
}

/** Says where everything stands; `…Sets` are lists as `places` of (offset from it, length) and bytes. */
export function place(
  scratchAt: i32,
  actionsAt: i32,
  taggerAt: i32,
  labelsAt: i32,
  tagSetsAt: i32,
  labelSetsAt: i32,
  labelMembersAt: i32,
  rolesAt: i32,
  tagCount: i32,
  relationCount: i32,
  actionBits: i32,
  taggerBits: i32,
  labelBits: i32,
): void {
  s = scratchAt;
  actions = actionsAt;
  tagger = taggerAt;
  labels = labelsAt;
  tagSets = tagSetsAt;
  labelSets = labelSetsAt;
  labelMembers = labelMembersAt;
  roles = rolesAt;
  tags = tagCount;
  relations = relationCount;
  actionShift = 32 - actionBits;
  taggerShift = 32 - taggerBits;
  labelShift = 32 - labelBits;
}

/**
 * Unpacks a table of `rows` rows of `width` bytes, as `unpackWeights` in src/language/weights.ts does: for each row a mask of
 * the bytes that are not zero, then those. Rows come to stand `stride(width)` bytes apart. `to` must be all zeros.
 */
export function unpack(from: i32, to: i32, width: i32, rows: i32): void {
  const maskBytes = (width + 7) >> 3;
  // The whole mask at once: most rows have a few bytes, and this runs before anything is compiled well. A row has 64 at most.
  const own: u64 = -1 >>> (64 - (maskBytes << 3));
  const apart = stride(width);
  let packed = from;
  for (let row = 0; row < rows; row++) {
    let bits = load<u64>(packed) & own;
    packed += maskBytes;
    while (bits !== 0) {
      store<u8>(to + <i32>ctz(bits), load<u8>(packed++));
      bits &= bits - 1;
    }
    to += apart;
  }
}

/**
 * Lists numbers for look-up: slot `number >>> shift` of `into`, or the first free one behind it, gets the number's place among
 * the `count` plus one. `mask` is the number of slots less one, `into` must be all zeros; as `indexHashes` in src/language/lexicon.ts.
 */
export function index(numbers: i32, count: i32, into: i32, shift: i32, mask: i32): void {
  for (let i = 0; i < count; i++) {
    let slot = load<u32>(numbers + (i << 2)) >>> shift;
    while (load<i32>(into + (slot << 2)) !== 0) slot = (slot + 1) & mask;
    store<i32>(into + (slot << 2), i + 1);
  }
}

/**
 * Bytes from one row of a table to the next: whole lines of the processor's cache. Rows are looked up all over the table, and
 * waiting for memory is most of the work: a row must not lie across two lines.
 */
export function stride(width: i32): i32 {
  return (width + 63) & -64;
}

// @ts-ignore: decorator
@inline
function at(column: i32, i: i32): i32 {
  return load<i32>(s + column + (i << 2));
}

// @ts-ignore: decorator
@inline
function put(column: i32, i: i32, value: i32): void {
  store<i32>(s + column + (i << 2), value);
}

// @ts-ignore: decorator
@inline
function key(k: i32, value: i32): void {
  store<i32>(s + KEYS + (k << 2), value);
}

/** Turns `count` keys into row numbers, in place, four at a time: a few behind the last are turned, too. */
// @ts-ignore: decorator
@inline
function toRows(count: i32, first: i32, shift: i32): void {
  const step = i32x4.splat(4 * 0x9e3779b1);
  const one = i32x4.splat(0x85ebca6b);
  const two = i32x4.splat(0xc2b2ae35);
  let template = i32x4.mul(i32x4.add(i32x4.splat(first), i32x4(0, 1, 2, 3)), i32x4.splat(0x9e3779b1));
  const keys = s + KEYS;
  for (let k = 0; k < count; k += 4) {
    let h = i32x4.mul(i32x4.add(v128.load(keys + (k << 2)), template), one);
    h = v128.xor(h, i32x4.shr_u(h, 15));
    v128.store(keys + (k << 2), i32x4.shr_u(i32x4.mul(h, two), shift));
    template = i32x4.add(template, step);
  }
}

// ---- tags

/** Entry 2 + i of the columns that `tag` reads is word i. */
function tagKeys(i: i32, t1: i32, t2: i32, first: i32): void {
  const k = i + 2;
  const w_w = at(HASH, k);
  const w_e1 = at(SUFFIX1, k);
  const w_e2 = at(SUFFIX2, k);
  const w_e3 = at(SUFFIX3, k);
  const w_e4 = at(SUFFIX4, k);
  const w_b1 = at(PREFIX1, k);
  const w_b3 = at(PREFIX3, k);
  const w_s = at(SHAPE, k);
  const w_p = at(PARTS, k);
  const w_t = at(TAG_SET, k);
  const w_c = at(SENSE, k);
  const w_f = at(FRAMES, k);
  const p1w = at(HASH, k - 1);
  const p1e3 = at(SUFFIX3, k - 1);
  const p1s = at(SHAPE, k - 1);
  const p2w = at(HASH, k - 2);
  const n1w = at(HASH, k + 1);
  const n1e3 = at(SUFFIX3, k + 1);
  const n1s = at(SHAPE, k + 1);
  const n1p = at(PARTS, k + 1);
  const n1t = at(TAG_SET, k + 1);
  const n2w = at(HASH, k + 2);
  const n2p = at(PARTS, k + 2);
  const n2t = at(TAG_SET, k + 2);
  key(0, w_w);
  key(1, w_e1);
  key(2, w_e2);
  key(3, w_e3);
  key(4, w_e4);
  key(5, w_b1);
  key(6, w_b3);
  key(7, w_s * A + first);
  key(8, w_s * A + t1);
  key(9, w_e2 * A + w_s);
  key(10, w_p);
  key(11, w_p * A + t1);
  key(12, w_p * A + w_s);
  key(13, (w_p * A + t1) * B + n1p);
  key(14, w_t);
  key(15, w_t * A + t1);
  key(16, (w_t * A + t1) * B + n1t);
  key(17, (w_t * A + n1t) * B + n2t);
  key(18, t1);
  key(19, t1 * A + t2);
  key(20, (t1 * A + t2) * B + w_w);
  key(21, t1 * A + w_w);
  key(22, (t1 * A + w_w) * B + n1t);
  key(23, t1 * A + n1w);
  key(24, p1w);
  key(25, p2w);
  key(26, n1w);
  key(27, n2w);
  key(28, p1w * A + w_w);
  key(29, w_w * A + n1w);
  key(30, p1e3 * A + w_e3);
  key(31, n1e3);
  key(32, n1p * A + n1s);
  key(33, n2p * A + n1p);
  key(34, w_c * A + t1);
  key(35, (w_e3 * A + w_p) * B + t1);
  key(36, (w_s * A + p1s) * B + n1s);
  key(37, w_f * A + t1);
}

/** What stands before the first and behind the last word, for the tagger. */
function edge(k: i32): void {
  put(HASH, k, 0x5bd1e995);
  put(SUFFIX3, k, 1);
  put(SHAPE, k, 0);
  put(PARTS, k, 0);
  put(TAG_SET, k, 0);
}

/** Gives each of `size` words its tag, from left to right. */
export function tag(size: i32, caseless: i32): void {
  edge(0);
  edge(1);
  edge(size + 2);
  edge(size + 3);
  let t1 = 255;
  let t2 = 255;
  for (let i = 0; i < size; i++) {
    const set = tagSets + (at(TAG_SET, i + 2) << 3);
    const candidates = tagSets + load<i32>(set);
    const count = load<i32>(set, 4);
    let best = <i32>load<u8>(candidates);
    if (count > 1) {
      tagKeys(i, t1, t2, i === 0 ? 1 : 0);
      toRows(TAG_FEATURES, caseless ? 64 : 0, taggerShift);
      best = bestColumn(tagger, stride(tags), TAG_FEATURES, candidates, count);
    }
    put(TAG, i, best);
    t2 = t1;
    t1 = best;
  }
}

/** The candidate column for which the rows in `KEYS` say most; the first where several are level. */
function bestColumn(table: i32, apart: i32, features: i32, candidates: i32, count: i32): i32 {
  const rows = s + KEYS;
  let best = 0;
  let most = i32.MIN_VALUE;
  if (count < FEW) {
    for (let c = 0; c < count; c++) {
      const column = table + <i32>load<u8>(candidates + c);
      let sum = 0;
      for (let k = 0; k < features; k++) {
        const q = <i32>load<i8>(column + load<i32>(rows + (k << 2)) * apart);
        sum += q * abs(q);
      }
      if (sum > most) {
        most = sum;
        best = c;
      }
    }
    return load<u8>(candidates + best);
  }
  const scores = s + SCORES;
  for (let from = 0; from < apart; from += 16) {
    let a = i32x4.splat(0);
    let b = i32x4.splat(0);
    let c = i32x4.splat(0);
    let d = i32x4.splat(0);
    const block = table + from;
    for (let k = 0; k < features; k += 2) {
      const x = v128.load(block + load<i32>(rows + (k << 2)) * apart);
      const y = v128.load(block + load<i32>(rows + (k << 2), 4) * apart);
      // Bytes of the two rows side by side: one instruction multiplies and adds up each pair.
      const low = v128.shuffle<u8>(x, y, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
      const high = v128.shuffle<u8>(x, y, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
      const p = i16x8.extend_low_i8x16_s(low);
      const q = i16x8.extend_high_i8x16_s(low);
      const r = i16x8.extend_low_i8x16_s(high);
      const t = i16x8.extend_high_i8x16_s(high);
      a = i32x4.add(a, i32x4.dot_i16x8_s(p, i16x8.abs(p)));
      b = i32x4.add(b, i32x4.dot_i16x8_s(q, i16x8.abs(q)));
      c = i32x4.add(c, i32x4.dot_i16x8_s(r, i16x8.abs(r)));
      d = i32x4.add(d, i32x4.dot_i16x8_s(t, i16x8.abs(t)));
    }
    v128.store(scores + (from << 2), a);
    v128.store(scores + (from << 2), b, 16);
    v128.store(scores + (from << 2), c, 32);
    v128.store(scores + (from << 2), d, 48);
  }
  for (let c = 0; c < count; c++) {
    const sum = load<i32>(scores + (<i32>load<u8>(candidates + c) << 2));
    if (sum > most) {
      most = sum;
      best = c;
    }
  }
  return load<u8>(candidates + best);
}

// ---- trees

const COMMA: i32 = 1;
const MARK: i32 = 2;
const FINITE: i32 = 4;
const VERB: i32 = 8;

function fill(size: i32): void {
  let commas = 0;
  let marks = 0;
  let verbs = 0;
  const none = size + 1;
  for (let i = 0; i < size + 8; i++) {
    put(COMMAS, i, commas);
    put(MARKS, i, marks);
    put(VERBS, i, verbs);
    if (i < size) {
      const role = <i32>load<u8>(roles + at(TAG, i));
      put(WORD, i, at(HASH, i + 2));
      put(TOPIC, i, role & VERB ? at(VERB_SENSE, i + 2) : at(SENSE, i + 2));
      put(PATTERN, i, at(FRAMES, i + 2));
      if (role & COMMA) commas++;
      else if (role & MARK) marks++;
      else if (role & FINITE) verbs++;
    } else {
      put(WORD, i, i === size ? 0x1b873593 : 0);
      put(TAG, i, i === size ? tags : tags + 1);
      put(TOPIC, i, 0);
      put(PATTERN, i, 0);
    }
    put(LEFT1, i, none);
    put(LEFT2, i, none);
    put(RIGHT1, i, none);
    put(RIGHT2, i, none);
    put(LEFT_LABEL, i, 0);
    put(RIGHT_LABEL, i, 0);
    put(LEFT_COUNT, i, 0);
    put(RIGHT_COUNT, i, 0);
    put(LEFT_SET, i, 0);
    put(RIGHT_SET, i, 0);
  }
}

/** Finds the tree of `size` words whose tags are in `TAG`: heads (−1 for the root) and numbers of relations. */
export function parse(size: i32): void {
  fill(size);
  const root = size;
  let depth = 0;
  let next = 0;
  while (depth > 0 || next !== root) {
    const top = depth > 0 ? at(STACK, depth - 1) : root + 1;
    const below = depth > 1 ? at(STACK, depth - 2) : root + 1;
    let action = SHIFT;
    if (next === root) action = depth === 1 ? LEFT : RIGHT;
    else if (depth > 0) action = bestAction(size, depth, next, top, below);
    if (action === SHIFT) {
      put(STACK, depth++, next++);
      continue;
    }
    const label = labelOf(size, action, next, top, below);
    put(LABEL, top, label);
    depth--;
    if (action === LEFT) {
      put(HEAD, top, next === root ? -1 : next);
      put(LEFT2, next, at(LEFT1, next));
      put(LEFT1, next, top);
      put(LEFT_LABEL, next, label + 1);
      put(LEFT_COUNT, next, min(at(LEFT_COUNT, next) + 1, MANY));
      put(LEFT_SET, next, at(LEFT_SET, next) | (1 << (label & 31)));
    } else {
      put(HEAD, top, below);
      put(RIGHT2, below, at(RIGHT1, below));
      put(RIGHT1, below, top);
      put(RIGHT_LABEL, below, label + 1);
      put(RIGHT_COUNT, below, min(at(RIGHT_COUNT, below) + 1, MANY));
      put(RIGHT_SET, below, at(RIGHT_SET, below) | (1 << (label & 31)));
    }
  }
}

// @ts-ignore: decorator
@inline
function distance(words: i32): i32 {
  return words < 5 ? words : words < 8 ? 5 : words < 14 ? 6 : 7;
}

// @ts-ignore: decorator
@inline
function marksBetween(from: i32, to: i32): i32 {
  const commas = at(COMMAS, to) - at(COMMAS, from);
  const marks = at(MARKS, to) - at(MARKS, from);
  return (commas > 1 ? 2 : commas) * 2 + (marks > 0 ? 1 : 0);
}

// @ts-ignore: decorator
@inline
function verbsBetween(from: i32, to: i32): i32 {
  return min(2, at(VERBS, to) - at(VERBS, from));
}

function topicAfter(from: i32, none: i32): i32 {
  for (let i = from + 1; i < from + 4 && i < none; i++) if (at(TOPIC, i) !== 0) return i;
  return none;
}

/** As `parseKeys` in src/language/parse-features.ts, where the names are explained. */
function actionKeys(size: i32, depth: i32, b0i: i32, s0i: i32, s1i: i32): void {
  const none = size + 1;
  const s2i = depth > 2 ? at(STACK, depth - 3) : none;
  const b1i = min(b0i + 1, none);
  const b2i = min(b0i + 2, none);
  const s0li = at(LEFT1, s0i);
  const s0ri = at(RIGHT1, s0i);
  const s1li = at(LEFT1, s1i);
  const s1ri = at(RIGHT1, s1i);
  const b0li = at(LEFT1, b0i);
  const s0w = at(WORD, s0i);
  const s0p = at(TAG, s0i);
  const s0wp = s0w * C + s0p;
  const s0c = at(TOPIC, s0i);
  const s0f = at(PATTERN, s0i);
  const s1w = at(WORD, s1i);
  const s1p = at(TAG, s1i);
  const s1wp = s1w * C + s1p;
  const s1c = at(TOPIC, s1i);
  const s1f = at(PATTERN, s1i);
  const s2w = at(WORD, s2i);
  const s2p = at(TAG, s2i);
  const b0w = at(WORD, b0i);
  const b0p = at(TAG, b0i);
  const b0wp = b0w * C + b0p;
  const b0c = at(TOPIC, b0i);
  const b0f = at(PATTERN, b0i);
  const b1w = at(WORD, b1i);
  const b1p = at(TAG, b1i);
  const b2w = at(WORD, b2i);
  const b2p = at(TAG, b2i);
  const s0lw = at(WORD, s0li);
  const s0lp = at(TAG, s0li);
  const s0rw = at(WORD, s0ri);
  const s0rp = at(TAG, s0ri);
  const s1lp = at(TAG, s1li);
  const s1rw = at(WORD, s1ri);
  const s1rp = at(TAG, s1ri);
  const b0lw = at(WORD, b0li);
  const b0lp = at(TAG, b0li);
  const s0l2p = at(TAG, at(LEFT2, s0i));
  const s0r2p = at(TAG, at(RIGHT2, s0i));
  const b0l2p = at(TAG, at(LEFT2, b0i));
  const s1r2p = at(TAG, at(RIGHT2, s1i));
  const s0lx = at(LEFT_LABEL, s0i);
  const s0rx = at(RIGHT_LABEL, s0i);
  const s1lx = at(LEFT_LABEL, s1i);
  const s1rx = at(RIGHT_LABEL, s1i);
  const b0lx = at(LEFT_LABEL, b0i);
  const s0vl = at(LEFT_COUNT, s0i);
  const s0vr = at(RIGHT_COUNT, s0i);
  const s1vr = at(RIGHT_COUNT, s1i);
  const b0vl = at(LEFT_COUNT, b0i);
  const s0sl = at(LEFT_SET, s0i);
  const s0sr = at(RIGHT_SET, s0i);
  const s1sl = at(LEFT_SET, s1i);
  const s1sr = at(RIGHT_SET, s1i);
  const b0sl = at(LEFT_SET, b0i);
  const s0d = distance(b0i - s0i);
  const below = s1i !== none;
  const s1d = below ? distance(s0i - s1i) : 0;
  const dp = min(depth, 5);
  const ni = topicAfter(b0i, none);
  const nc = at(TOPIC, ni);
  const np = at(TAG, ni);
  const g0 = marksBetween(s0i, b0i);
  const g1 = below ? marksBetween(s1i, s0i) : 0;
  const gv = verbsBetween(s0i, b0i) * 3 + (below ? verbsBetween(s1i, s0i) : 0);
  const sa1p = at(TAG, s0i + 1);
  const sb0p = at(TAG, s0i === 0 ? none : s0i - 1);
  const bbp = at(TAG, b0i === 0 ? none : b0i - 1);
  key(0, s0w);
  key(1, s0p);
  key(2, s0w * A + s0p);
  key(3, s0c * A + s0p);
  key(4, s1w);
  key(5, s1p);
  key(6, s1w * A + s1p);
  key(7, s1c * A + s1p);
  key(8, s2p);
  key(9, s2w * A + s2p);
  key(10, b0w);
  key(11, b0p);
  key(12, b0w * A + b0p);
  key(13, b0c * A + b0p);
  key(14, b1w);
  key(15, b1p);
  key(16, b1w * A + b1p);
  key(17, b2p);
  key(18, b2w * A + b2p);
  key(19, s0wp * A + b0wp);
  key(20, s0wp * A + b0w);
  key(21, s0w * A + b0wp);
  key(22, s0wp * A + b0p);
  key(23, s0p * A + b0wp);
  key(24, s0p * A + b0p);
  key(25, b0p * A + b1p);
  key(26, ((s0c * A + b0c) * B + s0p) * C + b0p);
  key(27, s0c * A + b0w);
  key(28, s0w * A + b0c);
  key(29, s1wp * A + s0wp);
  key(30, s1wp * A + s0p);
  key(31, s1p * A + s0wp);
  key(32, s1p * A + s0p);
  key(33, ((s1c * A + s0c) * B + s1p) * C + s0p);
  key(34, s1c * A + s0w);
  key(35, s1w * A + s0c);
  key(36, s1w * A + b0w);
  key(37, s1w * A + b0p);
  key(38, s1p * A + b0w);
  key(39, s1p * A + b0p);
  key(40, s0p * A + b1p);
  key(41, s0w * A + b1w);
  key(42, (b0p * A + b1p) * B + b2p);
  key(43, (s0p * A + b0p) * B + b1p);
  key(44, (s1p * A + s0p) * B + b0p);
  key(45, ((s1p * A + s0p) * B + b0p) * C + b1p);
  key(46, (s2p * A + s1p) * B + s0p);
  key(47, ((s2p * A + s1p) * B + s0p) * C + b0p);
  key(48, ((s0p * A + b0p) * B + b1p) * C + b2p);
  key(49, (s0w * A + b0p) * B + b1p);
  key(50, (s0p * A + b0w) * B + b1p);
  key(51, (s1w * A + s0p) * B + b0p);
  key(52, (s1p * A + s0w) * B + b0p);
  key(53, (s1p * A + s0p) * B + b0w);
  key(54, (s1wp * A + s0p) * B + b0w);
  key(55, (s1w * A + s0w) * B + b0p);
  key(56, (s0p * A + s0lp) * B + b0p);
  key(57, (s0p * A + s0rp) * B + b0p);
  key(58, (s0p * A + b0p) * B + b0lp);
  key(59, (s1p * A + s0p) * B + s0lp);
  key(60, (s1p * A + s0p) * B + s0rp);
  key(61, (s1p * A + s1rp) * B + s0p);
  key(62, (s1p * A + s1lp) * B + s0p);
  key(63, ((s1p * A + s1rp) * B + s0p) * C + b0p);
  key(64, ((s0p * A + s0lp) * B + b0p) * C + b0lp);
  key(65, s1w * A + s0lw);
  key(66, (s1c * A + s0lw) * B + s0c);
  key(67, (s1wp * A + s0lw) * B + s0c);
  key(68, ((s2p * A + s1p) * B + s0lw) * C + s0p);
  key(69, s2w * A + s0lw);
  key(70, ((s1p * A + s0lw) * B + s0c) * C + b0p);
  key(71, (s1c * A + s0c) * B + b0w);
  key(72, (s0w * A + b0w) * B + nc);
  key(73, (s1w * A + b0w) * B + nc);
  key(74, (s0c * A + b0w) * B + nc);
  key(75, (s1c * A + b0w) * B + nc);
  key(76, (s0p * A + b0w) * B + np);
  key(77, ((s1w * A + s0p) * B + b0w) * C + nc);
  key(78, (s0d * A + s0p) * B + b0p);
  key(79, s0d * A + s0w);
  key(80, s0d * A + b0w);
  key(81, s0d);
  key(82, (s0d * A + s0w) * B + b0p);
  key(83, (s1d * A + s1p) * B + s0p);
  key(84, (s1d * A + s1w) * B + s0p);
  key(85, (s1d * A + s1p) * B + s0w);
  key(86, ((s1d * A + s1p) * B + s0p) * C + b0p);
  key(87, s0w * A + s0vr);
  key(88, s0p * A + s0vr);
  key(89, s0w * A + s0vl);
  key(90, s0p * A + s0vl);
  key(91, b0w * A + b0vl);
  key(92, b0p * A + b0vl);
  key(93, s1w * A + s1vr);
  key(94, s1p * A + s1vr);
  key(95, (s0p * A + s0vr) * B + b0p);
  key(96, (s1p * A + s1vr) * B + s0p);
  key(97, s0lw * A + s0p);
  key(98, (s0lp * A + s0lx) * B + s0p);
  key(99, s0rw * A + s0p);
  key(100, (s0rp * A + s0rx) * B + s0p);
  key(101, b0lw * A + b0p);
  key(102, (b0lp * A + b0lx) * B + b0p);
  key(103, s1rw * A + s1p);
  key(104, (s1rp * A + s1rx) * B + s1p);
  key(105, (s1lp * A + s1lx) * B + s1p);
  key(106, (s0p * A + s0lp) * B + s0l2p);
  key(107, (s0p * A + s0rp) * B + s0r2p);
  key(108, (b0p * A + b0lp) * B + b0l2p);
  key(109, (s1p * A + s1rp) * B + s1r2p);
  key(110, s0w * A + s0sr);
  key(111, (s0p * A + s0sr) * B + b0p);
  key(112, s0w * A + s0sl);
  key(113, (s0p * A + s0sl) * B + b0p);
  key(114, b0w * A + b0sl);
  key(115, (b0p * A + b0sl) * B + s0p);
  key(116, s1w * A + s1sr);
  key(117, (s1p * A + s1sr) * B + s0p);
  key(118, (s1p * A + s1sl) * B + s0p);
  key(119, ((s1p * A + s1sl) * B + s0p) * C + s0sl);
  key(120, (s0f * A + s0p) * B + b0p);
  key(121, s0f * A + b0w);
  key(122, ((s1f * A + s1p) * B + s0p) * C + b0p);
  key(123, s1f * A + s0w);
  key(124, (b0f * A + b0p) * B + s0p);
  key(125, (s1f * A + s1sr) * B + s0p);
  key(126, (s0f * A + s0sr) * B + b0p);
  key(127, (s1f * A + s0c) * B + s0p);
  key(128, (g0 * A + s0p) * B + b0p);
  key(129, (g0 * A + s0w) * B + b0p);
  key(130, (g1 * A + s1p) * B + s0p);
  key(131, ((g1 * A + s1p) * B + s0p) * C + b0p);
  key(132, (g1 * A + s1w) * B + s0p);
  key(133, (((g1 * A + g0) * B + s1p) * C + s0p) * A + b0p);
  key(134, (gv * A + s0p) * B + b0p);
  key(135, ((gv * A + s1p) * B + s0p) * C + b0p);
  key(136, (g0 * A + s0p) * B + b0w);
  key(137, (dp * A + s0p) * B + b0p);
  key(138, s0p * A + sa1p);
  key(139, (s0p * A + b0p) * B + bbp);
  key(140, (s1p * A + s0p) * B + sb0p);
}

/** The best action where there is a choice: something is on the stack, and the next word is not the root. */
function bestAction(size: i32, depth: i32, next: i32, top: i32, below: i32): i32 {
  actionKeys(size, depth, next, top, below);
  toRows(PARSE_FEATURES, 1, actionShift);
  const rows = s + KEYS;
  const low = i32x4.splat(255);
  let a = i32x4.splat(0);
  let b = i32x4.splat(0);
  let c = i32x4.splat(0);
  // 141 = 35 × 4 + 1: the last stands by itself.
  for (let k = 0; k < PARSE_FEATURES - 1; k += 4) {
    const one = slot(load<i32>(rows + (k << 2)), low);
    const two = slot(load<i32>(rows + (k << 2), 4), low);
    const three = slot(load<i32>(rows + (k << 2), 8), low);
    const four = slot(load<i32>(rows + (k << 2), 12), low);
    // Only one slot of a bucket is left of each, so the four can be laid over each other.
    const x = v128.or(v128.shuffle<u32>(one, two, 0, 4, 1, 5), v128.shuffle<u32>(one, two, 2, 6, 3, 7));
    const y = v128.or(v128.shuffle<u32>(three, four, 0, 4, 1, 5), v128.shuffle<u32>(three, four, 2, 6, 3, 7));
    const found = v128.or(v128.shuffle<u64>(x, y, 0, 2), v128.shuffle<u64>(x, y, 1, 3));
    a = i32x4.add(a, worth(i32x4.shr_s(i32x4.shl(found, 16), 24)));
    b = i32x4.add(b, worth(i32x4.shr_s(i32x4.shl(found, 8), 24)));
    c = i32x4.add(c, worth(i32x4.shr_s(found, 24)));
  }
  const last = slot(load<i32>(rows + ((PARSE_FEATURES - 1) << 2)), low);
  a = i32x4.add(a, worth(i32x4.shr_s(i32x4.shl(last, 16), 24)));
  b = i32x4.add(b, worth(i32x4.shr_s(i32x4.shl(last, 8), 24)));
  c = i32x4.add(c, worth(i32x4.shr_s(last, 24)));
  const shift = sum(a);
  const left = sum(b);
  const right = sum(c);
  let best = SHIFT;
  let most = shift;
  if (left > most) {
    best = LEFT;
    most = left;
  }
  return depth > 1 && right > most ? RIGHT : best;
}

/** The slot of a row in its bucket, with nothing in the other three. */
// @ts-ignore: decorator
@inline
function slot(row: i32, low: v128): v128 {
  const bucket = v128.load(actions + (row & -16));
  return v128.and(bucket, i32x4.eq(v128.and(bucket, low), i32x4.splat(row & 15)));
}

/** q · |q|, which is what a byte of the weights stands for. */
// @ts-ignore: decorator
@inline
function worth(q: v128): v128 {
  return i32x4.mul(q, i32x4.abs(q));
}

// @ts-ignore: decorator
@inline
function sum(v: v128): i32 {
  return i32x4.extract_lane(v, 0) + i32x4.extract_lane(v, 1) + i32x4.extract_lane(v, 2) + i32x4.extract_lane(v, 3);
}

/** The relation of the dependency that `action` makes; as `labelKeys` in src/language/parse-labels.ts. */
function labelOf(size: i32, action: i32, next: i32, di: i32, below: i32): i32 {
  const none = size + 1;
  const hi = action === LEFT ? next : below;
  const width = tags + 2;
  const set = <i32>load<u16>(labelSets + ((((action - 1) * width + at(TAG, hi)) * width + at(TAG, di)) << 1));
  const members = labelMembers + load<i32>(labelMembers + (set << 3));
  const count = load<i32>(labelMembers + (set << 3), 4);
  if (count === 1) return load<u8>(members);
  const hw = at(WORD, hi);
  const hp = at(TAG, hi) * 2 + (action === LEFT ? 1 : 0);
  const dw = at(WORD, di);
  const dp = at(TAG, di);
  const hc = at(TOPIC, hi);
  const dc = at(TOPIC, di);
  const hf = at(PATTERN, hi);
  const dl = at(LEFT1, di);
  const dr = at(RIGHT1, di);
  const dlw = at(WORD, dl);
  const drw = at(WORD, dr);
  const dlp = at(TAG, dl);
  const drp = at(TAG, dr);
  const dlx = at(LEFT_LABEL, di);
  const drx = at(RIGHT_LABEL, di);
  const dls = at(LEFT_SET, di);
  const hls = at(LEFT_SET, hi);
  const hrs = at(RIGHT_SET, hi);
  const hrx = at(RIGHT_LABEL, hi);
  const hlx = at(LEFT_LABEL, hi);
  const gap = abs(hi - di);
  const distance = gap < 5 ? gap : gap < 10 ? 5 : 6;
  const before = at(TAG, di === 0 ? none : di - 1);
  const after = at(TAG, di + 1);
  const comma = at(COMMAS, max(hi, di)) > at(COMMAS, min(hi, di)) ? 1 : 0;
  const belowp = at(TAG, below);
  const nextp = at(TAG, min(next + (action === LEFT ? 1 : 0), none));
  key(0, hp);
  key(1, dp * 2 + (action === LEFT ? 1 : 0));
  key(2, hp * A + dp);
  key(3, hw * A + hp);
  key(4, dw * A + dp);
  key(5, (hw * A + hp) * B + dp);
  key(6, (dw * A + hp) * B + dp);
  key(7, (hw * A + dw) * B + hp);
  key(8, (hc * A + dc) * B + hp * C + dp);
  key(9, (dc * A + dp) * B + hp);
  key(10, (hw * A + dc) * B + hp);
  key(11, (distance * A + dp) * B + hp);
  key(12, (dlw * A + dp) * B + hp);
  key(13, (dlw * A + hw) * B + hp);
  key(14, (dlw * A + dc) * B + hp * C + hc);
  key(15, (dlx * A + dp) * B + hp);
  key(16, (drx * A + dp) * B + hp);
  key(17, (dlp * A + dp) * B + hp * C + drp);
  key(18, (dls * A + dp) * B + hp);
  key(19, (hls * A + dp) * B + hp);
  key(20, (hrs * A + dp) * B + hp);
  key(21, (hls * A + dw) * B + hp);
  key(22, (hrx * A + dp) * B + hp);
  key(23, (hlx * A + dp) * B + hp);
  key(24, (hf * A + dp) * B + hp);
  key(25, (hf * A + dlw) * B + hp);
  key(26, (before * A + dp) * B + hp);
  key(27, (after * A + dp) * B + hp);
  key(28, (comma * A + dp) * B + hp * C + dls);
  key(29, (comma * A + dw) * B + hp);
  key(30, (belowp * A + dp) * B + hp);
  key(31, (nextp * A + dp) * B + hp);
  key(32, (hls * A + dls) * B + hp * C + dp);
  key(33, (drw * A + dp) * B + hp);
  key(34, (dw * A + dlw) * B + hp);
  key(35, ((di === 0 ? 1 : 0) * A + dp) * B + hp * C + after);
  toRows(LABEL_FEATURES, 1, labelShift);
  return bestColumn(labels, stride(relations), LABEL_FEATURES, members, count);
}
