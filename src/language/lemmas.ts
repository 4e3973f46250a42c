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
  return (form, tag) => exceptions.get(tag)?.get(form) ?? rewrite(form, tag, endings.get(tag), lexicon);
}

/**
 * Makes the function that tells of which dictionary words a form can be an inflected form: for each of the tags the word's number
 * in the lexicon, or −1.
 *
 * All tags at once, because this is asked for each form that is met for the first time: its endings are cut off once.
 */
export function createInflections(
  rules: LemmaRules,
  lexicon: Lexicon,
  tags: readonly string[],
): (form: string) => Int32Array {
  const exceptions = tags.map((tag) => new Map(Object.entries(rules.exceptions[tag] ?? {})));
  const parts = tags.map(partOfTag);
  /** By ending: the ways to rewrite it under each of the tags. */
  const byEnding = new Map<string, (readonly Rewrite[])[]>();
  tags.forEach((tag, t) => {
    for (const [ending, rewrites] of Object.entries(rules.endings[tag] ?? {})) {
      const all = byEnding.get(ending) ?? tags.map(() => []);
      all[t] = rewrites;
      byEnding.set(ending, all);
    }
  });
  const found = new Int32Array(tags.length);
  const NOT_YET = -2;
  return (form) => {
    for (let t = 0; t < tags.length; t++) {
      const irregular = exceptions[t]!.get(form);
      found[t] = irregular === undefined ? NOT_YET : irregular === form ? -1 : lexicon.find(irregular);
    }
    for (let length = Math.min(LONGEST_ENDING, form.length - 1); length >= 0; length--) {
      const rewrites = byEnding.get(form.slice(form.length - length));
      if (rewrites === undefined) continue;
      for (let t = 0; t < tags.length; t++) {
        if (found[t] === NOT_YET) found[t] = inflectedFrom(form, rewrites[t]!, parts[t]!, lexicon) ?? NOT_YET;
      }
    }
    for (let t = 0; t < tags.length; t++) if (found[t] === NOT_YET) found[t] = -1;
    return found;
  };
}

/** The number of the first dictionary word that a rewriting leads to; −1 where that is the form itself, `null` where there is none. */
function inflectedFrom(form: string, rewrites: readonly Rewrite[], part: number, lexicon: Lexicon): number | null {
  for (const [off, add] of rewrites) {
    if (off >= form.length) continue;
    const lemma = form.slice(0, form.length - off) + add;
    const i = lexicon.find(lemma);
    if (i >= 0 && (lexicon.columns.parts[i]! & part) !== 0) return lemma === form ? -1 : i;
  }
  return null;
}

/** The part of speech, as a bit of the lexicon, that forms with this tag are of; 0 where the lexicon has none such. */
export function partOfTag(tag: string): number {
  if (tag.startsWith('NN')) return NOUN;
  if (tag.startsWith('VB')) return VERB;
  if (tag.startsWith('JJ')) return ADJECTIVE;
  return tag.startsWith('RB') ? ADVERB | ADJECTIVE : 0;
}

/** The first rewriting that gives a dictionary word, else the likeliest one. */
function rewrite(
  form: string,
  tag: string,
  endings: ReadonlyMap<string, readonly Rewrite[]> | undefined,
  lexicon: Lexicon,
): string {
  if (endings === undefined) return form;
  const part = partOfTag(tag);
  let likeliest: string | null = null;
  for (let length = Math.min(LONGEST_ENDING, form.length - 1); length >= 0; length--) {
    for (const [off, add] of endings.get(form.slice(form.length - length)) ?? []) {
      if (off >= form.length) continue;
      const lemma = form.slice(0, form.length - off) + add;
      likeliest ??= lemma;
      const i = lexicon.find(lemma);
      if (i >= 0 && (lexicon.columns.parts[i]! & part) !== 0) return lemma;
    }
  }
  return likeliest ?? form;
}

function toMaps<T>(record: Readonly<Record<string, Readonly<Record<string, T>>>>): Map<string, Map<string, T>> {
  return new Map(Object.entries(record).map(([key, inner]) => [key, new Map(Object.entries(inner))]));
}
