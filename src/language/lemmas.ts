import {ADJECTIVE, ADVERB, type Lexicon, NOUN, VERB} from './lexicon.ts';

/** How a language's forms lead to their lemmas, learned from a treebank. */
export interface LemmaRules {
  /** Tag → form → lemma, where the rules below go wrong. */
  readonly exceptions: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Tag → ending → ways to rewrite it, the most frequent first: [letters to take off, letters to add]. */
  readonly endings: Readonly<Record<string, Readonly<Record<string, readonly Rewrite[]>>>>;
}

/** Letters to take off the end of a form, and letters to put there. */
export type Rewrite = readonly [number, string];

/** The lemma of a lower-cased form under a Penn tag. */
export type Lemmatizer = (form: string, tag: string) => string;

/** The longest ending that the rules look at. */
export const LONGEST_ENDING = 5;

/** Makes the lemmatizer: an exception, else the first rewriting that gives a dictionary word, else the likeliest one. */
export function createLemmatizer(rules: LemmaRules, lexicon: Lexicon): Lemmatizer {
  const exceptions = toMaps(rules.exceptions);
  const endings = toMaps(rules.endings);
  return (form, tag) => exceptions.get(tag)?.get(form) ?? rewrite(form, tag, endings.get(tag), lexicon)?.lemma ?? form;
}

/** Whether a form can be an inflected form of a dictionary word under the tag, and which. */
export function createInflections(rules: LemmaRules, lexicon: Lexicon): (form: string, tag: string) => string | null {
  const exceptions = toMaps(rules.exceptions);
  const endings = toMaps(rules.endings);
  return (form, tag) => {
    const irregular = exceptions.get(tag)?.get(form);
    if (irregular !== undefined) return irregular === form ? null : irregular;
    const found = rewrite(form, tag, endings.get(tag), lexicon);
    return found?.known && found.lemma !== form ? found.lemma : null;
  };
}

/** The part of speech, as a bit of the lexicon, that forms with this tag are of; 0 where the lexicon has none such. */
export function partOfTag(tag: string): number {
  if (tag.startsWith('NN')) return NOUN;
  if (tag.startsWith('VB')) return VERB;
  if (tag.startsWith('JJ')) return ADJECTIVE;
  return tag.startsWith('RB') ? ADVERB | ADJECTIVE : 0;
}

function rewrite(
  form: string,
  tag: string,
  endings: ReadonlyMap<string, readonly Rewrite[]> | undefined,
  lexicon: Lexicon,
): {lemma: string; known: boolean} | null {
  if (endings === undefined) return null;
  const part = partOfTag(tag);
  let likeliest: string | null = null;
  for (let length = Math.min(LONGEST_ENDING, form.length - 1); length >= 0; length--) {
    for (const [off, add] of endings.get(form.slice(form.length - length)) ?? []) {
      if (off >= form.length) continue;
      const lemma = form.slice(0, form.length - off) + add;
      likeliest ??= lemma;
      const i = lexicon.find(lemma);
      if (i >= 0 && (lexicon.columns.parts[i]! & part) !== 0) return {lemma, known: true};
    }
  }
  return likeliest === null ? null : {lemma: likeliest, known: false};
}

function toMaps<T>(record: Readonly<Record<string, Readonly<Record<string, T>>>>): Map<string, Map<string, T>> {
  return new Map(Object.entries(record).map(([key, inner]) => [key, new Map(Object.entries(inner))]));
}
