import type {TokenizedSentence} from '../model/sentence.ts';
import type {Pack} from '../packs/pack.ts';

/** One thing a word may be in the grammar of dates: "May" is the month 5, and a year's number is also a count. */
export interface Sense {
  /** What patterns call it: `{month}`, `{day}`; a word that a pattern spells out is called by itself. */
  readonly kind: string;
  /** What it stands for, as the pack's table gives it: "day" for "days", "12-25" for "Christmas". */
  readonly value: string;
  /** `value` as a number, 0 where it is none. */
  readonly number: number;
  /** It counts only with a capital letter in the text. */
  readonly capital: boolean;
}

/** A word or a piece of one (both halves of "1939–45"), with its senses. */
export interface Atom {
  readonly start: number;
  readonly end: number;
  readonly senses: readonly Sense[];
}

/** Looks up words and numbers. */
export interface Lexicon {
  /** The atoms of a sentence; `null` where no word of it has any sense but a number's. */
  atoms(text: string, sentence: TokenizedSentence): Atom[] | null;
}

const NONE: readonly Sense[] = [];

/**
 * Compiles `time-words`, together with the words that patterns spell out.
 *
 * A phrase of the table with a capital needs one in the text ("March", "May"); a phrase that starts with a hyphen is an
 * ending ("-s"); several kinds in one cell are several senses.
 */
export function compileWords(pack: Pack, literals: ReadonlySet<string>): Lexicon {
  const byForm = new Map<string, Sense[]>();
  const byEnding: [string, Sense][] = [];
  const ordinalEndings = new Set<string>();
  const decadeEndings = new Set<string>();
  for (const literal of literals) byForm.set(literal, [sense(literalKind(literal), literal, false)]);
  for (const {cells} of pack.table('time-words')) {
    const phrase = cells['phrase'] ?? '';
    const value = cells['value'] ?? '';
    for (const kind of (cells['kind'] ?? '').split(',')) {
      if (kind === 'ordinal-ending') ordinalEndings.add(phrase);
      else if (kind === 'decade-ending') decadeEndings.add(phrase);
      else if (phrase.startsWith('-')) byEnding.push([phrase.slice(1), sense(kind, value, false)]);
      else {
        const lower = phrase.toLowerCase();
        byForm.set(lower, [...(byForm.get(lower) ?? []), sense(kind, value, lower !== phrase)]);
      }
    }
  }

  function sensesOf(form: string, lower: string): readonly Sense[] {
    const code = form.charCodeAt(0);
    if (code >= 48 && code <= 57) return numberSenses(lower, ordinalEndings, decadeEndings);
    const known = byForm.get(lower);
    if (known !== undefined) return isCapital(form) ? known : known.filter((one) => !one.capital);
    if (code < 97 || code > 122) return NONE;
    for (const [ending, one] of byEnding) if (lower.length > 3 && lower.endsWith(ending)) return [one];
    return NONE;
  }

  return {
    atoms(text, sentence) {
      const found: Atom[] = [];
      let words = 0;
      for (let i = 0; i < sentence.size; i++) {
        const form = sentence.forms[i] ?? '';
        const start = sentence.starts[i] ?? 0;
        if (isCompound(form)) {
          for (const [from, to] of pieces(form)) {
            const piece = text.slice(start + from, start + to);
            const senses = sensesOf(piece, fold(piece));
            if (senses.length > 0) words++;
            found.push({start: start + from, end: start + to, senses});
          }
          continue;
        }
        const senses = sensesOf(form, fold(sentence.lower[i] ?? ''));
        if (senses.length > 0) words++;
        found.push({start, end: sentence.ends[i] ?? start, senses});
      }
      return words > 0 ? found : null;
    },
  };
}

/** The kind of a word that a pattern spells out: `year` the word is not `{year}` the number. */
export function literalKind(word: string): string {
  return `=${word}`;
}

function sense(kind: string, value: string, capital: boolean): Sense {
  const number = Number(value);
  return {kind, value, number: Number.isFinite(number) ? number : 0, capital};
}

/** A plain number, an ordinal ("6th") or a decade ("1990s"); nothing for "1,500", "10:30" or "6.5". */
function numberSenses(
  form: string,
  ordinalEndings: ReadonlySet<string>,
  decadeEndings: ReadonlySet<string>,
): readonly Sense[] {
  let digits = 0;
  while (digits < form.length && form.charCodeAt(digits) >= 48 && form.charCodeAt(digits) <= 57) digits++;
  const value = form.slice(0, digits);
  const number = Number(value);
  const ending = form.slice(digits);
  if (ending === '') return plainNumbers(value, number, digits);
  if (digits <= 2 && ordinalEndings.has(ending)) {
    const nth = sense('nth', value, false);
    return number >= 1 && number <= 31 ? [sense('day', value, false), sense('ordinal', value, false), nth] : [nth];
  }
  if (digits === 4 && number % 10 === 0 && decadeEndings.has(ending)) return [sense('decade', value, false)];
  return NONE;
}

function plainNumbers(value: string, number: number, digits: number): readonly Sense[] {
  const senses = [sense('count', value, false)];
  if (digits <= 2 && number >= 1 && number <= 31) senses.push(sense('day', value, false));
  if (digits <= 2) senses.push(sense('number', value, false));
  if (digits === 2) senses.push(sense('short-year', value, false));
  if (digits === 4 && number >= 1000 && number < 2100) senses.push(sense('year', value, false));
  if (digits === 4 && number >= 1750 && number < 2060) senses.push(sense('modern', value, false));
  return senses;
}

/** Typographic apostrophes and dashes as their typewriter forms; both have the same length. */
function fold(lower: string): string {
  const code = lower.charCodeAt(0);
  if (code === 0x2019 || code === 0x2018) return `'${lower.slice(1)}`;
  return lower === '–' || lower === '—' ? '-' : lower;
}

function isCapital(form: string): boolean {
  const code = form.charCodeAt(0);
  return code < 97 || code > 122;
}

function isJoint(code: number): boolean {
  return code === 0x2d || code === 0x2f || code === 0x2013 || code === 0x2014;
}

/** Whether a token has a hyphen, dash or slash beside other characters, or an apostrophe before digits ("'98"). */
function isCompound(form: string): boolean {
  if (form.length < 2) return false;
  const first = form.charCodeAt(0);
  if (first === 0x27 || first === 0x2019 || first === 0x2018) {
    const next = form.charCodeAt(1);
    return next >= 48 && next <= 57;
  }
  for (let i = 0; i < form.length; i++) if (isJoint(form.charCodeAt(i))) return true;
  return false;
}

/** Cuts "mid-May" into "mid", "-", "May", and "'98" into "'", "98". */
function pieces(form: string): [number, number][] {
  const cut: [number, number][] = [];
  let from = 0;
  for (let i = 0; i < form.length; i++) {
    const code = form.charCodeAt(i);
    const quote = i === 0 && (code === 0x27 || code === 0x2019 || code === 0x2018);
    if (!quote && !isJoint(code)) continue;
    if (i > from) cut.push([from, i]);
    cut.push([i, i + 1]);
    from = i + 1;
  }
  if (from < form.length) cut.push([from, form.length]);
  return cut;
}
