import {hashText} from '../language/hash.ts';
import type {Document} from '../model/document.ts';
import type {Fingerprint} from '../model/report.ts';
import type {Pack} from '../packs/pack.ts';
import type {NameFrequency} from './load.ts';
import {nameLikeWords} from './name-like.ts';

/** Words of a shingle: long enough that two reports share few by chance, short enough to survive a changed word. */
export const SHINGLE_WORDS = 5;

/** Takes the fingerprint of a document; its headline counts as its words. */
export type FingerprintOf = (document: Document) => Fingerprint;

/** How telling a word is that is written like a name: 0 for one that says nothing. */
type Weigh = (word: string) => number;

/** Days and months are written like names in some languages, and say only when. */
const TIMES = /weekday|month/;

/** Words of the opening of a text, its headline before them, in which the kind of place is told. */
const OPENING_WORDS = 60;

/** Compiles the table `scenes`, and what of the table `time-words` is no name; weighs the others by how rare they are in the reference collection. */
export function compileFingerprint(pack: Pack, {documents, counts}: NameFrequency): FingerprintOf {
  const times = new Set(
    pack
      .table('time-words')
      .filter(({cells}) => TIMES.test(cells['kind'] ?? ''))
      .map(({cells}) => (cells['phrase'] ?? '').toLowerCase()),
  );
  const weigh: Weigh = (word) =>
    times.has(word) ? 0 : Math.max(0, Math.log(documents / ((counts.get(word) ?? 0) + 0.5)));
  const scenesOf = compileScenes(pack);
  return (document) => {
    const {headline} = document.source;
    const text = headline === null ? document.text : `${headline}. ${document.text}`;
    return {shingles: shinglesOf(document.text), ...namesOf(text, weigh), scenes: scenesOf(text)};
  };
}

/** Compiles which kinds of place the opening of a text names, in their order, hashed. */
export function compileScenes(pack: Pack): (text: string) => Uint32Array {
  const scenes = new Map(pack.table('scenes').map(({cells}) => [cells['word'] ?? '', cells['scene'] ?? '']));
  return (text) => {
    const words: string[] = [];
    for (const [word] of text.matchAll(/\p{L}+/gu)) if (words.push(word.toLowerCase()) === OPENING_WORDS) break;
    const found = new Set<number>();
    for (let i = 0; i < words.length; i++) {
      const pair = scenes.get(`${words[i]} ${words[i + 1] ?? ''}`);
      const scene = pair ?? scenes.get(words[i]!);
      if (scene !== undefined) found.add(hashText(scene) >>> 0);
      if (pair !== undefined) i++;
    }
    return Uint32Array.from(found);
  };
}

function shinglesOf(text: string): Uint32Array {
  // Case, marks and line breaks change from print to print; words do not.
  const words = Array.from(text.toLowerCase().matchAll(/[\p{L}\p{M}\p{Nd}]+/gu), ([word]) => hashText(word));
  const hashes = new Set<number>();
  for (let i = 0; i + SHINGLE_WORDS <= words.length; i++) {
    let h = 0x811c9dc5 | 0;
    for (let k = 0; k < SHINGLE_WORDS; k++) h = Math.imul(h ^ words[i + k]!, 0x01000193) ^ (h >>> 13);
    hashes.add(h >>> 0);
  }
  return Uint32Array.from(hashes).sort();
}

function namesOf(text: string, weigh: Weigh): Pick<Fingerprint, 'names' | 'weights'> {
  const tally = new Map<string, number>();
  for (const word of nameLikeWords(text)) tally.set(word, (tally.get(word) ?? 0) + 1);
  const weighed = new Map<number, number>();
  for (const [word, count] of tally) {
    const weight = (1 + Math.log(count)) * weigh(word);
    if (weight > 0) weighed.set(hashText(word) >>> 0, weight);
  }
  const names = Uint32Array.from(weighed.keys()).sort();
  const length = Math.sqrt([...weighed.values()].reduce((sum, weight) => sum + weight * weight, 0)) || 1;
  return {names, weights: Float32Array.from(names, (name) => weighed.get(name)! / length)};
}

/** How much the names of two documents agree, from 0 to 1: the cosine of their weights. */
export function likeness(a: Fingerprint, b: Fingerprint): number {
  let sum = 0;
  for (let i = 0, k = 0; i < a.names.length && k < b.names.length; ) {
    const [x, y] = [a.names[i]!, b.names[k]!];
    if (x === y) sum += a.weights[i++]! * b.weights[k++]!;
    else if (x < y) i++;
    else k++;
  }
  return sum;
}

/** Whether the longer of two texts has at least such a share of the shorter one's shingles; never where one has none. */
export function contains(a: Fingerprint, b: Fingerprint, share: number): boolean {
  const [short, long] = a.shingles.length <= b.shingles.length ? [a.shingles, b.shingles] : [b.shingles, a.shingles];
  if (short.length === 0) return false;
  // Most texts that are compared share next to nothing: that shows long before the end.
  let least = Math.floor(share * short.length);
  if (least / short.length < share) least++;
  let missing = short.length - least;
  for (let i = 0, k = 0; i < short.length; i++) {
    const shingle = short[i]!;
    while (k < long.length && long[k]! < shingle) k++;
    if (long[k] !== shingle && --missing < 0) return false;
  }
  return true;
}
