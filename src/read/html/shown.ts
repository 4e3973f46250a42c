import {parseHtml} from './parse.ts';
import {makeParts} from './parts.ts';
import {writeText} from './text.ts';

/** The words a piece of markup shows, all of them; `null` where it is refused as a page would be. */
export function shownText(markup: string): string | null {
  if (!/[<&]/.test(markup)) return markup.replace(/\s+/g, ' ').trim();
  const root = parseHtml(markup);
  if ('refused' in root) return null;
  const parts = makeParts(root, {likelyOnly: false, title: ''});
  return parts === null ? '' : writeText([parts]);
}
