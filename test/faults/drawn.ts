/** Whole numbers below a bound, by chance but the same for the same seed (Lehmer's generator). */
export function drawn(seed: number): (below: number) => number {
  let state = (seed % 2147483646) + 1;
  return (below) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
}
