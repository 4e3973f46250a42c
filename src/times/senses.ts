/** One thing a word may be in the grammar of dates: "May" is the month 5, and a year's number is also a count. */
export interface Sense {
  /** What patterns call it: `{month}`, `{day}`; for a word that a pattern spells out, see `literalKind`. */
  readonly kind: string;
  /** What it stands for, as the pack's table gives it: "day" for "days", "12-25" for "Christmas". */
  readonly value: string;
  /** `value` as a number, 0 where it is none. */
  readonly number: number;
  /** It counts only with a capital letter in the text. */
  readonly capital: boolean;
}

/** What stands after digits, by the pack: "6th", "1990s". */
export interface NumberEndings {
  readonly ordinal: ReadonlySet<string>;
  readonly decade: ReadonlySet<string>;
}

/** A sense; `capital` where the word needs one. */
export function sense(kind: string, value: string, capital = false): Sense {
  const number = Number(value);
  return {kind, value, number: Number.isFinite(number) ? number : 0, capital};
}

/** The kind of a word that a pattern spells out: `year` the word is not `{year}` the number. */
export function literalKind(word: string): string {
  return `=${word}`;
}

/** What a token that starts with a digit may be: nothing for "1,500", "10:30" or "6.5". */
export function numberSenses(form: string, endings: NumberEndings): readonly Sense[] {
  let digits = 0;
  while (digits < form.length && isDigit(form.charCodeAt(digits))) digits++;
  if (digits > 4) return [];
  const value = form.slice(0, digits);
  const number = Number(value);
  const ending = form.slice(digits).toLowerCase();
  if (ending === '') return plainNumber(value, number);
  if (digits <= 2 && endings.ordinal.has(ending)) {
    return isInMonth(number) ? [sense('day', value), sense('ordinal', value), sense('nth', value)] : [];
  }
  if (number % 10 !== 0 || !endings.decade.has(ending)) return [];
  if (digits === 4) return [sense('decade', value)];
  return digits === 2 ? [sense('short-decade', value)] : [];
}

/** A bare number is taken for a year where nothing else says so only if it is a `modern` one. */
function plainNumber(value: string, number: number): readonly Sense[] {
  const senses = [sense('count', value)];
  if (value.length <= 2) {
    if (isInMonth(number)) senses.push(sense('day', value));
    senses.push(sense('number', value));
    if (value.length === 2) senses.push(sense('short-year', value));
  } else if (value.length === 4 && number >= 1000 && number < 2100) {
    senses.push(sense('year', value));
    if (number >= 1750 && number < 2060) senses.push(sense('modern', value));
  } else if (value.length === 4 && number >= 2100) {
    // Nothing that has happened: what is dated so is a slip, or no report.
    senses.push(sense('far-year', value));
  }
  return senses;
}

function isInMonth(number: number): boolean {
  return number >= 1 && number <= 31;
}

/** Whether a UTF-16 unit is one of the digits 0 to 9. */
export function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}
