import type {SpeakerClass} from '../model/claim.ts';
import {SPEAKER_CLASSES} from '../model/claim.ts';
import type {Pack} from '../packs/pack.ts';

/**
 * What a noun phrase says about the body that speaks.
 *
 * `body` the army · `role` a doctor · `rank` Dr., Gen., a word that other words outweigh · `office` officials, who are of
 * a government only with a jurisdiction · `nameless` sources · `plain` a spokesman, a report: whose, the phrase does not say · `place`
 * a country for its government.
 */
export type Standing = 'body' | 'role' | 'rank' | 'office' | 'nameless' | 'plain' | 'place';

/** The class a noun phrase gives its speaker, and how it gives it; both `null` where no word of it is known. */
export interface Classified {
  readonly class: SpeakerClass | null;
  readonly standing: Standing | null;
  /** Whether a word of it, or its being unknown, makes it a person. */
  readonly person: boolean;
}

/** Tells what kind of body speaks from the words of a noun phrase. */
export interface SpeakerClassifier {
  classify(phrase: string): Classified;
}

type Part = Standing | 'acronym' | 'ending' | 'joint' | 'stop' | 'filler';

interface Entry {
  readonly words: readonly string[];
  readonly part: Part;
  readonly class: SpeakerClass | null;
}

interface Hit {
  readonly segment: number;
  readonly part: Part;
  readonly class: SpeakerClass | null;
}

interface Inflection {
  readonly ending: string;
  readonly replaced: string;
}

const UNKNOWN: Classified = {class: null, standing: null, person: true};

/** Compiles the tables `speakers`, `titles`, `speaker-countries` and `plurals`. */
export function createSpeakerClassifier(pack: Pack): SpeakerClassifier {
  const entries = new Map<string, Entry[]>();
  for (const row of [...pack.table('speakers'), ...pack.table('titles'), ...pack.table('speaker-countries')]) {
    const words = (row.cells['phrase'] ?? '').split(' ').map((word) => plainWord(word).replace(/'$/, ''));
    const entry = {words, part: row.cells['part'] as Part, class: toClass(row.cells['class'])};
    const first = words[0] ?? '';
    const same = entries.get(first) ?? [];
    same.push(entry);
    entries.set(first, same);
  }
  for (const same of entries.values()) same.sort((a, b) => b.words.length - a.words.length);
  const inflections = pack.table('plurals').map(({cells}) => ({
    ending: cells['ending'] ?? '',
    replaced: cells['replaced'] ?? '',
  }));
  return {classify: (phrase) => classify(phrase, entries, inflections)};
}

function toClass(name: string | undefined): SpeakerClass | null {
  return SPEAKER_CLASSES.find((known) => known === name) ?? null;
}

function classify(
  phrase: string,
  entries: ReadonlyMap<string, Entry[]>,
  inflections: readonly Inflection[],
): Classified {
  const words = phrase.match(/[\p{L}\p{N}](?:[\p{L}\p{N}.'’&-]*[\p{L}\p{N}])?|[,;:()–—]|(?<=\s)-(?=\s)/gu) ?? [];
  const forms = words.map((word) => formsOf(word, inflections));
  const hits: Hit[] = [];
  let segment = 0;
  let jurisdiction = false;
  for (let i = 0; i < words.length; ) {
    const word = words[i] ?? '';
    if (!/[\p{L}\p{N}]/u.test(word)) {
      segment++;
      i++;
      continue;
    }
    const entry = match(i, words, forms, entries);
    if (entry?.part === 'stop') break;
    if (entry === null || entry.part === 'place') jurisdiction ||= isCapitalised(word, phrase);
    if (entry?.part === 'joint') segment++;
    else if (entry !== null && entry.part !== 'filler') hits.push({segment, part: entry.part, class: entry.class});
    i += entry?.words.length ?? 1;
  }
  return weigh(hits, jurisdiction);
}

/** A body outweighs a role, what stands before the first "of" or comma outweighs what follows, later words earlier ones. */
function weigh(hits: readonly Hit[], jurisdiction: boolean): Classified {
  const strong = hits.filter((hit) => isBody(hit) || hit.part === 'role');
  const segment = strong[0]?.segment;
  const here = strong.filter((hit) => hit.segment === segment);
  const best = here.findLast(isBody) ?? here.at(-1);
  const person = hits.some((hit) => hit.part === 'role' || hit.part === 'rank' || hit.part === 'plain');
  if (best) return {class: best.class, standing: isBody(best) ? 'body' : 'role', person};
  const rank = hits.find((hit) => hit.part === 'rank');
  if (rank) return {class: rank.class, standing: 'rank', person};
  if (hits.some((hit) => hit.part === 'office'))
    return {class: jurisdiction ? 'government' : 'unnamed', standing: 'office', person: true};
  const nameless = hits.find((hit) => hit.part === 'nameless');
  if (nameless) return {class: nameless.class, standing: 'nameless', person: true};
  const plain = hits.find((hit) => hit.part === 'plain');
  if (plain) return {class: plain.class, standing: 'plain', person};
  const place = hits.find((hit) => hit.part === 'place' && hit.segment === 0);
  return place ? {class: place.class, standing: 'place', person: false} : UNKNOWN;
}

function isBody(hit: Hit): boolean {
  return hit.part === 'body' || hit.part === 'acronym' || hit.part === 'ending';
}

function match(
  at: number,
  words: readonly string[],
  forms: readonly (readonly string[])[],
  entries: ReadonlyMap<string, Entry[]>,
): Entry | null {
  for (const first of forms[at] ?? []) {
    for (const entry of entries.get(first) ?? []) {
      const fits = entry.words.every((word, k) => forms[at + k]?.includes(word));
      if (fits && isWrittenAs(entry, at, words)) return entry;
    }
  }
  return null;
}

/** Acronyms are written in capitals ("who", "WHO"); a name's last word stands at the end of a capitalised name ("Times"). */
function isWrittenAs(entry: Entry, at: number, words: readonly string[]): boolean {
  const word = words[at] ?? '';
  if (entry.part === 'acronym') return word.length > 1 && word === word.toUpperCase();
  if (entry.part === 'place') {
    return /^\p{Lu}/u.test(word) && (entry.words.join('').length > 3 || word === word.toUpperCase());
  }
  if (entry.part !== 'ending') return true;
  const next = words[at + 1];
  const before = words[at - 1] ?? '';
  const ends = next === undefined || !/^\p{L}/u.test(next) || next === next.toLowerCase();
  return ends && at > 0 && /^\p{Lu}/u.test(word) && /^\p{Lu}/u.test(before);
}

/** Apostrophes are written in two ways. */
function plainWord(word: string): string {
  return word.toLowerCase().replaceAll('’', "'");
}

function formsOf(word: string, inflections: readonly Inflection[]): string[] {
  const lower = plainWord(word);
  const forms = [lower];
  for (const {ending, replaced} of inflections) {
    if (lower.length > ending.length + 1 && lower.endsWith(ending)) {
      forms.push(lower.slice(0, lower.length - ending.length) + replaced);
    }
  }
  return forms;
}

/** A name among the words: "Iraqi" officials. Upper-case copy does not tell. */
function isCapitalised(word: string, phrase: string): boolean {
  return phrase !== phrase.toUpperCase() && /^\p{Lu}/u.test(word);
}
