import type {Document} from '../model/document.ts';
import type {PlaceMention} from '../model/mention.ts';
import {contains, overlaps, type Span} from '../model/span.ts';
import type {WrittenClaim} from '../model/written-claim.ts';
import type {Fault} from './found-claim.ts';

/** What nobody has written anything into. */
export const NOTHING_WRITTEN: WrittenClaim = {
  figure: '',
  low: '',
  high: '',
  approx: '',
  effect: '',
  trigger: '',
  class: '',
  affected: '',
  speaker: '',
  speakerClass: '',
  stance: '',
  scope: '',
  place: '',
  from: '',
  to: '',
};

/** What was written, in the shape of a claim (for `claimFound`), and what of it stands nowhere in the report or is no number. */
export interface ReadClaim {
  readonly claim: Readonly<Record<string, unknown>>;
  readonly faults: readonly Fault[];
}

/** The words that were chosen, and the sentence they stand in. */
export interface Chosen {
  readonly sentence: Span;
  readonly words: Span;
}

/**
 * Finds in the report what a person wrote down of it: in the sentence first, nearest to the words that were chosen, then elsewhere.
 * Places are taken as they were resolved.
 */
export function readWritten(
  written: WrittenClaim,
  {text, id}: Document,
  {sentence, words}: Chosen,
  places: readonly PlaceMention[],
): ReadClaim {
  const faults: Fault[] = [];
  const fault = (part: string, message: string) => void faults.push({part, message});
  const find = (part: string, said: string, near: Span): Span | null => {
    if (said.trim() === '') return null;
    const found = findWords(text, said, sentence, near);
    if (found === null) fault(part, 'These words do not stand in the report.');
    return found;
  };
  const count = (part: 'low' | 'high'): number | null => {
    const bare = written[part].trim().replaceAll(',', '');
    if (bare === '') return null;
    if (/^\d{1,10}$/.test(bare)) return Number(bare);
    fault(`figure.${part}`, 'A count is written in figures, or left empty where it is open.');
    return null;
  };
  const figure = find('figure', written.figure, words);
  if (written.figure.trim() === '') fault('figure', 'Say in which words the count stands.');
  if (written.trigger.trim() === '') fault('trigger', 'Say which words tell what happened.');
  const [low, high] = [count('low'), count('high')];
  if (low === null && high === null && !faults.some(({part}) => part.startsWith('figure.')))
    fault('figure.low', 'At least one end of the count has to be told.');
  const near = figure ?? words;
  const trigger = find('trigger', written.trigger, near);
  const affected = find('affected', written.affected, near);
  const speaker = find('speaker', written.speaker, near);
  const place = find('place', written.place, near);
  const content = figure === null || contains(sentence, figure) ? sentence : around(sentence, figure);
  const [from, to] = [written.from.trim(), written.to.trim()];
  return {
    faults,
    claim: {
      document: id,
      effect: written.effect,
      content: {...content},
      figure: figure === null ? null : {...figure, low, high, approx: written.approx !== ''},
      trigger,
      affected: {...affected, class: orLeftOut(written.class)},
      speaker: speaker === null ? null : {...speaker, class: orLeftOut(written.speakerClass)},
      stance: orLeftOut(written.stance),
      scope: orLeftOut(written.scope),
      place: place === null ? null : {...resolved(place, places), ...place},
      time: from === '' && to === '' ? null : {from: orLeftOut(from), to: orLeftOut(to)},
    },
  };
}

function orLeftOut(written: string): string | null {
  return written === '' ? null : written;
}

function around(a: Span, b: Span): Span {
  return {start: Math.min(a.start, b.start), end: Math.max(a.end, b.end)};
}

/** Every place where words stand, as words of their own; white space is all alike. */
export function allWords(text: string, words: string): Span[] {
  const parts = words.trim().split(/\s+/u).map(escaped);
  if (parts.join('') === '') return [];
  const found = Array.from(
    text.matchAll(new RegExp(parts.join('\\s+'), 'gu')),
    ({0: run, index}): Span => ({
      start: index,
      end: index + run.length,
    }),
  );
  const whole = found.filter((span) => !cuts(text, span));
  return whole.length > 0 ? whole : found;
}

/** Where words stand: within a stretch first, nearest to others; `null` where they do not. */
export function findWords(text: string, words: string, within: Span, near: Span): Span | null {
  const found = allWords(text, words);
  const distance = (span: Span) => Math.max(0, near.start - span.end, span.start - near.end);
  const inside = found.filter((span) => contains(within, span));
  return [...(inside.length > 0 ? inside : found)].sort((a, b) => distance(a) - distance(b))[0] ?? null;
}

/** Whether a stretch begins or ends within a word: "man" of "women". */
function cuts(text: string, {start, end}: Span): boolean {
  return (
    /[\p{L}\p{N}]{2}/u.test(text.slice(start - 1, start + 1)) || /[\p{L}\p{N}]{2}/u.test(text.slice(end - 1, end + 1))
  );
}

function escaped(part: string): string {
  return part.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

/** What the reader knows of the place at these words. */
function resolved(span: Span, places: readonly PlaceMention[]): Readonly<Record<string, unknown>> {
  const known = places.find((place) => overlaps(place, span));
  if (known === undefined) return {};
  const {name, country, point, precision, gazetteer} = known;
  return {name, country, point, precision, gazetteer};
}
