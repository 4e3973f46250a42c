/** One thing measured, and the figure it is meant to reach. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  /** "%", "articles/s", … */
  readonly unit: string;
  /** `null` where it is only shown. */
  readonly goal: number | null;
  /** Whether less is better. */
  readonly least?: boolean;
  /** What the figure is to be read beside. */
  readonly note?: string;
}

/** A share as a figure in per cent. */
export function share(name: string, value: number, goal: number | null, note?: string): Figure {
  return {name, value: 100 * value, unit: '%', goal, ...(note === undefined ? {} : {note})};
}

/** What arithmetic may take from a figure: three quarters of F1 come out as 0.7499999999999999. */
const ROUNDING = 1e-9;

/** One line a figure: what it is, its goal, and whether that is reached. */
export function sayFigure({name, value, unit, goal, least = false, note}: Figure): string {
  const digits = Math.abs(value) >= 100 ? 0 : 1;
  const reached =
    goal === null ? '' : (least ? value <= goal + ROUNDING : value >= goal - ROUNDING) ? 'reached' : 'not reached';
  const aim = goal === null ? '' : `${least ? '≤' : '≥'} ${goal}`;
  return `  ${name.padEnd(52)} ${value.toFixed(digits).padStart(9)} ${unit.padEnd(10)} ${aim.padEnd(9)} ${reached.padEnd(11)} ${note ?? ''}`.trimEnd();
}

/** The same as a row of a Markdown table. */
export function tableRow({name, value, unit, goal, least = false}: Figure): string {
  const digits = Math.abs(value) >= 100 ? 0 : 1;
  return `| ${name.trim()} | ${value.toFixed(digits)} ${unit} | ${least ? '≤' : '≥'} ${goal} |`;
}
