import {childrenBy, isRelation} from '../../language/tree.ts';
import type {Sentence} from '../../model/sentence.ts';
import {overlaps, type Span} from '../../model/span.ts';
import type {Pack} from '../../packs/pack.ts';
import {sortOf} from '../affected/people.ts';
import type {Trigger} from '../effects/triggers.ts';
import type {FoundFigure} from '../figures/figures.ts';
import {type LinkWords, whoAt} from '../links/link.ts';
import {isProper, nounPhrase, startOfAge} from '../links/phrases.ts';
import {isTeller} from '../links/tellers.ts';

/** Words that tell one person from none; `packs/<lang>/singles.txt`. */
export interface SingleWords {
  readonly pronouns: ReadonlySet<string>;
  /** Pronouns of one who is killed or hurt by himself. */
  readonly selves: ReadonlySet<string>;
  /** Determiners that stand for one person by themselves ("another"). */
  readonly alone: ReadonlySet<string>;
  /** Determiners of one of several: "a". */
  readonly articles: ReadonlySet<string>;
  /** Bodies of which one with an article is one person: "a staff". */
  readonly collectives: ReadonlySet<string>;
  readonly bars: ReadonlySet<string>;
  readonly shared: ReadonlySet<string>;
  /** Nouns that stand for a dead or hurt person without being one ("life"). */
  readonly nobody: ReadonlySet<string>;
  /** First names: behind one, whatever else the word names is a surname ("Ana Bell"). */
  readonly given: ReadonlySet<string>;
  /** Before a second name of one person ("alias"). */
  readonly aliases: ReadonlySet<string>;
  /** The dead as things ("body"): told of one person where they are found. */
  readonly bodies: ReadonlySet<string>;
  readonly finding: ReadonlySet<string>;
  /** Prepositions that lead from a noun of action to those it met: "of". */
  readonly links: ReadonlySet<string>;
  /** Words before an effect's noun that give it another sense: "news release". */
  readonly voids: ReadonlySet<string>;
  /** Words behind an active verb that give it another sense: "held forth". */
  readonly asides: ReadonlySet<string>;
  /** What one survives, by dictionary form; a vote is survived otherwise. */
  readonly harms: ReadonlySet<string>;
}

/** Compiles `singles.txt`. */
export function compileSingles(pack: Pack): SingleWords {
  const words = (kind: string): Set<string> =>
    new Set(
      pack
        .table('singles')
        .filter((row) => row.cells['kind'] === kind)
        .map((row) => row.cells['word'] ?? ''),
    );
  return {
    pronouns: words('pronoun'),
    selves: words('self'),
    alone: words('alone'),
    articles: words('article'),
    collectives: words('collective'),
    given: new Set(
      pack.table('place-given-names').flatMap((row) => (row.cells['names'] ?? '').toLowerCase().split(' ')),
    ),
    bars: words('bar'),
    shared: words('shared'),
    nobody: words('nobody'),
    aliases: words('alias'),
    bodies: words('body'),
    finding: words('finding'),
    links: words('link'),
    voids: words('void'),
    asides: words('aside'),
    harms: words('harm'),
  };
}

/** What telling persons goes by. */
export interface PersonWords extends LinkWords {
  readonly singles: SingleWords;
}

/**
 * Whether a nominal token stands for one person: a singular noun for somebody, a name, a pronoun whose person is named
 * before, an age ("an 80-year-old").
 *
 * `names` are the stretches known to name a place or a time.
 */
