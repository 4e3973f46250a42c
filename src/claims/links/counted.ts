import {childBy, children, childrenBy, isRelation, isSameClause} from '../../language/tree.ts';
import type {Sentence} from '../../model/sentence.ts';
import type {Frame} from '../effects/triggers.ts';
import {antecedent, directlyCounted, isParticiple, objects, subjects} from './directly.ts';

/** Who is counted by an effect word, as nominal tokens. */
export interface Counted {
  /** Those the word itself leads to: object, subject, complement. */
  readonly own: readonly number[];
  /** Those it has in common with another word: conjuncts of its own, or what a coordinated verb has. */
  readonly shared: readonly number[];
}

/**
 * Who may be counted by an effect word: paths in the tree from the word at `anchor` to nominal tokens.
 *
 * "killed" leads to its object or passive subject, "dead" to what it is said of, "death" to its complement.
 */
export function countedBy(sentence: Sentence, anchor: number, frame: Frame): Counted {
  const alone = determinerAlone(sentence, anchor, frame);
  if (alone >= 0) return {own: [alone], shared: []};
  // "1,500 inmates escaped; 33 died"
  const byTree = directlyCounted(sentence, anchor, frame).filter((token) => isSameClause(sentence, token, anchor));
  const own = byTree.length > 0 ? byTree : behindMistaken(sentence, anchor, frame);
  const first = own.length > 0 ? own : sharedBy(sentence, anchor, frame);
  const all = withConjuncts(sentence, anchor, first);
  return {own, shared: all.filter((token) => !own.includes(token))};
}

/** "… were killed and another injured": a determiner with no noun but the participle stands for those it meets. */
function determinerAlone(sentence: Sentence, anchor: number, frame: Frame): number {
  if ((frame !== 'object' && frame !== 'state') || !isRelation(sentence, anchor, 'conj')) return -1;
  // "a killed guard and a wounded one": a noun behind is the one it meets.
  if (!isParticiple(sentence, anchor) || /^NN/.test(sentence.xpos[anchor + 1] ?? '')) return -1;
  return childrenBy(sentence, anchor, 'det').find((i) => i < anchor) ?? -1;
}

/** "Gunmen shot dead a man": the tagger took the verb for a noun; those counted follow it. */
function behindMistaken(sentence: Sentence, anchor: number, frame: Frame): number[] {
  if (frame !== 'object' || !/^(NN|JJ)$/.test(sentence.xpos[anchor] ?? '')) return [];
  let i = anchor + 1;
  while (i < anchor + 3 && /^(JJ|RB)$/.test(sentence.xpos[i] ?? '')) i++;
  if (!/^(DT|CD)$/.test(sentence.xpos[i] ?? '')) return [];
  while (/^(DT|CD|JJ|NN)$/.test(sentence.xpos[i + 1] ?? '')) i++;
  return /^NN/.test(sentence.xpos[i] ?? '') ? [i] : [];
}

/** Verbs that are coordinated or complements share what the governing verb has: "were shot and robbed", "began to flee". */
function sharedBy(sentence: Sentence, verb: number, frame: Frame): readonly number[] {
  const head = sentence.heads[verb] ?? -1;
  if (head < 0) return [];
  // "were abducted and found dead": the state is said of those the verb above shares.
  if (frame === 'state') return isRelation(sentence, verb, 'xcomp') ? sharedBy(sentence, head, 'object') : [];
  if (!['object', 'subject', 'either'].includes(frame)) return [];
  if (isRelation(sentence, verb, 'conj')) {
    // "97 remained, at least 33 of whom are believed dead": a relative clause shares nothing.
    if (sentence.xpos.slice(head + 1, verb).some((tag) => tag.startsWith('W'))) return [];
    if (frame === 'subject') return allSubjects(sentence, head);
    const passive = childrenBy(sentence, head, 'nsubj:pass').length > 0;
    // "Two men attacked a guard and were arrested": the one subject acts, then is met.
    if (!passive && followsConjunction(sentence, verb)) return allSubjects(sentence, head);
    if (!isParticiple(sentence, verb) && !passive) return [];
    const above = objects(sentence, head);
    return above.length > 0 ? above : sharedBy(sentence, head, frame);
  }
  return isRelation(sentence, verb, 'xcomp') || isRelation(sentence, verb, 'advcl') ? allSubjects(sentence, head) : [];
}

/** "… and were arrested": between a verb's passive auxiliary and its conjunction stands no subject. */
function followsConjunction(sentence: Sentence, verb: number): boolean {
  const auxiliary = childBy(sentence, verb, 'aux:pass');
  let i = auxiliary - 1;
  while (/^(RB|MD|VB[DPZ]?)$/.test(sentence.xpos[i] ?? '') && sentence.upos[i] !== 'VERB') i--;
  return auxiliary >= 0 && sentence.xpos[i] === 'CC';
}

/** The subjects of a verb, or of the verb it is coordinated with. */
function allSubjects(sentence: Sentence, verb: number): number[] {
  const own = subjects(sentence, verb);
  if (own.length > 0) return own;
  const passive = childrenBy(sentence, verb, 'nsubj:pass');
  if (passive.length > 0) return passive.map((i) => antecedent(sentence, verb, i));
  const head = sentence.heads[verb] ?? -1;
  return head >= 0 && isRelation(sentence, verb, 'conj') ? allSubjects(sentence, head) : [];
}

/** The longest list that is followed: each pair of a list's counts and its effects is weighed. */
const LONGEST_LIST = 40;

/** "five officers and a dozen militants": each conjunct is counted for itself. */
function withConjuncts(sentence: Sentence, anchor: number, tokens: readonly number[]): number[] {
  const found: number[] = [];
  const visit = (token: number): void => {
    if (found.length >= LONGEST_LIST || found.includes(token)) return;
    found.push(token);
    for (const child of children(sentence, token)) {
      const nominal = /^(N|CD|PRP)/.test(sentence.xpos[child] ?? '');
      if (child !== anchor && nominal && isRelation(sentence, child, 'conj')) visit(child);
    }
  };
  tokens.forEach(visit);
  return found;
}
