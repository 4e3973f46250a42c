import type {Sentence} from '../model/sentence.ts';
import type {Span} from '../model/span.ts';

/** Whether token `i`'s relation is `relation`, with any subtype: `isRelation(s, i, 'nsubj')` is true for "nsubj:pass". */
export function isRelation(sentence: Sentence, i: number, relation: string): boolean {
  const found = sentence.relations[i];
  return found === relation || (found?.startsWith(relation) === true && found[relation.length] === ':');
}

/** The dependents of each token, worked out when they are first asked for: the rules ask for them all the time. */
const dependents = new WeakMap<Sentence, readonly (readonly number[] | undefined)[]>();

const NONE: readonly number[] = [];

/** The tokens that `head` governs, in the order of the text. */
export function children(sentence: Sentence, head: number): readonly number[] {
  let all = dependents.get(sentence);
  if (all === undefined) {
    all = dependentsOf(sentence);
    dependents.set(sentence, all);
  }
  return all[head + 1] ?? NONE;
}

/** Lists of dependents by their governor's number plus one: those of −1 are the roots. */
function dependentsOf({heads, size}: Sentence): readonly (readonly number[] | undefined)[] {
  const all = new Array<number[] | undefined>(size + 1);
  for (let i = 0; i < size; i++) {
    const at = heads[i]! + 1;
    const known = all[at];
    if (known === undefined) all[at] = [i];
    else known.push(i);
  }
  return all;
}

/** The tokens that `head` governs by one of the relations (subtypes included). */
export function childrenBy(sentence: Sentence, head: number, ...relations: string[]): number[] {
  const found: number[] = [];
  for (const i of children(sentence, head)) {
    for (const relation of relations) {
      if (!isRelation(sentence, i, relation)) continue;
      found.push(i);
      break;
    }
  }
  return found;
}

/** The first token that `head` governs by one of the relations, or −1. */
export function childBy(sentence: Sentence, head: number, ...relations: string[]): number {
  return childrenBy(sentence, head, ...relations)[0] ?? -1;
}

/** Whether `ancestor` is `i` itself or governs it over any number of steps. */
export function isUnder(sentence: Sentence, i: number, ancestor: number): boolean {
  for (let k = i, steps = 0; k >= 0 && steps <= sentence.size; k = sentence.heads[k] ?? -1, steps++) {
    if (k === ancestor) return true;
  }
  return false;
}

/** The tokens of the subtree of `head`, in the order of the text; branches for which `skip` is true are left out. */
export function subtree(sentence: Sentence, head: number, skip: (i: number) => boolean = () => false): number[] {
  const found: number[] = [];
  const visit = (i: number): void => {
    found.push(i);
    for (const child of children(sentence, i)) if (!skip(child)) visit(child);
  };
  visit(head);
  return found.sort((a, b) => a - b);
}

/** The stretch of text from the first to the last of the tokens. */
export function spanOf(sentence: Sentence, tokens: readonly number[]): Span {
  const first = Math.min(...tokens);
  const last = Math.max(...tokens);
  return {start: sentence.starts[first] ?? sentence.start, end: sentence.ends[last] ?? sentence.end};
}

/** First and last token of a span. */
export function tokensOf({starts, ends, size}: Sentence, {start, end}: Span): [number, number] {
  let low = 0;
  let high = size - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ends[middle]! <= start) low = middle + 1;
    else high = middle;
  }
  let last = low;
  while (last < size - 1 && starts[last + 1]! < end) last++;
  return [low, last];
}

/** The token of a stretch whose governor stands outside of it. */
export function headOf(sentence: Sentence, first: number, last: number): number {
  for (let i = first; i <= last; i++) {
    const head = sentence.heads[i] ?? -1;
    if (head < first || head > last) return i;
  }
  return first;
}

/** Whether no semicolon stands between two tokens: it ends a clause, whatever the parser thinks. */
export function isSameClause({forms}: Sentence, one: number, other: number): boolean {
  return !forms.slice(Math.min(one, other), Math.max(one, other)).includes(';');
}
