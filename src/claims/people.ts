import {childrenBy} from '../language/tree.ts';
import type {AffectedClass} from '../model/claim.ts';
import {AFFECTED_CLASSES} from '../model/claim.ts';
import {SaysoError} from '../model/error.ts';
import type {Sentence} from '../model/sentence.ts';
import type {Pack} from '../packs/pack.ts';
import {isProper, nounPhrase, startOfAge} from './phrases.ts';

/** What a noun names: somebody, a body of people, a thing, something else (an idea, an act), or nothing known. */
export type Sort = 'person' | 'group' | 'thing' | 'animal' | 'other' | 'unknown';

/** What nouns mostly name, by dictionary form (models/<lang>/senses.txt). */
export interface Senses {
  get(noun: string): Sort | undefined;
}

const HEAD_ROLES = ['head', 'open', 'some', 'person'] as const;

interface Entry {
  readonly class: AffectedClass;
  /**
   * `person`: anybody; `open`: a word before it or its complement may say more ("army officers", "members of the army");
   * `some`: only a word before it may ("armed people").
   */
  readonly role: (typeof HEAD_ROLES)[number];
}

/** The words for the counted, compiled from `affected.txt`. */
export interface AffectedWords {
  readonly heads: ReadonlyMap<string, Entry>;
  readonly modifiers: ReadonlyMap<string, AffectedClass>;
  /** "others": of the kind named before. */
  readonly others: ReadonlySet<string>;
  /** Leads from a verb to what somebody is held to be: "known as a rebel". */
  readonly as: ReadonlySet<string>;
  /** Leads from members to their body: "members of the army". */
  readonly of: ReadonlySet<string>;
  readonly senses: Senses;
}

/** Who the words of a noun phrase are. */
export interface Description {
  readonly class: AffectedClass;
  readonly sort: Sort;
  /** Known only as a person: held, such a one is a suspect. */
  readonly anybody: boolean;
}

/** Longest phrase of the table, in tokens. */
const LONGEST = 5;

/** Compiles `affected.txt`; an unknown class is `pack/bad-row`. */
export function compileAffected(pack: Pack, senses: Senses): AffectedWords {
  const rows = pack.table('affected').map(({cells, line}) => ({
    words: cells['words'] ?? '',
    role: cells['role'] ?? '',
    class: () => classNamed(cells['class'] ?? '', line),
  }));
  const only = (role: string): Set<string> =>
    new Set(rows.filter((row) => row.role === role).map(({words}) => tokensOf(words)));
  const heads = new Map<string, Entry>();
  const modifiers = new Map<string, AffectedClass>();
  for (const row of rows) {
    if (row.role === 'modifier') modifiers.set(tokensOf(row.words), row.class());
    const role = HEAD_ROLES.find((known) => known === row.role);
    if (role === undefined) continue;
    const entry: Entry = {class: role === 'person' ? 'civilian' : row.class(), role};
    heads.set(row.words, entry);
    heads.set(tokensOf(row.words), entry);
  }
  return {heads, modifiers, others: only('others'), as: only('as'), of: only('of'), senses};
}

function classNamed(name: string, line: number): AffectedClass {
  const found = AFFECTED_CLASSES.find((known) => known === name);
  if (found === undefined) throw new SaysoError('pack/bad-row', `affected.txt, line ${line}: unknown class.`);
  return found;
}

/** The tokenizer sets hyphens and possessives apart: "hostage-taker" is three tokens. */
function tokensOf(words: string): string {
  return words.replaceAll('-', ' - ').replaceAll("'s", " 's");
}

/**
 * Who the tokens `first`…`head` of a noun phrase are: the head decides, unless it says little ("members", "man") and
 * a word before it ("coalition members", "armed man") or its complement ("members of the army") says more.
 */
export function describe(sentence: Sentence, first: number, head: number, words: AffectedWords): Description {
  const entry = headEntry(sentence, first, head, words);
  if (entry !== null && entry.role === 'head') return description(entry.class);
  const modifier = modifierClass(sentence, first, head, words);
  if (entry !== null) {
    const complement = entry.role === 'open' ? complementClass(sentence, head, words) : null;
    return open(entry, modifier ?? complement);
  }
  const title = titleOf(sentence, first, head, words);
  if (title !== null) return title;
  if (startOfAge(sentence, head) < head) return {class: 'civilian', sort: 'person', anybody: true};
  const sort = sortOf(sentence, head, words.senses);
  if (sort === 'thing' || sort === 'animal') return {class: 'thing', sort, anybody: false};
  if (sort === 'person') return {class: modifier ?? 'civilian', sort, anybody: modifier === null};
  if (modifier !== null && sort === 'group') return description(modifier);
  return {class: 'unspecified', sort, anybody: true};
}

