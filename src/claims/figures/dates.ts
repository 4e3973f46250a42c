import type {Sentence} from '../../model/sentence.ts';
import type {Candidate} from './candidate.ts';
import {readNumeral} from './numerals.ts';
import type {FigureKind, FigureWords} from './words.ts';

/** "June 30", "30 September", "June 30 and 31", "in 2004", "the 2008 attack". */
export function dateOf(candidate: Candidate): FigureKind | null {
  const {sentence, number, counted, words} = candidate;
  const {first, last} = number;
  if (number.form !== 'digits') return null;
  if (number.joint !== null && number.low >= 1900 && number.high <= 2100 && sentence.xpos[counted.noun] !== 'NNS')
    return 'date';
  if (number.high <= 31 && (isMonth(sentence, first - 1, words) || isMonth(sentence, last + 1, words))) {
    // "In June 30 people died" counts; "on June 30 rebels attacked" does not.
    const counts = sentence.xpos[counted.noun] === 'NNS' && words.places.has(sentence.lower[first - 2] ?? '');
    return counts && !isMonth(sentence, last + 1, words) ? null : 'date';
  }
  if (isMonth(sentence, first - 1, words) && number.high <= 99 && counted.noun < 0) return 'date';
  return isYear(candidate) ? 'date' : null;
}

/** "in 2004", "the 2008 attack", "June 2004"; but "2000 police", "some 2000 were held". */
function isYear({sentence, number, counted, words, ...hedged}: Candidate): boolean {
  const {first, last, low, high} = number;
  if (!/^\d{4}$/.test(sentence.forms[first] ?? '') || low < 1000) return false;
  // Whatever year it is, "4 March 3000": but "on 4 March 3000 people died" counts.
  const isRoundCount = low % 100 === 0 && sentence.xpos[last + 1] === 'NNS';
  if (isDayOfMonth(sentence, first - 1, words) && !isRoundCount) return true;
  if (high > 2100) return false;
  if (isMonth(sentence, first - 1, words)) return true;
  // "The 2013 killings": a count of so many has its comma, or is round.
  if (sentence.xpos[first - 1] === 'DT' && low >= 1900 && low % 100 !== 0) return true;
  if (counted.of >= 0 || hedged.first < first || hedged.last > last) return false;
  const before = sentence.xpos[first - 1] ?? '';
  if (low < 1900) return before === 'IN' && counted.noun < 0;
  // "In 2004 two climbers died."
  if (readNumeral(sentence, last + 1, words) !== null) return true;
  const event = words.units.get(sentence.lemmas[counted.noun] ?? '') === 'event';
  if (event) return true;
  if (sentence.xpos[counted.noun] === 'NNS') return false;
  if (counted.noun >= 0) return /^(DT|IN|JJ|POS|PRP\$|NNP)$/.test(before);
  return !/^VB/.test(before) && !/^VB[PN]$/.test(sentence.xpos[last + 1] ?? '');
}

/** "Sept. 15, 2015", "4 March 3000": a day and a month, and perhaps a comma, end at `i`. */
function isDayOfMonth(sentence: Sentence, i: number, words: FigureWords): boolean {
  const isDay = (k: number) => /^(0?[1-9]|[12]\d|3[01])$/.test(sentence.forms[k] ?? '');
  const last = sentence.forms[i] === ',' ? i - 1 : i;
  return (isDay(last) && isMonth(sentence, last - 1, words)) || (isMonth(sentence, last, words) && isDay(last - 1));
}

function isMonth(sentence: Sentence, i: number, words: FigureWords): boolean {
  return /^\p{Lu}/u.test(sentence.forms[i] ?? '') && words.months.has(sentence.lower[i] ?? '');
}
