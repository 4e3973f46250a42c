import type {Sentence} from '../../model/sentence.ts';
import type {FoundFigure} from '../figures/figures.ts';
import {matchesBefore, type PartWords} from './part-words.ts';

/** "put the figure at four", "the total is four", but not "the number aboard at four". */
export function isGivenAgain(sentence: Sentence, {first}: FoundFigure, {again}: PartWords): boolean {
  if (!again.some((phrase) => matchesBefore(sentence, phrase, first))) return false;
  return !/^(IN|RB)$/.test(sentence.xpos[first - 2] ?? '') || sentence.xpos[first - 1] !== 'IN';
}

/** "A rival group recorded 173", "up from the 110 given by the mayor": a bare number, and nothing but a verb for numbers to say whose. */
export function isRecount({lower, xpos}: Sentence, figure: FoundFigure, {recount, recounted}: PartWords): boolean {
  const {first, last, noun, of} = figure;
  if (noun >= 0 || of >= 0) return false;
  if (recounted.some((phrase) => phrase.every((word, k) => lower[last + 1 + k] === word))) return true;
  if (!/^([.,:;]|IN|RB|CC|'')$/.test(xpos[last + 1] ?? '.')) return false;
  return recount.some((phrase) => phrase.every((word, k) => lower[first - phrase.length + k] === word));
}
