import type {Part} from './parts.ts';

/** Elements that begin and end a paragraph. */
const PARAGRAPH = new Set(
  'address article aside blockquote body center details dialog div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html main nav ol p pre section summary table ul'.split(
    ' ',
  ),
);

/** Elements that begin a line and not a paragraph. */
const LINE = new Set(['br', 'li', 'tr', 'dt', 'dd', 'caption', 'option']);

const CELL = new Set(['td', 'th']);

/** Soft hyphens and control characters, which nobody sees. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
const UNSEEN = /[\u0000-\u0008\u000e-\u001f\u007f\u00ad]/g;

/** White space that is no single blank. */
const UNEVEN = /[^\S ]| {2}/;

/**
 * The words of parts as plain text: paragraphs apart by an empty line, items and rows on lines of their own, cells by a tab; white space as a
 * browser would show it.
 */
export function writeText(parts: readonly (Part | string)[]): string {
  const out: Out = {text: '', gap: ''};
  for (const part of parts) {
    widen(out, '\n\n');
    write(part, out, false);
  }
  return out.text;
}

interface Out {
  text: string;
  /** White space due before the next word. */
  gap: '' | ' ' | '\t' | '\n' | '\n\n';
}

const WIDTH = {'': 0, ' ': 1, '\t': 2, '\n': 3, '\n\n': 4} as const;

function write(part: Part | string, out: Out, verbatim: boolean): void {
  if (typeof part === 'string') {
    writeWords(part, out, verbatim);
    return;
  }
  const gap = gapAround(part);
  widen(out, gap);
  for (const child of part.children) write(child, out, verbatim || part.tag === 'pre');
  widen(out, gap);
}

function gapAround({tag, element, parent}: Part): Out['gap'] {
  // Bare words in a cell or an item were made a paragraph so that they count as one; on the page they are only a line.
  if (tag === 'p' && element === parent?.element && (CELL.has(parent.tag) || LINE.has(parent.tag)))
    return parent.children.length === 1 ? '' : '\n';
  return PARAGRAPH.has(tag) ? '\n\n' : LINE.has(tag) ? '\n' : CELL.has(tag) ? '\t' : '';
}

function writeWords(words: string, out: Out, verbatim: boolean): void {
  for (const line of verbatim ? words.split(/\r\n?|\n/) : [words]) {
    if (verbatim && line !== words) widen(out, '\n');
    const seen = line.replace(UNSEEN, '');
    const shown = UNEVEN.test(seen) ? seen.replace(/\s+/g, ' ') : seen;
    if (shown === '') continue;
    if (shown[0] === ' ') widen(out, ' ');
    const trimmed = shown.trim();
    if (trimmed === '') continue;
    out.text += (out.text === '' ? '' : out.gap) + trimmed;
    out.gap = shown.at(-1) === ' ' ? ' ' : '';
  }
}

function widen(out: Out, gap: Out['gap']): void {
  if (WIDTH[gap] > WIDTH[out.gap]) out.gap = gap;
}
