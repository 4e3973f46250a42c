import {childBy, childrenBy, isRelation} from '../../language/tree.ts';
import type {Sentence} from '../../model/sentence.ts';
import type {Frame} from '../effects/triggers.ts';

/** Those whom an effect word meets by the tree or beside it, without what it shares with other words: nominal tokens. */
export function directlyCounted(sentence: Sentence, anchor: number, frame: Frame): number[] {
  switch (frame) {
    case 'object':
      return objects(sentence, anchor);
    case 'subject':
      return subjects(sentence, anchor);
    case 'either': {
      // "fears that 20 people have drowned": "that" is no object where somebody does it.
      const acts = childrenBy(sentence, anchor, 'obj').every((i) => /^W/.test(sentence.xpos[i] ?? ''));
      const doers =
        acts && childrenBy(sentence, anchor, 'aux:pass').length === 0 ? childrenBy(sentence, anchor, 'nsubj') : [];
      const met = childrenBy(sentence, anchor, 'obj').length > 0 && doers.length > 0 ? [] : objects(sentence, anchor);
      return met.length > 0 ? met : subjects(sentence, anchor);
    }
    case 'state':
      return withJoinedBefore(sentence, anchor, bearers(sentence, anchor));
    case 'counted':
    case 'people':
      return [anchor];
    case 'of':
      return complements(sentence, anchor);
    case 'toll':
      return [];
  }
}

/** Those a verb's action meets: "killed 5", "5 were killed", "the 5 who were killed", "5 killed in the blast". */
export function objects(sentence: Sentence, verb: number): number[] {
  // With a passive auxiliary every subject is met, whatever its label.
  const subjectOf = childBy(sentence, verb, 'aux:pass') >= 0 ? 'nsubj' : 'nsubj:pass';
  const auxiliary = subjectOf === 'nsubj';
  const common = commonObject(sentence, verb);
  if (common.length > 0) return common;
  const passive = childrenBy(sentence, verb, subjectOf)
    // "In reports released on Sunday, 12 men …": no subject stands behind a bare participle.
    .filter((i) => auxiliary || i < verb)
    .map((i) => antecedent(sentence, verb, i));
  if (passive.length > 0) return passive;
  const direct = childrenBy(sentence, verb, 'obj', 'iobj')
    .filter((i) => !isBareArticle(sentence, i) && !isBehindComma(sentence, verb, i))
    .map((i) => antecedent(sentence, verb, i));
  if (direct.length > 0) return direct;
  const described = childrenBy(sentence, verb, 'xcomp')
    .filter((i) => i > verb && sentence.xpos[i] === 'VBN')
    .flatMap((i) => childrenBy(sentence, i, 'nsubj').filter((k) => k > verb));
  // "arrested a man charged with murder": the parser makes a clause of the two.
  if (described.length > 0) return described;
  const modified = modifiedNoun(sentence, verb);
  if (modified >= 0) return [modified];
  const before = childrenBy(sentence, verb, 'nsubj').filter((i) => i < verb);
  if (isParticiple(sentence, verb)) {
    // "men who had shot at guards": an auxiliary that is not of the passive makes it active.
    const active = !auxiliary && childrenBy(sentence, verb, 'aux').some((i) => i < verb);
    return before.map((i) => antecedent(sentence, verb, i)).filter((i) => !active || before.includes(i));
  }
  // Headlines drop the auxiliary ("20 killed in blast"), and the tagger then takes the participle for a past tense.
  if (/^(CD|DT|NN.*|JJ|PRP.*)$/.test(sentence.xpos[verb + 1] ?? '')) return [];
  return before.map((i) => antecedent(sentence, verb, i));
}

/** "Storm: 12 killed, 900 flee": what stands behind one comma is no object of the verb right before it. */
function isBehindComma({xpos}: Sentence, verb: number, i: number): boolean {
  return xpos[verb + 1] === ',' && i > verb && !xpos.slice(verb + 2, i).includes(',');
}

/** "Police shot and killed a man": two verbs in the past with one object, which the parser gives to the second. */
function commonObject(sentence: Sentence, verb: number): number[] {
  // "20 killed and wounded" have no object: whoever is counted before the two is met by them.
  const acts = (i: number): boolean =>
    /^VB[DN]$/.test(sentence.xpos[i] ?? '') &&
    childBy(sentence, i, 'aux:pass') < 0 &&
    childrenBy(sentence, i, 'nsubj').every((k) => sentence.xpos[k] !== 'CD' && childBy(sentence, k, 'nummod') < 0);
  if (!acts(verb) || sentence.xpos[verb + 1] !== 'CC' || !acts(verb + 2)) return [];
  return isRelation(sentence, verb + 2, 'conj') ? childrenBy(sentence, verb + 2, 'obj') : [];
}

/** The parser may leave an article or a conjunction alone with the verb: it stands for nobody. */
function isBareArticle(sentence: Sentence, i: number): boolean {
  if (sentence.xpos[i] === 'CC') return true;
  return sentence.xpos[i] === 'DT' && /^(CD|NN.*|JJ)$/.test(sentence.xpos[i + 1] ?? '');
}

