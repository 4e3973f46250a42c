import {createScanner} from '../language/scan.ts';
import type {TokenizedSentence} from '../model/sentence.ts';
import type {Span} from '../model/span.ts';
import type {Pack} from '../packs/pack.ts';
import {fold, isCompound, pieces} from './compounds.ts';
import {isDigit, literalKind, numberSenses, type Sense, sense} from './senses.ts';

/** A word or a piece of one (both halves of "1939–45"), with its senses. */
export interface Atom {
  readonly start: number;
  readonly end: number;
  readonly senses: readonly Sense[];
}

/** Looks up words and numbers. */
export interface Lexicon {
  /** Whether a stretch of text may hold a key word: by its letters alone, before it is cut into tokens. */
  mayHold(text: string, span: Span): boolean;
  /** The atoms of a sentence around its key words; `null` where it has none, which is most of the time. */
  atoms(sentence: TokenizedSentence): Atom[] | null;
}

const NONE: readonly Sense[] = [];

/** How many tokens before the first and after the last key word a match, or a word that bears on it, may reach. */
const REACH = 12;

/**
 * Compiles `time-words`, together with the words that patterns spell out; `keys` are the kinds worth a closer look.
 *
 * A phrase of the table with a capital needs one in the text ("March", "May"); a phrase that starts with a hyphen is an
 * ending ("-s"); several kinds in one cell are several senses.
 */
export function compileWords(pack: Pack, literals: ReadonlySet<string>, keys: ReadonlySet<string>): Lexicon {
  const byForm = new Map<string, Sense[]>();
  const byEnding: [string, readonly Sense[]][] = [];
  const endings = {ordinal: new Set<string>(), decade: new Set<string>()};
  for (const literal of literals) byForm.set(literal, [sense(literalKind(literal), literal)]);
  for (const {cells} of pack.table('time-words')) {
    const phrase = cells['phrase'] ?? '';
    for (const kind of (cells['kind'] ?? '').split(',')) {
      if (kind === 'ordinal-ending') endings.ordinal.add(phrase);
      else if (kind === 'decade-ending') endings.decade.add(phrase);
      else if (phrase.startsWith('-')) byEnding.push([phrase.slice(1), [sense(kind, cells['value'] ?? '')]]);
      else {
        const lower = phrase.toLowerCase();
        byForm.set(lower, [...(byForm.get(lower) ?? []), sense(kind, cells['value'] ?? '', lower !== phrase)]);
      }
    }
  }
  /** Key words, and whether each needs a capital: "may" stands in every other report. */
  const keyForms = new Map<string, boolean>();
  for (const [form, senses] of byForm) {
    const own = senses.filter(({kind}) => keys.has(kind));
    if (own.length > 0)
      keyForms.set(
        form,
        own.every(({capital}) => capital),
      );
  }
  // Most words are told apart from the key words by their first letter and length alone, without hashing them.
  const shapes = new Uint8Array(SHAPES);
  for (const form of keyForms.keys()) shapes[shapeOf(form)] = 1;
  // Numbers have up to four digits and two letters: the cache stays small.
  const numbers = new Map<string, readonly Sense[]>();

  function sensesOf(form: string, lower: string): readonly Sense[] {
    const unit = form.charCodeAt(0);
    if (isDigit(unit)) return numberOf(form);
    const known = byForm.get(lower);
    if (known !== undefined) return isCapital(unit) ? known : known.filter(({capital}) => !capital);
    if (isCapital(unit) || lower.length < 4) return NONE;
    for (const [ending, senses] of byEnding) if (lower.endsWith(ending)) return senses;
    return NONE;
  }

  function numberOf(form: string): readonly Sense[] {
    if (form.length > 6) return NONE;
    const cached = numbers.get(form);
    if (cached !== undefined) return cached;
    const senses = numberSenses(form, endings);
    if (senses.length > 0) numbers.set(form, senses);
    return senses;
  }

  function isKey(form: string, lower: string): boolean {
    const unit = form.charCodeAt(0);
    if (isDigit(unit)) return form.length > 2 && (isCompound(form) || numberOf(form).some(({kind}) => keys.has(kind)));
    if (shapes[shapeOf(lower)] === 1) {
      const needsCapital = keyForms.get(lower);
      if (needsCapital !== undefined) return !needsCapital || isCapital(unit);
    }
    return isCompound(form);
  }

  const scanner = createScanner([...keyForms.keys()]);

  return {
    mayHold(text, {start, end}) {
      for (let i = start; i < end; i++) if (isDigit(text.charCodeAt(i))) return true;
      return scanner.test(text, start, end);
    },
    atoms(sentence) {
      let first = -1;
      let last = -1;
      for (let i = 0; i < sentence.size; i++) {
        if (!isKey(sentence.forms[i] ?? '', sentence.lower[i] ?? '')) continue;
        if (first < 0) first = i;
        last = i;
      }
      if (first < 0) return null;
      const atoms: Atom[] = [];
      const to = Math.min(sentence.size, last + REACH);
      for (let i = Math.max(0, first - REACH); i < to; i++) pushAtoms(sentence, i, atoms);
      return atoms;
    },
  };

  function pushAtoms(sentence: TokenizedSentence, i: number, atoms: Atom[]): void {
    const form = sentence.forms[i] ?? '';
    const start = sentence.starts[i] ?? 0;
    if (!isCompound(form)) {
      atoms.push({start, end: sentence.ends[i] ?? start, senses: sensesOf(form, fold(sentence.lower[i] ?? ''))});
      return;
    }
    for (const [from, to] of pieces(form)) {
      const piece = form.slice(from, to);
      atoms.push({start: start + from, end: start + to, senses: sensesOf(piece, fold(piece.toLowerCase()))});
    }
  }
}

/** First letter and length of a word as one small number; different words may share it. */
function shapeOf(lower: string): number {
  return ((lower.charCodeAt(0) & 31) << 4) | (lower.length & 15);
}

const SHAPES = 32 * 16;

/** Upper case, and letters without case: a phrase with a capital is not lost in a script that has none. */
function isCapital(unit: number): boolean {
  return unit < 97 || unit > 122;
}
