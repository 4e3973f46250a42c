import {createLemmatizer, type LemmaRules, type Lemmatizer, LONGEST_ENDING, type Rewrite} from '../lemmas.ts';
import type {Lexicon} from '../lexicon.ts';
import type {TokenRules} from '../tokens.ts';
import type {UniversalRules} from '../universal.ts';
import type {Tree} from './conllu.ts';

/** Tags whose forms are inflected: only these have rules for endings. */
const INFLECTED = new Set(['NNS', 'VBD', 'VBG', 'VBN', 'VBP', 'VBZ', 'JJR', 'JJS', 'RBR', 'RBS']);

/** Counts by key. */
type Counts<K> = Map<K, number>;

function count<K>(counts: Counts<K>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function mostFrequent<K>(counts: Counts<K>): K | undefined {
  let best: K | undefined;
  for (const [key, n] of counts) if (best === undefined || n > counts.get(best)!) best = key;
  return best;
}

/** Gets the inner map of a map of maps, making it where it is missing. */
function within<K, L, V>(outer: Map<K, Map<L, V>>, key: K): Map<L, V> {
  let inner = outer.get(key);
  if (inner === undefined) {
    inner = new Map();
    outer.set(key, inner);
  }
  return inner;
}

/** Letters typed alike: lower case, plain apostrophes. */
export function plain(form: string): string {
  return form.toLowerCase().replace(/[\u2019\u02bc\uff07]/g, "'");
}

/** Learns where words are cut in two, and where they are not cut. */
export function learnTokenRules(trees: readonly Tree[]): TokenRules {
  const clitics: Counts<string> = new Map();
  const splits = new Map<string, Counts<number>>();
  const whole: Counts<string> = new Map();
  const kept: Counts<string> = new Map();
  const cut: Counts<string> = new Map();
  const units: Counts<string> = new Map();
  for (const tree of trees) {
    for (const {first, last, form} of tree.joined) {
      const parts = tree.forms.slice(first, last + 1);
      const ending = plain(parts.at(-1) ?? '');
      if (parts.length !== 2 || parts.join('') !== form) continue;
      if (ending.includes("'") && ending.length > 1) count(clitics, ending);
      else if (!plain(form).includes("'")) count(within(splits, plain(form)), parts[0]!.length);
    }
    const inside = new Set(tree.joined.flatMap(({first, last}) => [first, last]));
    tree.forms.forEach((form, i) => {
      if (!inside.has(i)) count(whole, plain(form));
      const hyphened = /^(\p{L}+)-\p{L}+$/u.exec(form);
      if (hyphened !== null) count(kept, plain(hyphened[1]!));
      if (tree.forms[i + 1] === '-' && !tree.spaced[i] && !tree.spaced[i + 1]) count(cut, plain(form));
      if (i > 0 && !tree.spaced[i - 1] && /^[\d.,:]+$/.test(tree.forms[i - 1]!) && /^\p{L}{1,3}$/u.test(form)) {
        count(units, plain(form));
      }
    });
  }
  return {
    clitics: [...clitics]
      .filter(([, n]) => n > 1)
      .map(([ending]) => ending)
      .sort(),
    splits: Object.fromEntries(
      [...splits]
        .filter(([form, cuts]) => sum(cuts) > 2 && sum(cuts) > (whole.get(form) ?? 0))
        .map(([form, cuts]) => [form, mostFrequent(cuts)!] as const)
        .sort(),
    ),
    prefixes: [...kept]
      .filter(([prefix, n]) => n > 2 && n > (cut.get(prefix) ?? 0))
      .map(([prefix]) => prefix)
      .sort(),
    units: [...units]
      .filter(([unit, n]) => n > 1 && n * 10 > (whole.get(unit) ?? 0))
      .map(([unit]) => unit)
      .sort(),
  };
}

function sum<K>(counts: Counts<K>): number {
  let total = 0;
  for (const n of counts.values()) total += n;
  return total;
}

/** Tags of the words that lead into a sentence: pronouns, articles, prepositions, conjunctions. */
const LEADING = new Set(['DT', 'PRP', 'PRP$', 'IN', 'WRB', 'WP', 'WDT', 'CC', 'EX', 'RB', 'MD', 'PDT']);

/** Learns which words show, by a capital after an abbreviation, that a sentence starts. */
export function learnStarters(trees: readonly Tree[]): string[] {
  const starts: Counts<string> = new Map();
  for (const tree of trees) {
    const first = tree.forms[0] ?? '';
    if (/^\p{Lu}/u.test(first) && LEADING.has(tree.xpos[0] ?? '') && first.length > 1) count(starts, plain(first));
    else if (tree.xpos[0] === 'PRP') count(starts, plain(first));
  }
  return [...starts]
    .filter(([, n]) => n >= 3)
    .map(([word]) => word)
    .sort();
}

/** Learns how forms lead to lemmas: endings first, then the forms that the endings get wrong. */
export function learnLemmas(trees: readonly Tree[], lexicon: Lexicon): LemmaRules {
  const lemmas = new Map<string, Map<string, Counts<string>>>();
  const total: Counts<string> = new Map();
  for (const tree of trees) {
    tree.forms.forEach((form, i) => {
      const tag = tree.xpos[i]!;
      count(total, plain(form));
      const known = tree.relations[i] !== 'goeswith' && tree.lemmas[i] !== '_' && !tag.startsWith('NNP');
      if (known) count(within(within(lemmas, tag), plain(form)), plain(tree.lemmas[i]!));
    });
  }
  const endings = Object.fromEntries(
    [...lemmas].filter(([tag]) => INFLECTED.has(tag)).map(([tag, forms]) => [tag, learnEndings(forms)] as const),
  );
  const regular = createLemmatizer({exceptions: {}, endings}, lexicon);
  const exceptions: Record<string, Record<string, string>> = {};
  for (const [tag, forms] of [...lemmas].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const wrong: [string, string][] = [];
    for (const [form, counts] of forms) {
      const lemma = mostFrequent(counts)!;
      // Twice, or under a tag with few forms: once is often a slip of the annotator or the writer.
      // A form that is nearly always something else is one too: "we" for "were".
      const usual = sum(counts) * 20 > (total.get(form) ?? 0);
      const sure = usual && (sum(counts) > 1 || INFLECTED.has(tag));
      if (sure && regular(form, tag) !== lemma) wrong.push([form, lemma]);
    }
    if (wrong.length > 0) exceptions[tag] = Object.fromEntries(wrong.sort(([a], [b]) => (a < b ? -1 : 1)));
  }
  lend(exceptions, lemmas, regular, 'VBD', 'VBN');
  lend(exceptions, lemmas, regular, 'VBN', 'VBD');
  return {exceptions, endings};
}

/** Lends one tag's exceptions to another that was not seen with the form: "fled" is the same as past and participle. */
function lend(
  exceptions: Record<string, Record<string, string>>,
  seen: ReadonlyMap<string, ReadonlyMap<string, Counts<string>>>,
  regular: Lemmatizer,
  from: string,
  to: string,
): void {
  const target = exceptions[to] ?? {};
  for (const [form, lemma] of Object.entries(exceptions[from] ?? {})) {
    if (!seen.get(to)?.has(form) && regular(form, to) !== lemma) target[form] = lemma;
  }
  exceptions[to] = target;
}

function learnEndings(forms: ReadonlyMap<string, Counts<string>>): Record<string, Rewrite[]> {
  const seen = new Map<string, Counts<string>>();
  for (const [form, counts] of forms) {
    const lemma = mostFrequent(counts)!;
    let same = 0;
    while (same < form.length && form[same] === lemma[same]) same++;
    const off = form.length - same;
    // Irregular forms are exceptions, not rules: a rule keeps the word's beginning.
    if (same < 2 || off > 4) continue;
    for (let length = off; length <= Math.min(LONGEST_ENDING, form.length - 1); length++) {
      count(within(seen, form.slice(form.length - length)), `${off} ${lemma.slice(same)}`);
    }
  }
  const endings: Record<string, Rewrite[]> = {};
  for (const [ending, counts] of [...seen].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const rewrites = [...counts]
      .filter(([, n]) => n > 1)
      .sort((a, b) => b[1] - a[1])
      .slice(0, 3);
    if (rewrites.length === 0) continue;
    endings[ending] = rewrites.map(([rewrite]) => {
      const space = rewrite.indexOf(' ');
      return [Number(rewrite.slice(0, space)), rewrite.slice(space + 1)] as const;
    });
  }
  return endings;
}

/** Learns how Penn tags lead to universal ones. */
export function learnUniversal(trees: readonly Tree[]): UniversalRules {
  const byTag = new Map<string, Counts<string>>();
  const byRelation = new Map<string, Counts<string>>();
  const byWord = new Map<string, Counts<string>>();
  for (const tree of trees) {
    tree.upos.forEach((upos, i) => {
      const tag = tree.xpos[i]!;
      const relation = tree.relations[i]!;
      count(within(byTag, tag), upos);
      count(within(byRelation, `${tag} ${relation}`), upos);
      count(within(byWord, `${tag} ${relation} ${plain(tree.forms[i]!)}`), upos);
    });
  }
  const tags = new Map([...byTag].map(([key, counts]) => [key, mostFrequent(counts)!]));
  const relations = new Map<string, string>();
  for (const [key, counts] of byRelation) {
    const upos = mostFrequent(counts)!;
    if (sum(counts) > 2 && upos !== tags.get(key.slice(0, key.indexOf(' ')))) relations.set(key, upos);
  }
  const words = new Map<string, string>();
  for (const [key, counts] of byWord) {
    const upos = mostFrequent(counts)!;
    const [tag = '', relation = ''] = key.split(' ');
    if (sum(counts) > 2 && upos !== (relations.get(`${tag} ${relation}`) ?? tags.get(tag))) words.set(key, upos);
  }
  return {byTag: toRecord(tags), byRelation: toRecord(relations), byWord: toRecord(words)};
}

function toRecord(map: ReadonlyMap<string, string>): Record<string, string> {
  return Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)));
}
