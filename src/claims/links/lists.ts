import type {Sentence} from '../../model/sentence.ts';
import {isProper, nounPhrase} from './phrases.ts';

/** Most names a list is followed for. */
const LONGEST_LIST = 40;

/** How far before a name its list may begin, in tokens. */
const FARTHEST = 200;

/**
 * The other names of a list that a name stands in: "D. Cortez, 30; P. Hart, 8; and A. Ruiz, 10".
 *
 * Parsers lose such lists at ages and semicolons. A list is names with nothing between them but separators, ages,
 * titles and places of origin, and it is closed by a conjunction or held together by semicolons.
 */
export function listedWith(sentence: Sentence, token: number): number[] {
  if (!isProper(sentence, nounPhrase(sentence, token).last)) return [];
  const before = listedBefore(sentence, token);
  const after = listedAfter(sentence, token);
  return [...before, ...after];
}

/**
 * The names before a subject that ends their list: "Cortez, Hart and the driver died".
 *
 * Only where the list begins its sentence or quotation: elsewhere its first name may belong to another clause.
 */
export function joinedBefore(sentence: Sentence, token: number): number[] {
  const found: number[] = [];
  let {first} = nounPhrase(sentence, token);
  if (sentence.xpos[first - 1] !== 'CC') return [];
  for (let end = first - 2; end >= 0 && isProper(sentence, end); end = first - 2) {
    first = end;
    while (isProper(sentence, first - 1)) first--;
    found.push(headIn(sentence, first, end));
    if (sentence.xpos[first - 1] !== ',') break;
  }
  return found.length > 1 && (first === 0 || sentence.xpos[first - 1] === '``') ? found.reverse() : [];
}

function listedAfter(sentence: Sentence, token: number): number[] {
  const found: number[] = [];
  let {last} = nounPhrase(sentence, token);
  let joined = false;
  while (found.length < LONGEST_LIST) {
    const next = overSeparators(sentence, last + 1);
    if (next === null) break;
    const end = endOfName(sentence, next.at);
    // A verb behind the name makes it the subject of a clause of its own.
    if (end < 0 || /^(VB[DPZ]|MD)$/.test(sentence.xpos[end + 1] ?? '')) break;
    found.push(headIn(sentence, next.at, end));
    joined ||= next.joins;
    last = end;
    if (next.closes) return found;
  }
  return joined ? found : [];
}

function listedBefore(sentence: Sentence, token: number): number[] {
  const {first} = nounPhrase(sentence, token);
  for (let start = Math.max(0, first - FARTHEST); start < first; start++) {
    const begins = start === 0 || /^(:|``|,)$/.test(sentence.xpos[start - 1] ?? '');
    if (!begins || endOfName(sentence, start) < 0) continue;
    const head = headIn(sentence, start, endOfName(sentence, start));
    const found = listedAfter(sentence, head);
    const at = found.findIndex((other) => first <= other && other <= nounPhrase(sentence, token).last);
    if (at >= 0) return [head, ...found.slice(0, at)];
  }
  return [];
}

/** Where the next name begins behind separators, ages and places; `null` where the list ends. */
function overSeparators(sentence: Sentence, from: number): {at: number; joins: boolean; closes: boolean} | null {
  let separated = false;
  let joins = false;
  let closes = false;
  let i = from;
  for (; i < sentence.size && i < from + 12; i++) {
    const tag = sentence.xpos[i] ?? '';
    if (tag === 'CC') closes = true;
    else if (tag === ':' || sentence.lower[i] === ';') joins = true;
    else if (tag === 'IN' && separated) {
      i = overOrigin(sentence, i) - 1;
      continue;
    } else if (tag !== ',' && tag !== 'CD') break;
    separated ||= tag !== 'CD';
  }
  return separated && i < sentence.size ? {at: i, joins, closes} : null;
}

/** "of Leeds, Ohio,": behind where one comes from. */
function overOrigin(sentence: Sentence, preposition: number): number {
  let i = preposition + 1;
  while (isProper(sentence, i)) i++;
  const wider = sentence.xpos[i] === ',' && isProper(sentence, i + 1) && /^(,|CC|:)$/.test(sentence.xpos[i + 2] ?? '');
  return wider ? i + 2 : i;
}

/** Last token of a name of two words or more, titles included, that begins at a token; −1 where none does. */
function endOfName(sentence: Sentence, from: number): number {
  let i = from;
  while (sentence.xpos[i] === 'NN' || sentence.xpos[i] === 'JJ') i++;
  const name = i;
  while (isProper(sentence, i)) i++;
  return i - name >= 2 || (i > name && name > from) ? i - 1 : -1;
}

function headIn(sentence: Sentence, first: number, last: number): number {
  for (let i = first; i <= last; i++) {
    const head = sentence.heads[i] ?? -1;
    if (isProper(sentence, i) && (head < first || head > last)) return i;
  }
  return last;
}
