import {AFFECTED_CLASSES, EFFECTS, SCOPES, STANCES} from '../../model/claim.ts';
import type {Decision} from '../../model/decision.ts';
import {readDate} from '../../read/dates.ts';

/** What a correction says, or a sentence about what is wrong with it. */
export type Correction = {readonly change: Decision['change']} | {readonly fault: string};

/** What can be put in the place of what was read, beside the figure. */
const LISTS: Readonly<Record<string, readonly string[]>> = {
  effect: EFFECTS,
  class: AFFECTED_CLASSES,
  stance: STANCES,
  scope: SCOPES,
};

/** How a correction is written, for people. */
export const CORRECTION_FORM =
  '12, 12-14, >=12, <=14, or effect=injured, class=police, stance=denied, scope=total, place=Almaty, from=2022-01-05, to=2022-01-06';

/** Reads what a person typed in place of what was read: a count or an interval, and `name=value`, with blanks or commas between. */
export function readCorrection(typed: string): Correction {
  const change: Record<string, string | number | null> = {};
  for (const word of typed
    .trim()
    .split(/[\s;]+|,(?!\d{3}\b)/)
    .filter((part) => part !== '')) {
    const read = word.includes('=') && !/^[<>]/.test(word) ? readMember(word) : readInterval(word);
    if (typeof read === 'string') return {fault: read};
    Object.assign(change, read);
  }
  if (Object.keys(change).length === 0) return {fault: `Nothing was corrected. Write ${CORRECTION_FORM}.`};
  return {change};
}

function readMember(word: string): Record<string, string> | string {
  const [name = '', value = ''] = word.split(/=(.*)/s);
  if (value === '') return `"${word}" has no value.`;
  const list = Object.hasOwn(LISTS, name) ? LISTS[name] : undefined;
  if (list !== undefined) return list.includes(value) ? {[name]: value} : `${name} is one of ${list.join(', ')}.`;
  if (name === 'place') return {place: value.replaceAll('_', ' ')};
  if (name === 'from' || name === 'to') {
    const day = readDate(value)?.slice(0, 10);
    return day === undefined ? `"${value}" is no day such as 2022-01-06.` : {[name]: day};
  }
  return `"${name}" cannot be corrected. Write ${CORRECTION_FORM}.`;
}

function readInterval(word: string): {low: number | null; high: number | null} | string {
  const plain = word.replace(/,(?=\d{3}\b)/g, '');
  const open = /^(>=|≥|<=|≤)(\d{1,9})$/.exec(plain) ?? /^()(\d{1,9})\+$/.exec(plain);
  if (open !== null) {
    const count = Number(open[2]);
    return open[1] === '<=' || open[1] === '≤' ? {low: null, high: count} : {low: count, high: null};
  }
  const both = /^(\d{1,9})(?:[-–](\d{1,9}))?$/.exec(plain);
  if (both === null) return `"${word}" is no count. Write ${CORRECTION_FORM}.`;
  const low = Number(both[1]);
  const high = both[2] === undefined ? low : Number(both[2]);
  return low <= high ? {low, high} : `${low} is more than ${high}.`;
}
