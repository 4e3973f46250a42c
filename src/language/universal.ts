/** How Penn tags lead to the universal ones, learned from a treebank: the tag, the relation and the word decide. */
export interface UniversalRules {
  /** By "tag". */
  readonly byTag: Readonly<Record<string, string>>;
  /** By "tag relation", where it is not what the tag says. */
  readonly byRelation: Readonly<Record<string, string>>;
  /** By "tag relation word", where it is not what tag and relation say. */
  readonly byWord: Readonly<Record<string, string>>;
}

/** The universal tag of a token, from the numbers of its Penn tag and relation and its lower-cased word. */
export type UniversalTagger = (tag: number, relation: number, word: string) => string;

/** Makes the function that gives universal tags; `tags` and `relations` are the model's lists. */
export function createUniversalTagger(
  rules: UniversalRules,
  tags: readonly string[],
  relations: readonly string[],
): UniversalTagger {
  // By numbers, not by joined names: this is asked for each token.
  const width = relations.length;
  const byBoth = tags.flatMap((tag) =>
    relations.map((relation) => rules.byRelation[`${tag} ${relation}`] ?? rules.byTag[tag] ?? 'X'),
  );
  const byWord = new Map<number, Map<string, string>>();
  for (const [key, upos] of Object.entries(rules.byWord)) {
    const [tag = '', relation = '', word = ''] = key.split(' ');
    const both = tags.indexOf(tag) * width + relations.indexOf(relation);
    byWord.set(both, (byWord.get(both) ?? new Map<string, string>()).set(word, upos));
  }
  const hasWords = Uint8Array.from(byBoth, (_, both) => (byWord.has(both) ? 1 : 0));
  return (tag, relation, word) => {
    const both = tag * width + relation;
    return (hasWords[both] === 1 ? byWord.get(both)?.get(word) : undefined) ?? byBoth[both] ?? 'X';
  };
}