export function isOnePerson(
  sentence: Sentence,
  token: number,
  figures: readonly FoundFigure[],
  names: () => readonly Span[],
  words: PersonWords,
): boolean {
  if (figures.some((figure) => counts(figure, token))) return false;
  const {first} = nounPhrase(sentence, token);
  for (let i = first; i < token; i++) if (words.singles.bars.has(sentence.lower[i] ?? '')) return false;
  if (first > 0 && words.singles.aliases.has(sentence.lower[first - 1] ?? '')) return false;
  if (isShared(sentence, token, words.singles) || isNumbered(sentence, token)) return false;
  if (isTeller(sentence, token, words.saying)) return false;
  const tag = sentence.xpos[token] ?? '';
  if (tag.startsWith('PRP'))
    return isPronoun(sentence, token, words.singles) && isNamedBefore(sentence, token, names, words);
  if (words.singles.alone.has(sentence.lower[token] ?? '')) return !startsNoun(sentence, token + 1);
  const article = words.singles.articles.has(sentence.lower[token - 1] ?? '');
  if (tag === 'NNP' || isMistakenName(sentence, token, words))
    return article ? mayBePerson(sentence, token, words) : isPersonName(sentence, token, names, words);
  if (startOfAge(sentence, token) < token && /^(JJ|NN)$/.test(tag)) return !startsNoun(sentence, token + 1);
  // Taggers take "an official" for an adjective and a headline's "Man, 80," for a cry, and writers say "a policemen".
  const nominal =
    (tag === 'UH' && token === 0) ||
    tag === 'NN' ||
    (tag === 'NNS' && article) ||
    (tag === 'JJ' && !startsNoun(sentence, token + 1));
  if (!nominal || words.singles.nobody.has(sentence.lower[token] ?? '')) return false;
  const who = whoAt(sentence, token, words.affected);
  if (words.singles.collectives.has(sentence.lower[token] ?? ''))
    return words.singles.articles.has(sentence.lower[first] ?? '');
  return who.sort === 'person' && sortOf(sentence, token, words.affected.senses) !== 'group';
}

function startsNoun(sentence: Sentence, i: number): boolean {
  return /^(NN|JJ|CD)/.test(sentence.xpos[i] ?? '');
}

function isPronoun(sentence: Sentence, token: number, {pronouns, selves}: SingleWords): boolean {
  const word = sentence.lower[token] ?? '';
  return pronouns.has(word) || selves.has(word);
}

function counts(figure: FoundFigure, token: number): boolean {
  if (figure.kind !== 'count') return false;
  return figure.noun === token || figure.of === token || (figure.first <= token && token <= figure.last);
}

/** A pronoun counts only where its person is named in the same sentence. */
function isNamedBefore(sentence: Sentence, pronoun: number, names: () => readonly Span[], words: PersonWords): boolean {
  for (let i = 0; i < pronoun; i++) {
    const tag = sentence.xpos[i] ?? '';
    if (tag === 'NNP' && (isPersonName(sentence, i, names, words) || isNamedActor(sentence, i, words))) return true;
    // "With his adviser, he …": not the one whose adviser it is.
    const own = childrenBy(sentence, i, 'nmod:poss').some((k) => sentence.xpos[k] === 'PRP$');
    // "The teen shot himself": taken for a quality.
    const nominal = tag === 'NN' || (tag === 'JJ' && isRelation(sentence, i, 'nsubj'));
    if (nominal && !own && whoAt(sentence, i, words.affected).sort === 'person') return true;
  }
  return false;
}

/** "Duarte was quiet after his arrest": a town that shares its name with one who acts is not meant by "his". */
function isNamedActor(sentence: Sentence, token: number, words: PersonWords): boolean {
  const {first, last} = nounPhrase(sentence, token);
  const bare = first === last && isRelation(sentence, token, 'nsubj');
  return bare && childrenBy(sentence, token, 'case').length === 0 && mayBePerson(sentence, token, words);
}

/** A name that is no place's or day's, no number's ("208 Ash St."), and no body's ("MRTA", "the Ministry"). */
function isPersonName(sentence: Sentence, token: number, names: () => readonly Span[], words: PersonWords): boolean {
  const {last} = nounPhrase(sentence, token);
  if (!mayBePerson(sentence, last, words) || isBody(sentence, token, last, words)) return false;
  // Asked last: places and times are looked for in the whole text when the first name is.
  const span = {start: sentence.starts[token]!, end: sentence.ends[token]!};
  const place = names().find((name) => overlaps(name, span));
  return place === undefined || isWider(sentence, token, last, place);
}

/** "the Boston Globe", "the Information Act", "CBS News": with an article, or common nouns throughout. */
function isBody(sentence: Sentence, token: number, last: number, words: LinkWords): boolean {
  const sort = (i: number): string => sortOf(sentence, i, words.affected.senses);
  if (isAbbreviatedBehind(sentence, last)) return true;
  if (sort(last) === 'person') return false;
  let first = token;
  while (isProper(sentence, first - 1)) first--;
  const titled = sentence.relations.slice(first, last).includes('nmod:desc');
  if (sentence.xpos[first - 1] === 'DT' && !titled && last > first) return true;
  const shortened = /^\p{Lu}{2,}$/u.test(sentence.forms[last - 1] ?? '') && !isShouted(sentence);
  return last > first && sort(last) === 'other' && (shortened || !['unknown', 'person'].includes(sort(last - 1)));
}

