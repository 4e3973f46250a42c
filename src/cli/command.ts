import {parseArgs} from 'node:util';

/** One verb of the command line. */
export interface Command {
  readonly name: string;
  /** What it does, on one line of `sayso help`. */
  readonly summary: string;
  readonly usage: string;
  /** By their long names. */
  readonly options: Readonly<Record<string, Option>>;
  /** Further sentences for `--help`. */
  readonly notes?: readonly string[];
  /** Does it; the promise is for the exit code. */
  run(args: readonly string[]): Promise<number>;
}

/** One option of a command. */
export interface Option {
  readonly type: 'boolean' | 'string';
  readonly short?: string;
  /** What stands for its value in the help: `N`. */
  readonly value?: string;
  readonly help: string;
}

/** What was given to a command: its options and everything else. */
export interface Given {
  readonly flags: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, string>;
  readonly rest: readonly string[];
}

/** The command was called in a way it cannot be: exit code 2, with a sentence that helps. */
export class UsageError extends Error {}

/** What every command understands. */
export const COMMON: Readonly<Record<string, Option>> = {
  help: {type: 'boolean', short: 'h', help: 'say how the command is used'},
};

/** Sorts what was given to a command; an option that it does not have is a `UsageError`. */
export function parseGiven(command: Command, args: readonly string[]): Given {
  const options = {...command.options, ...COMMON};
  const {tokens} = parseArgs({args: [...args], options, strict: false, allowPositionals: true, tokens: true});
  const flags = new Set<string>();
  const values = new Map<string, string>();
  const rest: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') rest.push(token.value);
    if (token.kind !== 'option') continue;
    const option = options[token.name];
    if (option === undefined) throw new UsageError(unknownOption(token.rawName, Object.keys(options), command));
    if (option.type === 'boolean') {
      if (token.value !== undefined) throw new UsageError(`${token.rawName} takes no value.`);
      flags.add(token.name);
    } else {
      if (token.value === undefined)
        throw new UsageError(`${token.rawName} needs a value: --${token.name} ${option.value}.`);
      values.set(token.name, token.value);
    }
  }
  return {flags, values, rest};
}

/** A whole number of at least `least` given to an option, or what stands in for it. */
export function numberGiven(given: Given, name: string, least: number, otherwise: number): number {
  const value = given.values.get(name);
  if (value === undefined) return otherwise;
  if (!/^\d{1,9}$/.test(value) || Number(value) < least) {
    throw new UsageError(`--${name} needs a whole number of at least ${least}, not "${value}".`);
  }
  return Number(value);
}

function unknownOption(raw: string, names: readonly string[], command: Command): string {
  const near = nearest(raw.replace(/^-+/, ''), names);
  const hint = near === null ? `See "sayso ${command.name} --help".` : `Did you mean --${near}?`;
  return `"sayso ${command.name}" has no option ${raw}. ${hint}`;
}

/** The name that differs least from what was typed, if any is near. */
export function nearest(typed: string, names: readonly string[]): string | null {
  const ranked = names.map((name) => ({name, steps: distance(typed, name)})).sort((a, b) => a.steps - b.steps);
  const best = ranked[0];
  return best !== undefined && best.steps <= Math.max(2, Math.floor(typed.length / 3)) ? best.name : null;
}

/** Levenshtein's distance: how many letters to change. */
function distance(a: string, b: string): number {
  let row = Array.from({length: b.length + 1}, (_, k) => k);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let k = 1; k <= b.length; k++) {
      const swap = (row[k - 1] ?? 0) + (a[i - 1] === b[k - 1] ? 0 : 1);
      next.push(Math.min((row[k] ?? 0) + 1, (next[k - 1] ?? 0) + 1, swap));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
