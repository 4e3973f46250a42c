import type {Sentence} from '../model/sentence.ts';

/**
 * "the worst attack in nine years", "the worst crash since 2007": only the comparison goes back that far. Whether a superlative
 * stands at most `reach` tokens before one; "at least 41 since May" compares nothing.
 */
export function isCompared({xpos}: Sentence, at: number, reach: number): boolean {
  for (let i = Math.max(0, at - reach); i < at; i++)
    if (/^(JJS|RBS)$/.test(xpos[i] ?? '') && xpos[i - 1] !== 'IN') return true;
  return false;
}
