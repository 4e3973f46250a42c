/** A map that keeps what was asked for lately, and forgets the rest. */
export interface Latest<K, V> {
  /** What is kept under a key; made and kept where it is not there. */
  get(key: K, make: () => V): V;
  forget(key: K): void;
}

/** Makes an empty one that keeps so many. */
export function keepLatest<K, V>(most: number): Latest<K, V> {
  const kept = new Map<K, V>();
  return {
    get(key, make) {
      const there = kept.has(key);
      const value = there ? kept.get(key)! : make();
      if (there) kept.delete(key);
      else if (kept.size >= most) kept.delete(kept.keys().next().value!);
      kept.set(key, value);
      return value;
    },
    forget: (key) => void kept.delete(key),
  };
}
