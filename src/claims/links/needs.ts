import {childrenBy, isRelation} from '../../language/tree.ts';
import type {AffectedClass, Effect} from '../../model/claim.ts';
import type {Sentence} from '../../model/sentence.ts';
import {type Description, describe} from '../affected/people.ts';
import type {AffectedWords} from '../affected/people-words.ts';
import type {EffectReading, Need, Trigger} from '../effects/triggers.ts';
import {nounPhrase} from './phrases.ts';

/** A count, or one person, that an effect may have met. */
export interface Met {
  readonly reading: EffectReading;
  readonly trigger: Trigger;
  /** The counted noun, or −1 where the text leaves it out ("13 were killed"). */
  readonly counted: number;
  /** Who that is; `null` where it is left out. */
  readonly who: Description | null;
}

const FORCES: ReadonlySet<AffectedClass> = new Set(['military', 'police', 'medic', 'aid_worker', 'militant']);

/** Who may hold others by their office or their arms. */
const KEEPERS: ReadonlySet<AffectedClass> = new Set(['police', 'military', 'official', 'militant']);

/** Those who run from what they did are not displaced. */
const NEVER_DISPLACED: ReadonlySet<AffectedClass> = new Set(['militant', 'suspect', 'police', 'military', 'protester']);

/** Only the living are killed or hurt: "cleaners" are then people, whatever else the word may name. */
const OF_THE_LIVING: ReadonlySet<Effect> = new Set(['killed', 'injured', 'casualties']);

/** Whether those counted can be what the effect needs: only things are destroyed, only forces deployed. */
export function fits(sentence: Sentence, met: Met, words: AffectedWords): boolean {
  const {reading, who} = met;
  if (reading.effect === 'displaced' && who !== null && NEVER_DISPLACED.has(who.class)) return false;
  return reading.needs.every((need) => meets(sentence, need, met, words));
}

function meets(sentence: Sentence, need: Need, {reading, trigger, counted, who}: Met, words: AffectedWords): boolean {
  switch (need) {
    case 'people':
      return who === null || isPeople(sentence, counted, who, reading);
    case 'forces':
      return who !== null && FORCES.has(who.class);
    case 'fighters':
      return (
        who !== null && who.sort === 'person' && (FORCES.has(who.class) || (who.anybody && who.class === 'civilian'))
      );
    case 'things':
      return who === null ? thingsCountedBefore(sentence, trigger, words) : isThings(sentence, counted, who, words);
    case 'captors':
      return isDoneBy(sentence, trigger, 'militant', words);
    case 'keepers':
      return !isHeldByAnybody(sentence, trigger, words);
    case 'disease':
      return true;
  }
}

function isPeople(sentence: Sentence, counted: number, who: Description, reading: EffectReading): boolean {
  // "112 villages burned": what says little by itself hurts people, not what people live in.
  if (who.sort === 'group') return !(reading.countOnly && OF_THE_LIVING.has(reading.effect));
  if (who.sort === 'person') return true;
  if (who.sort === 'animal') return false;
  if (who.sort === 'other') return !reading.countOnly && OF_THE_LIVING.has(reading.effect);
  const strict = reading.countOnly;
  const tag = sentence.xpos[counted] ?? '';
  if (who.sort === 'thing') return !strict && OF_THE_LIVING.has(reading.effect) && tag === 'NNS';
  return /^(CD|PRP.*|DT|NN|JJ.*|VB[NDG])$/.test(tag) || (!strict && tag.startsWith('N'));
}

function isThings(sentence: Sentence, counted: number, who: Description, words: AffectedWords): boolean {
  if (words.others.has(sentence.lower[counted] ?? '')) return true;
  return who.sort !== 'person' && who.sort !== 'animal' && /^(NNS?|VBZ)$/.test(sentence.xpos[counted] ?? '');
}

/** "9,000 houses were flooded and 7,500 destroyed": a count without a noun goes on about the things counted before it. */
function thingsCountedBefore(sentence: Sentence, {first}: Trigger, words: AffectedWords): boolean {
  for (let i = first - 1; i > 0; i--) {
    if (childrenBy(sentence, i, 'nummod').length === 0 || !/^NNS?$/.test(sentence.xpos[i] ?? '')) continue;
    return isThings(sentence, i, describe(sentence, nounPhrase(sentence, i).first, i, words), words);
  }
  return false;
}

/** "rebels are holding six nurses": whom the verb's subject, or its agent, names. */
function isDoneBy(sentence: Sentence, {anchor}: Trigger, by: AffectedClass, words: AffectedWords): boolean {
  // "The kidnappers, who are holding six nurses"
  const doers = childrenBy(sentence, anchor, 'nsubj', 'obl:agent').map((doer) =>
    /^W/.test(sentence.xpos[doer] ?? '') && isRelation(sentence, anchor, 'acl') ? sentence.heads[anchor]! : doer,
  );
  return doers.some((doer) => describe(sentence, nounPhrase(sentence, doer).first, doer, words).class === by);
}

/** "She was shot while holding her son", "a woman holding a baby": whoever holds no office holds nobody in custody. */
function isHeldByAnybody(sentence: Sentence, {anchor}: Trigger, words: AffectedWords): boolean {
  if (sentence.xpos[anchor] === 'VBN' || childrenBy(sentence, anchor, 'aux:pass').length > 0) return false;
  const own = childrenBy(sentence, anchor, 'nsubj');
  const head = sentence.heads[anchor] ?? -1;
  const isAside = head >= 0 && ['advcl', 'xcomp', 'conj', 'acl'].some((name) => isRelation(sentence, anchor, name));
  // "was shot while holding": one who is met by something has nobody in custody.
  const met =
    own.length === 0 && isAside && sentence.xpos[anchor] === 'VBG' ? childrenBy(sentence, head, 'nsubj:pass') : [];
  const doers = own.length > 0 || !isAside ? own : [head, ...childrenBy(sentence, head, 'nsubj'), ...met];
  return doers.some((doer) => {
    if (sentence.xpos[doer] === 'PRP') return words.oneself.has(sentence.lower[doer] ?? '');
    const who = describe(sentence, nounPhrase(sentence, doer).first, doer, words);
    return !KEEPERS.has(who.class) && (who.sort === 'person' || met.includes(doer));
  });
}
