import type {Sentence} from '../model/sentence.ts';

/** A longer clause between commas is more than an aside. */
const LONGEST = 24;

/**
 * Whether a token stands in a relative clause between commas that another one is outside of: "The group, which has fought since 2007, killed
 * nine": what the aside tells is not told of the rest.
 */
export function isInAside({xpos, forms}: Sentence, token: number, other: number): boolean {
  for (let open = token; open > Math.max(0, token - LONGEST); open--) {
    if (open < token && forms[open] === ';') return false;
    if (forms[open - 1] !== ',' || !/^W[DP]/.test(xpos[open] ?? '')) continue;
    let close = token;
    while (close < xpos.length && forms[close] !== ',') close++;
    return close < xpos.length && (other < open || other > close);
  }
  return false;
}
