import {ADJECTIVE, ADVERB, NAME, NOUN, VERB} from '../lexicon.ts';

/** The files of WordNet 3 for one part of speech: `index.noun` and `data.noun`. */
export interface WordNetFiles {
  readonly index: string;
  readonly data: string;
}

/** What WordNet says about a word. */
export interface DictionaryEntry {
  parts: number;
  sense: number;
  verbSense: number;
  frames: number;
}

/** The four parts of speech of WordNet. */
export interface WordNet {
  readonly noun: WordNetFiles;
  readonly verb: WordNetFiles;
  readonly adj: WordNetFiles;
  readonly adv: WordNetFiles;
}

/** How many of a verb's meanings speak for its patterns: rare meanings mislead. */
const MEANINGS = 3;

/**
 * Verb patterns of WordNet ("Somebody ----s that CLAUSE") in eight groups: no object, object, two objects, clause,
 * infinitive, object and infinitive, preposition, predicate.
 */
const PATTERNS: readonly (readonly number[])[] = [
  [1, 2, 3, 23],
  [8, 9, 10, 11],
  [14, 15, 16, 17, 18, 19, 31],
  [26, 29, 34],
  [28, 32, 33, 35],
  [24, 25, 30],
  [4, 12, 13, 20, 21, 22, 27],
  [5, 6, 7],
];

/** Reads the words of one token out of WordNet. */
export function readWordNet(files: WordNet): Map<string, DictionaryEntry> {
  const entries = new Map<string, DictionaryEntry>();
  addPart(entries, files.noun, NOUN);
  addPart(entries, files.verb, VERB);
  addPart(entries, files.adj, ADJECTIVE);
  addPart(entries, files.adv, ADVERB);
  return entries;
}

function addPart(entries: Map<string, DictionaryEntry>, files: WordNetFiles, part: number): void {
  const meanings = readMeanings(files.data);
  for (const line of files.index.split('\n')) {
    if (line.startsWith(' ') || line === '') continue;
    const cells = line.trim().split(' ');
    const word = cells[0] ?? '';
    if (word.includes('_')) continue;
    const pointers = Number(cells[3]);
    const offsets = cells.slice(6 + pointers);
    const first = meanings.get(offsets[0] ?? '');
    if (first === undefined) continue;
    const entry = entries.get(word) ?? {parts: 0, sense: 0, verbSense: 0, frames: 0};
    entry.parts |= part | (first.names.has(word) ? NAME : 0);
    if (part === NOUN) entry.sense = first.topic;
    if (part === VERB) {
      entry.verbSense = first.topic;
      for (const offset of offsets.slice(0, MEANINGS)) entry.frames |= meanings.get(offset)?.frames ?? 0;
    }
    entries.set(word, entry);
  }
}

interface Meaning {
  readonly topic: number;
  readonly frames: number;
  /** Its words that are written with a capital, lower-cased. */
  readonly names: ReadonlySet<string>;
}

function readMeanings(data: string): Map<string, Meaning> {
  const meanings = new Map<string, Meaning>();
  for (const line of data.split('\n')) {
    if (line.startsWith(' ') || line === '') continue;
    const cells = line.slice(0, line.indexOf(' |')).trim().split(' ');
    const words = Number.parseInt(cells[3] ?? '0', 16);
    const names = new Set<string>();
    for (let w = 0; w < words; w++) {
      const word = cells[4 + 2 * w] ?? '';
      if (/^\p{Lu}/u.test(word)) names.add(word.toLowerCase());
    }
    const pointersAt = 4 + 2 * words;
    const framesAt = pointersAt + 1 + 4 * Number(cells[pointersAt]);
    let frames = 0;
    for (let f = 0; f < Number(cells[framesAt] ?? 0); f++) {
      const number = Number(cells[framesAt + 2 + 3 * f]);
      frames |=
        1 <<
        Math.max(
          0,
          PATTERNS.findIndex((group) => group.includes(number)),
        );
    }
    meanings.set(cells[0] ?? '', {topic: Number(cells[1]), frames, names});
  }
  return meanings;
}
