/** A chain of choices: each step has several options, and one option's worth may depend on the one before. */
export interface Instance {
  readonly steps: readonly ChainStep[];
}

/** One choice; everything by the number of its option. */
export interface ChainStep {
  readonly clues: readonly (readonly number[])[];
  readonly right: readonly boolean[];
  /** The clue that an option shares with each option of the step before, or −1. */
  readonly shared: readonly Int16Array[];
  /** Whether it counts in what is measured. */
  readonly counts: boolean;
  readonly names: readonly string[];
  label(): string;
}

/** How many of the steps that count are right on the likeliest path, and how many there are. */
export function measure(instances: readonly Instance[], weights: Float64Array, isTold = false): [number, number] {
  let hits = 0;
  let all = 0;
  for (const instance of instances) {
    const path = likeliest(instance, weights);
    instance.steps.forEach((step, i) => {
      if (!step.counts) return;
      all++;
      if (step.right[path[i]!]) hits++;
      else if (isTold) {
        const wanted = step.names.filter((_, o) => step.right[o]);
        console.log(`  ${step.label()}: ${step.names[path[i]!]}, not ${[...new Set(wanted)].join('/') || '?'}`);
      }
    });
  }
  return [hits, all];
}

function likeliest({steps}: Instance, weights: Float64Array): number[] {
  let scores: number[] = [];
  const back: number[][] = [];
  for (const step of steps) {
    const from: number[] = [];
    const before = scores;
    scores = step.clues.map((list, o) => {
      let highest = before.length === 0 ? 0 : -Infinity;
      before.forEach((worth, q) => {
        const score = worth + sharedWorth(step, o, q, weights);
        if (score > highest) {
          highest = score;
          from[o] = q;
        }
      });
      return highest + sum(list, weights);
    });
    back.push(from);
  }
  const path: number[] = [];
  let at = scores.indexOf(Math.max(...scores));
  for (let i = steps.length - 1; i >= 0; i--) {
    path[i] = at;
    at = back[i]![at] ?? 0;
  }
  return path;
}

function sharedWorth({shared}: ChainStep, option: number, before: number, weights: Float64Array): number {
  const clue = shared[option]![before]!;
  return clue < 0 ? 0 : weights[clue]!;
}

function sum(clues: readonly number[], weights: Float64Array): number {
  return clues.reduce((total, clue) => total + weights[clue]!, 0);
}

/** Whether the command line has a flag. */
export function hasFlag(flag: string): boolean {
  return process.argv.includes(flag);
}
