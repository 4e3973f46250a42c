/**
 * Weights that are learned by mistakes and averaged over all steps (Collins, 2002).
 *
 * The average is kept the lazy way: `totals` holds weight × steps up to the step in `stamps`.
 */
export interface Perceptron {
  readonly weights: Float32Array;
  /** Adds `by` to one weight. */
  update(index: number, by: number): void;
  /** Counts a step. */
  tick(): void;
  /** The averages over all steps so far. */
  averaged(): Float32Array;
}

/** Starts with all weights at zero. */
export function createPerceptron(size: number): Perceptron {
  const weights = new Float32Array(size);
  const totals = new Float64Array(size);
  const stamps = new Int32Array(size);
  let step = 0;
  return {
    weights,
    update(index, by) {
      totals[index] = totals[index]! + (step - stamps[index]!) * weights[index]!;
      stamps[index] = step;
      weights[index] = weights[index]! + by;
    },
    tick() {
      step++;
    },
    averaged() {
      const averages = new Float32Array(size);
      for (let i = 0; i < size; i++) {
        averages[i] = (totals[i]! + (step - stamps[i]!) * weights[i]!) / Math.max(1, step);
      }
      return averages;
    },
  };
}