/** A head that says little; what is said beside it decides, but anybody is a civilian already. */
function open({class: own, role}: Entry, said: AffectedClass | null): Description {
  if (said !== null && (role !== 'person' || said !== 'civilian')) return description(said);
  return {class: own, sort: 'person', anybody: role === 'person' || own === 'unspecified'};
}

/** "members of the army", "officers from a battalion": what the head's complement names by itself. */
function complementClass(sentence: Sentence, head: number, words: AffectedWords): AffectedClass | null {
  for (const child of childrenBy(sentence, head, 'nmod')) {
    if (child < head || !childrenBy(sentence, child, 'case').some((i) => words.of.has(sentence.lower[i] ?? '')))
      continue;
    const {first} = nounPhrase(sentence, child);
    const found = bodyClass(sentence, first, child, words);
    if (found !== null) return found;
  }
  return null;
}

/** The class of those who make up a body of people ("the army"), or are named in the plural ("the rebels"). */
function bodyClass(sentence: Sentence, first: number, last: number, words: AffectedWords): AffectedClass | null {
  for (let length = Math.min(LONGEST, last - first + 1); length > 0; length--) {
    const plain = plainPhrase(sentence, last - length + 1, last);
    const phrase = phraseOf(sentence, last - length + 1, last);
    const found = words.modifiers.get(plain) ?? words.modifiers.get(phrase) ?? words.heads.get(phrase)?.class;
    if (found !== undefined) return found === 'unspecified' || found === 'thing' ? null : found;
  }
  return null;
}

/** A proper name takes its class from the title before it: "Sergeant D. Roe", "village teacher D. Roe". */
function titleOf(sentence: Sentence, first: number, head: number, words: AffectedWords): Description | null {
  if (!isProper(sentence, head)) return null;
  for (let i = nounPhrase(sentence, head).last - 1; i >= first; i--) {
    if (i !== head && headEntry(sentence, first, i, words) !== null) return describe(sentence, first, i, words);
  }
  const modifier = modifierClass(sentence, first, head, words);
  return modifier === null ? {class: 'civilian', sort: 'unknown', anybody: true} : description(modifier);
}

function description(found: AffectedClass): Description {
  return {class: found, sort: found === 'thing' ? 'thing' : 'person', anybody: found === 'unspecified'};
}

/** The table's longest entry that ends at the head: "riot police" before "police". */
function headEntry(sentence: Sentence, first: number, head: number, words: AffectedWords): Entry | null {
  // "attorney General D. Hale": a name's first word may be the title's last.
  const wider = isProper(sentence, head + 1) ? words.heads.get(phraseOf(sentence, head, head + 1)) : undefined;
  if (wider !== undefined) return wider;
  for (let length = Math.min(LONGEST, head - first + 1); length > 0; length--) {
    const entry =
      words.heads.get(phraseOf(sentence, head - length + 1, head)) ??
      words.heads.get(plainPhrase(sentence, head - length + 1, head));
    if (entry !== undefined) return entry;
  }
  return null;
}

function modifierClass(sentence: Sentence, first: number, head: number, words: AffectedWords): AffectedClass | null {
  for (let last = head - 1; last >= first; last--) {
    // "the minister's driver" is no minister.
    if (sentence.xpos[last] === 'POS') return null;
    for (let length = Math.min(LONGEST, last - first + 1); length > 0; length--) {
      const phrase = plainPhrase(sentence, last - length + 1, last);
      const found = words.modifiers.get(phrase) ?? words.modifiers.get(phraseOf(sentence, last - length + 1, last));
      if (found !== undefined) return found;
      const noun = words.heads.get(phraseOf(sentence, last - length + 1, last));
      if (noun?.role === 'head' && noun.class !== 'unspecified' && noun.class !== 'civilian') return noun.class;
    }
  }
  return null;
}

/** The words with the last in its dictionary form: "riot policemen" → "riot policeman". */
function phraseOf(sentence: Sentence, first: number, last: number): string {
  let phrase = '';
  for (let i = first; i < last; i++) phrase += `${sentence.lower[i]} `;
  // Titles are shortened with or without a full stop: "Sgt." and "Sgt".
  return phrase + (sentence.lemmas[last] ?? '').toLowerCase().replace(/(?<=.)\.$/, '');
}

function plainPhrase(sentence: Sentence, first: number, last: number): string {
  return sentence.lower.slice(first, last + 1).join(' ');
}

/** What a noun mostly names; proper nouns and unknown words are `unknown`. */
export function sortOf(sentence: Sentence, head: number, senses: Senses): Sort {
  const lemma = (sentence.lemmas[head] ?? '').toLowerCase();
  const sense = senses.get(lemma) ?? senses.get(sentence.lower[head] ?? '');
  if (sense !== undefined) return sense;
  const hyphen = lemma.lastIndexOf('-');
  return (hyphen > 0 ? senses.get(lemma.slice(hyphen + 1)) : undefined) ?? 'unknown';
}
