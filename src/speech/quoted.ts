import type {Span} from '../model/span.ts';
import type {Clauses} from './clauses.ts';
import {child, relationOf} from './clauses.ts';
import type {Group} from './contents.ts';
import {isSpeech, lastStartingBy, type Quotation} from './quotations.ts';

/** Between a quotation and the words that attribute it. */
const JOINT = /^[\s,.:;–—-]*$/;

/** Longer stretches between "said" and a quotation are clauses of their own. */
const REACH = 120;

/**
 * The quotation that a verb attributes, before or after it: "…," she said · She said: "…".
 *
 * `null` where the verb stands inside a quotation itself, or where the marks only set off some words of a clause.
 */
export function quotedBy(
  text: string,
  clauses: Clauses,
  verb: number,
  group: Group,
  quotations: readonly Quotation[],
): Quotation | null {
  const {sentence} = clauses;
  const at = sentence.starts[verb]!;
  const index = lastStartingBy(quotations, at);
  const around = quotations[index];
  if (around && at < around.end) return null;
  const after = clausalAfter(clauses, verb);
  const start = sentence.starts[group.from]!;
  const before = quotations[lastStartingBy(quotations, start)];
  if (before && isBefore(text, before, start, sentence) && isSpeech(text, before) && !isName(text, before, start)) {
    const closed = /[.?!…]\W*$/u.test(text.slice(before.start, before.end));
    const continues = /^\s*\p{Ll}/u.test(text.slice(before.end)) || !closed;
    if (continues || after < 0) return before;
  }
  const next = quotations[index + 1];
  if (!next || next.start - at > REACH || next.start > sentence.end + 3 || !isSpeech(text, next)) return null;
  const gap = text.slice(sentence.ends[verb]!, next.start);
  if (/:\s*$/.test(gap)) return next;
  if (next.start >= sentence.end) return null;
  const opens = after < 0 || sentence.starts[clauses.first[after]!]! >= next.start;
  return opens && !/[;.?!]/.test(gap) ? next : null;
}

/** Whether a quotation ends right before `start`, in the same paragraph. */
function isBefore(text: string, {end}: Quotation, start: number, sentence: Span): boolean {
  if (end > start) return false;
  const gap = text.slice(end, start);
  return JOINT.test(gap) && (end > sentence.start || !gap.includes('\n'));
}

/** 'The daily "Meridian" reports': marks that a word precedes, and the verb follows with nothing between, set off a name. */
function isName(text: string, {start, end}: Span, verb: number): boolean {
  const bare = /^\s*$/.test(text.slice(end, verb)) && !/[,.?!…]\W*$/u.test(text.slice(start, end));
  return bare && /[\p{L}\p{N}]\s$/u.test(text.slice(Math.max(0, start - 2), start));
}

/** The clause that the verb governs on its right, or −1. */
function clausalAfter(clauses: Clauses, verb: number): number {
  const k = child(clauses, verb, 'ccomp');
  if (k > verb) return k;
  const other = (clauses.children[verb] ?? []).find((i) => i > verb && relationOf(clauses, i) === 'parataxis');
  return other ?? -1;
}

/** The quotation right before a verb and its source that ends with a comma: only a verb that attributes can follow. */
export function brokenOff(
  text: string,
  clauses: Clauses,
  verb: number,
  group: Group,
  quotations: readonly Quotation[],
): Quotation | null {
  const {sentence} = clauses;
  const start = sentence.starts[group.from]!;
  const before = quotations[lastStartingBy(quotations, start)];
  if (!before || before.end > start || sentence.starts[verb]! < before.end) return null;
  const broken = /,\W{1,2}$/u.test(text.slice(before.end - 3, before.end));
  return broken && isBefore(text, before, start, sentence) && isSpeech(text, before) ? before : null;
}