/** Those who do or undergo a verb: "5 died", "the 5 who died", "5 dying of thirst", "began to flee". */
export function subjects(sentence: Sentence, verb: number): number[] {
  const own = nearestSubjects(sentence, verb).map((i) => antecedent(sentence, verb, i));
  if (own.length > 0) return own;
  // "of whom 38 remained": the parser gives the number to "whom".
  if (sentence.xpos[verb - 1] === 'CD' && sentence.xpos[verb - 2] === 'WP') return [verb - 1];
  return isRelation(sentence, verb, 'acl') || isRelation(sentence, verb, 'amod') ? [sentence.heads[verb]!] : [];
}

/** Those of whom a state is said: "12 were dead", "12 dead", "left 12 dead", "12 dead miners", "5 under arrest". */
function bearers(sentence: Sentence, word: number): number[] {
  const own = nearestSubjects(sentence, word).map((i) => antecedent(sentence, word, i));
  if (own.length > 0) return own;
  const head = sentence.heads[word] ?? -1;
  if (head < 0) return childrenBy(sentence, word, 'nummod').length > 0 ? [word] : [];
  if (isRelation(sentence, word, 'amod') || isRelation(sentence, word, 'acl') || isRelation(sentence, word, 'nmod'))
    return [head];
  if (isRelation(sentence, word, 'xcomp') || isRelation(sentence, word, 'obl') || isRelation(sentence, word, 'advcl')) {
    const met = objects(sentence, head);
    return met.length > 0 ? met : subjects(sentence, head);
  }
  if (isRelation(sentence, word, 'conj')) {
    const shared = bearers(sentence, head);
    return shared.length > 0 ? shared : [word];
  }
  return [word];
}

/** "left 13 inmates and a guard dead": the parser gives the state to the last of them only. */
function withJoinedBefore(sentence: Sentence, anchor: number, found: readonly number[]): number[] {
  const joined = found.flatMap((token) => {
    let first = token;
    while (/^(DT|CD|JJ|NN.*|HYPH)$/.test(sentence.xpos[first - 1] ?? '')) first--;
    const before = sentence.xpos[first - 1] === 'CC' && /^NN/.test(sentence.xpos[first - 2] ?? '') ? first - 2 : -1;
    return token < anchor && before >= 0 && isRelation(sentence, before, 'obj') ? [before] : [];
  });
  return [...found, ...joined];
}

/** Those a noun of action is about: "the killing of 124 inmates", "the envoy's murder", "their deaths". */
function complements(sentence: Sentence, noun: number): number[] {
  const whose = possessorOf(sentence, noun);
  if (whose >= 0) return [whose];
  const found = childrenBy(sentence, noun, 'nmod');
  // Phrases of a verb and its object ("claimed 45 lives") come here too.
  return found.length > 0 ? found : childrenBy(sentence, noun, 'obj', 'nsubj:pass', 'compound');
}

/** "A man, whose brother is missing, said": of two subjects with a relative pronoun between, the second is the verb's. */
function nearestSubjects(sentence: Sentence, verb: number): readonly number[] {
  const subjects = childrenBy(sentence, verb, 'nsubj');
  const last = subjects.findLast((i) => i < verb) ?? -1;
  return subjects.filter((i) => i >= last || !sentence.xpos.slice(i, last).some((tag) => tag.startsWith('W')));
}

/** "six men whose bodies were found": the noun that the clause describes, or −1. */
function possessorOf(sentence: Sentence, noun: number): number {
  if (sentence.xpos[noun - 1] !== 'WP$') return -1;
  let at = sentence.heads[noun] ?? -1;
  for (let steps = 0; at >= 0 && steps < 3 && !isRelation(sentence, at, 'acl'); steps++) at = sentence.heads[at]!;
  return at >= 0 && isRelation(sentence, at, 'acl') && sentence.heads[at]! < noun ? sentence.heads[at]! : -1;
}

/** A relative pronoun stands for the noun that its clause describes. */
export function antecedent(sentence: Sentence, verb: number, token: number): number {
  const relative = /^W/.test(sentence.xpos[token] ?? '');
  return relative && isRelation(sentence, verb, 'acl') ? sentence.heads[verb]! : token;
}

/** The noun that a participle or relative clause without subject describes: "soldiers killed", "slain guards". */
function modifiedNoun(sentence: Sentence, verb: number): number {
  if (childBy(sentence, verb, 'nsubj') >= 0) return -1;
  const describes = isRelation(sentence, verb, 'acl') || isRelation(sentence, verb, 'amod');
  // "among 45 people arrested": without a subject, a past tense that describes a noun is a participle.
  const mistaken = sentence.xpos[verb] === 'VBD' && sentence.relations[verb] === 'acl';
  return describes && (mistaken || isParticiple(sentence, verb)) ? sentence.heads[verb]! : -1;
}

export function isParticiple(sentence: Sentence, verb: number): boolean {
  return sentence.xpos[verb] === 'VBN' || sentence.xpos[verb] === 'JJ';
}
