import {childrenBy, isRelation} from '../../language/tree.ts';
import type {AffectedClass} from '../../model/claim.ts';
import type {Sentence} from '../../model/sentence.ts';
import {isProper, nounPhrase, startOfAge} from '../links/phrases.ts';
import type {AffectedWords, Entry, Senses, Sort} from './people-words.ts';

/** Who the words of a noun phrase are. */
export interface Description {
  readonly class: AffectedClass;
  readonly sort: Sort;
  /** Known only as a person: held, such a one is a suspect. */
  readonly anybody: boolean;
}

/** Classes of bodies that are spoken of as one: "its members". */
const ARMED: ReadonlySet<AffectedClass> = new Set(['police', 'military', 'militant']);

/** Classes whose deaths are told by a word before the noun; "hospital deaths" are no doctors. */
const BORNE: ReadonlySet<AffectedClass> = new Set(['military', 'militant', 'civilian']);

/** Longest phrase of the table, in tokens. */
const LONGEST = 5;

/**
 * Who the tokens `first`…`head` of a noun phrase are: the head decides, unless it says little ("members", "man") and
 * a word before it ("coalition members", "armed man") or its complement ("members of the army") says more.
 */
export function describe(sentence: Sentence, first: number, head: number, words: AffectedWords): Description {
  const entry = headEntry(sentence, first, head, words);
  if (entry !== null && entry.role === 'head') return description(entry.class);
  const modifier = modifierClass(sentence, first, head, words);
  if (entry !== null) {
    const complement = entry.role === 'open' ? complementClass(sentence, head, words) : null;
    return open(entry, entry.role === 'loss' && !BORNE.has(modifier ?? 'thing') ? null : (modifier ?? complement));
  }
  const title = titleOf(sentence, first, head, words);
  if (title !== null) return title;
  if (startOfAge(sentence, head) < head) return {class: 'civilian', sort: 'person', anybody: true};
  const sort = sortOf(sentence, head, words.senses);
  if (sort === 'thing' || sort === 'animal') return {class: 'thing', sort, anybody: false};
  if (sort === 'person') return {class: modifier ?? 'civilian', sort, anybody: modifier === null};
  if (modifier !== null && sort === 'group') return description(modifier);
  return {class: 'unspecified', sort, anybody: true};
}

/** "officers": a noun of the table that says little, with nothing beside it that says more; the rest of the text may. */
export function saysLittle(sentence: Sentence, head: number, words: AffectedWords): boolean {
  const {first} = nounPhrase(sentence, head);
  if (isProper(sentence, head) || headEntry(sentence, first, head, words)?.role !== 'open') return false;
  return modifierClass(sentence, first, head, words) === null && complementClass(sentence, head, words) === null;
}

/** A head that says little; what is said beside it decides, but anybody is a civilian already. */
function open({class: own, role}: Entry, said: AffectedClass | null): Description {
  if (said !== null && (role !== 'person' || said !== 'civilian')) return description(said);
  return {class: own, sort: 'person', anybody: role === 'person' || own === 'unspecified'};
}

/** "members of the army", "officers from a battalion": what the head's complement names by itself. */
function complementClass(sentence: Sentence, head: number, words: AffectedWords): AffectedClass | null {
  const owner = childrenBy(sentence, head, 'nmod:poss')[0] ?? -1;
  const owned = owner < 0 ? null : ownerClass(sentence, owner, words);
  if (owned !== null) return owned;
  // "three officers and seven soldiers of the army": the last of a list has the complement of all.
  const listed = [head, ...childrenBy(sentence, head, 'conj')];
  for (const child of listed.flatMap((noun) => childrenBy(sentence, noun, 'nmod'))) {
    if (child < head || !childrenBy(sentence, child, 'case').some((i) => words.of.has(sentence.lower[i] ?? '')))
      continue;
    const found = bodyOf(sentence, child, words);
    if (found !== null) return found;
  }
  return null;
}

/** "the front's leaders", "its members": the body that a possessive names or means, the nearest before it. */
function ownerClass(sentence: Sentence, owner: number, words: AffectedWords): AffectedClass | null {
  if (!/^PRP/.test(sentence.xpos[owner] ?? ''))
    return bodyClass(sentence, nounPhrase(sentence, owner).first, owner, words);
  for (let i = owner - 1; i >= 0; i--) {
    const body = /^NN/.test(sentence.xpos[i] ?? '') ? bodyOf(sentence, i, words) : null;
    if (body !== null && ARMED.has(body)) return body;
  }
  return null;
}

/** "casualties among soldiers and civilians" are of no one body. */
function isOneBody(sentence: Sentence, noun: number, found: AffectedClass, words: AffectedWords): boolean {
  return childrenBy(sentence, noun, 'conj').every((other) => (bodyOf(sentence, other, words) ?? found) === found);
}

/** The class of those whom a noun names as a body ("the army") or in the plural ("the rebels"), by its whole phrase. */
export function bodyOf(sentence: Sentence, noun: number, words: AffectedWords): AffectedClass | null {
  const {first, last} = nounPhrase(sentence, noun);
  for (let i = last; i >= Math.max(first, noun); i--) {
    const found = bodyClass(sentence, first, i, words);
    if (found !== null) return isOneBody(sentence, noun, found, words) ? found : null;
  }
  return modifierClass(sentence, first, noun, words);
}

