import {parseCarefully, type Refused} from './careful.ts';
import {type Element, LIMITS} from './node.ts';

/** A page as a tree, or why there is none. */
export function parseHtml(source: string): Element | Refused {
  if (source.length > LIMITS.bytes) return {refused: `It is longer than ${LIMITS.bytes} characters`};
  return parseCarefully(source);
}
