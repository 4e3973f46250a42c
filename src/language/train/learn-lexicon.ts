import {hashText} from '../hash.ts';
import {ADJECTIVE, type LexiconColumns, NAME, NOUN, VERB} from '../lexicon.ts';
import type {Tree} from './conllu.ts';
import {plain} from './learn-rules.ts';
import type {DictionaryEntry} from './wordnet.ts';

/** Tags that new words can bear. */
const OPEN = [
  'NN',
  'NNS',
  'NNP',
  'NNPS',
  'JJ',
  'JJR',
  'JJS',
  'RB',
  'VB',
  'VBD',
  'VBG',
  'VBN',
  'VBP',
  'VBZ',
  'CD',
  'FW',
  'UH',
  'SYM',
  'ADD',
  'NFP',
  'LS',
];

/** How often a word must be seen before its tags are taken for all it can have … */
const OFTEN = 8;

/** … and how often before the dictionary has no say any more. */
const VERY_OFTEN = 50;

/** Tags that go together: a word that can be one can be the other. */
const PAIRS: readonly (readonly [string, string])[] = [
  ['VBD', 'VBN'],
  ['VB', 'VBP'],
];

function addDictionary(names: Set<string>, entry: DictionaryEntry | undefined): void {
  const parts = entry?.parts ?? 0;
  if ((parts & NOUN) !== 0 && (parts & NAME) === 0) names.add('NN');
  if ((parts & VERB) !== 0) names.add('VB').add('VBP');
  if ((parts & ADJECTIVE) !== 0) names.add('JJ');
}

/** The lexicon and the sets of tags its words may bear. */
export interface LearnedLexicon {
  readonly columns: LexiconColumns;
  readonly tagSets: readonly (readonly number[])[];
}

/** Joins the dictionary and the words of the treebank. */
export function learnLexicon(
  dictionary: ReadonlyMap<string, DictionaryEntry>,
  trees: readonly Tree[],
  tags: readonly string[],
): LearnedLexicon {
  const seen = new Map<string, Map<string, number>>();
  for (const tree of trees) {
    tree.forms.forEach((form, i) => {
      const word = plain(form);
      const counts = seen.get(word) ?? new Map<string, number>();
      counts.set(tree.xpos[i]!, (counts.get(tree.xpos[i]!) ?? 0) + 1);
      seen.set(word, counts);
    });
  }
  const open = OPEN.map((tag) => tags.indexOf(tag))
    .filter((tag) => tag >= 0)
    .sort((a, b) => a - b);
  const tagSets: number[][] = [open];
  const numbers = new Map([[open.join(), 0]]);
  const setOf = (word: string): number => {
    const counts = seen.get(word);
    if (counts === undefined) return 0;
    const total = [...counts.values()].reduce((a, b) => a + b, 0);
    // One odd tagging among very many is a slip.
    const names = new Set([...counts].filter(([, n]) => n * 400 > total).map(([tag]) => tag));
    for (const [a, b] of PAIRS) if (names.has(a) || names.has(b)) names.add(a).add(b);
    if (total < VERY_OFTEN && [...names].every((tag) => OPEN.includes(tag))) addDictionary(names, dictionary.get(word));
    const own = [...names].map((tag) => tags.indexOf(tag)).filter((tag) => tag >= 0);
    const set = [...new Set(total >= OFTEN ? own : [...own, ...open])].sort((a, b) => a - b);
    const key = set.join();
    let number = numbers.get(key);
    if (number === undefined) {
      number = tagSets.length;
      numbers.set(key, number);
      tagSets.push(set);
    }
    return number;
  };

  const byHash = new Map<number, {entry: DictionaryEntry; set: number}>();
  for (const word of [...new Set([...dictionary.keys(), ...seen.keys()])].sort()) {
    const set = setOf(word);
    const entry = dictionary.get(word);
    if (entry === undefined && set === 0) continue;
    byHash.set(hashText(word) >>> 0, {entry: entry ?? {parts: 0, sense: 0, verbSense: 0, frames: 0}, set});
  }
  const rows = [...byHash].sort(([a], [b]) => a - b);
  return {
    tagSets,
    columns: {
      hashes: Uint32Array.from(rows, ([hash]) => hash),
      parts: Uint8Array.from(rows, ([, {entry}]) => entry.parts),
      senses: Uint8Array.from(rows, ([, {entry}]) => entry.sense),
      verbSenses: Uint8Array.from(rows, ([, {entry}]) => entry.verbSense),
      frames: Uint8Array.from(rows, ([, {entry}]) => entry.frames),
      tagSets: Uint16Array.from(rows, ([, {set}]) => set),
    },
  };
}
