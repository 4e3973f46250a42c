import {childrenBy, isRelation} from '../../language/tree.ts';
import type {Sentence} from '../../model/sentence.ts';
import type {EffectReading, Trigger} from '../effects/triggers.ts';
import {countedBy} from '../links/counted.ts';
import {whoAt} from '../links/link.ts';
import {joinedBefore, listedWith} from '../links/lists.ts';
import {besides, headOfName, isGerundsObject, opensPhrase} from '../links/nearby.ts';
import {isProper, nounPhrase} from '../links/phrases.ts';
import type {PersonWords, SingleWords} from './one-person.ts';

/**
 * The persons the tree leads to; where it leads to none, the first of those who stand near; and the list they begin.
 *
 * `counts`: the effect has a count, and so needs nobody from nearby.
 */
export function metBy(
  sentence: Sentence,
  trigger: Trigger,
  reading: EffectReading,
  counts: boolean,
  isMet: (token: number) => boolean,
  {singles, affected, modality}: PersonWords,
): readonly number[] {
  const {own, shared} = countedBy(sentence, trigger.anchor, reading.frame);
  const led = (isFiniteAside(sentence, trigger) ? own : [...own, ...shared]).flatMap((token) =>
    throughPhrase(sentence, trigger, token, singles),
  );
  const met = led.filter(
    (token) =>
      isMet(token) &&
      mayBeMet(sentence, trigger, token) &&
      !isAgent(sentence, trigger, reading, token, modality) &&
      (reading.frame !== 'of' || isLinked(sentence, trigger, token, singles)),
  );
  // "Children who played with my son died": the tree leads to several, and so to nobody who stands near.
  const acts = reading.frame !== 'subject' && opensPhrase(sentence, trigger.last + 1);
  const isSeveral = (token: number): boolean =>
    sentence.xpos[token] === 'NNS' &&
    !(acts && token < trigger.first) &&
    whoAt(sentence, token, affected).sort === 'person';
  if (met.length === 0 && !counts && !led.some(isSeveral)) {
    const beside = besides(sentence, trigger, reading, singles.links).find(
      (token) => token >= 0 && isMet(token) && !isAgent(sentence, trigger, reading, token, modality),
    );
    if (beside !== undefined) met.push(beside);
  }
  const listed = met
    .flatMap((token) => [
      ...(token < trigger.first ? joinedBefore(sentence, token) : []),
      ...listedWith(sentence, token),
    ])
    .filter((token) => isMet(token));
  return [...new Set([...met, ...listed])];
}

/** "A guard was killed and a clerk was hurt": a finite verb taken for an aside of the one before has a subject of its own. */
function isFiniteAside(sentence: Sentence, {anchor}: Trigger): boolean {
  if (!isRelation(sentence, anchor, 'advcl')) return false;
  return childrenBy(sentence, anchor, 'aux').some((i) => /^VB[DPZ]$/.test(sentence.xpos[i] ?? ''));
}

/**
 * "claimed the life of a guard", "the leaders D. Hale and P. Hart": the person stands behind a noun that is a part of the
 * effect's phrase or the title of several, and before a relative pronoun that the parser left alone.
 */
function throughPhrase(sentence: Sentence, {first, last}: Trigger, token: number, {links}: SingleWords): number[] {
  if (sentence.xpos[token] === 'NNS' && isProper(sentence, token + 1)) return [token + 1];
  if (sentence.xpos[token] === 'WP') return [headOfName(sentence, token - (sentence.xpos[token - 1] === ',' ? 2 : 1))];
  // "those injured, an officer and a guard,"
  if (sentence.xpos[token] === 'DT') return [token, ...withConjuncts(sentence, childrenBy(sentence, token, 'appos'))];
  if (token !== last || first === last) return [token];
  return childrenBy(sentence, token, 'nmod').filter((i) => hasLink(sentence, i, links));
}

