import {isRelation} from '../../language/tree.ts';
import type {Sentence} from '../../model/sentence.ts';
import type {FigureWords} from './words.ts';

/** What a number counts: the token of the noun, and of the whole it is a part of ("three of them"); −1 where none. */
export interface Counted {
  readonly noun: number;
  readonly of: number;
}

/** Longest run of words between a number and its noun: "two well-known Georgian mountain climbers". */
const REACH = 8;

/** The noun that the number from token `first` to `last` counts. `head` is the number's own head token. */
export function findCounted(
  sentence: Sentence,
  first: number,
  last: number,
  head: number,
  words: FigureWords,
): Counted {
  const of = wholeAfter(sentence, last, words);
  if (of >= 0) return {noun: isNoun(sentence, of) ? of : -1, of};
  const noun = nounAfter(sentence, last, words);
  if (noun >= 0) return {noun, of: -1};
  const governor = sentence.heads[head] ?? -1;
  if (
    governor > last &&
    governor - last <= REACH &&
    isRelation(sentence, head, 'nummod') &&
    isNoun(sentence, governor) &&
    !isApart(sentence, last, governor)
  ) {
    return {noun: governor, of: -1};
  }
  return {noun: groupBefore(sentence, first, words), of: -1};
}

/** "Of the 31 dead, 12 were children", "153 across three provinces": beyond a comma and a verb, or a preposition, stands no noun of the number's. */
function isApart({xpos}: Sentence, from: number, to: number): boolean {
  const between = xpos.slice(from + 1, to);
  // "wounding 67, police said"
  if (between[0] === ',') return true;
  // "16 dead: rights body"
  if (between.includes('IN') || between.includes(':')) return true;
  // "three dead and 40 hurt": "hurt", taken for a noun, is no noun of the three.
  if (xpos[to] === 'NN' && between.includes('CC') && between.includes('CD')) return true;
  return between.includes(',') && between.some((tag) => /^(VB[DPZ]|MD)$/.test(tag));
}

/** "dozens of attackers", "two of the wounded", "three of them": the head of the phrase after "of". */
function wholeAfter(sentence: Sentence, last: number, words: FigureWords): number {
  const link = (k: number): string | undefined => words.numbers.get(sentence.lower[k] ?? '')?.kind;
  const from = link(last + 1) === 'of' ? last + 2 : link(last + 1) === 'out' && link(last + 2) === 'of' ? last + 3 : -1;
  if (from < 0) return -1;
  if (/^(PRP|WDT|WP)$/.test(sentence.xpos[from] ?? '')) return from;
  const noun = lastNoun(sentence, from, WITH_ARTICLE);
  return noun >= 0 ? noun : describedBy(sentence, from);
}

/** "two of the wounded", "three of these": an adjective, participle or pointing word stands for those it describes. */
function describedBy(sentence: Sentence, from: number): number {
  let k = from;
  while (/^(DT|PDT|CD|RB|HYPH)$/.test(sentence.xpos[k] ?? '')) k++;
  if (k > from && sentence.xpos[k - 1] === 'CD') return k - 1;
  if (/^(JJ.*|VB.)$/.test(sentence.xpos[k] ?? '')) return k;
  return k > from ? k - 1 : -1;
}

/** The last noun of the run of describing words that follows: "two stranded motorists", "16 gunmen". */
function nounAfter(sentence: Sentence, last: number, words: FigureWords): number {
  // "26 armed men": a participle that the tagger took for a past tense.
  const described =
    sentence.xpos[last + 1] === 'VBD' && sentence.upos[last + 1] === 'VERB' && sentence.xpos[last + 2] === 'NNS';
  const found = lastNoun(sentence, described ? last + 2 : last + 1, DESCRIBING);
  if (found < 0) return isMistakenVerb(sentence, last + 1) ? last + 1 : -1;
  // "Over the two days police held 60."
  for (let k = last + 1; k < found; k++) {
    if (sentence.xpos[k] === 'NNS' && words.units.get(sentence.lemmas[k] ?? '') === 'duration') return k;
  }
  const governed = sentence.heads[last] === found && isRelation(sentence, last, 'nummod');
  const tag = sentence.xpos[found] ?? '';
  // "13 killed Monday", "12 in Herat": a name, or a noun after a participle, is rarely what is counted.
  const participle = /^VB[ND]$/.test(sentence.xpos[last + 1] ?? '');
  // "Two Peshmerga were killed."
  if (tag === 'NNP' && found === last + 1 && sentence.upos[found + 1] === 'AUX') return found;
  return governed || tag === 'NNS' || tag === 'NNPS' || (tag === 'NN' && !participle) ? found : -1;
}

