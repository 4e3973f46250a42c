/** Sums by whole numbers that lie far apart. */
export interface Sums {
  add(key: number, share: number): void;
  /** 0 for a key that nothing was added to. */
  get(key: number): number;
}

/**
 * Makes empty sums: columns with open addressing, because a `Map` takes two look-ups and a new number on the heap for each
 * addition, and the places of a text make thousands.
 */
export function createSums(): Sums {
  let mask = 255;
  let keys = new Int32Array(mask + 1);
  let sums = new Float64Array(mask + 1);
  let size = 0;

  /** The slot that holds the key, or the empty one that it belongs to; keys are kept one higher, 0 is empty. */
  const slotOf = (key: number): number => {
    let slot = (Math.imul(key, 0x9e3779b1) >>> 12) & mask;
    while (keys[slot] !== 0 && keys[slot] !== key + 1) slot = (slot + 1) & mask;
    return slot;
  };

  const grow = (): void => {
    const [oldKeys, oldSums] = [keys, sums];
    mask = 2 * mask + 1;
    keys = new Int32Array(mask + 1);
    sums = new Float64Array(mask + 1);
    for (let i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] === 0) continue;
      const slot = slotOf(oldKeys[i]! - 1);
      keys[slot] = oldKeys[i]!;
      sums[slot] = oldSums[i]!;
    }
  };

  return {
    add(key, share) {
      let slot = slotOf(key);
      if (keys[slot] === 0) {
        if (++size * 2 > mask) {
          grow();
          slot = slotOf(key);
        }
        keys[slot] = key + 1;
      }
      sums[slot] = sums[slot]! + share;
    },
    get: (key) => sums[slotOf(key)]!,
  };
}
