/** How Penn tags lead to the universal ones, learned from a treebank: the tag, the relation and the word decide. */
export interface UniversalRules {
  /** By "tag". */
  readonly byTag: Readonly<Record<string, string>>;
  /** By "tag relation", where it is not what the tag says. */
  readonly byRelation: Readonly<Record<string, string>>;
  /** By "tag relation word", where it is not what tag and relation say. */
  readonly byWord: Readonly<Record<string, string>>;
}

/** The universal tag of a token. */
export type UniversalTagger = (tag: string, relation: string, word: string) => string;

/** Makes the function that gives universal tags. */
export function createUniversalTagger(rules: UniversalRules): UniversalTagger {
  const byTag = new Map(Object.entries(rules.byTag));
  const byRelation = new Map(Object.entries(rules.byRelation));
  const byWord = new Map(Object.entries(rules.byWord));
  return (tag, relation, word) =>
    byWord.get(`${tag} ${relation} ${word}`) ?? byRelation.get(`${tag} ${relation}`) ?? byTag.get(tag) ?? 'X';
}
