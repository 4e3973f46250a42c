import {SaysoError} from '../model/error.ts';
import type {Pack} from '../packs/pack.ts';
import {literalKind, type Sense} from './senses.ts';
import type {Atom} from './words.ts';

/** What a pattern found: the senses its atoms were taken in, and the mentions they make. */
export interface Match {
  /** How the words are to be understood, by the name `readings.ts` knows it. */
  readonly reading: string;
  /** The row's own number or name for the reading. */
  readonly value: string;
  /** Number of atoms. */
  readonly length: number;
  readonly senses: readonly Sense[];
  /** Which mention each atom is part of, from 0 on; −1 for words that only stand beside it. */
  readonly groups: readonly number[];
}

/** The compiled patterns. */
export interface Patterns {
  /** Words that patterns spell out. */
  readonly literals: ReadonlySet<string>;
  /** Kinds of which every match has at least one: where a sentence has none of them, nothing can be found. */
  readonly keys: ReadonlySet<string>;
  /** The longest match that starts at atom `i`; of equals, the one whose row comes first. */
  longest(atoms: readonly Atom[], i: number): Match | null;
}

interface Step {
  readonly kind: string;
  readonly group: number;
}

interface Ending {
  readonly reading: string;
  readonly value: string;
  readonly groups: readonly number[];
  /** Number of the row: the earlier of two equally long patterns is meant. */
  readonly rank: number;
}

interface Node {
  readonly next: Map<string, Node>;
  ending: Ending | null;
}

/**
 * Compiles `time-patterns`: what may stand after what.
 *
 * `{month}` is a word of that kind, anything else the word itself; `a|b` either; `a?` and `(a b)?` may be missing;
 * `[…]` is a mention of its own, where the words around it are only conditions or where one pattern holds two.
 */
export function compilePatterns(pack: Pack): Patterns {
  const root: Node = {next: new Map(), ending: null};
  const literals = new Set<string>();
  const keys = new Set<string>();
  pack.table('time-patterns').forEach((row, rank) => {
    const pattern = row.cells['pattern'] ?? '';
    for (const steps of expand(pattern)) {
      let node = root;
      for (const {kind} of steps) {
        if (!isSlot(kind)) literals.add(kind);
        const name = nameOf(kind);
        const next: Node = node.next.get(name) ?? {next: new Map(), ending: null};
        node.next.set(name, next);
        node = next;
      }
      keys.add(keyOf(steps));
      node.ending ??= {
        reading: row.cells['reading'] ?? '',
        value: row.cells['value'] ?? '',
        groups: steps.map((step) => step.group),
        rank,
      };
    }
  });
  return {literals, keys, longest: (atoms, i) => (mayStart(root, atoms, i) ? longest(root, atoms, i) : null)};
}

function isSlot(item: string): boolean {
  return item.startsWith('{');
}

/** The kind of sense that a pattern's item takes. */
function nameOf(item: string): string {
  return isSlot(item) ? item.slice(1, -1) : literalKind(item);
}

/** Kinds that stand in many sentences without a date. */
const COMMON: ReadonlySet<string> = new Set(
  'count number day short-year lead part counted head measure ordinal vague shift step later apart'.split(' '),
);

/** What of a pattern to look for first: a slot for a rare kind, else its longest word. */
function keyOf(steps: readonly Step[]): string {
  const items = steps.map(({kind}) => kind);
  const rare = items.find((item) => isSlot(item) && !COMMON.has(nameOf(item)));
  const words = items.filter((item) => !isSlot(item)).sort((a, b) => b.length - a.length);
  return nameOf(rare ?? words[0] ?? items[0] ?? '');
}

/** Whether a pattern starts with this atom and goes on with the next: most words are done with here. */
function mayStart(root: Node, atoms: readonly Atom[], i: number): boolean {
  for (const {kind} of atoms[i]?.senses ?? []) {
    const node = root.next.get(kind);
    if (node === undefined) continue;
    if (node.ending !== null) return true;
    for (const sense of atoms[i + 1]?.senses ?? []) if (node.next.has(sense.kind)) return true;
  }
  return false;
}

function longest(root: Node, atoms: readonly Atom[], from: number): Match | null {
  let best: Ending | null = null as Ending | null;
  let senses: readonly Sense[] = [];
  const path: Sense[] = [];
  const walk = (node: Node, i: number): void => {
    if (node.ending !== null && isBetter(node.ending, path.length, best, senses.length)) {
      best = node.ending;
      senses = [...path];
    }
    for (const sense of atoms[i]?.senses ?? []) {
      const next = node.next.get(sense.kind);
      if (next === undefined) continue;
      path.push(sense);
      walk(next, i + 1);
      path.pop();
    }
  };
  walk(root, from);
  return best === null ? null : {...best, length: senses.length, senses};
}

function isBetter(ending: Ending, length: number, best: Ending | null, bestLength: number): boolean {
  if (best === null || length > bestLength) return true;
  return length === bestLength && ending.rank < best.rank;
}

/** All sequences a pattern stands for. */
function expand(pattern: string): Step[][] {
  const tokens = pattern
    .replace(/([[\]()]\??)/g, ' $1 ')
    .trim()
    .split(/\s+/);
  const grouped = tokens.includes('[');
  let at = 0;
  let group = grouped ? -1 : 0;
  let groups = 0;

  function sequence(): Step[][] {
    let all: Step[][] = [[]];
    while (at < tokens.length) {
      const token = tokens[at++] ?? '';
      if (token === ')' || token === ')?') {
        at--;
        return all;
      }
      if (token === '[') group = groups++;
      else if (token === ']') group = -1;
      else if (token === '(') {
        const inner = sequence();
        const close = tokens[at++];
        if (close !== ')' && close !== ')?')
          throw new SaysoError('pack/bad-pattern', `time-patterns: no ")" in "${pattern}".`);
        all = times(all, close === ')?' ? [...inner, []] : inner);
      } else all = times(all, item(token));
    }
    return all;
  }

  function item(token: string): Step[][] {
    const optional = token.length > 1 && token.endsWith('?');
    const kinds = (optional ? token.slice(0, -1) : token).split('|');
    const steps: Step[][] = kinds.map((kind) => [{kind, group}]);
    return optional ? [...steps, []] : steps;
  }

  return sequence().filter((steps) => steps.length > 0);
}

function times(left: readonly Step[][], right: readonly Step[][]): Step[][] {
  return left.flatMap((a) => right.map((b) => [...a, ...b]));
}