function withConjuncts(sentence: Sentence, tokens: readonly number[]): number[] {
  return tokens.flatMap((token) => [token, ...childrenBy(sentence, token, 'conj')]);
}

/** "the death of a guard", "the guard's death": not "the release from the guard". */
function isLinked(sentence: Sentence, {last}: Trigger, token: number, {links}: SingleWords): boolean {
  return token < last || hasLink(sentence, token, links) || childrenBy(sentence, token, 'case').length === 0;
}

function hasLink(sentence: Sentence, token: number, links: ReadonlySet<string>): boolean {
  return childrenBy(sentence, token, 'case').some((i) => links.has(sentence.lower[i] ?? ''));
}

/** Only one who is killed or hurt can be so by himself, and only a harm is survived: not a vote, nor "on donations". */
export function suits(
  sentence: Sentence,
  {anchor}: Trigger,
  token: number,
  {effect, frame}: EffectReading,
  {singles}: PersonWords,
): boolean {
  if (effect === 'rescued' && frame === 'subject') {
    // "her surviving brother"
    if (isRelation(sentence, anchor, 'amod')) return false;
    const met = childrenBy(sentence, anchor, 'obj');
    const unharmed = met.length > 0 ? met : childrenBy(sentence, anchor, 'obl');
    if (unharmed.length > 0 && !unharmed.some((i) => singles.harms.has(sentence.lemmas[i] ?? ''))) return false;
  }
  return effect === 'killed' || effect === 'injured' || !singles.selves.has(sentence.lower[token] ?? '');
}

/** Not a word of the phrase itself ("held hostage"), nor one that only describes a noun ("missing person report"). */
function mayBeMet(sentence: Sentence, {first, last}: Trigger, token: number): boolean {
  const end = nounPhrase(sentence, token).last;
  if (token === first || token === last || end === first || end === last) return false;
  const head = sentence.heads[token] ?? -1;
  if (token < first && isQuotedApart(sentence, token, first)) return false;
  const gerunds = token < first && isGerundsObject(sentence, nounPhrase(sentence, token).first);
  if (gerunds && sentence.upos[first - 1] === 'AUX') return false;
  // "three officers, one of them a pilot, died": said of another.
  if (isRelation(sentence, token, 'conj') && childrenBy(sentence, token, 'nsubj').length > 0) return false;
  return !(head === token + 1 && isRelation(sentence, token, 'compound') && /^NNS?$/.test(sentence.xpos[head] ?? ''));
}

/** "said Hale, "because two boys died"": who stands before the mark is not the subject of what is quoted. */
function isQuotedApart({xpos}: Sentence, token: number, trigger: number): boolean {
  // The tagger does not tell straight marks that open from those that close.
  return xpos.slice(token, trigger).filter((tag) => tag === '``' || tag === "''").length % 2 === 1;
}

/** "Hale shot a guard", "the post she has held": one who stands before an active verb is not met by it. */
function isAgent(
  sentence: Sentence,
  {first, last, anchor}: Trigger,
  {frame}: EffectReading,
  token: number,
  modality: PersonWords['modality'],
): boolean {
  if (frame === 'subject') return childrenBy(sentence, anchor, 'aux:pass').length > 0;
  // "kills", "succeeded in capturing": never passive.
  if (frame === 'object' && token < first && /^VB[ZG]$/.test(sentence.xpos[anchor] ?? '')) return true;
  if (frame !== 'object' || token > first || !/^VB[ND]$/.test(sentence.xpos[anchor] ?? '')) return false;
  const auxiliaries = childrenBy(sentence, anchor, 'aux');
  // "the post she has held"
  if (auxiliaries.length === 1 && modality.get(sentence.lemmas[auxiliaries[0]!] ?? '') === 'perfect') return true;
  for (let i = token + 1; i < first; i++) if (sentence.upos[i] === 'AUX') return false;
  const relative = sentence.xpos[anchor] === 'VBD' && /^W/.test(sentence.xpos[first - 1] ?? '');
  return relative || opensPhrase(sentence, last + 1);
}
