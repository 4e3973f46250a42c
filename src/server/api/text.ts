import type {ReaderView} from '../../desk/views.ts';

/** The text of a report as it may be shown: every offset of its claims holds in it. White space between paragraphs stands as line ends. */
export function textOf({paragraphs}: Pick<ReaderView, 'paragraphs'>): string {
  let text = '';
  for (const {start, text: words} of paragraphs.flat()) text += '\n'.repeat(start - text.length) + words;
  return text;
}
