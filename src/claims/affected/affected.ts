import {childBy, childrenBy, isRelation} from '../../language/tree.ts';
import type {Affected, AffectedClass, Effect} from '../../model/claim.ts';
import type {Sentence} from '../../model/sentence.ts';
import {quote} from '../../model/span.ts';
import type {Draft} from '../draft.ts';
import {bearerOf, loserOf} from '../effects/losses.ts';
import {isProper, nounPhrase} from '../links/phrases.ts';
import {type Before, classBefore} from './antecedents.ts';
import {type Description, describe, saysLittle, sortOf} from './people.ts';
import type {AffectedWords} from './people-words.ts';
import type {Roles} from './roles.ts';
import {classOfTarget} from './targets.ts';

const THINGS: ReadonlySet<Effect> = new Set(['destroyed', 'damaged', 'looted']);

/** What is known beside the sentence when those counted are described. */
export interface AffectedContext extends Before {
  readonly roles: Roles;
}

/** The words and the class of those counted by a draft. */
export function affectedOf(
  text: string,
  sentence: Sentence,
  draft: Draft,
  context: AffectedContext,
  words: AffectedWords,
): Affected {
  const found = classOf(sentence, draft, context, words);
  if (draft.counted < 0 || isInTrigger(draft)) return {start: null, end: null, text: null, class: found};
  const {last} = nounPhrase(sentence, draft.counted);
  const first = withoutArticle(sentence, draft, firstWord(sentence, draft));
  const start = Math.max(sentence.starts[first]!, draft.single?.start ?? 0);
  const end = draft.single?.end ?? sentence.ends[last]!;
  return {...quote(text, {start, end}), class: found};
}

function classOf(sentence: Sentence, draft: Draft, context: AffectedContext, words: AffectedWords): AffectedClass {
  const {effect} = draft.reading;
  if (THINGS.has(effect)) return 'thing';
  if (isMixed(sentence, draft, words)) return 'unspecified';
  const who = whoIs(sentence, draft, context, words);
  // A noun that mostly names a thing ("cleaners") names people where only people can be meant.
  const own = who.class === 'thing' ? 'civilian' : who.class;
  const lost = draft.reading.needs.includes('fighters') && who.anybody ? bearerOf(sentence, draft, words) : null;
  if (lost !== null) return lost;
  const inherits = own === 'unspecified' && isLeftOut(sentence, draft, words);
  const told = inherits
    ? (loserOf(sentence, draft, words) ??
      classBefore(sentence, draft, context, words) ??
      classOfTarget(sentence, draft, words))
    : null;
  const found = told ?? own;
  const anybody = who.anybody && (found === 'unspecified' || found === 'civilian');
  if (effect !== 'detained' || !anybody) return found;
  return namesProtesters(sentence, draft, context, words) ? 'protester' : 'suspect';
}

/** "Police fired gas at the marchers. They arrested 40 people": those held where protesters are spoken of are of them. */
function namesProtesters(
  sentence: Sentence,
  {sentence: index, figure, counted}: Draft,
  {text}: AffectedContext,
  words: AffectedWords,
): boolean {
  // One man, or three boys, may be anybody.
  if (figure === null || (counted >= 0 && words.heads.get(sentence.lemmas[counted] ?? '')?.class !== 'unspecified'))
    return false;
  const near = index > 0 ? [sentence, text.sentence(index - 1)] : [sentence];
  return near.some((one) =>
    one.xpos.some((tag, i) => tag === 'NNS' && words.heads.get(one.lemmas[i] ?? '')?.class === 'protester'),
  );
}

/** "thirty police and soldiers": one count over people of two kinds. */
function isMixed(sentence: Sentence, {figure, counted, who}: Draft, words: AffectedWords): boolean {
  if (figure === null || counted < 0) return false;
  return childrenBy(sentence, counted, 'conj').some((other) => {
    const plural = /^NNP?S$/.test(sentence.xpos[other] ?? '');
    const between = sentence.xpos.slice(counted + 1, other);
    const bare = plural && between.length <= 3 && between.every((tag) => /^(CC|JJ|NNP?)$/.test(tag));
    if (!bare) return false;
    const beside = describe(sentence, nounPhrase(sentence, other).first, other, words);
    return beside.sort === 'person' && beside.class !== who.class;
  });
}

/** Those counted as their words, the document's memory of a name, or the antecedent of a pronoun describe them. */
function whoIs(sentence: Sentence, draft: Draft, context: AffectedContext, words: AffectedWords): Description {
  const {counted} = draft;
  if (counted < 0 || isInTrigger(draft)) return triggerWho(sentence, draft, words);
  const token = /^PRP/.test(sentence.xpos[counted] ?? '') ? antecedentOf(sentence, counted, words) : counted;
  // A person spoken of, but not described here.
  if (token < 0) return {class: 'civilian', sort: 'person', anybody: true};
  const first = token === counted ? ownWord(sentence, draft) : nounPhrase(sentence, token).first;
  const said = describe(sentence, first, token, words);
  if (saysLittle(sentence, token, words)) return elsewhere(sentence, draft, token, said, context);
  if (!isProper(sentence, token) || (said.class !== 'civilian' && said.class !== 'unspecified')) return said;
  const role = context.roles.of(sentence, token);
  return role === null ? said : {class: role, sort: 'person', anybody: false};
}

