/** Random numbers that come out the same on every machine (mulberry32): training must give the same weights twice. */
export interface Random {
  /** At least 0, below 1. */
  next(): number;
  /** Puts the items into another order, in place. */
  shuffle<T>(items: T[]): void;
}

/** Starts a row of random numbers. */
export function createRandom(seed: number): Random {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    shuffle(items) {
      for (let i = items.length - 1; i > 0; i--) {
        const k = Math.floor(next() * (i + 1));
        const kept = items[i]!;
        items[i] = items[k]!;
        items[k] = kept;
      }
    },
  };
}
