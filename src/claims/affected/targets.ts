import {childrenBy, isRelation} from '../../language/tree.ts';
import type {AffectedClass} from '../../model/claim.ts';
import type {Sentence} from '../../model/sentence.ts';
import type {Draft} from '../draft.ts';
import {FIGHTING} from '../effects/losses.ts';
import {nounPhrase} from '../links/phrases.ts';
import {bodyOf, describe} from './people.ts';
import type {AffectedWords} from './people-words.ts';

/** How many clauses up from the effect word the attack may be told: "hit a convoy, killing four and wounding six". */
const CLAUSES_UP = 3;

/**
 * Who those are whom a draft does not name, by whom the attack of its sentence met: "hit an army convoy, killing four", "fired on
 * marchers, wounding 20", "an ambush on a patrol left 14 dead", "a patrol was ambushed; six died".
 */
export function classOfTarget(
  sentence: Sentence,
  {trigger, figure, reading}: Draft,
  words: AffectedWords,
): AffectedClass | null {
  if (figure === null || !/^(object|state|subject|either)$/.test(reading.frame)) return null;
  // "left 12 dead": the state hangs on the count, the count on the verb.
  const head = sentence.heads[trigger.anchor] ?? -1;
  const counts = head >= figure.first && head <= figure.last && isRelation(sentence, head, 'obj');
  const from = counts ? (sentence.heads[head] ?? trigger.anchor) : trigger.anchor;
  for (const noun of targetsOf(sentence, from, figure.first, words)) {
    const found = classOfMet(sentence, noun, words);
    if (found !== null) return found;
  }
  return null;
}

/** The nouns for those whom the clause of the effect word, or one above it, tells to be met. */
function targetsOf(sentence: Sentence, anchor: number, end: number, words: AffectedWords): number[] {
  // "2,300 were killed in the war on smugglers": the passive leaves open on which side.
  const acts = !/^VB[ND]$/.test(sentence.xpos[anchor] ?? '') || childrenBy(sentence, anchor, 'obj').length > 0;
  const found = acts ? phrases(sentence, childrenBy(sentence, anchor, 'obl', 'nsubj'), words) : [];
  const own = childrenBy(sentence, anchor, 'aux:pass').length > 0;
  for (let i = anchor, n = 0; n < CLAUSES_UP; n++) {
    const head = sentence.heads[i] ?? -1;
    const follows = ['advcl', 'acl', 'conj', 'xcomp', 'parataxis'].some((relation) =>
      isRelation(sentence, i, relation),
    );
    if (head < 0 || head > end || !follows) break;
    // "They clashed with guards; 40 were held": who is met in a clause of its own was met before only if a passive says so.
    const passive = childrenBy(sentence, head, 'aux:pass').length > 0;
    if (/^VB/.test(sentence.xpos[head] ?? '') && (passive || !own)) found.push(...metBy(sentence, head, words));
    i = head;
  }
  return found.filter((noun) => noun < end || isLed(sentence, noun, words));
}

/** Those a verb meets: its object, the subject of its passive, and what its prepositions lead to. */
function metBy(sentence: Sentence, verb: number, words: AffectedWords): number[] {
  const passive = childrenBy(sentence, verb, 'aux:pass').length > 0;
  const direct = passive
    ? childrenBy(sentence, verb, 'nsubj')
    : childrenBy(sentence, verb, 'obj').filter((i) => sentence.xpos[i] !== 'CD');
  const beside = childrenBy(sentence, verb, 'obl').filter((i) => isLed(sentence, i, words));
  return [...direct, ...beside, ...phrases(sentence, childrenBy(sentence, verb, 'obj', 'nsubj', 'obl'), words)];
}

/** "bullets at marchers", "an attack on a patrol", "a bus carrying soldiers": those a noun's own words lead to. */
function phrases(sentence: Sentence, nouns: readonly number[], words: AffectedWords): number[] {
  return nouns.flatMap((noun) => childrenBy(sentence, noun, 'nmod').filter((i) => isLed(sentence, i, words)));
}

function isLed(sentence: Sentence, noun: number, {target}: AffectedWords): boolean {
  return childrenBy(sentence, noun, 'case').some((i) => target.has(sentence.lower[i] ?? ''));
}

/** Who a noun for those met is: whom it carries, who it consists of, the body that it names, people in the plural. */
function classOfMet(sentence: Sentence, noun: number, words: AffectedWords): AffectedClass | null {
  const carried = childrenBy(sentence, noun, 'acl')
    .filter((i) => sentence.xpos[i] === 'VBG')
    .flatMap((i) => childrenBy(sentence, i, 'obj', 'nsubj').filter((k) => k > i));
  const made = childrenBy(sentence, noun, 'nmod').filter((i) =>
    childrenBy(sentence, i, 'case').some((k) => words.of.has(sentence.lower[k] ?? '')),
  );
  for (const one of [...carried, ...made, noun]) {
    const who = describe(sentence, nounPhrase(sentence, one).first, one, words);
    const several = sentence.xpos[one] === 'NNS' && who.sort === 'person';
    const found = bodyOf(sentence, one, words) ?? (several ? who.class : null);
    if (found !== null && (FIGHTING.has(found) || found === 'protester' || (several && found === 'civilian')))
      return found;
  }
  return null;
}
