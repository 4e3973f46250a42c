import type {Sentence} from '../../model/sentence.ts';
import type {Draft} from '../draft.ts';
import type {FoundFigure} from '../figures/figures.ts';
import {isName, nameOfGapped} from './gapped.ts';

/** How a count without an effect word goes with the one before it, by what stands between the two. */
export type Joint = 'list' | 'shortened' | 'next' | 'gapped';

/** How a figure is joined to the count before it; `null` where it is not. */
export function jointOf(sentence: Sentence, figure: FoundFigure, whole: Draft): Joint | null {
  if (isListed(sentence, figure, whole)) return 'list';
  if (isNext(sentence, figure, whole)) return 'next';
  if (isShortened(sentence, figure, whole)) return 'shortened';
  return isGapped(sentence, figure, whole) ? 'gapped' : null;
}

/** "Tarim had 31 deaths, Zofar 13": each with its name before it. */
function isGapped(sentence: Sentence, figure: FoundFigure, whole: Draft): boolean {
  if (figure.noun >= 0 || whole.figure === null || nameOfGapped(sentence, figure) < 0) return false;
  for (let i = 0; i < whole.figure.first; i++) if (isName(sentence, i)) return true;
  return false;
}

/** "14 dead: nine soldiers …", "14 people (nine soldiers …": a colon, dash or bracket opens the list of the counted. */
function isListed(sentence: Sentence, figure: FoundFigure, whole: Draft): boolean {
  if (figure.noun < 0 || whole.figure === null) return false;
  let opened = false;
  for (let i = whole.figure.last + 1; i < figure.first; i++) {
    const tag = sentence.xpos[i] ?? '';
    if (tag === ':' || tag === '-LRB-' || tag === 'HYPH') opened = sentence.lower[i] !== ';';
    else if (opened && /^(VB|MD)/.test(tag)) return false;
  }
  return opened;
}

/** "abducted two traders, three teachers": nothing but a comma or conjunction since the count before. */
function isNext(sentence: Sentence, figure: FoundFigure, whole: Draft): boolean {
  if (figure.noun < 0 || whole.figure === null) return false;
  const end = Math.max(whole.figure.last, whole.figure.noun, whole.figure.of);
  return figure.first > end && figure.first - end <= 4 && onlyJoins(sentence, end + 1, figure.first);
}

/** "71 passengers and six crew had been killed": joined to a count before its effect. */
export function countedBehind(sentence: Sentence, figure: FoundFigure, drafts: readonly Draft[]): Draft | null {
  if (figure.noun < 0) return null;
  const end = Math.max(figure.last, figure.noun, figure.of);
  const next = drafts.find(({figure: other}) => other !== null && other.first > end && other.first - end <= 9);
  if (next === undefined || next.figure === null || next.counted < 0 || next.trigger.first < next.figure.last)
    return null;
  // "Of the 60 passengers, 22 drowned": the whole is no part of those.
  if (next.counted === figure.noun) return null;
  // "emptied 14 shops, and 200 men were held": behind a comma and "and" begins a clause with a count of its own.
  const isObject = /^VB[DPZG]$/.test(sentence.xpos[figure.first - 1] ?? '');
  if (isObject && sentence.xpos[end + 1] === ',' && sentence.xpos[end + 2] === 'CC') return null;
  return onlyLists(sentence, end + 1, next.figure.first) ? next : null;
}

/** ", a boy and": nothing but other items of a list, each with its article. */
function onlyLists(sentence: Sentence, from: number, to: number): boolean {
  if (!/^(CC|,)$/.test(sentence.xpos[from] ?? '') || !/^(CC|,|DT|RB)$/.test(sentence.xpos[to - 1] ?? '')) return false;
  for (let i = from; i < to; i++) {
    const tag = sentence.xpos[i] ?? '';
    const article = tag !== 'DT' || /^(CC|,)$/.test(sentence.xpos[i - 1] ?? '');
    if (!article || !/^(CC|,|DT|RB|JJ|NN)$/.test(tag)) return false;
    if (/^(JJ|NN)$/.test(tag) && /^(CC|,)$/.test(sentence.xpos[i - 1] ?? '')) return false;
  }
  return true;
}

/** "45 people died in the north, 12 in the east": a bare count behind a comma or conjunction. */
function isShortened(sentence: Sentence, figure: FoundFigure, whole: Draft): boolean {
  if (figure.noun >= 0 || whole.figure === null || figure.first === 0) return false;
  let before = figure.first - 1;
  while (before > 0 && /^(DT|JJ|JJR|RBR|RB)$/.test(sentence.xpos[before] ?? '')) before--;
  const joined = /^(CC|,|:)$/.test(sentence.xpos[before] ?? '');
  const next = sentence.xpos[figure.last + 1] ?? '.';
  return joined && /^(IN|TO|RB|\.|,)$/.test(next);
}

/** Nothing but commas, conjunctions and determiners. */
export function onlyJoins(sentence: Sentence, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (!/^(CC|,|:|DT|RB)$/.test(sentence.xpos[i] ?? '')) return false;
  return true;
}
