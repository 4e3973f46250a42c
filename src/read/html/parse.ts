import {parseCarefully, type Refused} from './careful.ts';
import {type Element, LIMITS} from './node.ts';
import {parseQuickly} from './quick.ts';

/** A page as a tree, or why there is none: the quick way where that is sure to give the same tree, else the careful one. */
export function parseHtml(source: string): Element | Refused {
  if (source.length > LIMITS.bytes) return {refused: `It is longer than ${LIMITS.bytes} characters`};
  return parseQuickly(source) ?? parseCarefully(source);
}