/** The class of those who make up a body of people ("the army"), or are named in the plural ("the rebels"). */
function bodyClass(sentence: Sentence, first: number, last: number, words: AffectedWords): AffectedClass | null {
  for (let length = Math.min(LONGEST, last - first + 1); length > 0; length--) {
    const plain = plainPhrase(sentence, last - length + 1, last);
    const phrase = phraseOf(sentence, last - length + 1, last);
    const found = words.modifiers.get(plain) ?? words.modifiers.get(phrase) ?? words.heads.get(phrase)?.class;
    if (found !== undefined) return found === 'unspecified' || found === 'thing' ? null : found;
  }
  return null;
}

/** A proper name takes its class from the title before it: "Sergeant D. Roe", "village teacher D. Roe". */
function titleOf(sentence: Sentence, first: number, head: number, words: AffectedWords): Description | null {
  if (!isProper(sentence, head)) return null;
  for (let i = nounPhrase(sentence, head).last - 1; i >= first; i--) {
    if (i !== head && headEntry(sentence, first, i, words) !== null) return describe(sentence, first, i, words);
  }
  const modifier = modifierClass(sentence, first, head, words) ?? pluralTitle(sentence, head, words);
  return modifier === null ? {class: 'civilian', sort: 'unknown', anybody: true} : description(modifier);
}

/** "journalists A. Roe, B. Hale and C. Hart": the plural that the first of a list of names stands behind is the title of all. */
function pluralTitle(sentence: Sentence, name: number, words: AffectedWords): AffectedClass | null {
  let first = name;
  const joins = (i: number): boolean => ['conj', 'list', 'flat'].some((relation) => isRelation(sentence, i, relation));
  while (joins(first) && isProper(sentence, sentence.heads[first]!)) first = sentence.heads[first]!;
  const title = sentence.heads[first] ?? -1;
  const governed = isRelation(sentence, first, 'appos');
  while (isProper(sentence, first - 1)) first--;
  if (!governed || title !== first - 1 || sentence.xpos[title] !== 'NNS') return null;
  const found = words.heads.get((sentence.lemmas[title] ?? '').toLowerCase())?.class;
  return found === undefined || found === 'thing' || found === 'unspecified' ? null : found;
}

function description(found: AffectedClass): Description {
  return {class: found, sort: found === 'thing' ? 'thing' : 'person', anybody: found === 'unspecified'};
}

/** The table's longest entry that ends at the head: "riot police" before "police". */
function headEntry(sentence: Sentence, first: number, head: number, words: AffectedWords): Entry | null {
  // "attorney General D. Hale": a name's first word may be the title's last.
  const wider = isProper(sentence, head + 1) ? words.heads.get(phraseOf(sentence, head, head + 1)) : undefined;
  if (wider !== undefined) return wider;
  for (let length = Math.min(LONGEST, head - first + 1); length > 0; length--) {
    const entry =
      words.heads.get(phraseOf(sentence, head - length + 1, head)) ??
      words.heads.get(plainPhrase(sentence, head - length + 1, head));
    if (entry !== undefined) return entry;
  }
  return null;
}

function modifierClass(sentence: Sentence, first: number, head: number, words: AffectedWords): AffectedClass | null {
  for (let last = head - 1; last >= first; last--) {
    // "the minister's driver" is no minister.
    if (sentence.xpos[last] === 'POS') return null;
    for (let length = Math.min(LONGEST, last - first + 1); length > 0; length--) {
      const phrase = plainPhrase(sentence, last - length + 1, last);
      const found = words.modifiers.get(phrase) ?? words.modifiers.get(phraseOf(sentence, last - length + 1, last));
      if (found !== undefined) return found;
      const noun = words.heads.get(phraseOf(sentence, last - length + 1, last));
      if (noun?.role === 'head' && noun.class !== 'unspecified' && noun.class !== 'civilian') return noun.class;
    }
  }
  return null;
}

/** The words with the last in its dictionary form: "riot policemen" → "riot policeman". */
function phraseOf(sentence: Sentence, first: number, last: number): string {
  let phrase = '';
  for (let i = first; i < last; i++) phrase += `${sentence.lower[i]} `;
  // Titles are shortened with or without a full stop: "Sgt." and "Sgt".
  return phrase + (sentence.lemmas[last] ?? '').toLowerCase().replace(/(?<=.)\.$/, '');
}

function plainPhrase(sentence: Sentence, first: number, last: number): string {
  return sentence.lower.slice(first, last + 1).join(' ');
}

/** What a noun mostly names; proper nouns and unknown words are `unknown`. */
export function sortOf(sentence: Sentence, head: number, senses: Senses): Sort {
  const lemma = (sentence.lemmas[head] ?? '').toLowerCase();
  const sense = senses.get(lemma) ?? senses.get(sentence.lower[head] ?? '');
  if (sense !== undefined) return sense;
  const hyphen = lemma.lastIndexOf('-');
  return (hyphen > 0 ? senses.get(lemma.slice(hyphen + 1)) : undefined) ?? 'unknown';
}
