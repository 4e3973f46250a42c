import type {AnalysedText} from '../../language/text.ts';
import {childrenBy, isRelation} from '../../language/tree.ts';
import type {AffectedClass} from '../../model/claim.ts';
import type {Sentence} from '../../model/sentence.ts';
import {isProper, nounPhrase} from '../links/phrases.ts';
import {describe, saysLittle} from './people.ts';
import type {AffectedWords} from './people-words.ts';

/** Who the people named in a document are, by what its sentences say of them. */
export interface Roles {
  /** The class of a named person, from any sentence read; `null` where the text gives no role beyond being somebody. */
  of(sentence: Sentence, name: number): AffectedClass | null;
  /** The class of a noun that says little by itself, where the text says more of it: "army officers"; the nearest before. */
  ofNoun(sentence: Sentence, noun: number): AffectedClass | null;
}

/** Classes that say no more than that one is somebody. */
const PLAIN: ReadonlySet<AffectedClass> = new Set(['civilian', 'unspecified', 'suspect', 'thing']);

/** How far behind a name its description may begin, in tokens. */
const REACH = 10;

/** How far before a claim its person may have been named first, in characters. */
const WINDOW = 20_000;

/** At how many mentions of a name its role is looked for. */
const MENTIONS = 8;

/**
 * Remembers the roles of a document's named people: "Hale" is a militant because another sentence calls D. Hale a member
 * of a rebel column.
 *
 * `sentences` are those that make claims; beside them only the one that first names a person is looked at.
 */
export function createRoles(text: AnalysedText, sentences: readonly number[], words: AffectedWords): Roles {
  const known = new Map<string, AffectedClass | null>();
  let nouns: ReadonlyMap<string, readonly ToldNoun[]> | null = null;
  let mentions: ReadonlyMap<string, readonly number[]> | null = null;
  const look = (surname: string, offset: number): AffectedClass | null => {
    mentions ??= indexNames(text, sentences);
    const first = text.text.indexOf(surname, Math.max(0, offset - WINDOW));
    const places = [text.sentenceAt(Math.max(0, first)), ...(mentions.get(surname) ?? [])];
    for (const index of new Set(places.slice(0, MENTIONS))) {
      const found = roleIn(text.sentence(index), surname, words);
      if (found !== null) return found;
    }
    return null;
  };
  return {
    of(sentence, name) {
      const surname = sentence.forms[nounPhrase(sentence, name).last] ?? '';
      if (!known.has(surname)) known.set(surname, look(surname, sentence.starts[name] ?? 0));
      return known.get(surname) ?? null;
    },
    ofNoun(sentence, noun) {
      nouns ??= indexNouns(text, sentences, words);
      const start = sentence.starts[noun] ?? 0;
      const told = nouns.get((sentence.lemmas[noun] ?? '').toLowerCase()) ?? [];
      return (told.findLast((one) => one.start < start) ?? told[0])?.class ?? null;
    },
  };
}

/** Where the text says of a noun that says little by itself who is meant. */
interface ToldNoun {
  readonly start: number;
  readonly class: AffectedClass;
}

/** By dictionary form, in the order of the text. */
function indexNouns(
  text: AnalysedText,
  sentences: readonly number[],
  words: AffectedWords,
): ReadonlyMap<string, readonly ToldNoun[]> {
  const found = new Map<string, ToldNoun[]>();
  for (const index of new Set(sentences)) {
    const sentence = text.sentence(index);
    for (let i = 0; i < sentence.size; i++) {
      const lemma = (sentence.lemmas[i] ?? '').toLowerCase();
      if (!/^NNS?$/.test(sentence.xpos[i] ?? '') || words.heads.get(lemma)?.role !== 'open') continue;
      if (saysLittle(sentence, i, words)) continue;
      const who = describe(sentence, nounPhrase(sentence, i).first, i, words);
      if (who.sort !== 'person' || who.class === 'unspecified') continue;
      found.set(lemma, [...(found.get(lemma) ?? []), {start: sentence.starts[i]!, class: who.class}]);
    }
  }
  return found;
}

