import {DIGIT, isApostrophe, kinds, LETTER, UPPER} from './characters.ts';
import {hashText} from './hash.ts';
import {createInflections, createLemmatizer, type LemmaRules} from './lemmas.ts';
import type {Lexicon} from './lexicon.ts';

/** Everything about a word form that does not depend on its sentence, worked out once. */
export interface Word {
  readonly lower: string;
  /** Hash of the lower-cased form, digits made alike. */
  readonly hash: number;
  /** Hashes of the last one to four and the first one to three code units. */
  readonly suffix1: number;
  readonly suffix2: number;
  readonly suffix3: number;
  readonly suffix4: number;
  readonly prefix1: number;
  readonly prefix3: number;
  /** Capitals, digits, hyphens and full stops in it, as a small number. */
  readonly shape: number;
  /** Bits for the tags that the dictionary allows: its own parts of speech and inflections of other words. */
  readonly parts: number;
  /** Topic of its first meaning as a noun, 0 = none. */
  readonly sense: number;
  /** Topic of its first meaning as a verb, 0 = none. */
  readonly verbSense: number;
  /** Patterns it stands in as a verb. */
  readonly frames: number;
  /** Tags it may bear. */
  readonly candidates: Uint8Array;
  /** Number of its set of tags in the treebank, 0 where the treebank lacks it. */
  readonly tagSet: number;
  /** Its lemma under a tag; the last two are remembered. */
  lemma(tag: string): string;
}

/** Word forms by their letters; remembers those it has met. */
export type Words = (form: string) => Word;

/** What words are made from. */
export interface WordSources {
  readonly lexicon: Lexicon;
  readonly lemmaRules: LemmaRules;
  /** Sets of tags; number 0 is for words the treebank lacks. */
  readonly tagSets: readonly Uint8Array[];
}

/** How many forms are remembered before those not met since the last time are forgotten. */
const REMEMBERED = 8_000;

/** Inflected tags, each with its bit above those of the lexicon. */
const INFLECTED: readonly (readonly [string, number])[] = [
  ['NNS', 1 << 5],
  ['VBZ', 1 << 6],
  ['VBG', 1 << 7],
  ['VBD', 1 << 8],
  ['VBN', 1 << 9],
  ['JJR', 1 << 10],
  ['JJS', 1 << 11],
];

/**
 * Makes the word table of a language.
 *
 * With `caseless`, capitals are not looked at: for copy that is set in capitals throughout.
 */
export function createWords(sources: WordSources, caseless: boolean): Words {
  const {lexicon, lemmaRules, tagSets} = sources;
  const lemmatize = createLemmatizer(lemmaRules, lexicon);
  const inflections = createInflections(
    lemmaRules,
    lexicon,
    INFLECTED.map(([tag]) => tag),
  );
  let known = new Map<string, Word>();
  let older = new Map<string, Word>();

  return (form) => {
    let word = known.get(form);
    if (word === undefined) {
      if (known.size >= REMEMBERED) {
        older = known;
        known = new Map();
      }
      word = older.get(form) ?? describe(form);
      known.set(form, word);
    }
    return word;
  };

  /** Names keep their capitals; those in the plural lose their ending: "Palestinians" → "Palestinian". */
  function nameLemma(form: string, lower: string, tag: string): string {
    if (tag !== 'NNPS') return form;
    const singular = lemmatize(lower, 'NNS');
    return lower.startsWith(singular) ? form.slice(0, singular.length) : form;
  }

  function describe(form: string): Word {
    const lower = normal(form.toLowerCase());
    const base = lexicon.find(lower);
    const {columns} = lexicon;
    let parts = base < 0 ? 0 : columns.parts[base]!;
    let sense = base < 0 ? 0 : columns.senses[base]!;
    let verbSense = base < 0 ? 0 : columns.verbSenses[base]!;
    let frames = base < 0 ? 0 : columns.frames[base]!;
    const bases = inflections(lower);
    for (let t = 0; t < INFLECTED.length; t++) {
      const i = bases[t]!;
      if (i < 0) continue;
      parts |= INFLECTED[t]![1];
      sense ||= columns.senses[i]!;
      verbSense ||= columns.verbSenses[i]!;
      frames |= columns.frames[i]!;
    }
    const tagSet = base < 0 ? 0 : columns.tagSets[base]!;
    // Most forms are only ever met under one tag or two.
    let last = {tag: '', lemma: ''};
    let before = last;
    const n = lower.length;
    return {
      lower,
      hash: hashText(flatDigits(lower)),
      suffix1: hashText(lower, n - 1),
      suffix2: hashText(lower, Math.max(0, n - 2)),
      suffix3: hashText(lower, Math.max(0, n - 3)),
      suffix4: hashText(lower, Math.max(0, n - 4)),
      prefix1: hashText(lower, 0, 1),
      prefix3: hashText(lower, 0, Math.min(3, n)),
      shape: shapeOf(caseless ? lower : form),
      parts,
      sense,
      verbSense,
      frames,
      candidates: tagSets[tagSet]!,
      tagSet,
      lemma(tag) {
        if (tag === last.tag) return last.lemma;
        [last, before] = [before, last];
        if (tag !== last.tag) {
          const named = tag.startsWith('NNP') && !caseless;
          last = {tag, lemma: named ? nameLemma(form, lower, tag) : lemmatize(lower, tag)};
        }
        return last.lemma;
      },
    };
  }
}

/** Digits are alike to the tagger and the parser, except in short numbers. */
function flatDigits(word: string): string {
  return /\d/.test(word) && word.length > 1 ? word.replace(/\d/g, '0') : word;
}

/** Makes typographic apostrophes plain. */
function normal(lower: string): string {
  for (let i = 0; i < lower.length; i++) {
    if (lower.charCodeAt(i) > 0x7f && isApostrophe(lower.charCodeAt(i)))
      return lower.replace(/[\u2019\u02bc\uff07]/g, "'");
  }
  return lower;
}

function shapeOf(form: string): number {
  let upper = 0;
  let letters = 0;
  let digits = 0;
  let others = 0;
  for (let i = 0; i < form.length; i++) {
    const kind = kinds[form.charCodeAt(i)];
    if (kind === UPPER) upper++;
    else if (kind === LETTER) letters++;
    else if (kind === DIGIT) digits++;
    else others++;
  }
  const capital = kinds[form.charCodeAt(0)] === UPPER;
  const capitals = upper === 0 ? 0 : letters === 0 ? (upper === 1 ? 1 : 2) : capital ? (upper > 1 ? 4 : 3) : 5;
  const figures = digits === 0 ? 0 : upper + letters === 0 ? (others > 0 ? 3 : digits === 4 ? 1 : 2) : 4;
  return 1 + capitals * 20 + figures * 4 + (others > 0 ? 2 : 0) + (letters > 0 ? 1 : 0);
}
