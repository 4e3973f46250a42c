import type {Word} from './words.ts';

/** Mends the tags of a sentence in place. */
export type TagRepairs = (words: readonly Word[], given: Uint8Array) => void;

const NOUN = /^NN/;
const IN_SUBJECT = /^(DT|PRP\$|JJ|CD|HYPH|POS|NN.*)$/;
const FINITE = /^VB[DPZ]$/;

/**
 * Mends what the tagger gets wrong because the treebanks show too little of how news begins its sentences. Each repair is a
 * rule over tags, and gives a word only a tag that the lexicon allows it.
 *
 * "Witnesses said …": no sentence begins with a third person before a past tense. "Rebels seized 12 trucks", "said its men
 * killed "dozens"": behind a subject without auxiliary, a verb with a counted object is no participle. "rescue official
 * Ana Ruiz": between a noun and a name stands a title. "bombs kill 22, wound 40": between a count and another stands a verb.
 */
export function createTagRepairs(tags: readonly string[]): TagRepairs {
  const [noun, plural, past, third, participle, present] = ['NN', 'NNS', 'VBD', 'VBZ', 'VBN', 'VBP'].map((tag) =>
    tags.indexOf(tag),
  ) as [number, number, number, number, number, number];

  return (words, given) => {
    const mayBe = (i: number, tag: number): boolean => words[i]!.candidates.includes(tag);
    const tagAt = (i: number): string => tags[given[i] ?? -1] ?? '';
    const startsWithSubject =
      given[0] === third && words.length > 2 && mayBe(0, plural) && /^(VB[DN]?|MD)$/.test(tagAt(1));
    if (startsWithSubject) given[0] = plural;
    for (let i = 1; i < words.length - 1; i++) {
      const isTitle = tagAt(i) === 'JJ' && tagAt(i - 1) === 'NN' && tagAt(i + 1) === 'NNP';
      if (isTitle && mayBe(i, noun)) given[i] = noun;
      // "a local elected official said": behind a participle and before a verb stands a noun.
      const describes = tagAt(i) === 'JJ' && tagAt(i - 1) === 'VBN' && /^(VB[DZ]?|MD)$/.test(tagAt(i + 1));
      if (describes && mayBe(i, noun)) given[i] = noun;
      // "The ministry counts 41,000 dead": before a count, and with no verb yet, stands one.
      const counts = given[i] === plural && mayBe(i, third) && tagAt(i + 1) === 'CD' && NOUN.test(tagAt(i - 1));
      if (counts && /^(JJ|NN)/.test(tagAt(i + 2)) && !hasVerb(tagAt, i)) given[i] = third;
      const listed = tagAt(i - 1) === ',' && tagAt(i - 2) === 'CD' && /^(CD|NNS)$/.test(tagAt(i + 1));
      if (listed && /^(NN|JJ)$/.test(tagAt(i)) && mayBe(i, present)) given[i] = present;
      if (given[i] === noun && mayBe(i, participle) && isAccused(tagAt, i)) given[i] = participle;
      // "a man shot his wife": no noun stands between a subject and a possessive.
      if (given[i] === noun && mayBe(i, past) && tagAt(i + 1) === 'PRP$' && isSubject(tagAt, i - 1)) given[i] = past;
      const saying = startsWithSubject && i === 1;
      if (!mayBe(i, past) || (given[i] !== participle && !saying)) continue;
      if (saying || (isSubject(tagAt, i - 1) && opensCount(tagAt, i + 1))) given[i] = past;
    }
  };
}

/** Whether a finite verb stands before a word. */
function hasVerb(tagAt: (i: number) => string, end: number): boolean {
  for (let i = 0; i < end; i++) if (/^(VB[DPZ]|MD)$/.test(tagAt(i))) return true;
  return false;
}

/** "a man accused of killing": between a noun and what one does stands no second noun. */
function isAccused(tagAt: (i: number) => string, i: number): boolean {
  return tagAt(i - 1) === 'NN' && tagAt(i + 1) === 'IN' && tagAt(i + 2) === 'VBG';
}

/** A noun phrase that begins the sentence, a quotation, or what a verb before it tells. */
function isSubject(tagAt: (i: number) => string, last: number): boolean {
  if (!NOUN.test(tagAt(last))) return false;
  let i = last;
  while (i >= 0 && IN_SUBJECT.test(tagAt(i))) i--;
  return i < 0 || tagAt(i) === '``' || FINITE.test(tagAt(i)) || (tagAt(i) === 'IN' && FINITE.test(tagAt(i - 1)));
}

/** A count with its hedge, in quotation marks or not; "12 days ago" is a time. */
function opensCount(tagAt: (i: number) => string, from: number): boolean {
  let i = tagAt(from) === '``' ? from + 1 : from;
  if (/^(IN JJS|JJR IN)$/.test(`${tagAt(i)} ${tagAt(i + 1)}`)) i += 2;
  const counts = tagAt(i) === 'CD' || (tagAt(i) === 'NNS' && tagAt(i + 1) === 'IN');
  return counts && tagAt(i + 2) !== 'RB';
}
