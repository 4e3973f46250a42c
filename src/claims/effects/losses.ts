import {childrenBy, isRelation} from '../../language/tree.ts';
import type {AffectedClass} from '../../model/claim.ts';
import type {Sentence} from '../../model/sentence.ts';
import {bodyOf} from '../affected/people.ts';
import type {AffectedWords} from '../affected/people-words.ts';
import type {Draft} from '../draft.ts';

/** How far from a count its verb, and from its noun the preposition may stand, in tokens. */
const NEAR = 5;

/** Classes that fight, and so suffer and inflict losses. */
export const FIGHTING: ReadonlySet<AffectedClass> = new Set(['police', 'military', 'militant']);

/**
 * Whose losses a count gives that names nobody itself: "the army suffered 12 casualties", "12 dead among the rebels",
 * "attacked a patrol, inflicting 5 casualties".
 *
 * Goes by the words around the count: in the clipped copy that tells of losses the tree is of little help.
 */
export function loserOf(sentence: Sentence, draft: Draft, words: AffectedWords): AffectedClass | null {
  const found = sideOf(sentence, draft, words);
  return found !== null && (FIGHTING.has(found) || found === 'civilian') ? found : null;
}

function sideOf(sentence: Sentence, {figure, trigger}: Draft, words: AffectedWords): AffectedClass | null {
  if (figure === null) return null;
  const behind = markBehind(sentence, Math.max(figure.last, trigger.last), words);
  if (behind >= 0) return namedFrom(sentence, behind + 1, words) ?? ownRanks(sentence, behind + 1, words);
  const told = toldBefore(sentence, Math.min(figure.first, trigger.first), words);
  if (told === null && figure.high === 0) return whoseNone(sentence, Math.min(figure.first, trigger.first), words);
  return told ?? includedIn(sentence, Math.max(figure.last, trigger.last), words);
}

/** "The rebels lost two men": the fighters whose verb it is; `null` where its subject names none. */
export function bearerOf(sentence: Sentence, {trigger}: Draft, words: AffectedWords): AffectedClass | null {
  const found = firstBody(sentence, subjects(sentence, trigger.anchor), words);
  return found !== null && FIGHTING.has(found) ? found : null;
}

/** "The army reported no casualties": whoever fights speaks of its own. */
function whoseNone(sentence: Sentence, first: number, words: AffectedWords): AffectedClass | null {
  for (let i = first - 1; i >= 0; i--) {
    if (!isRelation(sentence, i, 'nsubj')) continue;
    const found = bodyOf(sentence, i, words);
    return found === 'military' || found === 'militant' ? found : null;
  }
  return null;
}

/** What the words before a count say of its side. */
function toldBefore(sentence: Sentence, first: number, words: AffectedWords): AffectedClass | null {
  const verb = verbBefore(sentence, first, words);
  if (verb < 0) {
    const opening = words.upon.has(sentence.lower[0] ?? '') ? namedFrom(sentence, 1, words) : null;
    return opening ?? ownerOfLosses(sentence, first, words);
  }
  if (isLemma(sentence, verb, words.bearing)) return firstBody(sentence, subjects(sentence, verb), words);
  if (isLemma(sentence, verb, words.costing)) return namedFrom(sentence, verb + 1, words);
  return opponent(sentence, verb, words) ?? otherSide(firstBody(sentence, subjects(sentence, verb), words));
}

/** "reported four dead among its ranks": the subject's own. */
function ownRanks(sentence: Sentence, from: number, words: AffectedWords): AffectedClass | null {
  if (sentence.xpos[from] !== 'PRP$') return null;
  for (let i = from - 1; i >= 0; i--) if (isRelation(sentence, i, 'nsubj')) return bodyOf(sentence, i, words);
  return null;
}

/** "Army casualties were put at 13 dead", "The battalion's losses total 12 dead": whose a noun of losses says that they are. */
function ownerOfLosses(sentence: Sentence, first: number, words: AffectedWords): AffectedClass | null {
  for (let i = 0; i < first; i++) {
    const told = isRelation(sentence, i, 'nsubj') || isRelation(sentence, i, 'root');
    if (!told || !words.losses.has((sentence.lemmas[i] ?? '').toLowerCase())) continue;
    const owners = [
      ...childrenBy(sentence, i, 'compound', 'amod', 'nmod:poss'),
      ...childrenBy(sentence, i, 'nmod').filter((k) => k > i),
    ];
    for (const owner of owners) {
      const found = bodyOf(sentence, owner, words) ?? words.modifiers.get(sentence.lower[owner] ?? '') ?? null;
      if (found !== null) return found;
    }
  }
  return null;
}

function isLemma(sentence: Sentence, i: number, lemmas: ReadonlySet<string>): boolean {
  return lemmas.has((sentence.lemmas[i] ?? '').toLowerCase());
}

