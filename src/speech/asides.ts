import {type Clauses, isPunctuation} from './clauses.ts';

/** A longer clause between commas is more than an aside. */
const LONGEST = 24;

/**
 * "The president, who toured the coast, said": the last token of the noun before the aside that ends right before a verb, or −1.
 * The parser gives such a verb to the aside.
 */
export function nounBeforeAside(clauses: Clauses, verb: number): number {
  const {sentence} = clauses;
  let closing = verb - 1;
  while (closing > 0 && (sentence.upos[closing] === 'AUX' || sentence.xpos[closing]!.startsWith('RB'))) closing--;
  if (sentence.forms[closing] !== ',') return -1;
  const named = nounBeforeName(clauses, closing);
  if (named >= 0) return named;
  for (let i = closing - 1; i > 1 && closing - i < LONGEST; i--) {
    if (/^W[DP]/.test(sentence.xpos[i]!) && sentence.forms[i - 1] === ',')
      return /^N/.test(sentence.xpos[i - 2]!) ? i - 2 : -1;
    // Other commas may stand in a list, but not another clause's end.
    if (isPunctuation(clauses, i) && sentence.forms[i] !== ',' && !/^(HYPH|``|'')$/.test(sentence.xpos[i]!)) return -1;
  }
  return -1;
}

const NOMINAL = /^(DT|JJ|N\w*|POS|HYPH|CD|IN)$/;

/** "; a monitor, the Archive, estimated": a noun that opens its clause, and its name between commas. */
function nounBeforeName({sentence: {forms, xpos}}: Clauses, closing: number): number {
  let i = closing - 1;
  while (i > 0 && closing - i < LONGEST && NOMINAL.test(xpos[i]!)) i--;
  if (forms[i] !== ',' || i === closing - 1 || !/^N/.test(xpos[i - 1] ?? '')) return -1;
  let first = i - 1;
  while (first > 0 && NOMINAL.test(xpos[first - 1]!)) first--;
  return first > 0 && !/^[;:“"]$/.test(forms[first - 1]!) && xpos[first - 1] !== 'CC' ? -1 : i - 1;
}