/** The sentences that name each capitalised word. */
function indexNames(text: AnalysedText, sentences: readonly number[]): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  for (const index of new Set(sentences)) {
    const sentence = text.sentence(index);
    for (let i = 0; i < sentence.size; i++) {
      if (!isProper(sentence, i)) continue;
      const form = sentence.forms[i] ?? '';
      const places = found.get(form);
      if (places === undefined) found.set(form, [index]);
      else if (places.at(-1) !== index) places.push(index);
    }
  }
  return found;
}

function roleIn(sentence: Sentence, surname: string, words: AffectedWords): AffectedClass | null {
  for (let i = 0; i < sentence.size; i++) {
    if (sentence.forms[i] !== surname || !isProper(sentence, i)) continue;
    const head = headOfName(sentence, i);
    const found = roleAt(sentence, head, Math.max(i, nounPhrase(sentence, head).last), words);
    if (found !== null) return found;
  }
  return null;
}

/** From a surname to the token that governs the name. */
function headOfName(sentence: Sentence, last: number): number {
  let head = last;
  while (head > 0 && sentence.heads[head]! >= 0 && sentence.heads[head]! < head && isNameJoint(sentence, head))
    head = sentence.heads[head]!;
  return head;
}

function isNameJoint(sentence: Sentence, i: number): boolean {
  return isRelation(sentence, i, 'flat') && (isProper(sentence, i) || sentence.xpos[i] === 'NN');
}

/** What is said of a name where it stands: its title, its apposition, its predicate, what it is known as. */
function roleAt(sentence: Sentence, head: number, surname: number, words: AffectedWords): AffectedClass | null {
  const {first} = nounPhrase(sentence, head);
  const title = roleOf(sentence, first, head, words);
  if (title !== null) return title;
  for (const noun of [...appositions(sentence, first, surname), ...predicates(sentence, head)]) {
    const found = roleOf(sentence, nounPhrase(sentence, noun).first, noun, words);
    if (found !== null) return found;
  }
  return known(sentence, surname, words);
}

function roleOf(sentence: Sentence, first: number, head: number, words: AffectedWords): AffectedClass | null {
  const found = describe(sentence, first, head, words);
  return found.sort === 'thing' || PLAIN.has(found.class) ? null : found.class;
}

/** ", a police officer," behind the name, over an age; "the officer, D. Hale," before it. */
function* appositions(sentence: Sentence, first: number, last: number): Iterable<number> {
  let i = last + 1;
  if (sentence.xpos[i] === ',' && sentence.xpos[i + 1] === 'CD' && sentence.xpos[i + 2] === ',') i += 2;
  if (sentence.xpos[i] === ',') {
    const behind = endOfRun(sentence, i + 1);
    if (behind > i && !/^VB[DPZ]$/.test(sentence.xpos[behind + 1] ?? '')) yield behind;
  }
  if (sentence.xpos[first - 1] === ',' && /^NN$/.test(sentence.xpos[first - 2] ?? '')) yield first - 2;
}

/** Last noun of a run that may be one description without a name in it. */
function endOfRun(sentence: Sentence, from: number): number {
  let i = from;
  while (/^(DT|JJ[RS]?|NN|NNP|PRP\$|CD|HYPH|POS|VBN)$/.test(sentence.xpos[i] ?? '')) i++;
  return i > from && sentence.xpos[i - 1] === 'NN' ? i - 1 : -1;
}

/** "Hale was a soldier": the noun that the name is the subject of. */
function predicates(sentence: Sentence, head: number): number[] {
  const governor = sentence.heads[head] ?? -1;
  if (governor < 0 || !isRelation(sentence, head, 'nsubj') || sentence.xpos[governor] !== 'NN') return [];
  return childrenBy(sentence, governor, 'cop').length > 0 ? [governor] : [];
}

/** "Hale, who is regarded as a member of a rebel column": behind a word like "as", before the next clause. */
function known(sentence: Sentence, surname: number, words: AffectedWords): AffectedClass | null {
  let clause = false;
  for (let i = surname + 1; i < Math.min(sentence.size, surname + REACH); i++) {
    clause ||= /^W/.test(sentence.xpos[i] ?? '');
    if (!clause || !words.as.has(sentence.lower[i] ?? '')) continue;
    const noun = endOfRun(sentence, i + 1);
    return noun < 0 ? null : roleOf(sentence, nounPhrase(sentence, noun).first, noun, words);
  }
  return null;
}
