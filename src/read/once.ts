/** Loads a module when it is first needed, and asks the loader only then: to be told again that it is there costs more than a short report. */
export function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | null = null;
  return () => {
    loaded ??= load();
    return loaded;
  };
}
