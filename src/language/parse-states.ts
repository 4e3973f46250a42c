/** What the parser can do next (arc-hybrid): put the next word on the stack, or take the stack's top off it. */
export const SHIFT = 0;
/** The top of the stack depends on the next word. */
export const LEFT = 1;
/** The top of the stack depends on the word below it. */
export const RIGHT = 2;

/** Depths and distances are told apart up to this. */
const MANY = 7;

/**
 * States of the parser, packed in columns and never changed once made, so that states of a beam share all they can.
 *
 * A *node* is a word with the dependents it has so far; a *cell* is one place of a stack, linked to the one below. Each
 * action makes at most one node, one cell and one state. Number 0 of each means "none".
 */
export class ParseStates {
  /** Columns of nodes. */
  word: Int32Array;
  left1: Int32Array;
  left2: Int32Array;
  right1: Int32Array;
  right2: Int32Array;
  leftLabel: Int32Array;
  rightLabel: Int32Array;
  leftCount: Int32Array;
  rightCount: Int32Array;
  /** Relations among the dependents, as bits. */
  leftSet: Int32Array;
  rightSet: Int32Array;
  /** Columns of cells. */
  cellNode: Int32Array;
  cellBelow: Int32Array;
  /** Columns of states. */
  stack: Int32Array;
  depth: Int32Array;
  next: Int32Array;
  before: Int32Array;
  action: Int32Array;
  label: Int32Array;
  score: Float64Array;

  nodes = 1;
  cells = 1;
  states = 1;
  /** Index of the word that stands for the root; the one after it stands for "none". */
  root = 0;

  constructor(capacity = 4096) {
    const column = (): Int32Array => new Int32Array(capacity);
    this.word = column();
    this.left1 = column();
    this.left2 = column();
    this.right1 = column();
    this.right2 = column();
    this.leftLabel = column();
    this.rightLabel = column();
    this.leftCount = column();
    this.rightCount = column();
    this.leftSet = column();
    this.rightSet = column();
    this.cellNode = column();
    this.cellBelow = column();
    this.stack = column();
    this.depth = column();
    this.next = column();
    this.before = column();
    this.action = column();
    this.label = column();
    this.score = new Float64Array(capacity);
  }

  /** Empties the columns and makes the first state of a sentence of `size` words. */
  start(size: number): number {
    this.nodes = 1;
    this.cells = 1;
    this.states = 1;
    this.root = size;
    this.word[0] = size + 1;
    const state = this.states++;
    this.stack[state] = 0;
    this.depth[state] = 0;
    this.next[state] = this.newNode(0);
    this.before[state] = 0;
    this.score[state] = 0;
    return state;
  }

  /** Whether the action can be taken; the root takes one dependent only, the last. */
  allows(state: number, action: number): boolean {
    const depth = this.depth[state]!;
    const atRoot = this.word[this.next[state]!] === this.root;
    if (action === SHIFT) return !atRoot;
    if (action === LEFT) return atRoot ? depth === 1 : depth > 0;
    return depth > 1;
  }

  /** The action to take where there is no choice; null where there is one. */
  onlyAction(state: number): number | null {
    const depth = this.depth[state]!;
    if (this.word[this.next[state]!] === this.root) return depth === 1 ? LEFT : RIGHT;
    return depth === 0 ? SHIFT : null;
  }

  /** Whether nothing is left to do. */
  isDone(state: number): boolean {
    return this.depth[state] === 0 && this.word[this.next[state]!] === this.root;
  }

  /** The node that the action would make a dependent. */
  dependent(state: number): number {
    return this.cellNode[this.stack[state]!]!;
  }

  /** The node that the action would make its head. */
  head(state: number, action: number): number {
    return action === LEFT ? this.next[state]! : this.cellNode[this.cellBelow[this.stack[state]!]!]!;
  }

  /** The state after the action. */
  take(state: number, action: number, label: number, score: number): number {
    const made = this.states++;
    this.before[made] = state;
    this.action[made] = action;
    this.label[made] = label;
    this.score[made] = score;
    const top = this.stack[state]!;
    const next = this.next[state]!;
    if (action === SHIFT) {
      this.stack[made] = this.newCell(next, top);
      this.depth[made] = this.depth[state]! + 1;
      this.next[made] = this.newNode(this.word[next]! + 1);
    } else if (action === LEFT) {
      this.stack[made] = this.cellBelow[top]!;
      this.depth[made] = this.depth[state]! - 1;
      this.next[made] = this.withLeft(next, this.cellNode[top]!, label);
    } else {
      const below = this.cellBelow[top]!;
      this.stack[made] = this.newCell(
        this.withRight(this.cellNode[below]!, this.cellNode[top]!, label),
        this.cellBelow[below]!,
      );
      this.depth[made] = this.depth[state]! - 1;
      this.next[made] = next;
    }
    return made;
  }

  private newNode(word: number): number {
    const node = this.nodes++;
    this.word[node] = word;
    this.left1[node] = 0;
    this.left2[node] = 0;
    this.right1[node] = 0;
    this.right2[node] = 0;
    this.leftLabel[node] = 0;
    this.rightLabel[node] = 0;
    this.leftCount[node] = 0;
    this.rightCount[node] = 0;
    this.leftSet[node] = 0;
    this.rightSet[node] = 0;
    return node;
  }

  private copyNode(from: number): number {
    const node = this.nodes++;
    this.word[node] = this.word[from]!;
    this.left1[node] = this.left1[from]!;
    this.left2[node] = this.left2[from]!;
    this.right1[node] = this.right1[from]!;
    this.right2[node] = this.right2[from]!;
    this.leftLabel[node] = this.leftLabel[from]!;
    this.rightLabel[node] = this.rightLabel[from]!;
    this.leftCount[node] = this.leftCount[from]!;
    this.rightCount[node] = this.rightCount[from]!;
    this.leftSet[node] = this.leftSet[from]!;
    this.rightSet[node] = this.rightSet[from]!;
    return node;
  }

  /** The leftmost dependent is the one attached last. */
  private withLeft(head: number, dependent: number, label: number): number {
    const node = this.copyNode(head);
    this.left2[node] = this.left1[head]!;
    this.left1[node] = dependent;
    this.leftLabel[node] = label + 1;
    this.leftCount[node] = Math.min(this.leftCount[head]! + 1, MANY);
    this.leftSet[node] = this.leftSet[head]! | (1 << (label & 31));
    return node;
  }

  private withRight(head: number, dependent: number, label: number): number {
    const node = this.copyNode(head);
    this.right2[node] = this.right1[head]!;
    this.right1[node] = dependent;
    this.rightLabel[node] = label + 1;
    this.rightCount[node] = Math.min(this.rightCount[head]! + 1, MANY);
    this.rightSet[node] = this.rightSet[head]! | (1 << (label & 31));
    return node;
  }

  private newCell(node: number, below: number): number {
    const cell = this.cells++;
    this.cellNode[cell] = node;
    this.cellBelow[cell] = below;
    return cell;
  }
}
