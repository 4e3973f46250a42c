import type {Sentence} from '../../model/sentence.ts';
import {ageOf} from './ages.ts';
import type {Candidate} from './candidate.ts';
import {dateOf} from './dates.ts';
import {gap} from './numerals.ts';
import {phraseAt, phraseEndingAt} from './phrases.ts';
import type {NumberRange} from './ranges.ts';
import type {Cue, FigureKind, FigureWords} from './words.ts';

/** Tells a count from an age, a date, money, a flight number and the other things that numbers are for. */
export function kindOf(candidate: Candidate): FigureKind {
  for (const ask of [byForm, byHyphen, byShare, byCues, byPair, dateOf, ageOf, byAddress, byNoun]) {
    const kind = ask(candidate);
    if (kind !== null) return kind;
  }
  return 'count';
}

/** What the number's own form says: ordinals, scores, decimals, "no" without a noun, "one" as a pronoun. */
function byForm({sentence, number, counted, words}: Candidate): FigureKind | null {
  const {first, last, form} = number;
  const kindAt = (i: number): string | undefined => words.numbers.get(sentence.lower[i] ?? '')?.kind;
  const isNone = (i: number): boolean => phraseAt(words.vague, sentence.lower, i)?.value.form === 'none';
  // "there is no third death"
  if (form === 'ordinal') return isHyphen(sentence, last + 1) || isNone(first - 1) ? 'attribute' : 'rank';
  if (form === 'none' && kindAt(last + 1) === 'ordinal') return 'pronoun';
  if (number.joint === 'score') return 'score';
  if (form === 'digits' && isLabel(sentence, number)) return 'identifier';
  // "In one case, three women were shot": where it happened.
  const opens = first === 1 && words.places.has(sentence.lower[0] ?? '');
  if (opens && counted.noun === last + 1 && sentence.forms[last + 2] === ',') return 'attribute';
  if (form === 'none') {
    const alone = /^(NN|PRP)/.test(sentence.xpos[last] ?? '') || sentence.upos[last] === 'PRON' || last > first;
    return alone || counted.noun >= 0 || counted.of >= 0 ? null : 'pronoun';
  }
  // "both guards and prisoners", but "saved both guards"
  const joins = sentence.xpos[last + 1] !== 'NNS' || kindAt(last + 2) === 'and';
  if (form === 'both' && sentence.xpos[first] === 'CC' && joins) return 'pronoun';
  if (form === 'words' && number.high === 1 && counted.noun < 0 && counted.of < 0) {
    if (phraseEndingAt(words.cuesBefore, sentence.lower, first - 1)?.value === 'pronoun') return 'pronoun';
    if (phraseAt(words.cuesAfter, sentence.lower, last + 1)?.value === 'pronoun') return 'pronoun';
  }
  return null;
}

/** "0500", "1. The army …": digits that begin with a zero or number a paragraph. */
function isLabel(sentence: Sentence, {first, last, joint}: NumberRange): boolean {
  const parts = joint === null ? [first] : [first, first + 1, last];
  if (parts.some((i) => /^0\d/.test(sentence.forms[i] ?? ''))) return true;
  return first === 0 && /^[.)]$/.test(sentence.forms[last + 1] ?? '');
}

/** "30-year-old", "a 15-year term", "a 20-member crew", "AK-47", "6.2-magnitude", "two-thirds". */
function byHyphen({sentence, number, words, last}: Candidate): FigureKind | null {
  const {first} = number;
  if (isPart(sentence, last + 1, number.high, words)) return 'fraction';
  // "15- and 16-year-old boys"
  if (/^[-–]$/.test(sentence.forms[last + 1] ?? '') && gap(sentence, last + 1) === 0 && gap(sentence, last + 2) > 0) {
    const joined = words.numbers.get(sentence.lower[last + 2] ?? '')?.kind;
    if (joined === 'and' || joined === 'or' || joined === 'to') return 'attribute';
  }
  if (isHyphen(sentence, last + 1)) {
    const word = sentence.lower[last + 2] ?? '';
    if (isPart(sentence, last + 2, number.high, words) || words.numbers.get(word)?.kind === 'ordinal')
      return 'fraction';
    const next = phraseAt(words.cuesAfter, sentence.lower, last + 1);
    if (next !== null && isKind(next.value)) return next.value;
    const cue = words.cuesHyphen.get(word);
    return cue ?? words.units.get(sentence.lemmas[last + 2] ?? '') ?? words.units.get(word) ?? 'attribute';
  }
  const named = isHyphen(sentence, first - 1) && /[\p{L}\d]/u.test(sentence.forms[first - 2] ?? '');
  if (!named) return null;
  return number.form === 'digits' ? 'identifier' : 'attribute';
}

/** "two thirds", "one third of": what a fraction divides by. */
function isPart(sentence: Sentence, i: number, count: number, words: FigureWords): boolean {
  const kind = words.numbers.get(sentence.lower[i] ?? '')?.kind;
  if (kind === 'part') return true;
  return kind === 'ordinal' && count === 1 && words.numbers.get(sentence.lower[i + 1] ?? '')?.kind === 'of';
}

