import type {Sentence, TokenizedSentence} from '../model/sentence.ts';
import type {Span} from '../model/span.ts';
import type {Pack} from '../packs/pack.ts';
import {compileAbbreviations} from './abbreviations.ts';
import {kinds, LETTER, UPPER} from './characters.ts';
import {withIrregular} from './irregular.ts';
import {createKernel} from './kernel.ts';
import type {LemmaRules} from './lemmas.ts';
import {type LanguageModel, modelLexicon} from './model.ts';
import {findParagraphs} from './paragraphs.ts';
import {createTagRepairs} from './repairs.ts';
import {createSplitter, type Splitter} from './sentences.ts';
import type {AnalysedText} from './text.ts';
import {createTokenizer} from './tokens.ts';
import {createUniversalTagger} from './universal.ts';
import {createWords, type Word, type WordSources} from './words.ts';

/** Analyses texts of one language. */
export interface Analyser {
  /** Cuts the text into sentences; everything else is worked out when it is asked for. Never throws on a text. */
  analyse(text: string): AnalysedText;
  /** Tags and parses a sentence whose tokens are given, such as those of a treebank. */
  parse(tokens: TokenizedSentence, caseless?: boolean): Sentence;
}

/** Makes the analyser of a language from what was learned (the model) and what people wrote down (the pack). */
export function createAnalyser(model: LanguageModel, pack: Pack): Analyser {
  const {header} = model;
  const abbreviations = compileAbbreviations(pack);
  const split = createSplitter(abbreviations, new Set(header.starters));
  const tokenize = createTokenizer(header.tokens, abbreviations);
  const parse = createSentenceParser(model, withIrregular(header.lemmas, pack));

  return {
    parse,
    analyse: (text) => analyseOnDemand(text, {split, tokenize, parse}),
  };
}

/** The three steps of an analysis. */
interface Steps {
  readonly split: Splitter;
  readonly tokenize: (text: string, span: Span) => TokenizedSentence;
  readonly parse: Analyser['parse'];
}

/** A text of which nothing is worked out before it is asked for, not even where its sentences are. */
function analyseOnDemand(text: string, {split, tokenize, parse}: Steps): AnalysedText {
  let found: readonly Span[] | undefined;
  const spans = (): readonly Span[] => {
    found ??= split(text, paragraphs());
    return found;
  };
  let cut: readonly Span[] | undefined;
  const paragraphs = (): readonly Span[] => {
    cut ??= findParagraphs(text);
    return cut;
  };
  let loud: boolean | undefined;
  const shouted = (): boolean => {
    loud ??= isUpperCase(text, 0, text.length);
    return loud;
  };
  const caseless = ({start, end}: Span): boolean => shouted() || isUpperCase(text, start, end);
  const tokens = new Map<number, TokenizedSentence>();
  const sentences = new Map<number, Sentence>();
  const tokensOf = (i: number): TokenizedSentence => kept(tokens, i, () => tokenize(text, spanAt(spans(), i)));
  return {
    text,
    get paragraphs() {
      return paragraphs();
    },
    get size() {
      return spans().length;
    },
    span: (i) => spanAt(spans(), i),
    tokens: tokensOf,
    sentence: (i) => kept(sentences, i, () => parse(tokensOf(i), caseless(spanAt(spans(), i)))),
    sentenceAt: (offset) => lastStartingBy(spans(), offset),
  };
}

function kept<T>(made: Map<number, T>, key: number, make: () => T): T {
  const known = made.get(key);
  if (known !== undefined) return known;
  const fresh = make();
  made.set(key, fresh);
  return fresh;
}

/** Makes the function that tags and parses a tokenized sentence. */
function createSentenceParser(model: LanguageModel, lemmaRules: LemmaRules): Analyser['parse'] {
  const {header} = model;
  const sources: WordSources = {
    lexicon: modelLexicon(model),
    lemmaRules,
    tagSets: header.tagSets.map((set) => Uint8Array.from(set)),
  };
  const cased = createWords(sources, false);
  const uncased = createWords(sources, true);
  const kernel = createKernel(model);
  const universal = createUniversalTagger(header.universal, header.tags, header.relations);
  const repair = createTagRepairs(header.tags);

  return (tokens, caseless = false) => {
    const {size} = tokens;
    const wordOf = caseless ? uncased : cased;
    const words = new Array<Word>(size);
    for (let i = 0; i < size; i++) words[i] = wordOf(tokens.forms[i]!);
    const tags = kernel.tag(words, caseless);
    repair(words, tags);
    const heads = new Array<number>(size);
    const labels = new Array<number>(size);
    kernel.parse(words, tags, heads, labels);
    // Filled by one loop, and no object spread: this runs for every token of every sentence that is looked at.
    const [xpos, relations, upos, lemmas] = [row(size), row(size), row(size), row(size)];
    for (let i = 0; i < size; i++) {
      const word = words[i]!;
      const tag = tags[i]!;
      const label = labels[i]!;
      const name = header.tags[tag]!;
      xpos[i] = name;
      relations[i] = header.relations[label]!;
      upos[i] = universal(tag, label, word.lower);
      lemmas[i] = word.lemma(name);
    }
    const {start, end, starts, ends, forms, lower} = tokens;
    return {start, end, size, starts, ends, forms, lower, heads, xpos, relations, upos, lemmas};
  };
}

function row(size: number): string[] {
  return new Array<string>(size);
}

/** Whether a stretch of text is set in capitals: more than nine of ten letters, and enough of them to tell. */
function isUpperCase(text: string, start: number, end: number): boolean {
  let upper = 0;
  let lower = 0;
  for (let i = start; i < end && upper + lower < 2000; i++) {
    const kind = kinds[text.charCodeAt(i)];
    if (kind === UPPER) upper++;
    else if (kind === LETTER) lower++;
  }
  return upper >= 12 && upper > 9 * lower;
}

function spanAt(spans: readonly Span[], i: number): Span {
  const span = spans[i];
  if (span === undefined) throw new RangeError(`There is no sentence ${i} among ${spans.length}.`);
  return span;
}

function lastStartingBy(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.start <= offset) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}