/** "Doctors of the World (DOW)": capitals in brackets stand for a body. */
function isAbbreviatedBehind({forms}: Sentence, last: number): boolean {
  return forms[last + 1] === '(' && /^\p{Lu}{2,}$/u.test(forms[last + 2] ?? '') && forms[last + 3] === ')';
}

/** "Chester Hale": a name of which only a part is a place's. */
function isWider(sentence: Sentence, token: number, last: number, place: Span): boolean {
  let first = token;
  while (first > 0 && isProper(sentence, first - 1) && sentence.heads[first - 1] === token) first--;
  if (last === first) return false;
  return place.start > sentence.starts[first]! || place.end < sentence.ends[last]!;
}

/** "208 Ash St.", "one person a year": what a number stands before that is no age. */
function isNumbered(sentence: Sentence, token: number): boolean {
  let {first} = nounPhrase(sentence, token);
  if (startOfAge(sentence, token) < token) return false;
  while (isProper(sentence, token) && /^\p{Lu}/u.test(sentence.forms[first - 1] ?? '')) first--;
  const number = sentence.xpos[first] === 'CD' ? first : first - 1;
  return sentence.xpos[number] === 'CD' && !hasHyphen(sentence, number);
}

/** "Mr. Hale": taggers take a rare surname for a noun. */
function isMistakenName(sentence: Sentence, token: number, words: PersonWords): boolean {
  if (sentence.xpos[token] !== 'NN' || !isProper(sentence, token - 1)) return false;
  // In capitals only a first name shows it.
  return /^\p{Lu}\p{Ll}/u.test(sentence.forms[token] ?? '') || hasGivenName(sentence, token, words);
}

function hasHyphen(sentence: Sentence, i: number): boolean {
  return sentence.xpos[i + 1] === 'HYPH';
}

/** A capitalised word that is no abbreviation of a body and no body's noun. */
function mayBePerson(sentence: Sentence, token: number, words: PersonWords): boolean {
  const form = sentence.forms[token] ?? '';
  const titled = childrenBy(sentence, sentence.heads[token] ?? -1, 'nmod:desc').length > 0;
  // "Dr. Short", "Ana Bell": a surname may be a word for something else.
  const sort =
    titled || hasGivenName(sentence, token, words) ? 'person' : sortOf(sentence, token, words.affected.senses);
  return (
    /^\p{Lu}/u.test(form) &&
    (isShouted(sentence) || !/^\p{Lu}{2,}$/u.test(form)) &&
    sort !== 'group' &&
    sort !== 'thing'
  );
}

function hasGivenName(sentence: Sentence, token: number, {singles}: PersonWords): boolean {
  let first = token;
  while (isProper(sentence, first - 1)) first--;
  return first < token && singles.given.has(sentence.lower[first] ?? '');
}

function isShouted(sentence: Sentence): boolean {
  return sentence.forms.every((form) => form === form.toUpperCase());
}

/** "each soldier", "every man", "any passenger" are not one person. */
function isShared(sentence: Sentence, token: number, words: SingleWords): boolean {
  return childrenBy(sentence, token, 'det').some((i) => words.shared.has(sentence.lower[i] ?? ''));
}

/**
 * The words of one person with their article, behind the effect word; a description runs through the name that follows
 * it ("the suspect, D. Cortez").
 */
export function singleSpan(sentence: Sentence, counted: number, trigger: Trigger): Span {
  const {first, last} = nounPhrase(sentence, counted);
  // The parser may take a verb in front for a part of the phrase ("Police arrest clerk", "shot dead clerk").
  const verbal = trigger.last < counted && (trigger.first < first || sentence.upos[trigger.last] === 'NOUN');
  const from = verbal ? Math.max(first, trigger.last + 1) : first;
  const named = nameBehind(sentence, last);
  return {start: sentence.starts[from]!, end: sentence.ends[named < 0 ? last : named]!};
}

/** The last token of a name between commas that tells who a description means, or −1. */
function nameBehind(sentence: Sentence, last: number): number {
  if (isProper(sentence, last) || sentence.xpos[last + 1] !== ',' || !isProper(sentence, last + 2)) return -1;
  let end = last + 2;
  while (isProper(sentence, end + 1)) end++;
  const mark = sentence.xpos[end + 1] ?? '.';
  // One word alone may be the next of a list.
  const alone = end === last + 2 && !/^(VB.?|MD|WP)$/.test(sentence.xpos[end + 2] ?? '');
  return (mark === ',' && !alone) || (mark === '.' && end > last + 2) ? end : -1;
}
