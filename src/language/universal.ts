/** How Penn tags lead to the universal ones, learned from a treebank: the tag, the relation and the word decide. */
export interface UniversalRules {
  /** By "tag". */
  readonly byTag: Readonly<Record<string, string>>;
  /** By "tag relation", where it is not what the tag says. */
  readonly byRelation: Readonly<Record<string, string>>;
  /** By "tag relation word", where it is not what tag and relation say. */
  readonly byWord: Readonly<Record<string, string>>;
}

/** The universal tag of a token, from its Penn tag, its relation and its lower-cased word. */
export type UniversalTagger = (tag: string, relation: string, word: string) => string;

/** Makes the function that gives universal tags. */
export function createUniversalTagger(rules: UniversalRules): UniversalTagger {
  // Maps inside maps: joining the keys for each token would cost more than the tagger.
  const byRelation = new Map<string, Map<string, string>>();
  for (const [key, upos] of Object.entries(rules.byRelation)) {
    const [tag = '', relation = ''] = key.split(' ');
    inner(byRelation, tag).set(relation, upos);
  }
  const byWord = new Map<string, Map<string, Map<string, string>>>();
  for (const [key, upos] of Object.entries(rules.byWord)) {
    const [tag = '', relation = '', word = ''] = key.split(' ');
    inner(inner(byWord, tag), relation).set(word, upos);
  }
  const byTag = new Map(Object.entries(rules.byTag));
  return (tag, relation, word) =>
    byWord.get(tag)?.get(relation)?.get(word) ?? byRelation.get(tag)?.get(relation) ?? byTag.get(tag) ?? 'X';
}

function inner<K, L, V>(outer: Map<K, Map<L, V>>, key: K): Map<L, V> {
  const found = outer.get(key) ?? new Map<L, V>();
  outer.set(key, found);
  return found;
}
