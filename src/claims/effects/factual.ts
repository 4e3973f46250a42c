import {childrenBy, isRelation} from '../../language/tree.ts';
import type {Sentence} from '../../model/sentence.ts';
import type {Pack} from '../../packs/pack.ts';
import type {Trigger} from './triggers.ts';

type Modality =
  | 'possible'
  | 'unreal'
  | 'guess'
  | 'plan'
  | 'implies'
  | 'condition'
  | 'perfect'
  | 'negation'
  | 'goal'
  | 'lead'
  | 'factive';

/** What takes the reality out of a clause, by dictionary form; `packs/<lang>/modality.txt`. */
export type ModalWords = ReadonlyMap<string, Modality>;

/** Compiles `modality.txt`. */
export function compileModality(pack: Pack): ModalWords {
  return new Map(pack.table('modality').map((row) => [row.cells['word'] ?? '', row.cells['kind'] as Modality]));
}

/**
 * Whether the clause of the word at `anchor` is told as something that happened.
 *
 * Plans, threats, hypotheses and rules are no claims: "could kill", "to arrest 20", "if 40 die". "May have killed" is
 * told, though hedged. What a passive infinitive of saying carries ("are believed to be missing") is told as well.
 */
export function isFactual(sentence: Sentence, anchor: number, words: ModalWords): boolean {
  for (let i = anchor, steps = 0; i >= 0 && steps < sentence.size; i = clauseAbove(sentence, i), steps++) {
    if (isUnreal(sentence, i, words)) return false;
    if (i === anchor && isToldOf(sentence, i)) return true;
    if (isTakenAsFact(sentence, i, words)) return true;
    if (isBareInfinitive(sentence, i, words) && !impliedByGovernor(sentence, i, words)) return false;
    if (isGovernedByPlan(sentence, i, words)) return false;
    if (!sharesReality(sentence, i)) return true;
  }
  return true;
}

/** "called for an inquiry into the attack that killed 13": a relative clause in the past tells what was. */
function isToldOf({xpos}: Sentence, i: number): boolean {
  return xpos[i] === 'VBD' && /^W[DP]/.test(xpos[i - 1] ?? '');
}

/** Whether a trigger is negated from outside: "did not kill", "never found"; "not been heard from" negates itself. */
export function isNegated(sentence: Sentence, {anchor, first, last}: Trigger, words: ModalWords): boolean {
  return childrenBy(sentence, anchor, 'advmod').some(
    (i) => (i < first || i > last) && kindOf(sentence, i, words) === 'negation',
  );
}

/** "will investigate the killing of five": only what has happened can be looked into, mourned or protested. */
function isTakenAsFact(sentence: Sentence, i: number, words: ModalWords): boolean {
  const head = sentence.heads[i] ?? -1;
  if (head < 0 || sentence.upos[i] !== 'NOUN' || kindOf(sentence, head, words) !== 'factive') return false;
  return isRelation(sentence, i, 'obj') || isRelation(sentence, i, 'obl') || isRelation(sentence, i, 'nmod');
}

function kindOf(sentence: Sentence, i: number, words: ModalWords): Modality | undefined {
  return words.get(sentence.lower[i] ?? '') ?? words.get(sentence.lemmas[i] ?? '');
}

function isUnreal(sentence: Sentence, i: number, words: ModalWords): boolean {
  const perfect = hasPerfect(sentence, i, words);
  const modal = childrenBy(sentence, i, 'aux').some((aux) => {
    const kind = kindOf(sentence, aux, words);
    if (kind === 'guess' || kind === 'possible') if (isStateNow(sentence, i)) return false;
    return (
      kind === 'unreal' || kind === 'guess' || (kind === 'possible' && (!perfect || hasCondition(sentence, i, words)))
    );
  });
  return (
    modal || childrenBy(sentence, i, 'mark', 'advmod').some((mark) => kindOf(sentence, mark, words) === 'condition')
  );
}

/** "could be missing", "may be dead": a guess at what is, not at what will be. */
function isStateNow(sentence: Sentence, i: number): boolean {
  return sentence.xpos[i] === 'JJ' && childrenBy(sentence, i, 'cop').length > 0;
}

/** "might have been saved if the boat had come" */
function hasCondition(sentence: Sentence, i: number, words: ModalWords): boolean {
  return childrenBy(sentence, i, 'advcl').some((clause) =>
    childrenBy(sentence, clause, 'mark', 'advmod').some((mark) => kindOf(sentence, mark, words) === 'condition'),
  );
}

/** "to kill", but not "to have killed". */
function isBareInfinitive(sentence: Sentence, i: number, words: ModalWords): boolean {
  if (!childrenBy(sentence, i, 'mark').some((mark) => sentence.xpos[mark] === 'TO')) return false;
  return !hasPerfect(sentence, i, words);
}

function hasPerfect(sentence: Sentence, i: number, words: ModalWords): boolean {
  return childrenBy(sentence, i, 'aux').some((aux) => kindOf(sentence, aux, words) === 'perfect');
}

function impliedByGovernor(sentence: Sentence, i: number, words: ModalWords): boolean {
  const head = sentence.heads[i] ?? -1;
  if (head < 0) return false;
  const kind = kindOf(sentence, head, words);
  // "had to flee" tells of what was, "have to flee" of what should be.
  return kind === 'implies' || (kind === 'perfect' && /^VB[DN]$/.test(sentence.xpos[head] ?? ''));
}

/** "threatened to kill", "plans for the evacuation of 300", "demanded the release of 30". */
function isGovernedByPlan(sentence: Sentence, i: number, words: ModalWords): boolean {
  const head = sentence.heads[i] ?? -1;
  if (head < 0) return false;
  // "information leading to the arrest of two men" is still sought.
  const above = sentence.xpos[head] === 'VBG' && isRelation(sentence, head, 'acl') ? sentence.heads[head]! : -1;
  if (above >= 0 && kindOf(sentence, above, words) === 'lead') return true;
  if (kindOf(sentence, head, words) !== 'plan') return false;
  // "called for the release of 30", but "was tried for the killing of 30".
  const sought = childrenBy(sentence, i, 'case').some((word) => kindOf(sentence, word, words) === 'goal');
  if (isRelation(sentence, i, 'obl')) return sought && childrenBy(sentence, head, 'aux:pass').length === 0;
  return ['xcomp', 'ccomp', 'obj', 'nmod', 'acl'].some((relation) => isRelation(sentence, i, relation));
}

/** A coordinated verb or a complement without subject of its own lives in its governor's reality. */
function sharesReality(sentence: Sentence, i: number): boolean {
  const verbal = /^(V|JJ|N)/.test(sentence.xpos[i] ?? '');
  if (!verbal) return false;
  if (isRelation(sentence, i, 'conj')) return childrenBy(sentence, i, 'nsubj').length === 0;
  return (
    isRelation(sentence, i, 'xcomp') ||
    isRelation(sentence, i, 'obj') ||
    (isRelation(sentence, i, 'advcl') && sentence.xpos[i] === 'VBG')
  );
}

function clauseAbove(sentence: Sentence, i: number): number {
  return sentence.heads[i] ?? -1;
}