/** "destroyed 400 boats": behind a verb and its number no third person follows, whatever the tagger says. */
function isMistakenVerb(sentence: Sentence, i: number): boolean {
  return sentence.xpos[i] === 'VBZ' && sentence.upos[i] === 'VERB' && /^VB[DGN]$/.test(sentence.xpos[i - 2] ?? '');
}

const DESCRIBING = /^(JJ|JJR|JJS|VBN|VBG|POS|HYPH|RB|CD|``|'')$/;
const WITH_ARTICLE = /^(DT|PDT|PRP\$|JJ|JJR|JJS|VBN|VBG|POS|HYPH|RB|RBS|CD|``|'')$/;

/** The head of the noun phrase that begins at `from`: the last of its run of nouns, past any possessor. */
function lastNoun(sentence: Sentence, from: number, between: RegExp): number {
  let found = -1;
  let compound = -1;
  let end = from + REACH;
  for (let k = from; k < Math.min(sentence.size, end); k++) {
    const tag = sentence.xpos[k] ?? '';
    // "arrested two teenagers Friday night"
    if (found >= 0 && isTimeBeside(sentence, k)) break;
    if (tag.startsWith('NN')) found = k;
    else if (tag === 'HYPH') {
      // "two twenty-year-old men": what stands before a hyphen describes.
      compound = Math.max(compound, found);
      found = -1;
    } else if (tag === 'POS') found = -1;
    else if (tag === '-LRB-') {
      const close = bracketEnd(sentence, k);
      end += close - k;
      k = close;
    } else if (tag === 'CC' && found >= 0 && describesBeyond(sentence, found, k)) continue;
    // "one off-duty officer": a chain of hyphened words describes, whatever it begins with.
    else if (found < 0 && sentence.xpos[k + 1] === 'HYPH' && sentence.upos[k] !== 'PUNCT') continue;
    else if (found >= 0 ? !namesEmployer(sentence, found, k) : !between.test(tag)) break;
  }
  return found >= 0 ? found : compound;
}

/** A noun of time that stands beside the verb, or describes one that does. */
function isTimeBeside({relations, heads}: Sentence, k: number): boolean {
  const own = relations[k] === 'compound' ? (relations[heads[k] ?? -1] ?? '') : (relations[k] ?? '');
  return own === 'obl:unmarked';
}

/** "800 army and police members": two names of bodies that describe one noun behind them. */
function describesBeyond(sentence: Sentence, found: number, conjunction: number): boolean {
  const head = sentence.heads[found] ?? -1;
  return isRelation(sentence, found, 'compound') && head > conjunction + 1 && isNoun(sentence, head);
}

/** "two UN female national staff": adjectives between a name and the noun that the name describes. */
function namesEmployer(sentence: Sentence, name: number, adjective: number): boolean {
  let next = adjective + 1;
  while (sentence.xpos[next] === 'JJ') next++;
  const described = /^(NN.*|-LRB-)$/.test(sentence.xpos[next] ?? '');
  const abbreviation = /^\p{Lu}{2,}$/u.test(sentence.forms[name] ?? '');
  return (sentence.xpos[name] === 'NNP' || abbreviation) && sentence.xpos[adjective] === 'JJ' && described;
}

/** "two international (British) staff": what stands in brackets is passed over. */
function bracketEnd(sentence: Sentence, open: number): number {
  for (let k = open + 1; k < Math.min(sentence.size, open + REACH); k++) if (sentence.xpos[k] === '-RRB-') return k;
  return sentence.size;
}

/** "a family of five", "a crew of 12": the noun of the group. */
function groupBefore(sentence: Sentence, first: number, words: FigureWords): number {
  if (words.numbers.get(sentence.lower[first - 1] ?? '')?.kind !== 'of') return -1;
  return words.groups.has(sentence.lower[first - 2] ?? '') ? first - 2 : -1;
}

function isNoun(sentence: Sentence, i: number): boolean {
  return sentence.xpos[i]?.startsWith('NN') === true;
}