/** Words right before or after that say it: "Flight 351", "aged 12", "$5", "7 percent", "21 a day". */
function byCues(candidate: Candidate): FigureKind | null {
  const {sentence, number, counted, words, first} = candidate;
  const {lower} = sentence;
  const before =
    phraseEndingAt(words.cuesBefore, lower, number.first - 1) ?? phraseEndingAt(words.cuesBefore, lower, first - 1);
  if (before !== null && isKind(before.value) && before.value !== 'pronoun') {
    // "The wounded number 20" counts.
    const verb = before.value === 'rank' && /^VB[PZ]?$/.test(sentence.xpos[before.last] ?? '');
    const named = before.value !== 'identifier' || names(candidate, before.first);
    // "This year 312 people drowned" counts.
    const dated = before.value !== 'date' || sentence.xpos[counted.noun] !== 'NNS' || number.low >= 1000;
    if (!verb && named && dated) return before.value;
  }
  const after = phraseAt(words.cuesAfter, lower, number.last + 1);
  if (after !== null && isKind(after.value) && after.value !== 'pronoun') return after.value;
  const beyond = counted.noun >= 0 ? phraseAt(words.cuesAfter, lower, counted.noun + 1) : null;
  if (beyond?.value === 'rate') return 'rate';
  return isHabit(candidate) ? 'rate' : null;
}

/** "Image 5 of 9 Ana Berg was hurt": a number out of another one that is a label is one as well. */
function byPair({sentence, number, words}: Candidate): FigureKind | null {
  const at = sentence.forms[number.first - 1] === '/' ? number.first - 2 : number.first - 1;
  if (words.numbers.get(sentence.lower[at] ?? '')?.kind !== 'of' || !/^\d+$/.test(sentence.forms[at - 1] ?? ''))
    return null;
  return phraseEndingAt(words.cuesBefore, sentence.lower, at - 2)?.value === 'identifier' ? 'identifier' : null;
}

/** "About 5,000 people die of it every year": what happens over and over, to the end of its clause. */
function isHabit({sentence, counted, words}: Candidate): boolean {
  if (counted.noun < 0) return false;
  const verb = sentence.xpos.findIndex((tag, i) => i > counted.noun && /^(VB|MD)/.test(tag));
  if (!/^VB[PZ]$/.test(sentence.xpos[verb] ?? '') || sentence.upos[verb] === 'AUX') return false;
  for (let i = verb + 1; i < sentence.size && !/^[,:.]$/.test(sentence.xpos[i] ?? ''); i++)
    if (phraseAt(words.cuesAfter, sentence.lower, i)?.value === 'rate') return true;
  return false;
}

/** Whether the word at `at` names something by the number: "Room 12", but not "in the room 12 were hurt". */
function names({sentence, number, counted}: Candidate, at: number): boolean {
  if (number.form === 'vague' || sentence.xpos[counted.noun] === 'NNS') return false;
  const tag = sentence.xpos[at - 1] ?? '';
  const shouted = !/\p{Ll}/u.test(sentence.forms.join(''));
  if (at > 0 && !shouted && /^\p{Lu}/u.test(sentence.forms[at] ?? '')) return true;
  if (number.form === 'words') return tag === 'IN' || tag.startsWith('VB');
  return !/^(DT|PRP\$|JJ|WDT|CD)$/.test(tag);
}

/** What the counted noun is: a stretch of time, a measure, an event; else it is a count. */
function byNoun({sentence, number, counted, words}: Candidate): FigureKind | null {
  const unitAt = (k: number): FigureKind | undefined =>
    k < 0 ? undefined : (words.units.get(bare(sentence.lower[k])) ?? words.units.get(sentence.lemmas[k] ?? ''));
  // "most of them from one family": the group is not what is counted.
  const inGroup = number.high === 1 && words.groups.has(sentence.lower[counted.noun] ?? '');
  if (inGroup && sentence.xpos[number.first - 1] === 'IN') return 'attribute';
  // "500 pound bombs" are measured, "two attack helicopters" are counted.
  const next = number.last + 1;
  const beside = counted.of < 0 && !/^VB/.test(sentence.xpos[next] ?? '') ? unitAt(next) : undefined;
  const kind = beside !== undefined && beside !== 'event' ? beside : unitAt(counted.noun);
  return kind ?? (number.form === 'digits' && !Number.isInteger(number.high) ? 'measure' : null);
}

/** A unit may be shortened with a full stop: "20 km.". */
function bare(word: string | undefined): string {
  return word === undefined ? '' : word.replace(/\.$/, '');
}

/** "6016 Dublin Road": digits before a name that ends in a word for a street. */
function byAddress({sentence, number, words}: Candidate): FigureKind | null {
  if (number.form !== 'digits') return null;
  for (let k = number.last + 1; k <= number.last + 4 && /^\p{Lu}/u.test(sentence.forms[k] ?? ''); k++) {
    if (k > number.last + 1 && words.streets.has(sentence.lower[k] ?? '')) return 'identifier';
  }
  return null;
}

/** "out of every five" */
function afterOf(sentence: Sentence, i: number): number {
  return sentence.xpos[i] === 'DT' ? i + 1 : i;
}

/** "one in five", "nine out of ten", "8 in 10": a share of a round number. */
function byShare({sentence, number, counted, words}: Candidate): FigureKind | null {
  const k = number.last + 1;
  const link = words.numbers.get(sentence.lower[k] ?? '')?.kind;
  const whole = link === 'out' ? afterOf(sentence, k + 2) : words.places.has(sentence.lower[k] ?? '') ? k + 1 : -1;
  if (whole < 0 || (counted.of >= 0 && counted.of !== whole)) return null;
  const value = words.numbers.get(sentence.lower[whole] ?? '')?.value ?? Number(sentence.forms[whole]);
  if (!(value > number.high) || number.high > 99) return null;
  return /^10*$/.test(String(value)) || (number.high === 1 && (value < 20 || value % 10 === 0)) ? 'fraction' : null;
}

function isKind(cue: Cue): cue is FigureKind {
  return cue !== 'change' && cue !== 'stands' && cue !== 'there';
}

function isHyphen(sentence: Sentence, i: number): boolean {
  return /^[-–]$/.test(sentence.forms[i] ?? '') && gap(sentence, i) === 0 && gap(sentence, i + 1) === 0;
}