/** "two officers" are soldiers where they are some of four army members, or the text spoke of army officers before. */
function elsewhere(
  sentence: Sentence,
  draft: Draft,
  token: number,
  said: Description,
  {memory, roles}: AffectedContext,
): Description {
  const whole = draft.part ? memory.since(draft.sentence).at(-1)?.class : undefined;
  const part = whole === undefined || whole === 'unspecified' || whole === 'thing' ? null : whole;
  const again = memory.byNoun(sentence.lemmas[token] ?? '')?.class;
  const told = again === undefined || again === said.class ? roles.ofNoun(sentence, token) : again;
  const found = part ?? told;
  return found === null ? said : {class: found, sort: 'person', anybody: false};
}

/** "208 guerrilla casualties", "the two priests' murder": where the trigger is the counted noun, what stands beside it says who. */
function triggerWho(sentence: Sentence, draft: Draft, words: AffectedWords): Description {
  const {reading, trigger, who} = draft;
  const {anchor} = trigger;
  const noun = reading.frame === 'counted' || reading.frame === 'people';
  const said = noun ? describe(sentence, nounPhrase(sentence, anchor).first, anchor, words) : who;
  if (noun && said.class !== 'thing' && said.class !== 'unspecified') return said;
  const beside = sentence.xpos[anchor - 1] === 'POS' ? anchor - 2 : -1;
  const owner = beside >= 0 ? beside : childBy(sentence, anchor, 'nmod:poss');
  if (/^NNP?S$/.test(sentence.xpos[owner] ?? '')) {
    const owners = describe(sentence, nounPhrase(sentence, owner).first, owner, words);
    if (owners.sort === 'person') return owners;
  }
  return {...said, class: loserOf(sentence, draft, words) ?? 'unspecified'};
}

/**
 * The person a pronoun stands for, in its sentence: the nearest subject before it that does not tell its clause, else the
 * nearest person.
 */
function antecedentOf(sentence: Sentence, pronoun: number, words: AffectedWords): number {
  let nearest = -1;
  for (let i = pronoun - 1; i >= 0; i--) {
    if (!/^NNP?$/.test(sentence.xpos[i] ?? '') || isRelation(sentence, i, 'flat')) continue;
    if (!mayBeMeant(sentence, i, words) || tells(sentence, i, pronoun)) continue;
    if (isRelation(sentence, i, 'nsubj')) return i;
    if (nearest < 0) nearest = i;
  }
  return nearest;
}

function mayBeMeant(sentence: Sentence, i: number, words: AffectedWords): boolean {
  if (sortOf(sentence, i, words.senses) === 'group') return false;
  if (isProper(sentence, i)) return !isRelation(sentence, i, 'compound') && !isRelation(sentence, i, 'obl');
  return describe(sentence, i, i, words).sort === 'person';
}

/** "Hale said she was hurt": she is not Hale. */
function tells(sentence: Sentence, subject: number, pronoun: number): boolean {
  const verb = sentence.heads[subject] ?? -1;
  for (let i = pronoun, steps = 0; i >= 0 && steps < sentence.size; i = sentence.heads[i]!, steps++) {
    if (sentence.heads[i] === verb && verb >= 0) return isRelation(sentence, i, 'ccomp');
  }
  return false;
}

function isInTrigger(draft: Draft): boolean {
  return (
    draft.told === draft.sentence &&
    draft.reading.frame === 'counted' &&
    draft.counted >= draft.trigger.first &&
    draft.counted <= draft.trigger.last
  );
}

/** "56 were wounded", "others": who they are was said before. */
function isLeftOut(sentence: Sentence, draft: Draft, words: AffectedWords): boolean {
  const {counted, reading, figure} = draft;
  // "None of them was hurt": nobody is of any kind.
  if (figure?.high === 0 && reading.effect !== 'casualties') return false;
  if (reading.frame === 'counted' || reading.frame === 'toll') return true;
  return counted < 0 || words.others.has(sentence.lower[counted] ?? '');
}

/** Where the description begins: "police arrest man", where the parser takes the verb for a noun, is about a man. */
function ownWord(sentence: Sentence, draft: Draft): number {
  const first = firstWord(sentence, draft);
  const {trigger, counted} = draft;
  return trigger.first > first && trigger.last < counted ? trigger.last + 1 : first;
}

/** Where the phrase begins: behind the figure, if nothing but describing words stands between the two. */
function firstWord(sentence: Sentence, {figure, counted}: Draft): number {
  const {first} = nounPhrase(sentence, counted);
  if (figure === null || figure.last >= counted) return first;
  // "8 agency (1 British, 1 German) staff"
  if (sentence.xpos.slice(figure.last, counted).includes('-RRB-')) return figure.last + 1;
  for (let i = figure.last + 1; i < counted; i++) {
    const chained = sentence.xpos[i + 1] === 'HYPH';
    if (!chained && !/^(JJ\w?|NN\w*|VBN|VBG|HYPH|POS|CD)$/.test(sentence.xpos[i] ?? ''))
      return Math.max(first, afterFigure(first, figure.last, counted));
  }
  return figure.last + 1;
}

function afterFigure(first: number, last: number, counted: number): number {
  return last >= first && last < counted ? last + 1 : first;
}

/** The phrase without its article. */
function withoutArticle(sentence: Sentence, {counted}: Draft, first: number): number {
  let i = first;
  while (i < counted && sentence.xpos[i + 1] !== 'HYPH' && isOutside(sentence, i)) i++;
  return i;
}

function isOutside(sentence: Sentence, i: number): boolean {
  return sentence.xpos[i] === 'DT' || sentence.upos[i] === 'PUNCT' || sentence.xpos[i] === 'IN';
}
