import type {AnalysedText} from '../language/text.ts';
import type {TimeMention} from '../model/mention.ts';
import {quote} from '../model/span.ts';
import type {Pack} from '../packs/pack.ts';
import type {Anchors} from './anchors.ts';
import {addMonths, dayOfIso, isoOf} from './calendar.ts';
import {isDateline} from './dateline.ts';
import {type Fields, MONTH_KINDS, YEAR_KINDS} from './fields.ts';
import type {Moment} from './moments.ts';
import {compilePatterns, type Match, type Patterns} from './patterns.ts';
import {READINGS} from './readings.ts';
import type {Sense} from './senses.ts';
import {type Atom, compileWords, type Lexicon} from './words.ts';

/** Finds the dates and stretches of days that a text names. */
export interface TimeFinder {
  /**
   * The mentions in the order of the text; `published` is the document's date or date-time (RFC 3339).
   *
   * Without a date the one of the dateline counts ("SAN JOSE, 3 JAN 90 --"), and where there is none either, words such as
   * "yesterday" are found and have no days.
   */
  find(text: AnalysedText, published: string | null): TimeMention[];
}

/** A match where it stands in the text. */
interface Found {
  /** Index of its sentence. */
  readonly sentence: number;
  readonly match: Match;
  readonly atoms: readonly Atom[];
  readonly at: number;
  /** The words before it speak of what is to come. */
  readonly ahead: boolean;
}

/** Compiles `time-words` and `time-patterns`. */
export function createTimeFinder(pack: Pack): TimeFinder {
  const patterns = compilePatterns(pack);
  const lexicon = compileWords(pack, patterns.literals, patterns.keys);
  return {
    find(text, published) {
      const found = match(text, lexicon, patterns);
      const today = (published === null ? null : dayOfIso(published)) ?? datelineDay(text, found);
      return resolve(text.text, found, {today, reference: null, narrative: isHistory(found, today), ahead: false});
    },
  };
}

function match(text: AnalysedText, lexicon: Lexicon, patterns: Patterns): Found[] {
  const all: Found[] = [];
  for (let i = 0; i < text.size; i++) {
    const atoms = lexicon.mayHold(text.text, text.span(i)) ? lexicon.atoms(text.tokens(i)) : null;
    if (atoms === null) continue;
    for (let at = 0; at < atoms.length; ) {
      const longest = atoms[at]?.senses.length === 0 ? null : longestFrom(patterns, atoms, at);
      if (longest !== null) all.push({sentence: i, match: longest, atoms, at, ahead: isAhead(atoms, at)});
      at += longest?.length ?? 1;
    }
  }
  return all;
}

/** Whether the last word before an atom that tells of a time to come or gone by tells of one to come: "plan to march". */
function isAhead(atoms: readonly Atom[], at: number): boolean {
  for (let i = at - 1; i >= Math.max(0, at - CUE_REACH); i--) {
    for (const {kind} of atoms[i]?.senses ?? []) {
      if (kind === 'ahead') return true;
      if (kind === 'behind') return false;
    }
  }
  return false;
}

/** How many words such a cue reaches. */
const CUE_REACH = 10;

/** The longest match at an atom; `null` where the words after a condition ("by") make a longer one without it. */
function longestFrom(patterns: Patterns, atoms: readonly Atom[], at: number): Match | null {
  const match = patterns.longest(atoms, at);
  const lead = match?.groups.indexOf(0) ?? 0;
  if (match === null || lead <= 0) return match;
  const inner = patterns.longest(atoms, at + lead);
  return inner !== null && lead + inner.length > match.length ? null : match;
}

/** A full date in the first line of a text, before a dash: the dateline of an agency report. */
function datelineDay(text: AnalysedText, found: readonly Found[]): number | null {
  const first = found[0];
  if (first === undefined) return null;
  const last = first.atoms[first.at + first.match.length - 1]?.end ?? 0;
  if (!isDateline(text.text, first.atoms[first.at]?.start ?? 0, last)) return null;
  const none: Anchors = {today: null, reference: null, narrative: false, ahead: false};
  const moment = readGroups(first.match, none)[0]?.moment;
  return moment?.precision === 'day' ? moment.from : null;
}

/** A text that names years again and again and hardly a weekday is told along its own time, not from the day it was printed. */
function isHistory(found: readonly Found[], today: number | null): boolean {
  if (today === null) return true;
  let years = 0;
  let near = 0;
  for (const {match} of found) {
    for (const {kind} of match.senses) {
      if (kind === 'year' || kind === 'modern') years++;
      else if (kind === 'weekday' || kind === 'deictic') near++;
    }
  }
  return years >= 4 && years > 2 * near;
}

