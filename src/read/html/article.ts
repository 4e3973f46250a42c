import {chooseParts} from './choose.ts';
import {cleanPart} from './clean.ts';
import type {Element} from './node.ts';
import {makeParts} from './parts.ts';
import {writeText} from './text.ts';

/** An article shorter than this may be the wrong piece of the page: it is looked for again, less strictly. */
const SHORT = 500;

/** From strict to lax: leave out what is labelled as no article; judge boxes by how their text is made up. */
const TRIES = [
  {likelyOnly: true, judging: true},
  {likelyOnly: false, judging: true},
  {likelyOnly: false, judging: false},
] as const;

/**
 * The text of a page's article, without its title, menus, comments and advertisements; empty where the page has no words.
 *
 * `title` is the page's own, so that the heading that repeats it is left out.
 */
export function articleText(root: Element, title: string): string {
  let longest = '';
  for (const {likelyOnly, judging} of TRIES) {
    const parts = makeParts(root, {likelyOnly, title});
    if (parts === null) continue;
    const chosen = chooseParts(parts);
    for (const part of chosen) cleanPart(part, judging);
    const text = writeText(chosen);
    if (text.length >= SHORT) return text;
    if (text.length > longest.length) longest = text;
  }
  return longest;
}
