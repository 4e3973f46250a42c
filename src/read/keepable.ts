import type {Problem} from '../model/problem.ts';
import {type Origin, problemAt} from './problems.ts';

/**
 * A text as it can be kept: half a character (a lone surrogate), which has no UTF-8, and NUL, at which much else takes a text to end, become U+FFFD.
 *
 * Each takes the room of what it stands for, so offsets do not move.
 */
export function keepable(text: string): string {
  const whole = text.isWellFormed() ? text : text.toWellFormed();
  return whole.includes('\0') ? whole.replaceAll('\0', '\uFFFD') : whole;
}

/** What `keepable` changes in a text, or in the member of that name; nothing in nearly all there are. */
export function changesOf(text: string, from: Origin, member: string | null = null): Problem[] {
  const problems: Problem[] = [];
  const say = (what: string): string => `${what}${member === null ? '' : ` in "${member}"`}. It was read as U+FFFD.`;
  if (!text.isWellFormed()) {
    const at = member === null ? firstDifference(text, text.toWellFormed()) : null;
    problems.push(problemAt(from, 'read/lone-surrogate', say('Half a character stands alone (a lone surrogate)'), at));
  }
  const nul = text.indexOf('\0');
  if (nul >= 0)
    problems.push(problemAt(from, 'read/nul', say('A NUL character stands there'), member === null ? nul : null));
  return problems;
}

function firstDifference(a: string, b: string): number {
  let i = 0;
  while (i < a.length && a.charCodeAt(i) === b.charCodeAt(i)) i++;
  return i;
}