function resolve(text: string, found: readonly Found[], start: Anchors): TimeMention[] {
  const mentions: TimeMention[] = [];
  let anchors = start;
  let told = 0;
  found.forEach(({sentence, match, atoms, at, ahead}, i) => {
    const isApart = match.reading === 'apart';
    const near = isApart ? besides(found, i, anchors) : null;
    const far = anchors.today === null && match.reading === 'weekday' && sentence - told > WEEKDAY_REACH;
    const reference = isApart ? (near?.moment ?? null) : far ? null : anchors.reference;
    const local = {...anchors, reference, ahead: !isApart && ahead};
    for (const {moment, first, last} of readGroups(near?.isBehind ? {...match, reading: 'later'} : match, local)) {
      if (moment === undefined) continue;
      const span = {start: atoms[at + first]?.start ?? 0, end: atoms[at + last]?.end ?? 0};
      mentions.push({
        kind: 'time',
        ...quote(text, span),
        from: moment === null ? null : isoOf(moment.from),
        to: moment === null ? null : isoOf(moment.to),
        precision: moment?.precision ?? 'day',
        basis: match.senses.some(({kind}) => SAID.includes(kind)) ? 'said' : 'relative',
      });
      if (moment === null || isApart) continue;
      anchors = {...anchors, reference: moment};
      told = sentence;
    }
  });
  return mentions;
}

/**
 * How many sentences behind a date a bare weekday may be told from it, where nobody knows the text's own day: further on, "Saturday" is
 * that of the report, not of whatever year it last spoke of.
 */
const WEEKDAY_REACH = 1;

/** Kinds that name a year by themselves. */
const SAID = ['year', 'modern', 'far-year', 'decade'];

/**
 * What "two days after the dam broke" is told from: the time named before it in its sentence, else the one behind it.
 *
 * "On 3 June, two days after the dam broke" tells when the dam broke, "two days after the dam broke on 1 June" what
 * happened then.
 */
function besides(
  found: readonly Found[],
  i: number,
  anchors: Anchors,
): {readonly moment: Moment | null; readonly isBehind: boolean} | null {
  const {atoms} = found[i]!;
  if (found[i - 1]?.atoms === atoms) return {moment: anchors.reference, isBehind: false};
  const next = found[i + 1];
  if (next?.atoms !== atoms) return null;
  return {moment: readGroups(next.match, anchors)[0]?.moment ?? null, isBehind: true};
}

interface Group {
  readonly moment: Moment | null | undefined;
  readonly first: number;
  readonly last: number;
}

/** The mentions of one match; those that leave out month or year have the ones of their neighbour. */
function readGroups(match: Match, anchors: Anchors): Group[] {
  const reading = READINGS[match.reading];
  const count = Math.max(...match.groups) + 1;
  const senses = Array.from({length: count}, (_, g) => match.senses.filter((_, i) => match.groups[i] === g));
  let local = anchors;
  const moments = senses.map((own, g) => {
    const moment = reading?.(fieldsOf(borrow(senses, g), own, match.value), local);
    if (moment !== null && moment !== undefined) local = {...local, reference: moment};
    return moment;
  });
  return moments.map((moment, g) => ({
    moment: before(moment, moments[g + 1]),
    first: match.groups.indexOf(g),
    last: match.groups.lastIndexOf(g),
  }));
}

/** "Between November and February": of two months or days without a year the first is not told as the later one. */
function before(one: Group['moment'], next: Group['moment']): Group['moment'] {
  if (one == null || next == null || one.from <= next.from || one.precision === 'year') return one;
  return {...one, from: addMonths(one.from, -12), to: addMonths(one.to, -12)};
}

/** A group's own senses and, after them, the month and year of the next group that has them, else of the one before. */
function borrow(groups: readonly (readonly Sense[])[], g: number): readonly Sense[] {
  const own = groups[g] ?? [];
  if (groups.length === 1) return own;
  const all = [...own];
  const has = (kinds: readonly string[]): boolean => all.some(({kind}) => kinds.includes(kind));
  const others = [...groups.slice(g + 1), ...groups.slice(0, g).reverse()].flat();
  const take = (kinds: readonly string[]): void => {
    const one = others.find(({kind}) => kinds.includes(kind));
    if (one !== undefined) all.push(one);
  };
  if (has(YEAR_KINDS)) return all;
  if (!has(MONTH_KINDS)) take(MONTH_KINDS);
  take(YEAR_KINDS);
  return all;
}

function fieldsOf(senses: readonly Sense[], own: readonly Sense[], value: string): Fields {
  const byKind = new Map<string, Sense>();
  for (const sense of senses) if (!byKind.has(sense.kind)) byKind.set(sense.kind, sense);
  return {byKind, numbers: own.filter(({kind}) => kind === 'number').map(({number}) => number), value};
}
