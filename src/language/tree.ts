import type {Sentence} from '../model/sentence.ts';
import type {Span} from '../model/span.ts';

/** Whether token `i`'s relation is `relation`, with any subtype: `isRelation(s, i, 'nsubj')` is true for "nsubj:pass". */
export function isRelation(sentence: Sentence, i: number, relation: string): boolean {
  const found = sentence.relations[i];
  return found === relation || (found?.startsWith(relation) === true && found[relation.length] === ':');
}

/** The tokens that `head` governs, in the order of the text. */
export function children(sentence: Sentence, head: number): number[] {
  const found: number[] = [];
  for (let i = 0; i < sentence.size; i++) if (sentence.heads[i] === head) found.push(i);
  return found;
}

/** The tokens that `head` governs by one of the relations (subtypes included). */
export function childrenBy(sentence: Sentence, head: number, ...relations: string[]): number[] {
  return children(sentence, head).filter((i) => relations.some((relation) => isRelation(sentence, i, relation)));
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