/** "casualties among", "were inflicted on", "dead and wounded on": the preposition behind the noun. */
function markBehind(sentence: Sentence, last: number, words: AffectedWords): number {
  for (let i = last + 1; i < Math.min(sentence.size, last + 1 + NEAR); i++) {
    if (words.upon.has(sentence.lower[i] ?? '')) return i;
    const verb = /^VB/.test(sentence.xpos[i] ?? '');
    const leads = verb
      ? isRelation(sentence, i, 'aux') || sentence.upos[i] === 'AUX' || isLoss(sentence, i, words)
      : true;
    if (!leads || (!verb && !/^(RB|CC|CD|JJ|,)$/.test(sentence.xpos[i] ?? ''))) return -1;
  }
  return -1;
}

/** Verbs of losses, and "wounded" behind "dead". */
function isLoss(sentence: Sentence, i: number, words: AffectedWords): boolean {
  return isLemma(sentence, i, words.meeting) || sentence.xpos[i - 1] === 'CD';
}

function verbBefore(sentence: Sentence, first: number, words: AffectedWords): number {
  for (let i = first - 1; i >= Math.max(0, first - NEAR); i--) {
    // "The army had 12 dead", but not "has led to 12 deaths".
    const carries = sentence.upos[i] === 'AUX' && i < first - 1;
    if (!carries && [words.bearing, words.meeting, words.costing].some((lemmas) => isLemma(sentence, i, lemmas)))
      return i;
    if (/^(,|CC|\.|:)$/.test(sentence.xpos[i] ?? '') && sentence.forms[i] !== ':') return -1;
  }
  return -1;
}

/** Those named from a token on, if they are of one body: "the 1st Infantry Brigade's battalion", not "soldiers and civilians". */
function namedFrom(sentence: Sentence, from: number, words: AffectedWords): AffectedClass | null {
  let end = from;
  while (/^(DT|CD|JJ.?|NN.*|POS|PRP\$|HYPH)$/.test(sentence.xpos[end] ?? '')) end++;
  for (let i = end - 1; i >= from; i--) {
    if (!/^NN/.test(sentence.xpos[i] ?? '')) continue;
    const found = bodyOf(sentence, i, words);
    if (found === null) continue;
    const other = sentence.xpos[end] === 'CC' ? namedFrom(sentence, end + 1, words) : null;
    return other === null || other === found ? found : null;
  }
  return null;
}

/** The subject of a verb, or of the clause above it; the noun that its relative clause describes. */
function subjects(sentence: Sentence, verb: number): number[] {
  const described: number[] = [];
  for (let i = verb, steps = 0; i >= 0 && steps < 4; i = sentence.heads[i] ?? -1, steps++) {
    const own = childrenBy(sentence, i, 'nsubj').filter(
      (token) => token < verb && !/^W/.test(sentence.xpos[token] ?? ''),
    );
    if (own.length > 0) return [...described, ...own];
    if (isRelation(sentence, i, 'acl')) described.push(sentence.heads[i]!);
  }
  return described;
}

function firstBody(sentence: Sentence, tokens: readonly number[], words: AffectedWords): AffectedClass | null {
  for (const token of tokens) {
    const found = bodyOf(sentence, token, words);
    if (found !== null) return found;
  }
  return null;
}

/** Those who fight the others: rebels inflict losses on an army. */
function otherSide(side: AffectedClass | null): AffectedClass | null {
  if (side === 'militant') return 'military';
  return side === 'military' || side === 'police' ? 'militant' : null;
}

/** "12 casualties, including two sergeants": the fighters that are a part, if they are of one side. */
function includedIn(sentence: Sentence, last: number, words: AffectedWords): AffectedClass | null {
  const from = sentence.xpos[last + 1] === ',' ? last + 2 : last + 1;
  // "including", but not "according to".
  const leads =
    sentence.xpos[from] === 'VBG' &&
    isRelation(sentence, from, 'case') &&
    !/^(TO|IN)$/.test(sentence.xpos[from + 1] ?? '');
  if (!leads) return null;
  const sides = new Set<AffectedClass>();
  for (let i = from + 1; i < sentence.size; i++) {
    const found = /^NN/.test(sentence.xpos[i] ?? '') ? bodyOf(sentence, i, words) : null;
    if (found !== null) sides.add(found);
  }
  const [side] = sides;
  return sides.size === 1 && side !== undefined && FIGHTING.has(side) ? side : null;
}

/** "attacked a patrol", "clashed with a column": the fighters named last before the verb who do nothing themselves. */
function opponent(sentence: Sentence, verb: number, words: AffectedWords): AffectedClass | null {
  for (let i = verb - 1; i >= 0; i--) {
    if (!/^NN/.test(sentence.xpos[i] ?? '') || !['obj', 'obl', 'nmod'].some((r) => isRelation(sentence, i, r)))
      continue;
    const found = bodyOf(sentence, i, words);
    if (found !== null && FIGHTING.has(found)) return found;
  }
  return null;
}
